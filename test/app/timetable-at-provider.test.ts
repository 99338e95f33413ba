import assert from 'node:assert/strict';
import { PROVIDER_KINDS } from '../../src/domain/known-ids/providers.ts';
import type { Json } from '../support/activities.ts';
import { content } from '../support/content.ts';
import { goesOnToTheLast, sendsReferral, startPlay, type Play } from '../support/play.ts';
import { opens, stands } from '../support/plan-forms.ts';
import { COLLEAGUE, testSchool } from '../support/school.ts';

const PROVIDER = 'Riverside';
const PROVISION: Json = { PLV1: 'PM-4', PLV2: PROVIDER, PLV3: 'provider-site', PLV5: 'no', PL2: 'To build.' };
const CHECKS: Json = { PLC1: 'yes', PLC2: 'yes', PLC3: 'yes', PLC4: 'yes' };
const arranged = (fullWeek: 'yes' | 'no'): Json => ({
  PLV4: '10',
  PLV8: fullWeek,
  PLV6: 'B',
  PLV7: 'A taxi at nine.',
  PLK2: 'weekly',
});
/** Two days with the provider, three mornings in school. */
const HOURS: Json = {
  PLT1: 'anxiety',
  PLTH1: '3',
  PLTH2: '0',
  PLTH3: '3',
  PLTH4: '0',
  PLTH5: '3',
  PLTP2: '5',
  PLTP4: '5',
  PLTO5: '1',
  PLTW: 'Work set by the form tutor and marked on Mondays.',
};
const AGREED: Json = { PLTS2: '21', PLTS3: '26', PLT5: 'written', PLT9: '2026-11-23', PLT7: 'no' };
const REST: readonly Json[] = [
  { PLK1: COLLEAGUE.aadObjectId, PLM: 'attendance,wellbeing' },
  {
    PL1: 'Days in class are out of reach for now.',
    PLA1: 'Both days there',
    PLA2: 'Every morning in school',
  },
  { PMA1: '50', PMA2: '80', PMW1: '2', PMW2: '4', PLK3: 'agreed', PLK4: 'yes' },
  { PLR1: 'Maths with the class', PLR1W: 'Jo Colleague', PLR1D: '2026-12-07' },
];

