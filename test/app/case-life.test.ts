import assert from 'node:assert/strict';
import type { CaseAction } from '../../src/domain/case/acts.ts';
import { decide } from '../../src/domain/case/acts.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { somePlan, someReview, someUpdate } from '../support/plans.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE, HEAD, OFFICE, SECOND_LEAD, SENCO } from '../support/school.ts';

/** A school with one referral, R-TEST1, that stands in the channel. */
async function begin() {
  const play = await startPlay();
  await play.lead.says('hello');
  await play.teacher.says('hello');
  const posted = await sendsReferral(play);
  const stored = async () => (await play.records.findByReference('R-TEST1'))!;
  return {
    play,
    stored,
    /** The lead's decision, pressed on the case in their chat. */
    async approves(reason = 'Meet and greet each morning.') {
      await opens(play.lead);
      await play.lead.presses('Approve the in-school', { 'approve-in-school-text': reason });
      await play.settled();
    },
    /** What another part of the product does with a form: straight into the record, as decided by the domain. */
    async acts(act: CaseAction) {
      const { value, version } = await stored();
      const lead = play.settings.staff.find(({ id }) => id === play.lead.user.aadObjectId)!;
      const decided = decide(value, act, lead, play.clock.now().toISOString());
      assert.ok('next' in decided, JSON.stringify(decided));
      const change = { change: 'referral', value: decided.next, previous: value, expected: version } as const;
      assert.equal(await play.records.commit([change]), 'done');
    },
    plans(changes: Partial<Plan> = {}) {
      const keyAdult = { id: COLLEAGUE.aadObjectId, name: COLLEAGUE.name };
      return this.acts({
        action: 'start-plan',
        plan: somePlan({ keyAdult, start: '2026-11-24', ...changes }),
      });
    },
    shared: () => sharedCard(play, posted),
    told: (player: Player) =>
      play.connector.sent.findLast(
        ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
      )!,
    audit: async () => (await play.records.auditOf((await stored()).value.id)).map(({ what }) => what),
  };
}

function sharedCard(play: Play, posted: Sent): string {
  return textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
}

/** The colour of the heading of the card in front of somebody. */
function headingStyle({ card }: Player): unknown {
  assert.ok(card);
  const [heading] = card['body'] as readonly { readonly style?: string }[];
  return heading?.style;
}

async function opens(player: Player): Promise<void> {
  await player.says('find R-TEST1');
  await player.presses('Open R-TEST1');
}

type School = Awaited<ReturnType<typeof begin>>;

const laterReview = someReview({
  at: '2027-01-20T10:00:00.000Z',
  figures: [
    { measure: 'attendance', value: 60 },
    { measure: 'behaviour', value: 1 },
  ],
});

/** How far the bars on a card reach, in per cent. */
const barsOn = (card: unknown) =>
  [...JSON.stringify(card).matchAll(/"width":(\d+),"style":"accent"/g)].map(([, width]) => Number(width));

