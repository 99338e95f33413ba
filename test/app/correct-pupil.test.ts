import assert from 'node:assert/strict';
import type { Referral } from '../../src/domain/case/referral.ts';
import { sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';
import { submittedReferral } from '../support/submitted-referral.ts';
import { draft } from '../storage/samples.ts';

const BY = { id: 'dpo-1', name: 'D. Officer' };

describe('Correcting the reference of a pupil', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.settled();
  });
  afterEach(() => play.stop());

  const cases = async (): Promise<readonly Referral[]> =>
    (await play.erasure.cases()).items.map(({ value }) => value);
  const theCase = async () => {
    const [found] = await cases();
    assert.ok(found);
    return found;
  };
  const store = (changes: Partial<Referral>) =>
    play.records.commit([
      { change: 'referral', value: submittedReferral(changes), previous: null, expected: 'new' },
    ]);
  const look = (to: string, from = 'pb 3', only?: readonly string[]) =>
    play.schoolBot.lookBeforeCorrecting({ from, to, only });
  const lookWell = async (...asked: Parameters<typeof look>) => {
    const found = await look(...asked);
    assert.ok('cases' in found, JSON.stringify(found));
    return found;
  };
  const correct = async (to: string, why: 'mistyped' | 'wrong-pupil' | 'new-year' = 'mistyped') => {
    const found = await lookWell(to);
    return play.schoolBot.correctPupil({ cases: found.cases, to: found.to, why, by: BY });
  };

  it('changes it in the case, in every list, and nowhere is the old one left but in the trail', async () => {
    const before = await theCase();
    const done = await correct('qr-4');
    assert.deepEqual([done.cases, done.changed], [[before.reference], []]);
    const after = await theCase();
    assert.deepEqual(after.triage, before.triage);
    assert.deepEqual((await play.records.referralsOfPupil('QR 4', 5)).items, [after]);
    assert.deepEqual((await play.records.referralsOfPupil('PB 3', 5)).items, []);
    const left = play.dump().filter((row) => /PB ?3/.test(row));
    assert.equal(left.length, 1);
    const [entry] = (await play.records.auditOf(after.id)).filter(({ what }) => what === 'pupil-corrected');
    assert.deepEqual(
      [entry?.by, entry?.because, entry?.corrected],
      [BY, 'mistyped', [{ question: 'PC1', before: 'PB 3', after: 'qr-4' }]],
    );
    assert.ok(left[0]?.includes(entry?.id ?? '?'));
  });

  it('redraws the card, and tells whoever raised it without naming the pupil in the notification', async () => {
    const from = play.connector.sent.length;
    await correct('QR 4');
    const sent = play.connector.sent.slice(from);
    assert.match(textsOf(sent.find(({ kind }) => kind === 'edit')?.card), /QR 4/);
    const told = sent.find(({ kind }) => kind === 'chat');
    assert.match(textsOf(told?.card), /corrected the pupil reference.*QR 4/);
    assert.doesNotMatch(String(told?.activity.summary), /QR|PB/);
  });

  it('tells nobody at the turn of a year, when all references are changed at once', async () => {
    const from = play.connector.sent.length;
    await correct('QR 4', 'new-year');
    assert.deepEqual(
      play.connector.sent.slice(from).map(({ kind }) => kind),
      ['edit'],
    );
  });

  it('changes a case that is decided and closed, too', async () => {
    const decision = {
      outcome: 'not-needed',
      by: BY,
      at: '2026-11-24T10:00:00.000Z',
      reason: 'Because.',
    } as const;
    await store({ id: 'over', reference: 'R-OVER', status: 'not-needed', decision, answers: { PC1: 'PB3' } });
    assert.equal((await correct('QR 4')).cases.length, 2);
    assert.equal((await play.records.referralsOfPupil('QR 4', 5)).items.length, 2);
  });

  it('redraws the card of a case that is over where it stands, and posts none again', async () => {
    const stored = await play.records.readReferral((await theCase()).id);
    assert.ok(stored);
    const decision = {
      outcome: 'passed-on',
      to: 'senco',
      by: BY,
      at: '2026-11-24T10:00:00.000Z',
      reason: 'Because.',
    } as const;
    const value = { ...stored.value, version: 2, status: 'passed-on', decision } as const;
    await play.records.commit([
      { change: 'referral', value, previous: stored.value, expected: stored.version },
    ]);
    await store({
      id: 'never-posted',
      reference: 'R-NEVER',
      status: 'passed-on',
      decision,
      answers: { PC1: 'PB3' },
    });
    const from = play.connector.sent.length;
    await correct('QR 4', 'new-year');
    assert.deepEqual(
      play.connector.sent.slice(from).map(({ kind, card }) => [kind, /QR 4/.test(textsOf(card))]),
      [['edit', true]],
    );
    play.connector.trouble({ status: 404, code: 'ActivityNotFoundInConversation' }, { times: 5, on: 'edit' });
    const again = await lookWell('ST 5', 'QR 4');
    await play.schoolBot.correctPupil({ cases: again.cases, to: 'ST 5', why: 'new-year', by: BY });
    await play.schoolBot.sweep();
    assert.equal(play.connector.sent.slice(from).filter(({ kind }) => kind === 'post').length, 0);
    assert.deepEqual(await play.records.undelivered(), await failedAsNotWanted());
  });

  /** What is not delivered because it need not be. */
  const failedAsNotWanted = async () =>
    (await play.records.undelivered()).filter(
      ({ status, why }) => status === 'failed' && why === 'not-wanted',
    );

  it('changes the forms about the case that somebody is filling in, and says of new concerns that they are not', async () => {
    const { id } = await theCase();
    const base = { PC1: 'PB 3', PC2: '3' };
    await play.records.commit([
      {
        change: 'draft',
        value: draft({
          id: 'facts',
          form: { referralId: id, name: 'office-facts', base },
          answers: { OA1: 5 },
        }),
        expected: 'new',
      },
      {
        change: 'draft',
        value: draft({
          id: 'fix',
          corrects: { referralId: id, sentAt: '2026-11-24T08:40:00.000Z', base },
          answers: base,
        }),
        expected: 'new',
      },
      { change: 'draft', value: draft({ id: 'new', answers: { PC1: 'pb3' } }), expected: 'new' },
    ]);
    assert.equal((await lookWell('QR 4')).beingWritten, 1);
    await correct('QR 4');
    const read = async (draftId: string) => (await play.records.readDraft('teacher-1', draftId))?.value;
    assert.equal((await read('facts'))?.form?.base['PC1'], 'QR 4');
    assert.deepEqual(
      [(await read('fix'))?.corrects?.base['PC1'], (await read('fix'))?.answers['PC1']],
      ['QR 4', 'QR 4'],
    );
    assert.equal((await read('new'))?.answers['PC1'], 'pb3');
  });

  it('takes no reference that could not be typed when a concern is raised', async () => {
    for (const [typed, problem] of [
      ['Jane Smith', 'full-name'],
      ['AB/8', 'odd-characters'],
      ['1234567890123', 'reference-too-long'],
      ['  ', 'no-text'],
    ] as const) {
      const found = await look(typed);
      assert.ok('cannot' in found && found.cannot === 'no-reference', typed);
      assert.equal(found.problem.problem, problem);
    }
    assert.deepEqual(await look('P-B-3'), { cannot: 'same' });
    assert.deepEqual(await look('QR 4', 'ZZ 9'), { cannot: 'none' });
    assert.deepEqual(await look('QR 4', 'PB 3', ['R-NONE2']), {
      cannot: 'not-among',
      references: ['R-NONE2'],
    });
  });

  it('says which cases would count as the same pupil from then on', async () => {
    await store({ id: 'other', reference: 'R-OTHER', answers: { PC1: 'qr4' } });
    assert.deepEqual(
      (await lookWell('QR 4')).together.map(({ reference }) => reference),
      ['R-OTHER'],
    );
  });

  it('leaves no case behind that is joined to another', async () => {
    const { id, reference } = await theCase();
    await store({
      id: 'main',
      reference: 'R-MAIN2',
      answers: { PC1: 'PB 3' },
      joined: [{ id, reference, referrer: BY }],
    });
    assert.deepEqual(await look('QR 4', 'PB 3', ['R-MAIN2']), { cannot: 'joined', references: [reference] });
    assert.equal((await lookWell('QR 4')).cases.length, 2);
  });

  it('leaves a case alone that somebody has worked on since it was looked at, and does nothing twice', async () => {
    const found = await lookWell('QR 4');
    const wanted = { cases: found.cases, to: found.to, why: 'mistyped', by: BY } as const;
    const twoAtOnce = await Promise.all([
      play.schoolBot.correctPupil(wanted),
      play.schoolBot.correctPupil({ ...wanted, to: 'XY 5' }),
    ]);
    assert.deepEqual(
      twoAtOnce.map(({ cases: done }) => done.length).toSorted((a, b) => a - b),
      [0, 1],
    );
    assert.equal((await play.schoolBot.correctPupil(wanted)).changed.length, 1);
    const { id, version } = await theCase();
    assert.equal(version, 2);
    const trail = (await play.records.auditOf(id)).filter(({ what }) => what === 'pupil-corrected');
    assert.equal(trail.length, 1);
  });
});
