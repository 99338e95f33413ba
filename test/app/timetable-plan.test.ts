import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import { content } from '../support/content.ts';
import type { Sent } from '../support/fake-connector.ts';
import { goesOnToTheLast, sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';
import { opens, stands } from '../support/plan-forms.ts';
import { COLLEAGUE, OFFICE, testSchool } from '../support/school.ts';

const SUPPORT: Json = { PLS: 'reduced-timetable', PL2: 'To come back bit by bit.' };
const ARRANGED: Json = { PLK2: 'daily' };
const HOURS: Json = {
  PLT1: 'medical',
  PLTH1: '3',
  PLTH2: '3',
  PLTH3: '3',
  PLTH4: '3',
  PLTH5: '3',
  PLTO1: '2',
  PLTW: 'A tutor on Mondays; work set online and marked by the form tutor.',
};
const AGREED: Json = {
  PLTS2: '18',
  PLTS3: '22',
  PLTS4: '26',
  PLT5: 'verbal',
  PLT9: '2026-11-23',
  PLT7: 'no',
};
const REST: readonly Json[] = [
  { PLK1: COLLEAGUE.aadObjectId, PLM: 'attendance,wellbeing' },
  {
    PL1: 'Coming back after a long time away.',
    PLA1: 'In school every morning',
    PLA2: 'Back for whole days',
  },
  { PMA1: '50', PMA2: '80', PMW1: '2', PMW2: '4', PLK3: 'agreed', PLK4: 'yes' },
];

describe('A plan that is a reduced timetable', () => {
  let play: Play;
  let posted: Sent;
  beforeEach(async () => {
    const terms = [
      { from: '2026-11-02', to: '2026-12-18', what: 'Autumn 2' },
      { from: '2027-01-04', to: '2027-02-12', what: 'Spring 1' },
    ];
    play = await startPlay({}, undefined, testSchool({ terms }), content);
    posted = await sendsReferral(play);
    await play.lead.says('hello');
    await stands(play, { status: 'in-school-plan' });
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const until = async (cards: readonly Json[]) => {
    await opens(play, play.lead, 'plan');
    for (const inputs of cards) await play.lead.presses('Continue', inputs);
  };
  const starts = async (changes: Json = {}) => {
    await until([SUPPORT, ARRANGED, HOURS, { ...AGREED, ...changes }, ...REST]);
    await play.lead.presses('Start the plan');
    await play.settled();
    assert.equal((await theCase()).status, 'plan-active');
  };

  it('is asked about only where it is the support, and never filled in', async () => {
    await opens(play, play.lead, 'plan');
    assert.match(JSON.stringify(play.lead.card), /"id":"PLS"[^\]]*?"value":""/);
    await goesOnToTheLast(play, play.lead, [{ PLS: 'key-adult' }, ...REST]);
    assert.doesNotMatch(play.lead.sees, /[Rr]educed timetable/);
  });

  it('holds hours by day, steps back to full time, agreement, and what the LA knows', async () => {
    await starts();
    const { plan } = await theCase();
    assert.deepEqual(plan?.timetable, {
      reason: 'medical',
      days: [
        { inSchool: 3, elsewhere: 2 },
        { inSchool: 3, elsewhere: 0 },
        { inSchool: 3, elsewhere: 0 },
        { inSchool: 3, elsewhere: 0 },
        { inSchool: 3, elsewhere: 0 },
      ],
      restOfWeek: 'A tutor on Mondays; work set online and marked by the form tutor.',
      steps: [18, 22, 26],
      agreed: 'verbal',
      agreedOn: '2026-11-23',
      la: 'no',
    });
    assert.deepEqual([plan.start, plan.nextReview, plan.end], ['2026-11-25', '2026-12-09', '2027-01-06']);
  });

  it('is told on the plan with codes, what is not signed, not told or not taught', async () => {
    await starts();
    await play.lead.sendsPress('details', { r: (await theCase()).id, view: 'plan' });
    assert.match(play.lead.sees, /15 of about 32\.5 a week, and 2 taught elsewhere/);
    assert.match(play.lead.sees, /Monday 3 \(and 2 taught elsewhere\); Tuesday 3/);
    assert.match(play.lead.sees, /code C2 only[^]*learns at home is never marked present/);
    assert.match(play.lead.sees, /agreed in words only[^]*LA has not been told/);
    assert.match(play.lead.sees, /about 15\.5 hours are taught neither/);
  });

  it('becomes the facts that rules read, so that nobody types them twice', async () => {
    await starts();
    const { answers, triage } = await theCase();
    assert.deepEqual(
      ['OT1', 'OT2', 'OT3', 'OT4', 'OT5', 'OT9', 'OT6', 'OT7'].map((id) => answers[id]),
      ['yes', '2026-11-25', '2027-01-06', '2026-12-09', 'verbal', '2026-11-23', 'medical', 'no'],
    );
    assert.ok(triage.rulesFired.some(({ id }) => id === 'T-01'));
  });

  it('cannot be started to manage behaviour: that is said plainly, and nothing is lost', async () => {
    await until([SUPPORT, ARRANGED, { ...HOURS, PLT1: 'behaviour' }]);
    assert.match(play.lead.sees, /is not for managing behaviour/);
    assert.match(play.lead.sees, /Nothing you wrote is lost/);
    await play.lead.presses('Continue', { PLT1: 'anxiety' });
    assert.match(play.lead.sees, /parent the pupil normally lives with agree/);
  });

  it('cannot be started without hours in school, as a full week, or with a day that is too long', async () => {
    const days = (each: string) => Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`PLTH${day}`, each]));
    await until([SUPPORT, ARRANGED, { ...HOURS, ...days('0'), PLTO1: '' }]);
    assert.match(play.lead.sees, /With no hours at all/);
    await play.lead.presses('Continue', days('6.5'));
    assert.match(play.lead.sees, /full school week/);
    await play.lead.presses('Continue', { ...days('3'), PLTO1: '6' });
    assert.match(play.lead.sees, /longer than 8 hours/);
  });

  it('has hours that grow and never fall', async () => {
    await until([SUPPORT, ARRANGED, HOURS, { ...AGREED, PLTS2: '12', PLTS3: '', PLTS4: '' }]);
    assert.match(play.lead.sees, /Hours never fall from week to week: so far there are 15/);
    await play.lead.presses('Continue', { PLTS2: '15' });
    assert.match(play.lead.sees, /No week has more hours than the first/);
    await play.lead.presses('Continue', { PLTS2: '15', PLTS3: '40' });
    assert.match(play.lead.sees, /A school week has about 32\.5/);
    await play.lead.presses('Continue', { PLTS3: '20' });
    assert.match(play.lead.sees, /People, days/);
  });

  it('needs a day of agreement, also where it was spoken, and a day on which the LA was told', async () => {
    await until([SUPPORT, ARRANGED, HOURS, { ...AGREED, PLT9: '' }]);
    assert.match(play.lead.sees, /Please choose a date/);
    await play.lead.presses('Continue', { PLT9: '2026-11-23', PLT7: 'yes' });
    assert.match(play.lead.sees, /day on which the LA was told/);
    await play.lead.presses('Continue', { PLT7: 'no', PLT7D: '2026-11-23' });
    assert.match(play.lead.sees, /choose "Yes", or clear the day/);
    await play.lead.presses('Continue', { PLT7: 'yes', PLT7R: 'RT-104' });
    assert.match(play.lead.sees, /People, days/);
  });

  it('is not started where the parent has not agreed', async () => {
    const [people, aims, figures] = REST;
    await until([
      SUPPORT,
      ARRANGED,
      HOURS,
      AGREED,
      people!,
      aims!,
      { ...figures, PLK3: 'informed-not-agreed' },
    ]);
    assert.match(play.lead.sees, /needs the agreement of the parent[^]*unlawful exclusion/);
  });

  it('is reviewed within two weeks and ends within the limit of the school, each with the reason', async () => {
    await until([SUPPORT, ARRANGED, HOURS, AGREED]);
    await play.lead.presses('Continue', { ...REST[0], PLD2: '2026-12-11' });
    assert.match(
      play.lead.sees,
      /choose Wed 9 Dec or earlier: a reduced timetable is reviewed within 14 days/,
    );
    await play.lead.presses('Continue', { PLD2: '2026-12-08', PLD3: '2027-01-29' });
    assert.match(
      play.lead.sees,
      /Wed 6 Jan 2027 or earlier: this school ends a reduced timetable within 42 days/,
    );
  });

  it('gains hours at a review, within two weeks of the next one', async () => {
    await starts();
    play.clock.startsAt('2026-12-09');
    await opens(play, play.lead, 'review');
    await play.lead.presses('Continue', { RVA: '70', RVW: '3', RV4: 'step-down' });
    assert.match(play.lead.sees, /So far it is 22/, 'the plan has reached its third week');
    await play.lead.presses('Continue', { RV7S: '20', RV5: '2027-01-20', RV6: '2027-01-06' });
    assert.match(play.lead.sees, /means more hours in school than now \(22/);
    assert.match(play.lead.sees, /reviewed within 14 days/);
    await play.lead.presses('Continue', { RV7S: '28', RV5: '2026-12-18', RV6: '2027-01-06' });
    await play.lead.presses('Save the review');
    await play.settled();
    assert.match(play.lead.sees, /28 hours a week in school/);
    const { plan, answers } = await theCase();
    assert.deepEqual([plan?.reviews[0]?.hoursInSchool, plan?.hoursPerWeek], [28, undefined]);
    assert.deepEqual([answers['OT4'], answers['OT3']], ['2026-12-18', '2027-01-06']);
  });

  it('may run longer only with a word on it: a person decides, and is told of the limit', async () => {
    await starts();
    play.clock.startsAt('2026-12-09');
    await opens(play, play.lead, 'review');
    await play.lead.presses('Continue', { RVA: '70', RVW: '3', RV4: 'continue' });
    await play.lead.presses('Continue', { RV5: '2026-12-18', RV6: '2027-02-12' });
    assert.match(play.lead.sees, /longer than 42 days[^]*senior leader/);
    await play.lead.presses('Save the review');
    assert.equal((await theCase()).plan?.end, '2027-02-12');
  });

  it('may be changed into other support, and is no reduced timetable then', async () => {
    await starts();
    await opens(play, play.lead, 'change-plan');
    assert.match(play.lead.sees, /Hours in school, first week[^]*Monday 3 \(and 2/);
    await play.lead.presses('Change: What the support is');
    await play.lead.presses('Continue', { PLS: 'key-adult' });
    await play.lead.presses('Save the changed plan');
    await play.settled();
    const { plan, answers } = await theCase();
    assert.deepEqual([plan?.timetable, answers['OT1'], answers['OT2']], [undefined, 'no', undefined]);
  });

  it('counts only sessions in school in the weekly update, and asks about contact', async () => {
    await starts();
    play.clock.startsAt('2026-12-03');
    const adult = play.player(COLLEAGUE);
    await adult.says('hello');
    await opens(play, adult, 'update');
    assert.match(
      JSON.stringify(adult.card),
      /"id":"UW1"[^}]*"value":6/,
      'five half days, and 18 hours by now',
    );
    assert.match(adult.sees, /In school, by the reduced timetable/);
    assert.match(adult.sees, /contact/i);
  });

  it('is told to the channel as a plan and nothing more', async () => {
    await starts();
    assert.match(shared(), /Plan[^]*25 Nov/);
    assert.doesNotMatch(shared(), /Health|medical|hours in school|A tutor/i);
  });

  it('has the office tell the LA, and send the return before the half term ends', async () => {
    await starts();
    const office = play.player(OFFICE);
    await office.says('hello');
    play.clock.startsAt('2026-11-30');
    await office.says('reminders');
    assert.match(office.sees, /LA has not been told/);
    assert.doesNotMatch(office.sees, /PB 3/, 'the office gets the reference only');
    await opens(play, office, 'facts');
    await office.presses('Edit: Reduced timetable');
    await office.presses('Continue');
    await office.presses('Continue');
    await office.presses('Continue');
    await office.presses('Continue', { OT7: 'yes' });
    await office.presses('Continue');
    await office.presses('Save into the case');
    await play.settled();
    await office.says('reminders');
    assert.doesNotMatch(office.sees, /LA has not been told/);
    play.clock.startsAt('2026-12-14');
    await office.says('reminders');
    assert.match(office.sees, /half-termly return on reduced timetables[^]*nil return/);
  });

  it('asks nothing of the office where the LA does not ask', async () => {
    await starts({ PLT7: 'not-required' });
    const office = play.player(OFFICE);
    await office.says('hello');
    play.clock.startsAt('2026-12-14');
    await office.says('reminders');
    assert.doesNotMatch(office.sees, /reduced timetable/i);
  });

  it('is due once, as the review of its plan', async () => {
    await starts();
    play.clock.startsAt('2026-12-09');
    await play.lead.says('due');
    assert.match(play.lead.sees, /Review is due today/);
    assert.doesNotMatch(play.lead.sees, /timetable/i);
  });

  it('stands in the pack and in the copy of everything that is held', async () => {
    await starts();
    await play.lead.sendsPress('pack', { r: (await theCase()).id });
    assert.match(play.lead.sees, /Hours in school, first week[^]*Agreed by/);
  });
});

describe('The agreement sheet of a reduced timetable', () => {
  it('is for inclusion leads, of a plan that is one, and says what is missing where files are not taken', async () => {
    const play = await startPlay({}, undefined, testSchool(), content);
    await sendsReferral(play);
    await play.lead.says('hello');
    const id = (await play.records.findByReference('R-TEST1'))!.value.id;
    await play.lead.sendsPress('agreement-sheet', { r: id });
    assert.match(play.lead.sentence ?? '', /no reduced timetable/);
    const office = play.player(OFFICE);
    await office.says('hello');
    await office.sendsPress('agreement-sheet', { r: id });
    assert.match(office.sentence ?? '', /Only inclusion leads/);
    await play.stop();
  });
});