describe('A decision', () => {
  let school: School;
  beforeEach(async () => {
    school = await begin();
  });
  afterEach(() => school.play.stop());

  it('is taken back with a reason that the referrer reads; the case is open again, with time to answer', async () => {
    const { play } = school;
    await school.approves();
    play.clock.startsAt('2026-12-01');
    await opens(play.lead);
    await play.lead.presses('Take the decision back', {
      'change-decision-text': 'New figures came from the office.',
    });
    await play.settled();
    const { value } = await school.stored();
    assert.equal(value.status, 'under-review');
    assert.equal(value.decision, undefined);
    assert.equal(value.answerBy, '2026-12-08');
    assert.match(play.lead.sees, /Answer by: \nTue 8 Dec/);
    assert.match(
      play.lead.sees,
      /Earlier decision, taken back since: in-school next steps approved, by Sam Lead/,
    );
    assert.match(play.lead.sees, /Meet and greet each morning\./);
    assert.match(play.lead.sees, /New figures came from the office\./);
    assert.ok(play.lead.buttons.includes('Approve the in-school next steps'));
    assert.match(school.shared(), /Being looked at/);
    assert.match(school.shared(), /The decision was taken back by Sam Lead, Tue 1 Dec, 09:00\./);
    assert.doesNotMatch(school.shared(), /New figures|Meet and greet|steps approved/);
    play.teacher.reads(school.told(play.teacher));
    assert.match(play.teacher.sees, /Your concern is being looked at again/);
    assert.match(play.teacher.sees, /Sam Lead took the decision back[^]*New figures came from the office\./);
    assert.match(play.teacher.sees, /You will hear here by Tue 8 Dec/);
    assert.doesNotMatch(play.teacher.sees, /Meet and greet/);
    assert.ok((await school.audit()).includes('decision-changed'));
    await opens(play.lead);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Settled.' });
    await play.settled();
    play.teacher.reads(school.told(play.teacher));
    assert.match(play.teacher.sees, /New figures came from the office\.[^]*Settled\./);
  });

  it('is not taken back without a reason, after words that may mean harm only when pressed again', async () => {
    const { play } = school;
    await school.approves();
    await opens(play.lead);
    await play.lead.presses('Take the decision back', { 'change-decision-text': ' ' });
    assert.match(play.lead.sees, /Please write a short reason/);
    await play.lead.presses('Take the decision back', { 'change-decision-text': 'They self-harm.' });
    assert.match(play.lead.sees, /Please look again[^]*They self-harm\./);
    assert.equal((await school.stored()).value.status, 'in-school-plan');
    await play.lead.presses('Take the decision back');
    assert.equal((await school.stored()).value.status, 'under-review');
  });

  it('stands once a plan is made on it, and for everybody who is no lead', async () => {
    const { play } = school;
    await school.approves();
    const { id } = (await school.stored()).value;
    const press = { r: id, 'change-decision-text': 'x', 'close-text': 'x', 'close-choice': 'other' };
    for (const user of [SENCO, HEAD]) {
      const reader = play.player(user);
      await opens(reader);
      assert.ok(!reader.buttons.some((title) => /Take the decision back|Close the case/.test(title)));
      for (const verb of ['change-decision', 'close']) {
        await reader.sendsPress(verb, press);
        assert.match(reader.sees, /Only inclusion leads can do this/);
      }
    }
    await play.teacher.sendsPress('change-decision', press);
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads can do this/);
    await school.plans();
    await opens(play.lead);
    assert.ok(!play.lead.buttons.includes('Take the decision back'));
    await play.lead.sendsPress('change-decision', press);
    assert.match(play.lead.sees, /made a plan for this case on Tue 24 Nov, 10:00, and it stands/);
    assert.equal((await school.stored()).value.status, 'plan-active');
  });

  it('that is taken back by two at once is taken back once', async () => {
    const { play } = school;
    await school.approves();
    const second = play.player(SECOND_LEAD);
    await opens(play.lead);
    await opens(second);
    const press = (player: Player) =>
      player.presses('Take the decision back', { 'change-decision-text': `By ${player.user.name}.` });
    await Promise.all([press(play.lead), press(second)]);
    assert.equal((await school.stored()).value.earlierDecisions?.length, 1);
    assert.match(play.lead.sees + second.sees, /has not been decided yet/);
  });
});

describe('An unfinished form about a case', () => {
  let school: School;
  beforeEach(async () => {
    school = await begin();
  });
  afterEach(() => school.play.stop());

  it('is offered while its case has a use for it, and again once a decision is taken back', async () => {
    const { play } = school;
    const office = play.player(OFFICE);
    await office.says('hello');
    await office.sendsPress('facts', { r: (await school.stored()).value.id });
    const offered = async () => {
      await office.says('hello');
      return office.sees.includes('Office facts for R-TEST1');
    };
    assert.ok(await offered());
    await school.approves();
    assert.ok(await offered(), 'a plan is made and runs with facts as they are');
    await opens(play.lead);
    await play.lead.presses('Take the decision back', { 'change-decision-text': 'Not needed after all.' });
    await school.acts({ action: 'close-not-needed', reason: 'All is well again.' });
    assert.ok(!(await offered()));
    await office.says('resume');
    assert.match(office.sees, /You have no unfinished draft/);
    await opens(play.lead);
    await play.lead.presses('Take the decision back', { 'change-decision-text': 'New figures.' });
    assert.ok(await offered());
  });
});