describe('A part-time place at a provider', () => {
  let play: Play;
  beforeEach(async () => {
    const terms = [
      { from: '2026-11-02', to: '2026-12-18', what: 'Autumn 2' },
      { from: '2027-01-04', to: '2027-02-12', what: 'Spring 1' },
    ];
    const providers = [
      {
        name: PROVIDER,
        kind: PROVIDER_KINDS[0],
        contact: { name: 'Pat Fictional', phone: '01234 567899' },
        sessions: 'Whole days',
        checks: {},
      },
    ];
    play = await startPlay({}, undefined, testSchool({ terms, providers }), content);
    await sendsReferral(play);
    await play.lead.says('hello');
    await stands(play, { status: 'ap-plan' });
    await opens(play, play.lead, 'plan');
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const upToHours = async () => {
    for (const inputs of [PROVISION, arranged('no'), CHECKS]) await play.lead.presses('Continue', inputs);
    assert.match(play.lead.sees, /Main reason for fewer hours/);
  };
  const starts = async () => {
    await upToHours();
    await goesOnToTheLast(play, play.lead, [HOURS, AGREED, ...REST]);
    await play.lead.presses('Start the plan');
    await play.settled();
    const { status, plan } = await theCase();
    assert.equal(status, 'plan-active', play.lead.sees);
    return plan!;
  };

  it('is no reduced timetable when with school it makes a full week', async () => {
    await goesOnToTheLast(play, play.lead, [PROVISION, arranged('yes'), CHECKS, ...REST]);
    assert.doesNotMatch(play.lead.sees, /fewer hours/);
    await play.lead.presses('Start the plan');
    await play.settled();
    const { plan, answers } = await theCase();
    assert.deepEqual([plan?.timetable, plan?.restInSchool, answers['OT1']], [undefined, true, undefined]);
    await opens(play, play.lead, 'change-plan');
    assert.match(play.lead.sees, /the rest of the week is in school/);
  });

  it('is one when it does not: hours by day, in school, with the provider and elsewhere', async () => {
    const plan = await starts();
    const free = { inSchool: 3, withProvider: 0, elsewhere: 0 };
    const there = { inSchool: 0, withProvider: 5, elsewhere: 0 };
    assert.deepEqual(plan.timetable?.days, [free, there, free, there, { ...free, elsewhere: 1 }]);
    assert.deepEqual([plan.timetable?.steps, plan.hoursPerWeek], [[21, 26], 10]);
    const { answers, triage } = await theCase();
    assert.deepEqual([answers['OT1'], answers['OT7'], answers['OT3']], ['yes', 'no', plan.end]);
    assert.ok(triage.rulesFired.some(({ id }) => id === 'T-01'));
  });

  it('is then reviewed within two weeks, and ends within the limit of the school', async () => {
    const plan = await starts();
    assert.deepEqual([plan.start, plan.nextReview, plan.end], ['2026-11-25', '2026-12-09', '2027-01-06']);
  });

  it('says on its card how much of a week it is, and what is taught nowhere', async () => {
    await starts();
    await play.lead.sendsPress('details', { r: (await theCase()).id, view: 'plan' });
    assert.match(
      play.lead.sees,
      /19 of about 32\.5 a week, in school and with the provider, and 1 taught elsewhere/,
    );
    assert.match(play.lead.sees, /Tuesday 0 and 5 with the provider/);
    assert.match(play.lead.sees, /about 12\.5 hours are taught neither/);
    assert.match(play.lead.sees, /LA has not been told of the reduced timetable/);
  });

  it('is refused for behaviour, and nothing typed is lost', async () => {
    await upToHours();
    await play.lead.presses('Continue', { ...HOURS, PLT1: 'behaviour' });
    assert.match(play.lead.sees, /is not for managing behaviour[^]*Nothing you wrote is lost/);
    assert.match(JSON.stringify(play.lead.card), /"id":"PLTP2"[^}]*"value":5/);
    await play.lead.presses('Continue', { PLT1: 'anxiety' });
    assert.match(play.lead.sees, /Hours with the provider of the plan count too/);
  });

  it('has as many hours with the provider as the plan says, and fewer than a full week', async () => {
    await upToHours();
    await play.lead.presses('Continue', { ...HOURS, PLTP4: '' });
    assert.match(play.lead.sees, /with the provider have 5 hours, and the plan says 10/);
    const full = Object.fromEntries([1, 3, 5].map((day) => [`PLTH${day}`, '8']));
    await play.lead.presses('Continue', { ...full, PLTP4: '5', PLTO5: '' });
    assert.match(play.lead.sees, /full school week/);
  });

  it('may have no hours in school yet, for a pupil who is only with the provider', async () => {
    await upToHours();
    const none = Object.fromEntries([1, 3, 5].map((day) => [`PLTH${day}`, '0']));
    await play.lead.presses('Continue', { ...HOURS, ...none });
    await play.lead.presses('Continue', { ...AGREED, PLTS2: '9' });
    assert.match(play.lead.sees, /never fall from week to week: so far there are 10/);
    await play.lead.presses('Continue', { PLTS2: '13', PLTS3: '' });
    assert.match(play.lead.sees, /People, days/);
  });

  it('keeps its hours when the plan is changed, and is none once the week is full', async () => {
    const { timetable } = await starts();
    await opens(play, play.lead, 'change-plan');
    assert.match(play.lead.sees, /Tuesday 0 and 5 with the provider/);
    await play.lead.presses('Change: What the support is');
    await play.lead.presses('Continue');
    await play.lead.presses('Continue', { PLV8: 'yes' });
    await play.lead.presses('Save the changed plan');
    await play.settled();
    const { plan, answers } = await theCase();
    assert.ok(timetable);
    assert.deepEqual([plan?.timetable, plan?.restInSchool, answers['OT1']], [undefined, true, 'no']);
  });
});
