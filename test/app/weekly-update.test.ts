import assert from 'node:assert/strict';
import type { Json } from '../support/activities.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { opens, stands, startsPlan } from '../support/plan-forms.ts';
import { COLLEAGUE, HEAD, SECOND_LEAD } from '../support/school.ts';

const WEEK: readonly Json[] = [
  { UW1: '4', UW2: '3', UW3: '3', UW5: 'steps-forward' },
  { UW4: 'calmer', UW6: 'yes', UW7: 'yes', UW9: 'Stayed for the whole of art.' },
];

describe('A weekly update', () => {
  let play: Play;
  let jo: Player;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
    jo = play.player(COLLEAGUE);
    await jo.says('hello');
    await startsPlan(play);
    // Thursday of the plan's first week.
    play.clock.startsAt('2026-12-03');
  });
  afterEach(() => play.stop());

  const thePlan = async () => (await play.records.findByReference('R-TEST1'))!.value.plan!;
  const fills = async (player: Player, cards: readonly Json[]) => {
    for (const inputs of cards) await player.presses('Continue', inputs);
  };

  it('is two short cards for a key adult who is a teacher', async () => {
    await opens(play, jo, 'update');
    assert.match(jo.sees, /How the week went/);
    assert.match(jo.sees, /about 1 minute left/);
    await fills(jo, WEEK);
    await jo.presses('Send the update');
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
    for (const inputs of WEEK) {
      await jo.presses('Continue', inputs);
      seen.push(jo.sees);
    }
    await jo.presses('Send the update');
    seen.push(jo.sees);
    assert.doesNotMatch(seen.join('\n'), /Lateness|targeted|watch|on their own at break/i);
  });

  it('says beside the figure that nobody came to more than was offered', async () => {
    await opens(play, jo, 'update');
    await jo.presses('Continue', { ...WEEK[0], UW1: '3', UW2: '5' });
    assert.match(jo.sees, /cannot be more than sessions offered \(3\)/);
    assert.match(JSON.stringify(jo.card), /"value":5/);
  });

  it('in a week without sight says what to do today, and tells the case’s owner', async () => {
    await opens(play, jo, 'update');
    await jo.presses('Continue', WEEK[0]);
    await jo.presses('Continue', { ...WEEK[1], UW6: 'no', UW7: 'no' });
    assert.match(jo.sees, /last see the pupil in person/);
    await jo.presses('Continue', { UW8: '2026-12-02' });
    assert.match(jo.sees, /in the week of this update/);
    await jo.presses('Continue', { UW8: '2026-11-26' });
    const before = play.connector.sent.length;
    await jo.presses('Send the update');
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
    await fills(jo, WEEK);
    await jo.presses('Send the update');
    await jo.presses('Correct this update');
    assert.doesNotMatch(JSON.stringify(jo.card), /"value":4/, 'nothing is filled in from before');
    await fills(jo, [{ ...WEEK[0], UW2: '2' }, WEEK[1]!]);
    await jo.presses('Send the update');
    const { updates } = await thePlan();
    assert.deepEqual(
      updates.map(({ attended }) => attended),
      [2],
    );
  });

  it('sent twice is one', async () => {
    await opens(play, jo, 'update');
    await fills(jo, WEEK);
    const check = jo.card;
    await jo.presses('Send the update');
    jo.card = check;
    await jo.presses('Send the update');
    assert.match(jo.sees, /The update is in the case/);
    assert.equal((await thePlan()).updates.length, 1);
  });

  it('is about the week in which it was begun', async () => {
    await opens(play, jo, 'update');
    await fills(jo, WEEK);
    play.clock.startsAt('2026-12-07');
    await jo.presses('Send the update');
    assert.equal((await thePlan()).updates[0]?.week, '2026-W49');
    await opens(play, jo, 'update');
    await fills(jo, WEEK);
    await jo.presses('Send the update');
    assert.deepEqual(
      (await thePlan()).updates.map(({ week }) => week),
      ['2026-W49', '2026-W50'],
    );
  });

  it('begun and left in one week begins afresh in the next', async () => {
    await opens(play, jo, 'update');
    await jo.presses('Continue', WEEK[0]);
    await jo.presses('Save for later');
    play.clock.startsAt('2026-12-07');
    await opens(play, jo, 'update');
    assert.match(jo.sees, /Sessions on offer this week/);
    assert.doesNotMatch(JSON.stringify(jo.card), /"value":4/);
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
    await fills(robin, WEEK);
    await robin.presses('Send the update');
    assert.equal((await thePlan()).updates[0]?.by.name, 'Robin Second');
    await opens(play, jo, 'update');
    assert.match(jo.sentence ?? jo.sees, /Robin Second has already given this week's update, on Thu 3 Dec/);
  });

  it('keeps the form when somebody else was quicker, and says who and when', async () => {
    const robin = play.player(SECOND_LEAD);
    await robin.says('hello');
    await opens(play, jo, 'update');
    await fills(jo, WEEK);
    await opens(play, robin, 'update');
    await fills(robin, WEEK);
    await robin.presses('Send the update');
    await jo.presses('Send the update');
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
    await jo.presses('Continue', WEEK[0]);
    await jo.presses('Continue', { ...WEEK[1], UW9: 'She has a bruise.' });
    assert.match(jo.sees, /Before this is saved/);
    await jo.presses('Continue', { 'word-check': 'no' });
    assert.match(jo.sees, /Check the update/);
    assert.match(jo.sees, /She has a bruise/);
  });
});
