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

  const references = (player: Player) =>
    [...player.sees.matchAll(/^Pupil .+ · (R-TEST\d+)$/gm)].map(([, reference]) => reference);
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

  it('come page by page, and say which page it is', async () => {
    await sent('PB 1');
    await likeTheFirst(8);
    await play.lead.says('open');
    assert.equal(references(play.lead).length, 8);
    assert.match(play.lead.sees, /Page 1 of 2/);
    assert.ok(!play.lead.buttons.includes('Previous page'));
    await play.lead.presses('Next page');
    assert.equal(references(play.lead).length, 1);
    assert.match(play.lead.sees, /Page 2 of 2/);
    assert.ok(!play.lead.buttons.includes('Next page'));
    await play.lead.presses('Previous page');
    assert.equal(references(play.lead).length, 8);
    await play.lead.says('find PB 1');
    assert.equal(references(play.lead)[0], 'R-TEST9');
    await play.lead.presses('Next page');
    assert.deepEqual(references(play.lead), ['R-TEST1']);
    await play.lead.says('find R-TEST1');
    assert.deepEqual(references(play.lead), ['R-TEST1'], 'the page it is on');
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.equal(references(play.lead).length, 8);
    await play.lead.presses('Next page');
    assert.equal(references(play.lead).length, 1);
  });

  it('of one page speak of no pages', async () => {
    await sent('PB 1');
    await play.lead.says('open');
    assert.doesNotMatch(play.lead.sees, /Page \d/);
  });

  it('lead back to the page a case was opened from, also from another view of the case', async () => {
    await sent('PB 1');
    await likeTheFirst(8);
    for (const words of ['open', 'find PB 1']) {
      await play.lead.says(words);
      await play.lead.presses('Next page');
      const page = play.lead.sees;
      const [reference] = references(play.lead);
      await play.lead.presses(`Open ${reference}`);
      assert.doesNotMatch(play.lead.sees, /Page 2/);
      await play.lead.looksAt('All answers');
      await play.lead.presses('Back to the list');
      assert.equal(play.lead.sees, page, words);
    }
  });

  it('lead back also after something was done about the case, to the last page there is', async () => {
    await sent('PB 1');
    await likeTheFirst(8);
    await play.lead.says('open');
    await play.lead.presses('Next page');
    await play.lead.presses(`Open ${references(play.lead)[0]}`);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.lead.presses('Back to the list');
    assert.equal(references(play.lead).length, 8);
    assert.doesNotMatch(play.lead.sees, /Page \d/);
  });

  it('are not led back to from a case that was opened elsewhere, or by a forged press', async () => {
    play.lead.reads(await sendsReferral(play));
    await play.lead.presses('Open details', { back: 'open/1' });
    await play.settled();
    await opens(play.lead, 'R-TEST1');
    const stored = await play.records.findByReference('R-TEST1');
    for (const back of ['everything/1', 'open', 'open/-1', 7, null, 'open/1/${title}'.repeat(9)]) {
      await play.lead.sendsPress('details', { r: stored!.value.id, back });
      assert.ok(!play.lead.buttons.includes('Back to the list'), String(back));
    }
  });

  it('give a teacher their own referrals page by page, those that wait for their answer first', async () => {
    await sent('PB 1');
    await likeTheFirst(8);
    await play.teacher.says('my referrals');
    assert.equal(references(play.teacher).length, 8);
    assert.equal(references(play.teacher)[0], 'R-TEST9');
    await play.teacher.presses('Next page');
    assert.deepEqual(references(play.teacher), ['R-TEST1']);
    await play.teacher.presses('Open R-TEST1');
    await play.teacher.presses('Back to the list');
    assert.deepEqual(references(play.teacher), ['R-TEST1']);
    await opens(play.lead, 'R-TEST1');
    await play.lead.presses('Send the question', { 'ask-text': 'Is it worse on PE days?' });
    await play.settled();
    await play.teacher.says('my referrals');
    assert.equal(references(play.teacher)[0], 'R-TEST1');
    assert.match(play.teacher.sees, /Waiting for your answer/);
    await play.teacher.presses('Open R-TEST1');
    assert.match(play.teacher.sees, /Is it worse on PE days\?/);
  });

  it('put two urgent overdue cases before everything that is less urgent, whatever its day', async () => {
    await sent('PB 1');
    await likeTheFirst(3);
    const urgent = async (reference: string, answerBy: string) => {
      const { value, version } = (await play.records.findByReference(reference))!;
      const next = {
        ...value,
        answerBy,
        version: value.version + 1,
        triage: { ...value.triage, level: 'urgent' as const },
      };
      await play.records.commit([{ change: 'referral', value: next, previous: value, expected: version }]);
    };
    await urgent('R-TEST3', '2026-12-08');
    await urgent('R-TEST4', '2026-12-07');
    play.clock.startsAt('2026-12-09');
    for (const list of ['due', 'overdue', 'open']) {
      await play.lead.says(list);
      assert.deepEqual(references(play.lead), ['R-TEST4', 'R-TEST3', 'R-TEST1', 'R-TEST2'], list);
    }
    await play.lead.says('urgent');
    assert.deepEqual(references(play.lead), ['R-TEST4', 'R-TEST3']);
    assert.match(play.lead.sees, /To decide \(2\)/);
    assert.match(play.lead.sees, /^Urgent\. \nAnswer was due Mon 7 Dec\. $/m);
  });

  it('stand under what there is to do, what is late or for today before what is to come', async () => {
    await sent('PB 1');
    await likeTheFirst(2);
    const by = { id: play.lead.user.aadObjectId, name: 'Sam Lead' };
    const plans = async (reference: string, nextReview: string) => {
      const { value, version } = (await play.records.findByReference(reference))!;
      const next = {
        ...value,
        version: value.version + 1,
        status: 'plan-active' as const,
        decision: { outcome: 'in-school-plan', by, at: '2026-11-24T10:00:00.000Z', reason: 'Now.' } as const,
        plan: somePlan({ start: '2026-11-25', nextReview }),
      };
      await play.records.commit([{ change: 'referral', value: next, previous: value, expected: version }]);
    };
    await plans('R-TEST2', '2026-12-08');
    await plans('R-TEST3', '2026-11-30');
    play.clock.startsAt('2026-12-02');
    await play.lead.says('due');
    assert.deepEqual(references(play.lead), ['R-TEST3', 'R-TEST1', 'R-TEST2']);
    assert.match(play.lead.sees, /To review \(1\)[^]*To decide \(1\)[^]*Reviews to come \(1\)/);
    await play.lead.says('overdue');
    assert.deepEqual(references(play.lead), ['R-TEST3', 'R-TEST1']);
    await play.lead.says('coming');
    assert.deepEqual(references(play.lead), ['R-TEST2']);
    await play.lead.says('plans');
    assert.deepEqual(references(play.lead), ['R-TEST3', 'R-TEST2']);
  });

  it('tell a lead what is due: answers by today or earlier, with the day', async () => {
    await sent('PB 1');
    await play.lead.says('due');
    assert.match(play.lead.sees, /Nothing is due/);
    play.clock.startsAt('2026-12-01');
    await play.lead.says('due');
    assert.match(play.lead.sees, /Targeted\. \nAnswer is due today, Tue 1 Dec\. \nNew/);
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
    assert.match(play.lead.sees, /Targeted\. \nAnswer was due Tue 1 Dec\. \nNew/);
  });

  it('tell the person who raised it that an answer is late, also when somebody takes it late', async () => {
    await sent('PB 1');
    play.clock.startsAt('2026-12-02');
    await play.teacher.says('my referrals');
    await play.teacher.presses('Open R-TEST1');
    assert.match(play.teacher.sees, /You were to hear by Tue 1 Dec/);
    await opens(play.lead, 'R-TEST1');
    assert.match(play.lead.sees, /Answer was due: \nTue 1 Dec/);
    await play.lead.presses('Take it on');
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
      await play.lead.presses('Take it on');
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
    for (const example of ['find AB 8', 'find R-7K3MP', '"open"'])
      assert.ok(play.lead.sees.includes(example), example);
    await play.lead.presses('To decide');
    assert.deepEqual(new Set(references(play.lead)), new Set(['R-TEST1', 'R-TEST2', 'R-TEST3']));
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

  it('start at the beginning for a place in them that nobody gave out, and by a button of an older version', async () => {
    await sendsReferral(play);
    await play.lead.says('open');
    for (const list of ['open', 'due', 'mine', 'waiting', 'find'])
      for (const from of ['%', "' or 1", '8', 'x'.repeat(400)]) {
        await play.lead.sendsPress('list', { list, from, query: 'PB 3' });
        assert.equal(play.lead.sentence, undefined, `${list} ${from}`);
        assert.match(play.lead.sees, /from an older version, so the list starts again/);
      }
    await play.lead.sendsPress('list', { list: 'open', page: '999' });
    assert.deepEqual(references(play.lead), ['R-TEST1']);
    await play.lead.sendsPress('list', { list: 'everything' });
    assert.match(play.lead.sentence ?? '', /older version/);
    await play.teacher.sendsPress('my-referrals', { from: '1|x' });
    assert.deepEqual(references(play.teacher), ['R-TEST1']);
  });
});
