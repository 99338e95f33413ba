import assert from 'node:assert/strict';
import type { Json } from '../support/activities.ts';
import {
  buttonsOf,
  sendsReferral,
  standingInputs,
  startPlay,
  textsOf,
  type Play,
  type Player,
} from '../support/play.ts';
import { APART_CARDS, opens, stands, startsPlan } from '../support/plan-forms.ts';
import { somePlan } from '../support/plans.ts';
import { COLLEAGUE, HEAD, SECOND_LEAD } from '../support/school.ts';

const WEEK: Json = {
  UW1: '4',
  UW2: '3',
  UW3: '3',
  UW4: 'calmer',
  UW5: 'steps-forward',
  UW6: 'yes',
  UW7: 'yes',
  UW9: 'Stayed for the whole of art.',
};
/** What has to be said anew each week. */
const ANEW: Json = { UW2: '4', UW6: 'yes', UW7: 'yes' };

describe('A weekly update', () => {
  let play: Play;
  let jo: Player;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
    jo = play.player(COLLEAGUE);
    await jo.says('hello');
    await startsPlan(play, APART_CARDS);
    // Thursday of the plan's first week.
    play.clock.startsAt('2026-12-03');
  });
  afterEach(() => play.stop());

  const thePlan = async () => (await play.records.findByReference('R-TEST1'))!.value.plan!;
  const gives = async (player: Player, inputs: Json = WEEK) => player.presses('Send the update', inputs);
  /** What stands filled in on the card, by question. */
  const filledIn = ({ card }: Player) => (card ? standingInputs([card]) : {});

  it('is one card and one press for a key adult who is a teacher', async () => {
    await opens(play, jo, 'update');
    assert.match(jo.sees, /How the week went/);
    assert.match(jo.sees, /R-TEST1.*PB 3/);
    assert.match(jo.sees, /Mon 30 Nov to Fri 4 Dec/);
    assert.doesNotMatch(jo.sees, /Step 1|minutes? left/);
    await gives(jo);
    assert.match(jo.sees, /Thank you\. The update is in the case/);
    assert.match(jo.sees, /3 of 4 sessions this week/);
    assert.doesNotMatch(jo.sees, /Please do this today/);
    assert.ok(!jo.buttons.includes('Open the plan'), 'the whole case is not theirs to read');
    assert.deepEqual((await thePlan()).updates, [
      {
        week: '2026-W49',
        by: { id: COLLEAGUE.aadObjectId, name: COLLEAGUE.name },
        at: '2026-12-03T09:00:00.000Z',
        offered: 4,
        attended: 3,
        engagement: 3,
        behaviour: 'calmer',
        learning: 'steps-forward',
        contactKept: true,
        seen: true,
        line: 'Stayed for the whole of art.',
      },
    ]);
  });

  it('shows nothing of why the case was raised', async () => {
    await opens(play, jo, 'update');
    const seen = [jo.sees];
    await gives(jo);
    seen.push(jo.sees);
    assert.doesNotMatch(seen.join('\n'), /Lateness|targeted|watch|on their own at break/i);
  });

  it('says beside the figure that nobody came to more than was offered', async () => {
    await opens(play, jo, 'update');
    await gives(jo, { ...WEEK, UW1: '3', UW2: '5' });
    assert.match(jo.sees, /cannot be more than sessions offered \(3\)/);
    assert.match(JSON.stringify(jo.card), /"value":5/);
  });

  it('asks anew each week what has to be true of that week; the rest is as last time', async () => {
    await opens(play, jo, 'update');
    assert.match(jo.sees, /From the plan \(2\.5 hours a week\)/);
    assert.equal(String(filledIn(jo)['UW1']), '2');
    await gives(jo);
    play.clock.startsAt('2026-12-10');
    await opens(play, jo, 'update');
    assert.match(jo.sees, /As last time/);
    const { UW1, UW2, UW3, UW4, UW5, UW6, UW7, UW9 } = filledIn(jo);
    assert.deepEqual([UW1, UW3, UW4, UW5].map(String), ['4', '3', 'the-same', 'the-same']);
    assert.deepEqual([UW2, UW6, UW7, UW9], ['', '', '', '']);
    await gives(jo, {});
    assert.match(
      jo.sees,
      /Please look again at: "Sessions attended", "Did the contact[^"]*", "Has somebody from school seen/,
    );
    await gives(jo, ANEW);
    const { offered, attended, engagement, behaviour, line } = (await thePlan()).updates.at(-1)!;
    assert.deepEqual([offered, attended, engagement, behaviour, line], [4, 4, 3, 'the-same', undefined]);
  });

  it('asks which is right when the pupil was seen, and yet not since an earlier day', async () => {
    await opens(play, jo, 'update');
    await gives(jo, { ...WEEK, UW8: '2026-11-26' });
    assert.match(jo.sees, /You answered that somebody has seen the pupil this week/);
    await gives(jo, { UW8: '' });
    const [update] = (await thePlan()).updates;
    assert.deepEqual([update?.seen, update?.lastSeen], [true, undefined]);
  });

  it('is looked at once more before it says that nobody has seen the pupil since before the concern', async () => {
    await opens(play, jo, 'update');
    await gives(jo, { ...WEEK, UW7: 'no', UW8: '2026-11-02' });
    assert.match(jo.sees, /is before this concern was raised/);
    assert.deepEqual((await thePlan()).updates, []);
    await jo.presses('Send the update');
    assert.equal((await thePlan()).updates[0]?.lastSeen, '2026-11-02');
  });

  it('in a week without sight says what to do today, and tells the case’s owner', async () => {
    await opens(play, jo, 'update');
    await gives(jo, { ...WEEK, UW6: 'no', UW7: 'no', UW8: '2026-12-02' });
    assert.match(jo.sees, /in the week of this update/);
    const before = play.connector.sent.length;
    await gives(jo, { UW8: '2026-11-26' });
    await play.settled();
    assert.match(jo.sees, /Nobody from school has seen the pupil/);
    assert.match(jo.sees, /Please do this today/);
    assert.match(jo.sees, /Dana Safe \(DSL\) on 01632 960 001/);
    assert.match(jo.sees, /not a report to the DSL/);
    const [update] = (await thePlan()).updates;
    assert.equal(update?.lastSeen, '2026-11-26');
    const told = play.connector.sent.slice(before);
    const lead = told.find(({ conversationId }) => conversationId === play.lead.user.chat);
    assert.match(textsOf(lead?.card), /Please look today/);
    const thread = told.find(({ kind }) => kind === 'thread');
    assert.doesNotMatch(thread?.activity.text ?? '', /PB 3|Jo/);
  });

  it('can be put right in the same week by the person who gave it', async () => {
    await opens(play, jo, 'update');
    await gives(jo);
    await jo.presses('Correct this update');
    assert.match(jo.sees, /You gave this update Thu 3 Dec, 09:00/);
    await gives(jo, { UW2: '2' });
    const [update, ...more] = (await thePlan()).updates;
    assert.deepEqual(more, []);
    assert.equal(update?.attended, 2);
    assert.equal(update?.line, 'Stayed for the whole of art.');
  });

  it('sent twice is one', async () => {
    await opens(play, jo, 'update');
    const { card } = jo;
    await gives(jo);
    jo.card = card;
    await gives(jo);
    assert.match(jo.sees, /The update is in the case/);
    assert.equal((await thePlan()).updates.length, 1);
  });

  it('sent from two devices at once is one', async () => {
    await opens(play, jo, 'update');
    const [send] = buttonsOf(jo.card!).filter(({ title }) => title === 'Send the update');
    const press = () => jo.sendsPress(send!.verb, { ...WEEK, ...send!.data });
    await Promise.all([press(), press()]);
    assert.match(jo.sees, /The update is in the case/);
    assert.equal((await thePlan()).updates.length, 1);
    assert.deepEqual(await play.records.draftsOf(jo.user.aadObjectId), []);
  });

  it('is about the week in which it was begun', async () => {
    await opens(play, jo, 'update');
    play.clock.startsAt('2026-12-07');
    await gives(jo);
    assert.equal((await thePlan()).updates[0]?.week, '2026-W49');
    await opens(play, jo, 'update');
    await gives(jo);
    assert.deepEqual(
      (await thePlan()).updates.map(({ week }) => week),
      ['2026-W49', '2026-W50'],
    );
  });

  it('begun and left in one week begins afresh in the next', async () => {
    await opens(play, jo, 'update');
    await jo.presses('Save for later', WEEK);
    play.clock.startsAt('2026-12-07');
    await opens(play, jo, 'update');
    assert.match(jo.sees, /Mon 7 Dec to Fri 11 Dec/);
    assert.equal(filledIn(jo)['UW2'], '');
    assert.equal((await play.records.draftsOf(jo.user.aadObjectId)).length, 1);
  });

  it('is the key adult’s, or a lead’s who stands in; nobody else’s', async () => {
    await opens(play, play.teacher, 'update');
    assert.match(play.teacher.sentence ?? '', /is for the key adult of the plan/);
    const head = play.player(HEAD);
    await head.says('hello');
    await opens(play, head, 'update');
    assert.match(head.sees, /is for the key adult of the plan/);
    const robin = play.player(SECOND_LEAD);
    await robin.says('hello');
    await opens(play, robin, 'update');
    await gives(robin);
    assert.equal((await thePlan()).updates[0]?.by.name, 'Robin Second');
    await opens(play, jo, 'update');
    assert.match(jo.sentence ?? jo.sees, /Robin Second has already given this week's update, on Thu 3 Dec/);
  });

  it('keeps the form when somebody else was quicker, and says who and when', async () => {
    const robin = play.player(SECOND_LEAD);
    await robin.says('hello');
    await opens(play, jo, 'update');
    await opens(play, robin, 'update');
    await gives(robin);
    await gives(jo);
    assert.match(jo.sees, /Robin Second has already given this week's update/);
    assert.match(jo.sees, /Check the update for R-TEST1/);
  });

  it('needs a plan that runs', async () => {
    await stands(play, { status: 'closed' });
    await opens(play, jo, 'update');
    assert.match(jo.sentence ?? '', /No plan runs on this case/);
  });

  it('asks about safety before words that may mean harm are kept', async () => {
    await opens(play, jo, 'update');
    await gives(jo, { ...WEEK, UW9: 'She has a bruise.' });
    assert.match(jo.sees, /Before this is saved/);
    assert.deepEqual((await thePlan()).updates, []);
    await jo.presses('Continue', { 'word-check': 'no' });
    assert.match(jo.sees, /Check the update/);
    assert.match(jo.sees, /She has a bruise/);
  });

  it('still says what is wrong beside it once the question about safety is answered', async () => {
    await opens(play, jo, 'update');
    await gives(jo, { ...WEEK, UW2: '9', UW9: 'She has a bruise.' });
    await jo.presses('Continue', { 'word-check': 'no' });
    assert.match(jo.sees, /cannot be more than sessions offered \(4\)/);
    assert.equal(filledIn(jo)['UW2'], 9);
    assert.equal(filledIn(jo)['UW9'], 'She has a bruise.');
  });
});