describe('A case passed on to the DSL', () => {
  let school: School;
  beforeEach(async () => {
    school = await begin();
    await opens(school.play.lead);
  });
  afterEach(() => school.play.stop());

  it('says before and after that the DSL has been told nothing', async () => {
    const { lead } = school.play;
    assert.match(lead.sees, /Passing on here tells the DSL nothing/);
    await lead.presses('Pass it on', { 'pass-on-choice': 'dsl', 'pass-on-text': 'A colleague decides.' });
    assert.match(lead.sees, /nothing has been sent to the DSL\. Please speak to Dana Safe on 01632 960 001/);
    assert.match(lead.sees, /Passed on to the DSL/);
  });

  it('reads like any other everywhere else', async () => {
    const { play } = school;
    await play.lead.presses('Pass it on', {
      'pass-on-choice': 'dsl',
      'pass-on-text': 'A colleague decides.',
    });
    await play.settled();
    const safe = (text: string) =>
      assert.doesNotMatch(text.replaceAll(/Worried about[^\n]*/g, ''), /DSL|safeguarding lead\b/i);
    assert.match(school.shared(), /Passed on to a colleague/);
    safe(school.shared());
    play.teacher.reads(school.told(play.teacher));
    assert.match(play.teacher.sees, /Passed on to a colleague who can decide/);
    safe(play.teacher.sees);
    await play.teacher.says('my referrals');
    safe(play.teacher.sees);
    const thread = play.connector.sent.filter(({ kind }) => kind === 'thread');
    assert.ok(thread.length > 0);
    safe(thread.map(({ activity }) => activity.text ?? '').join('\n'));
    const senco = play.player(SENCO);
    await opens(senco);
    assert.match(senco.sees, /Passed on to a colleague/);
    await play.lead.presses('Get the referral pack');
    assert.match(play.lead.sees, /Passed on to a colleague/);
    assert.doesNotMatch(play.lead.sees, /to the DSL/);
    assert.doesNotMatch(play.lines.join(''), /dsl/i);
    const head = play.player(HEAD);
    await opens(head);
    assert.match(head.sees, /Passed on to the DSL/);
  });
});

