import assert from 'node:assert/strict';
import { QUESTION } from '../../src/domain/known-ids/questions.ts';
import { storeCaseOf } from '../support/year-end.ts';
import { startPlay, type Play } from '../support/play.ts';

const PEOPLE = { by: { id: 'a', name: 'A. Lead' }, approvedBy: { id: 'b', name: 'B. Head' } };

describe('References that carry the year, at the end of a school year', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    play.clock.startsAt('2026-07-20');
    for (const [pupil, year] of [
      ['AB 7', '7'],
      ['AB 8', '8'],
      ['AB 9', '9'],
      ['4711', '9'],
      ['ZZ 11', '11'],
    ] as const)
      await store(pupil, year);
  });
  afterEach(() => play.stop());

  const store = (pupil: string, year: string, id?: string) => storeCaseOf(play, pupil, year, id);
  const look = (only?: readonly string[]) => play.schoolBot.lookAtYearEnd({ leaving: [11], only });
  const pupils = async () =>
    (await play.erasure.cases()).items
      .map(({ value }) => String(value.answers[QUESTION.pupilReference]))
      .toSorted((one, other) => one.localeCompare(other, 'en-GB', { numeric: true }));

  it('get the next one, each making room for the one below, with a trail that names two people', async () => {
    const { changes } = await look();
    const { changed } = await play.schoolBot.changeYearReferences(changes, PEOPLE);
    assert.deepEqual(
      changed.map(({ from, to }) => `${from} > ${to}`),
      ['AB 9 > AB 10', 'AB 8 > AB 9', 'AB 7 > AB 8'],
    );
    assert.deepEqual(await pupils(), ['4711', 'AB 8', 'AB 9', 'AB 10', 'ZZ 11']);
    const [entry] = await play.records.auditOf('AB8');
    assert.deepEqual(
      [entry?.because, entry?.by.name, entry?.approvedBy?.name],
      ['new-year', 'A. Lead', 'B. Head'],
    );
    assert.deepEqual((await look()).changes, []);
  });

  it('link what is raised in the new year to what was raised before', async () => {
    await play.schoolBot.changeYearReferences((await look()).changes, PEOPLE);
    await store('ab 9', '9', 'new');
    assert.equal((await play.records.referralsOfPupil('AB 9', 5)).items.length, 2);
  });

  it('are changed alone where only some are chosen, and what is in the way is left out and said', async () => {
    const found = await look(['AB 9', 'AB 7']);
    assert.deepEqual(
      [found.changes.map(({ from }) => from), found.leftOut.map(({ from }) => from)],
      [['AB 9'], ['AB 7']],
    );
  });

  it('go on where it was killed, between two cases of one pupil too', async () => {
    await store('AB 8', '8', 'second');
    const { changes } = await look();
    const [first, next] = changes;
    assert.ok(first && next);
    await play.schoolBot.changeYearReferences([first, { ...next, cases: next.cases.slice(0, 1) }], PEOPLE);
    const again = await look();
    assert.deepEqual(again.leftOut, []);
    await play.schoolBot.changeYearReferences(again.changes, PEOPLE);
    assert.deepEqual(await pupils(), ['4711', 'AB 8', 'AB 9', 'AB 9', 'AB 10', 'ZZ 11']);
  });

  it('stay where the school has said that references look otherwise', async () => {
    const rule = { pattern: '[A-Z]{2} (7|8|9|11)', example: 'AB 8' };
    const found = await play.schoolBot.lookAtYearEnd({ leaving: [11] });
    assert.equal(found.changes.length, 3);
    await play.stop();
    play = await startPlay({ pupilReference: rule });
    play.clock.startsAt('2026-07-20');
    await store('AB 9', '9');
    const { leftOut } = await look();
    assert.deepEqual(
      leftOut.map(({ to, meets }) => [to, meets.length]),
      [['AB 10', 0]],
    );
  });
});
