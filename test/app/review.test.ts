import assert from 'node:assert/strict';
import type { WeeklyUpdate } from '../../src/domain/plan/plan.ts';
import type { Json } from '../support/activities.ts';
import { sendsReferral, startPlay, type Play, type Player } from '../support/play.ts';
import { APART_CARDS, opens, startsPlan } from '../support/plan-forms.ts';
import { someUpdate } from '../support/plans.ts';
import { COLLEAGUE, SECOND_LEAD } from '../support/school.ts';

const FIGURES: Json = { RVA: '93.5', RVS: '3' };
const VIEWS: Json = {
  RV1: 'Break is better.',
  RV2: 'Calmer mornings.',
  RV3: 'The same adult at the gate.',
};

describe('A review', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
    await startsPlan(play, APART_CARDS);
    play.clock.startsAt('2026-12-16');
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const hasUpdates = async (updates: readonly WeeklyUpdate[]) => {
    const { value, version } = (await play.records.findByReference('R-TEST1'))!;
    const next = { ...value, version: value.version + 1, plan: { ...value.plan!, updates } };
    await play.records.commit([{ change: 'referral', value: next, previous: value, expected: version }]);
  };
  const fills = async (player: Player, cards: readonly Json[]) => {
    for (const inputs of cards) await player.presses('Continue', inputs);
  };
  /** Holds the review with this decision, on whose card these dates are given. */
  const holds = async (player: Player, decision: string, dates: Json) => {
    await opens(play, player, 'review');
    await fills(player, [
      { ...FIGURES, RV4: decision },
      { ...VIEWS, ...dates },
    ]);
    await player.presses('Save the review');
    await play.settled();
  };

  it('asks only what the plan counts, with where it began and where it is to get', async () => {
    await opens(play, play.lead, 'review');
    assert.match(play.lead.sees, /Attendance/);
    assert.match(play.lead.sees, /It began at 91\.5 % and is to get to 96 %/);
    assert.match(play.lead.sees, /It began at 2 of 5 and is to get to 4 of 5/);
    assert.doesNotMatch(play.lead.sees, /Behaviour|Engagement/);
    await play.lead.presses('Continue', { ...FIGURES, RV4: 'continue' });
    assert.doesNotMatch(play.lead.sees, /Learning|Wellbeing/);
    assert.match(play.lead.sees, /What does the pupil say/);
  });

  it('says beside the decision that the case still goes to a panel, which stays when it is closed', async () => {
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Take it to a panel');
    await play.lead.presses('Take it to a panel', {
      which: 'medical',
      deadline: '2026-12-18',
      meets: '2027-01-08',
      approval: 'no',
    });
    await opens(play, play.lead, 'review');
    assert.match(play.lead.sees, /still goes to a panel\. Panel on Fri 8 Jan/);
  });

  it('lets the plan go on until a date, with the next review', async () => {
    await holds(play.lead, 'continue', { RV5: '2027-01-20', RV6: '2027-01-29' });
    assert.match(play.lead.sees, /The review is saved/);
    assert.match(play.lead.sees, /Next review: Wed 20 Jan 2027/);
    const { status, plan } = await theCase();
    assert.equal(status, 'plan-active');
    assert.equal(plan?.nextReview, '2027-01-20');
    assert.deepEqual(plan?.reviews[0]?.figures, [
      { measure: 'attendance', value: 93.5 },
      { measure: 'social-skills', value: 3 },
    ]);
    assert.equal(plan?.reviews[0]?.pupilView, 'Break is better.');
  });

  it('goes on with the days that the school’s calendar gives, unless somebody changes them', async () => {
    await holds(play.lead, 'continue', {});
    const { plan } = await theCase();
    assert.deepEqual([plan?.nextReview, plan?.end], ['2027-01-13', '2027-01-29']);
  });

  it('begins with what the weekly updates know, and says so', async () => {
    const updates = [
      someUpdate({ week: '2026-W49', at: '2026-12-03T12:00:00.000Z', offered: 10, attended: 9 }),
      someUpdate({ week: '2026-W50', at: '2026-12-10T12:00:00.000Z', offered: 10, attended: 10 }),
    ];
    await hasUpdates(updates);
    await opens(play, play.lead, 'review');
    assert.match(play.lead.sees, /Filled in from the weekly updates: 19 of 20 sessions in 2 weeks/);
    await play.lead.presses('Continue', { RVS: '3', RV4: 'continue' });
    await play.lead.presses('Continue', {});
    await play.lead.presses('Save the review');
    assert.deepEqual((await theCase()).plan?.reviews[0]?.figures[0], { measure: 'attendance', value: 95 });
  });

  it('does not take the sessions of a few hours for the pupil’s attendance', async () => {
    await hasUpdates([someUpdate({ at: '2026-12-03T12:00:00.000Z', offered: 4, attended: 3 })]);
    await opens(play, play.lead, 'review');
    assert.match(play.lead.sees, /only the plan's own sessions: 3 of 4/);
    await play.lead.presses('Continue', { RVS: '3', RV4: 'continue' });
    assert.match(play.lead.sees, /Please write a number/);
  });

  it('shows the figure of the last review in the next one', async () => {
    await holds(play.lead, 'continue', { RV5: '2027-01-20', RV6: '2027-01-29' });
    play.clock.startsAt('2027-01-20');
    await opens(play, play.lead, 'review');
    assert.match(play.lead.sees, /Last time \(Wed 16 Dec\): 93\.5 %/);
  });

  it('steps down with fewer hours than before', async () => {
    await opens(play, play.lead, 'review');
    await fills(play.lead, [{ RV4: 'step-down', ...FIGURES }]);
    assert.match(play.lead.sees, /So far it is 2\.5/);
    await play.lead.presses('Continue', { RV7: '3', RV5: '2027-01-20', RV6: '2027-01-29' });
    assert.match(play.lead.sees, /fewer hours than now \(2\.5 a week\)/);
    await play.lead.presses('Continue', { RV7: '1.5' });
    await play.lead.presses('Save the review');
    assert.match(play.lead.sees, /From now on it is 1\.5 hours a week/);
    assert.equal((await theCase()).plan?.hoursPerWeek, 1.5);
  });

  it('begins the way back to class, and the referrer hears of it', async () => {
    const before = play.connector.sent.length;
    await holds(play.lead, 'reintegrate', { RV5: '2027-01-20', RV6: '2027-01-29' });
    assert.match(play.lead.sees, /The way back to class begins/);
    assert.equal((await theCase()).status, 'reintegrating');
    assert.ok(
      play.connector.sent
        .slice(before)
        .some(({ conversationId }) => conversationId === play.teacher.user.chat),
    );
  });

  it('with a change saves first, and opens the plan to be changed', async () => {
    await holds(play.lead, 'change', { RV5: '2027-01-20', RV6: '2027-01-29' });
    assert.match(play.lead.sees, /The review is saved\. Now change the plan/);
    assert.match(play.lead.sees, /Late most mornings/);
    assert.equal((await theCase()).plan?.reviews.length, 1);
    for (let card = 0; card < 20 && !/Check the plan/.test(play.lead.sees); card++)
      await play.lead.presses('Continue');
    await play.lead.presses('Save the changed plan');
    assert.match(play.lead.sees, /is changed/);
    assert.equal((await theCase()).plan?.nextReview, '2027-01-20');
    assert.equal((await theCase()).plan?.reviews.length, 1);
  });

  it('closes the case with an outcome and a sentence for the referrer', async () => {
    await opens(play, play.lead, 'review');
    await fills(play.lead, [{ RV4: 'close', ...FIGURES }]);
    assert.match(play.lead.sees, /How did it end/);
    assert.doesNotMatch(play.lead.sees, /next review/i);
    await play.lead.presses('Continue', {});
    assert.match(play.lead.sees, /Please choose one answer/);
    await play.lead.presses('Continue', { RV8: 'returned', RV9: 'Back with the class every morning.' });
    await play.lead.presses('Save the review');
    assert.match(play.lead.sees, /The case is closed: back in class/);
    const { status, closing } = await theCase();
    assert.equal(status, 'closed');
    assert.deepEqual([closing?.outcome, closing?.reason], ['returned', 'Back with the class every morning.']);
    await opens(play, play.lead, 'review');
    assert.match(play.lead.sees, /This case was closed by Sam Lead on Wed 16 Dec/);
  });

  it('wants a next review on a school day, within half a term, and not after the end', async () => {
    await opens(play, play.lead, 'review');
    await fills(play.lead, [{ RV4: 'continue', ...FIGURES }]);
    await play.lead.presses('Continue', { RV5: '2026-12-25', RV6: '2027-01-29' });
    assert.match(play.lead.sees, /Fri 25 Dec is not a school day\. The next one is Mon 4 Jan/);
    await play.lead.presses('Continue', { RV5: '2027-02-10', RV6: '2027-02-12' });
    assert.match(play.lead.sees, /Please choose Wed 27 Jan/);
    await play.lead.presses('Continue', { RV5: '2027-01-20', RV6: '2027-01-19' });
    assert.match(play.lead.sees, /after the plan ends \(Tue 19 Jan/);
    await play.lead.presses('Continue', { RV6: '2026-12-15' });
    assert.match(play.lead.sees, /To end it now, choose "Close the case"/);
  });

  it('held by two leads is the first one’s; the other reads who and when, and keeps the form', async () => {
    const robin = play.player(SECOND_LEAD);
    await robin.says('hello');
    await opens(play, robin, 'review');
    await fills(robin, [
      { ...FIGURES, RV4: 'continue' },
      { RV5: '2027-01-20', RV6: '2027-01-29' },
    ]);
    await holds(play.lead, 'continue', { RV5: '2027-01-13', RV6: '2027-01-29' });
    await robin.presses('Save the review');
    assert.match(robin.sees, /Sam Lead has already held this review, on Wed 16 Dec, 09:00/);
    assert.match(robin.sees, /Check the review of R-TEST1/);
    assert.equal((await theCase()).plan?.nextReview, '2027-01-13');
  });

  it('saved twice is one', async () => {
    await opens(play, play.lead, 'review');
    await fills(play.lead, [
      { ...FIGURES, RV4: 'continue' },
      { RV5: '2027-01-20', RV6: '2027-01-29' },
    ]);
    const check = play.lead.card;
    await play.lead.presses('Save the review');
    play.lead.card = check;
    await play.lead.presses('Save the review');
    assert.match(play.lead.sees, /The review is saved/);
    assert.equal((await theCase()).plan?.reviews.length, 1);
  });

  it('is not for the key adult who is a teacher', async () => {
    const jo = play.player(COLLEAGUE);
    await jo.says('hello');
    await opens(play, jo, 'review');
    assert.match(jo.sentence ?? '', /Only inclusion leads/);
  });
});

describe('A review of support beside ordinary lessons', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
    await startsPlan(play);
    play.clock.startsAt('2026-12-16');
    await opens(play, play.lead, 'review');
  });
  afterEach(() => play.stop());

  it('offers no way back to class: the pupil is there', async () => {
    assert.match(play.lead.sees, /Go on as planned/);
    assert.doesNotMatch(play.lead.sees, /Step down|way back/i);
    await play.lead.presses('Continue', { ...FIGURES, RV4: 'continue' });
    assert.doesNotMatch(play.lead.sees, /Hours a week/);
    assert.match(play.lead.sees, /Day of the next review/);
  });

  for (const decision of ['step-down', 'reintegrate'])
    it(`takes no ${decision} that is sent all the same`, async () => {
      await play.lead.presses('Continue', { ...FIGURES, RV4: decision });
      assert.match(play.lead.sees, /What was decided/);
      assert.doesNotMatch(play.lead.sees, /Day of the next review/);
    });
});