describe('A weekly update about a pupil at a provider', () => {
  let play: Play;
  let jo: Player;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
    jo = play.player(COLLEAGUE);
    await jo.says('hello');
    await stands(play, {
      status: 'plan-active',
      plan: somePlan({
        provider: 'Withy Farm Learning',
        place: 'provider-site',
        keyAdult: { id: COLLEAGUE.aadObjectId, name: COLLEAGUE.name },
      }),
    });
    play.clock.startsAt('2026-12-03');
    await opens(play, jo, 'update');
  });
  afterEach(() => play.stop());

  const theUpdates = async () => (await play.records.findByReference('R-TEST1'))!.value.plan!.updates;

  it('asks whether register and report came, and is not taken without an answer', async () => {
    assert.match(jo.sees, /provider's register and report/);
    await jo.presses('Send the update', WEEK);
    assert.match(jo.sees, /Please look again at: "Did the provider's register/);
    assert.deepEqual(await theUpdates(), []);
    await jo.presses('Send the update', { UW10: 'register' });
    assert.match(jo.sees, /Thank you\. The update is in the case/);
    assert.equal((await theUpdates())[0]?.providerSent, 'register');
    await play.lead.sendsPress('details', { r: await theId(), view: 'plan' });
    assert.match(play.lead.sees, /register came from the provider, no report/);
  });

  it('can be put right when the report comes after all', async () => {
    await jo.presses('Send the update', { ...WEEK, UW10: 'neither' });
    await jo.presses('Correct this update');
    await jo.presses('Send the update', { UW10: 'both' });
    assert.deepEqual(
      (await theUpdates()).map(({ providerSent }) => providerSent),
      ['both'],
    );
  });

  it('reminds whoever looks after the case once nothing has come for two weeks', async () => {
    await jo.presses('Send the update', { ...WEEK, UW10: 'neither' });
    play.clock.startsAt('2026-12-10');
    await opens(play, jo, 'update');
    await jo.presses('Send the update', { ...ANEW, UW10: 'neither' });
    await play.lead.says('reminders');
    assert.match(play.lead.sees, /Since the week from Mon 30 Nov neither register nor report/);
    await jo.says('reminders');
    assert.doesNotMatch(jo.sees, /neither register nor report/);
    await jo.sendsPress('update', { r: await theId() });
    await jo.presses('Send the update', { UW10: 'report' });
    await play.lead.says('reminders');
    assert.doesNotMatch(play.lead.sees, /neither register nor report/);
  });

  const theId = async () => (await play.records.findByReference('R-TEST1'))!.value.id;
});

