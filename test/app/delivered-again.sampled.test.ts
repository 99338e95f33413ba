import assert from 'node:assert/strict';
import type { Answer } from '../../src/app/bot.ts';
import type { Change } from '../../src/app/ports/records.ts';
import { CHANNEL_VERBS, VERBS } from '../../src/app/verbs.ts';
import { EXPECTED_ACTS } from '../support/expected-acts.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { raisedBy, type Action } from '../support/permission-table.ts';
import { openSchoolOfAllRoles, type SchoolOfAllRoles, type Who } from '../support/all-roles.ts';
import { formOf, markedCase, STANDING } from '../support/marked-cases.ts';
import { casesFor, PRESSES } from '../support/presses.ts';
import { isThorough, sampleOf } from '../support/sampled.ts';

const PRESSING: readonly Who[] = ['lead', 'referrer', 'key adult', 'headteacher', 'office'];
const WORDS = ['stop', 'find QZ 77', 'digest now', 'digest hold', 'open', 'reminders', 'somebody hits him'];

/** Where a case takes an action, and one place where it does not; the first of them stands for the others. */
const takenWhile = (action: Action) =>
  sampleOf(
    STANDING.filter((status) => status === 'closed' || EXPECTED_ACTS[action].during.includes(status)),
    (_, at) => at === 0,
  );

/** Everything a turn wrote but a draft that goes on where it was. */
const added = (wrote: readonly Change[]) =>
  wrote.filter((each) => !(each.change === 'draft' && each.expected !== 'new'));

/** What everybody may be told twice in other words: that the digests are on their way, or have just been posted. */
const kind = ({ card, text, offer }: Answer, verb: string) =>
  JSON.stringify(verb === 'digest' ? { isCard: card !== undefined } : { card, text, offer: offer?.name });

/** Each delivery comes to the other of two bots over one storage. */
describe('An activity that Teams delivers again', () => {
  const school: SchoolOfAllRoles = openSchoolOfAllRoles();

  async function playedAgain(
    verb: string,
    begins: () => Promise<void>,
    once: (activityId: string) => Promise<{ answer: Answer; wrote: readonly Change[] }>,
  ): Promise<number> {
    await begins();
    const first = await once('a1');
    const adds = added(first.wrote);
    if (adds.length === 0) return 0;
    for (const time of ['second', 'third']) {
      const again = await once('a1');
      assert.deepEqual(added(again.wrote), [], `a ${time} time wrote again: ${verb}`);
      // A file is offered once.
      const { offer: _offered, ...answer } = first.answer;
      assert.equal(
        kind(again.answer, verb),
        kind(answer, verb),
        `a ${time} time is answered otherwise: ${verb}`,
      );
    }
    await begins();
    await Promise.all([once('a1'), once('a1'), once('a1')]);
    const kinds = (changes: readonly Change[]) => changes.map(({ change }) => change).toSorted();
    assert.deepEqual(kinds(added(school.wrote)), kinds(adds), `three at once wrote more than one: ${verb}`);
    return adds.filter(({ change }) => change === 'referral').length;
  }

  it('is asked of every button there is', () => {
    assert.deepEqual(Object.keys(PRESSES).toSorted(), Object.keys(VERBS).toSorted());
  });

  for (const [verb, { data, is, views = [{}] }] of Object.entries(PRESSES))
    it(`adds once what "${verb}" adds, and is answered as it was first`, async () => {
      let wrote = 0;
      for (const who of PRESSING) {
        // Whoever adds something first stands for the others.
        if (wrote > 0 && !isThorough) break;
        for (const view of who === 'lead' ? views : views.slice(0, 1)) {
          const drafts: readonly Draft[] = who === 'lead' ? [formOf('lead', 'plan', { PL1: 'MARKWHY' })] : [];
          for (const status of is ? takenWhile(is) : STANDING.slice(0, 1))
            wrote += await playedAgain(
              verb,
              () => school.begins(casesFor(is, status, raisedBy(who)), drafts),
              (activityId) => school.press(who, 'own chat', verb, { ...data, ...view }, activityId),
            );
        }
      }
      if (is && is !== 'approve-ap') assert.ok(wrote > 0, `nobody could ${verb}`);
    });

  for (const verb of CHANNEL_VERBS)
    it(`adds once what "${verb}" adds in the inclusion channel`, async () => {
      const data = PRESSES[verb]?.data;
      for (const status of ['submitted', 'plan-active'] as const)
        await playedAgain(
          verb,
          () => school.begins([markedCase(status, 'referrer')]),
          (activityId) => school.press('lead', 'inclusion channel', verb, data, activityId),
        );
    });

  for (const text of WORDS)
    it(`adds once what the words "${text}" add`, async () => {
      await playedAgain(
        text.startsWith('digest') ? 'digest' : 'typed',
        () => school.begins([markedCase('submitted', 'referrer')]),
        (activityId) => school.types('lead', 'own chat', text, activityId),
      );
    });

  const addsNote = async (activityId: string, more = {}) => {
    const note = { r: 'case-1', note: 'Seen in the yard, alone again.', ...more };
    const { answer, wrote } = await school.press('referrer', 'own chat', 'note', note, activityId);
    return { card: answer.card, added: wrote.some(({ change }) => change === 'referral') };
  };

  it('is another one when somebody means it: the same note by two presses is two notes', async () => {
    await school.begins([markedCase('submitted', 'referrer')]);
    assert.ok((await addsNote('a1')).added);
    assert.ok((await addsNote('a2')).added);
  });

  it('is known as well when it comes under a new id from the same form', async () => {
    await school.begins([markedCase('submitted', 'referrer')]);
    const first = await addsNote('a1', { notes: '1' });
    const again = await addsNote('a2', { notes: '1' });
    assert.ok(first.added && !again.added);
    assert.deepEqual(again.card, first.card);
    assert.ok((await addsNote('a3', { notes: '2' })).added, 'from the redrawn form it is meant');
  });

  it('is answered with the same DSL card when it said that somebody is in danger', async () => {
    await school.begins([]);
    const { wrote } = await school.press('referrer', 'own chat', 'start', {});
    const draft = wrote.flatMap((each) => (each.change === 'draft' ? [each.value] : []))[0];
    const data = { d: draft?.id, at: draft?.at, SG1: 'yes' };
    const first = await school.press('referrer', 'own chat', 'continue', data, 'a1');
    const again = await school.press('referrer', 'own chat', 'continue', data, 'a1');
    assert.match(JSON.stringify(first.answer.card), /Call 999 now/);
    assert.deepEqual(again.answer, first.answer);
    assert.deepEqual(added(again.wrote), []);
  });

  it('is the same one only while it asks for the same: an edited message keeps its id', async () => {
    await school.begins([markedCase('submitted', 'referrer')]);
    await school.types('lead', 'own chat', 'find QZ 77', 'a1');
    const edited = await school.types('lead', 'own chat', 'somebody hits him', 'a1');
    assert.ok(edited.wrote.some(({ change }) => change === 'stop'));
  });
});
