import assert from 'node:assert/strict';
import { somePlan } from '../support/plans.ts';
import {
  fillsIn,
  EARLY_SIGNS,
  sendsReferral,
  startPlay,
  textsOf,
  type Play,
  type Player,
} from '../support/play.ts';
import { COLLEAGUE, HEAD, SECOND_LEAD, SENCO } from '../support/school.ts';

/** The same worry about a pupil of this school reference. */
const about = (pupil: string) =>
  EARLY_SIGNS.map((inputs) => ('PC1' in inputs ? { ...inputs, PC1: pupil } : inputs));

describe('Lists of cases', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  const references = (player: Player) => player.sees.match(/^R-TEST\d+(?=: pupil)/gm) ?? [];
  const sent = async (pupil: string, by: Player = play.teacher) => {
    await fillsIn(play, by, about(pupil));
    await by.presses('Send to the inclusion lead');
    await play.settled();
  };
  const opens = async (player: Player, reference: string) => {
    await player.says(`find ${reference}`);
    await player.presses(`Open ${reference}`);
  };

  /** So many more cases like the first, each sent a minute after the one before. */
  const likeTheFirst = async (count: number) => {
    const first = (await play.records.findByReference('R-TEST1'))!.value;
    for (let n = 2; n <= count + 1; n++) {
      const sentAt = new Date(Date.parse(first.sentAt) + n * 60_000).toISOString();
      const value = { ...first, id: `case-${n}`, reference: `R-TEST${n}`, sentAt };
      await play.records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
    }
  };

  it('come page by page, and back to the beginning', async () => {
    await sent('PB 1');
    await likeTheFirst(8);
    await play.lead.says('open');
    assert.equal(references(play.lead).length, 8);
    await play.lead.presses('Show more');
    assert.equal(references(play.lead).length, 1);
    assert.ok(!play.lead.buttons.includes('Show more'));
    await play.lead.presses('Back to the beginning');
    assert.equal(references(play.lead).length, 8);
    await play.lead.says('find PB 1');
    assert.equal(references(play.lead)[0], 'R-TEST9');
    await play.lead.presses('Show more');
    assert.deepEqual(references(play.lead), ['R-TEST1']);
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.equal(references(play.lead).length, 8);
    await play.lead.presses('Show more');
    assert.equal(references(play.lead).length, 1);
  });

  it('give a teacher their own referrals page by page, newest first', async () => {
    await sent('PB 1');
    await likeTheFirst(10);
    await play.teacher.says('my referrals');
    assert.equal(references(play.teacher).length, 10);
    assert.equal(references(play.teacher)[0], 'R-TEST11');
    await play.teacher.presses('Show more');
    assert.deepEqual(references(play.teacher), ['R-TEST1']);
  });

  it('tell a lead what is due: answers by today or earlier, with the day', async () => {
    await sent('PB 1');
    await play.lead.says('due');
    assert.match(play.lead.sees, /Nothing is due/);
    play.clock.startsAt('2026-12-01');
    await play.lead.says('due');
    assert.match(play.lead.sees, /Answer is due today, Tue 1 Dec\. Targeted\. New/);
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.match(play.lead.sees, /Answer was due Tue 1 Dec/);
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.lead.says('due');
    assert.match(play.lead.sees, /Nothing is due/);
  });

  it('give what is due on one day with the level first that asks for the soonest look', async () => {
    await sent('PB 1');
    await likeTheFirst(1);
    const { value, version } = (await play.records.findByReference('R-TEST2'))!;
    const by = { id: play.lead.user.aadObjectId, name: 'Sam Lead' };
    const next = {
      ...value,
      version: value.version + 1,
      status: 'plan-active' as const,
      triage: { ...value.triage, level: 'urgent' as const },
      decision: { outcome: 'in-school-plan', by, at: '2026-11-24T10:00:00.000Z', reason: 'Now.' } as const,
      plan: somePlan({ start: '2026-11-25', nextReview: '2026-12-01' }),
    };
    await play.records.commit([{ change: 'referral', value: next, previous: value, expected: version }]);
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.deepEqual(references(play.lead), ['R-TEST2', 'R-TEST1']);
    assert.match(play.lead.sees, /Review was due Tue 1 Dec[^]*Answer was due Tue 1 Dec/);
    await play.lead.says('open');
    assert.match(play.lead.sees, /Targeted\. New\. Answer was due Tue 1 Dec/);
  });

  it('tell the person who raised it that an answer is late, also when somebody takes it late', async () => {
    await sent('PB 1');
    play.clock.startsAt('2026-12-02');
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    assert.match(play.teacher.sees, /Answer was due\nTue 1 Dec/);
    await opens(play.lead, 'R-TEST1');
    assert.match(play.lead.sees, /Answer was due\nTue 1 Dec/);
    await play.lead.presses('I have seen this');
    await play.settled();
    const seen = play.connector.sent.findLast(
      ({ conversationId }) => conversationId === play.teacher.user.chat,
    );
    assert.match(textsOf(seen?.card), /looking into it\. You were to hear by Tue 1 Dec\. That has passed/);
  });

  it('tell a lead which dates set by law come in the next 10 school days, decided or not', async () => {
    await sent('PB 1');
    const stored = await play.records.findByReference('R-TEST1');
    assert.ok(stored);
    const rule = {
      id: 'B-06',
      name: 'Board',
      level: null,
      private: false,
      because: [],
      says: '',
      setBy: 'law' as const,
      sources: [],
    };
    const value = {
      ...stored.value,
      version: 2,
      answers: { ...stored.value.answers, OB9: '2026-11-23' },
      triage: { ...stored.value.triage, rulesFired: [rule], duties: [rule.id] },
      statutoryDates: ['2026-12-14'],
    };
    await play.records.commit([
      { change: 'referral', value, previous: stored.value, expected: stored.version },
    ]);
    await play.lead.says('due');
    assert.match(play.lead.sees, /Nothing is due/);
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.match(play.lead.sees, /The governing board considers reinstatement by Mon 14 Dec/);
    play.clock.startsAt('2027-02-01');
    await play.lead.says('due');
    assert.doesNotMatch(play.lead.sees, /governing board/);
  });

  it('keep a lead’s own cases apart, undecided ones first', async () => {
    for (const pupil of ['PB 1', 'PB 2', 'PB 3']) await sent(pupil);
    for (const reference of ['R-TEST1', 'R-TEST2']) {
      await opens(play.lead, reference);
      await play.lead.presses('I have seen this');
    }
    await opens(play.lead, 'R-TEST1');
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.lead.says('mine');
    assert.deepEqual(references(play.lead), ['R-TEST2', 'R-TEST1']);
    const second = play.player(SECOND_LEAD);
    await second.says('mine');
    assert.match(second.sees, /You look after no case/);
  });

  it('show which questions wait for an answer, until it comes', async () => {
    await sent('PB 1');
    await opens(play.lead, 'R-TEST1');
    await play.lead.presses('Send the question', { 'ask-text': 'Is it worse on PE days?' });
    await play.settled();
    await play.lead.says('waiting');
    assert.deepEqual(references(play.lead), ['R-TEST1']);
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    await play.teacher.presses('Send my answer', { answer: 'Yes.' });
    await play.settled();
    await play.lead.says('waiting');
    assert.match(play.lead.sees, /No question waits/);
  });

  it('find a pupil’s history by either reference, however it is written, newest first', async () => {
    for (const pupil of ['PB 3', 'PB 4', 'pb-3']) {
      await sent(pupil);
      play.clock.pass(60);
    }
    for (const typed of ['find PB3', 'Find pb 3', 'find r-test1', 'find R-TEST3']) {
      await play.lead.says(typed);
      assert.deepEqual(references(play.lead), ['R-TEST3', 'R-TEST1'], typed);
    }
    const found = await play.records.findByReference('R-TEST1');
    const audit = await play.records.auditOf(found?.value.id ?? '');
    assert.equal(audit.filter(({ what, by }) => what === 'found' && by.name === 'Sam Lead').length, 4);
    await play.lead.says('find PB 99');
    assert.match(play.lead.sees, /Nothing was found for "pb 99"/);
    await play.lead.says('find');
    assert.match(play.lead.sentence ?? '', /Please type what to find/);
  });

  it('look first for words that may mean harm', async () => {
    await play.lead.says('find the dsl');
    assert.match(play.lead.sees, /designated safeguarding lead: /);
  });

  it('are for those who may read cases, also when a press is forged', async () => {
    await sendsReferral(play);
    const colleague = play.player(COLLEAGUE);
    for (const words of ['open', 'due', 'mine', 'waiting', 'find PB 3']) {
      await colleague.says(words);
      assert.match(colleague.sentence ?? '', /Only the SENCO, inclusion leads and the headteacher/, words);
    }
    await colleague.says('hello');
    for (const list of ['open', 'find']) await colleague.sendsPress('list', { list, query: 'PB 3' });
    assert.match(colleague.sentence ?? '', /Only the SENCO, inclusion leads/);
    for (const user of [SENCO, HEAD]) {
      const reader = play.player(user);
      await reader.says('find PB 3');
      assert.deepEqual(references(reader), ['R-TEST1']);
    }
  });

  it('start at the beginning for a place in them that nobody gave out', async () => {
    await sendsReferral(play);
    await play.lead.says('open');
    for (const list of ['open', 'due', 'mine', 'waiting', 'find'])
      for (const from of ['%', "' or 1", 'x'.repeat(400)]) {
        await play.lead.sendsPress('list', { list, from, query: 'PB 3' });
        assert.equal(play.lead.sentence, undefined, `${list} ${from}`);
      }
    await play.lead.sendsPress('list', { list: 'everything' });
    assert.match(play.lead.sentence ?? '', /older version/);
  });
});