describe('A plan', () => {
  let school: School;
  beforeEach(async () => {
    school = await begin();
    await school.approves();
  });
  afterEach(() => school.play.stop());

  it('is offered to be made after an approval, and to be changed, reviewed and kept up to date while it runs', async () => {
    const { lead } = school.play;
    await opens(lead);
    assert.ok(lead.buttons.includes('Make the plan'));
    assert.ok(!lead.buttons.includes('The plan'));
    await school.plans();
    await opens(lead);
    await lead.presses('The plan');
    for (const title of ['Hold the review', 'Give the weekly update', 'Change the plan', 'Close the case'])
      assert.ok(lead.buttons.includes(title), title);
    assert.ok(!lead.buttons.includes('Make the plan'));
    const senco = school.play.player(SENCO);
    await opens(senco);
    await senco.presses('The plan');
    assert.deepEqual(senco.buttons, ['Back to the list', 'Back to the case', 'Stop - safeguarding']);
    assert.equal((await school.audit()).filter((what) => what === 'plan-opened').length, 2);
  });

  it('asks for no update and no review before its first day, and says so to an early press', async () => {
    const { lead } = school.play;
    await school.plans({ start: '2026-11-30' });
    await opens(lead);
    assert.ok(lead.buttons.includes('Change the plan'));
    for (const title of ['Hold the review', 'Give the weekly update'])
      assert.ok(!lead.buttons.includes(title), title);
    const { id } = (await school.stored()).value;
    for (const verb of ['update', 'review']) {
      await lead.sendsPress(verb, { r: id });
      assert.match(lead.sentence ?? lead.sees, /The plan begins on Mon 30 Nov/);
    }
    assert.deepEqual((await school.stored()).value.plan?.updates, []);
  });

  it('says in words where each measure began, is and is to be, and only then in a bar', async () => {
    const { lead } = school.play;
    await school.plans({ provider: 'Rowan Tutors' });
    await opens(lead);
    await lead.presses('The plan');
    assert.match(lead.sees, /62 % at the start, aim 85 %\n/);
    assert.deepEqual(barsOn(lead.card), []);
    assert.match(lead.sees, /Rowan Tutors is not in the school's directory any more/);
    await school.acts({ action: 'review', review: someReview(), reviews: 0 });
    await lead.sendsPress('details', { r: (await school.stored()).value.id, view: 'plan' });
    assert.match(lead.sees, /62 % at the start, 74 % on Wed 16 Dec, aim 85 %: nearer/);
    assert.match(
      lead.sees,
      /9 lessons a week at the start, 6 lessons a week on Wed 16 Dec, aim 2 lessons a week: nearer/,
    );
    assert.match(lead.sees, /The same adult at the gate\./);
    assert.match(lead.sees, /Start 62 %\nAim 85 %/);
    assert.deepEqual(barsOn(lead.card), [52, 43]);
    await school.acts({ action: 'review', review: laterReview, reviews: 1 });
    await lead.sendsPress('details', { r: (await school.stored()).value.id, view: 'plan' });
    assert.match(lead.sees, /All figures: 62 %, 74 % \(Wed 16 Dec\), 60 % \(Wed 20 Jan\); aim 85 %/);
    assert.deepEqual(barsOn(lead.card), [100], 'further away than at the start is no bar at all');
  });

  it('stands on the shared card in short: how long, the next review, who has it', async () => {
    const { play } = school;
    await school.plans();
    const card = async () => {
      play.lead.reads(play.channelCards().at(-1)!);
      await play.lead.sendsPress('take', { r: (await school.stored()).value.id });
      return play.lead.sees;
    };
    const heading = () => headingStyle(play.lead);
    assert.match(await card(), /^Plan running\n/);
    assert.equal(heading(), 'accent', 'green would say that nothing is left to do');
    assert.match(play.lead.sees, /Plan\nTue 24 Nov to Fri 29 Jan\nNext review\nWed 16 Dec\nWith\nSam Lead/);
    assert.doesNotMatch(play.lead.sees, /Why|coping|maths|62/);
    assert.deepEqual(play.lead.buttons, ['Open details in my chat', 'Add office facts']);
    play.clock.startsAt('2026-12-16');
    assert.match(await card(), /^Review due\n/);
    assert.equal(heading(), 'warning');
    await school.acts({ action: 'review', review: someReview({ decision: 'reintegrate' }), reviews: 0 });
    assert.match(await card(), /^On the way back to class\n/);
  });

  it('is closed with how it ended, a reason and what worked; everybody reads their part', async () => {
    const { play } = school;
    await school.plans();
    play.clock.startsAt('2027-01-27');
    await opens(play.lead);
    const typed = { 'close-text': 'Back in every lesson.', 'close-more': 'The adult at the gate.' };
    await play.lead.presses('Close the case', typed);
    assert.match(play.lead.sees, /Please choose how it ended/);
    assert.match(play.lead.sees, /Back in every lesson\.[^]*The adult at the gate\./);
    await play.lead.presses('Close the case', { 'close-choice': 'returned', 'close-text': '' });
    assert.match(play.lead.sees, /Please write a short reason[^]*returned[^]*The adult at the gate\./);
    await play.lead.presses('Close the case', { 'close-text': 'Back in every lesson.' });
    await play.settled();
    assert.match(play.lead.sees, /Targeted[^\n]*Closed: back in class/);
    assert.match(school.shared(), /^Closed: back in class\n/);
    assert.match(school.shared(), /Closed by\nSam Lead/);
    assert.doesNotMatch(school.shared(), /every lesson|gate/);
    play.teacher.reads(school.told(play.teacher));
    assert.match(play.teacher.sees, /What became of the concern you raised[^]*Thank you for noticing early/);
    assert.match(play.teacher.sees, /Back in every lesson\.[^]*The adult at the gate\./);
    await play.teacher.says('my referrals');
    assert.match(play.teacher.sees, /Closed: back in class\. \nSent Tue 24 Nov/);
    assert.ok((await school.audit()).includes('closed'));
    await play.lead.sendsPress('close', {
      r: (await school.stored()).value.id,
      ...typed,
      'close-choice': 'other',
    });
    assert.match(play.lead.sees, /closed by Sam Lead on Wed 27 Jan, 09:00: back in class/);
    assert.ok(
      !play.lead.buttons.some((title) => /Hand over|Close|plan$|review/.test(title) && title !== 'The plan'),
    );
  });

  it('tells the referrer how long it runs and when it is looked at again', async () => {
    const { play } = school;
    await school.plans();
    await play.teacher.says('my referrals');
    assert.match(play.teacher.sees, /A plan is running; next review Wed 16 Dec/);
    await play.teacher.presses('Open R-TEST1');
    assert.match(
      play.teacher.sees,
      /Decided\nIn-school next steps approved[^]*Plan\nTue 24 Nov to Fri 29 Jan/,
    );
    assert.match(play.teacher.sees, /Meet and greet each morning\./);
    assert.doesNotMatch(play.teacher.sees, /not coping with the whole day|62 %/);
  });

  it('goes into the referral pack with its reviews, without what was said to the school only', async () => {
    const { lead } = school.play;
    await school.plans({ updates: [] });
    await school.acts({ action: 'add-update', update: someUpdate({ line: 'A good Tuesday.' }) });
    const review = someReview({ pupilView: 'It is quieter.', parentView: 'He sleeps better.' });
    await school.acts({ action: 'review', review, reviews: 0 });
    await opens(lead);
    await lead.presses('Get the referral pack');
    assert.match(lead.sees, /The plan\nWhy\nSigns persist[^]*In school every morning/);
    assert.match(lead.sees, /62 %, 74 % \(Wed 16 Dec 2026\); aim 85 %/);
    assert.doesNotMatch(lead.sees, /A good Tuesday|It is quieter|He sleeps better/);
  });
});

describe('My plans', () => {
  let school: School;
  beforeEach(async () => {
    school = await begin();
    await school.approves();
  });
  afterEach(() => school.play.stop());

  it('are for the key adult, with what is agreed and nothing of why the case was raised', async () => {
    const colleague = school.play.player(COLLEAGUE);
    await colleague.says('my plans');
    assert.match(colleague.sees, /You are key adult in no plan that runs now/);
    await school.plans();
    school.play.clock.startsAt('2026-12-01');
    await colleague.says('My plans');
    assert.match(colleague.sees, /Pupil PB 3, Year 3 \(R-TEST1\)/);
    assert.match(colleague.sees, /This week's update is still to come\. Next review Wed 16 Dec\./);
    assert.ok(colleague.buttons.includes('Give the weekly update'));
    await colleague.presses('Open the plan');
    assert.match(colleague.sees, /Hours a week\n6[^]*In school every morning[^]*Maths with a key adult/);
    assert.match(colleague.sees, /in contact once a week/);
    assert.doesNotMatch(colleague.sees, /not coping|Targeted|62|Meet and greet|Register|agreed/);
    assert.ok((await school.audit()).includes('plan-opened'));
  });

  it('open for nobody else, also when a press is forged, and not once the case is closed', async () => {
    await school.plans();
    const r = (await school.stored()).value.id;
    await school.play.teacher.sendsPress('plan-summary', { r });
    assert.match(school.play.teacher.sentence ?? '', /You are not the key adult/);
    const lead = school.play.lead;
    await lead.sendsPress('plan-summary', { r });
    assert.match(lead.sees, /Why this, and why now/);
    await school.acts({ action: 'close', outcome: 'returned', reason: 'Back.' });
    const colleague = school.play.player(COLLEAGUE);
    await colleague.says('my plans');
    assert.match(colleague.sees, /You are key adult in no plan/);
    await colleague.sendsPress('plan-summary', { r });
    assert.match(colleague.sentence ?? '', /You are not the key adult/);
  });
});

describe('Lists of plans', () => {
  let school: School;
  beforeEach(async () => {
    school = await begin();
    await school.approves();
  });
  afterEach(() => school.play.stop());

  it('give approvals that wait for their plan, then what runs by its next review', async () => {
    const { lead } = school.play;
    await lead.says('plans');
    assert.match(lead.sees, /In-school next steps approved, by Sam Lead/);
    await lead.says('open');
    assert.match(lead.sees, /No case is waiting for a decision/);
    await school.plans();
    await lead.says('plans');
    assert.match(lead.sees, /Next review Wed 16 Dec\. \nPlan running, to Fri 29 Jan\. With Sam Lead/);
    await lead.says('mine');
    assert.match(lead.sees, /Plan running/);
  });

  it('tell what is due of a plan: that it is missing, its review, its end', async () => {
    const { lead } = school.play;
    await lead.says('due');
    assert.match(lead.sees, /Approved Tue 24 Nov: the plan is still to be made/);
    await school.plans();
    await lead.says('due');
    assert.match(lead.sees, /Nothing is due/);
    school.play.clock.startsAt('2026-12-02');
    await lead.says('due');
    assert.match(lead.sees, /Review is due Wed 16 Dec/);
    school.play.clock.startsAt('2026-12-17');
    await lead.says('due');
    assert.match(lead.sees, /To review[^]*Review was due Wed 16 Dec\. \nPlan running/);
    school.play.clock.startsAt('2027-01-29');
    await lead.says('due');
    assert.match(lead.sees, /The plan ends Fri 29 Jan/);
  });

  it('say since when an answer is waited for, and whether the referrer was reminded', async () => {
    const { play } = school;
    await sendsReferral(play);
    await play.lead.says('find R-TEST2');
    await play.lead.presses('Open R-TEST2');
    await play.lead.presses('Send the question', { 'ask-text': 'Since when?' });
    await play.lead.says('waiting');
    assert.match(play.lead.sees, /asked Tue 24 Nov, 09:00, not reminded yet/);
    const { value, version } = (await play.records.findByReference('R-TEST2'))!;
    const enquiries = value.enquiries.map((each) => ({ ...each, chasedAt: '2026-11-26T09:00:00.000Z' }));
    const next = { ...value, version: value.version + 1, enquiries };
    await play.records.commit([{ change: 'referral', value: next, previous: value, expected: version }]);
    await play.lead.says('waiting');
    assert.match(play.lead.sees, /reminded Thu 26 Nov, 09:00/);
  });
});