describe('A weekly update about a pupil in class', () => {
  let play: Play;
  let jo: Player;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
    jo = play.player(COLLEAGUE);
    await jo.says('hello');
    await startsPlan(play);
    play.clock.startsAt('2026-12-03');
    await opens(play, jo, 'update');
  });
  afterEach(() => play.stop());

  const theUpdates = async () => (await play.records.findByReference('R-TEST1'))!.value.plan!.updates;
  const { UW6: _contact, ...IN_CLASS } = WEEK;

  it('does not ask about a contact that nobody agreed, and nothing says that it was missed', async () => {
    assert.doesNotMatch(jo.sees, /contact agreed|provider/i);
    assert.match(jo.sees, /Every session/);
    await jo.presses('Send the update', IN_CLASS);
    assert.match(jo.sees, /Thank you\. The update is in the case/);
    assert.doesNotMatch(jo.sees, /Please do this today/);
    assert.equal((await theUpdates())[0]?.contactKept, undefined);
    await play.lead.presses('Open the plan');
    assert.match(play.lead.sees, /Key adult/);
    assert.doesNotMatch(play.lead.sees, /contact/i);
  });

  it('still says that nobody has seen the pupil', async () => {
    await jo.presses('Send the update', { ...IN_CLASS, UW7: 'no', UW8: '2026-11-26' });
    assert.match(jo.sees, /Please do this today/);
  });
});
