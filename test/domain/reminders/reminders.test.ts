import assert from 'node:assert/strict';
import type { Referral } from '../../../src/domain/case/referral.ts';
import {
  sortByUrgency,
  remindersOf,
  findNotTakenOn,
  type RemindedOf,
} from '../../../src/domain/reminders/reminders.ts';
import { remindingHours } from '../../../src/domain/reminders/reminders-time.ts';
import type { SchoolSettings } from '../../../src/domain/school/settings.ts';
import { THE_BOT } from '../../../src/domain/case/the-bot.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { referral } from '../../storage/samples.ts';
import { LEAD, TEACHER } from '../../support/activities.ts';
import { somePlan } from '../../support/plans.ts';
import { HEAD, OFFICE, SECOND_LEAD, testSchool } from '../../support/school.ts';
import { content } from '../../support/content.ts';

const settings = testSchool({
  closed: [{ from: '2026-12-19', to: '2027-01-03', what: 'Christmas' }],
});
const lead = { id: LEAD.aadObjectId, name: LEAD.name };
const secondLead = { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name };
const teacher = { id: TEACHER.aadObjectId, name: TEACHER.name };
const owner = { ...lead, since: '2026-11-24T09:00:00.000Z', by: lead };
const decision = { outcome: 'ap-plan', by: lead, at: '2026-11-24T10:00:00.000Z', reason: 'Now.' } as const;

/** Sent on Tuesday 24 November by a teacher, to be answered by Thursday, with nothing that the office would be asked. */
const sent = (changes: Partial<Referral> = {}): Referral =>
  referral({ referrer: teacher, answers: { PC1: 'AB 8' }, ...changes });
const running = (plan: Parameters<typeof somePlan>[0] = {}, changes: Partial<Referral> = {}): Referral =>
  sent({
    status: 'plan-active',
    owner,
    decision,
    plan: somePlan({ keyAdult: teacher, ...plan }),
    ...changes,
  });

/** What is due of a kind on a day, as `stage: people`. */
function due(
  of: RemindedOf,
  each: Referral,
  today: string,
  changes: Partial<SchoolSettings> = {},
): string | undefined {
  const school = { settings: { ...settings, ...changes }, content };
  const found = remindersOf(school, each, today).find((reminder) => reminder.of === of);
  const name = (id: string) => settings.staff.find((person) => person.id === id)?.name ?? id;
  return found && `${found.stage}: ${found.people.map(name).join(', ')}`;
}

describe('What people are reminded of', () => {
  it('is a case about to be deleted undecided, on school days: at the end of August nobody would hear of it', () => {
    const terms = [
      { from: '2026-09-02', to: '2028-07-21', what: 'Up to the summer' },
      { from: '2028-09-04', to: '2028-12-20', what: 'Autumn 2028' },
    ];
    const on = (today: string) => due('expires', sent({ owner }), today, { terms });
    assert.equal(on('2028-06-22'), undefined);
    assert.equal(on('2028-06-23'), 'before-20: Sam Lead');
    assert.equal(on('2028-07-14'), 'before-5: Sam Lead');
    assert.equal(on('2028-07-21'), 'day: Sam Lead');
  });

  it('is a case past its answer: its owner, or every lead while nobody has it', () => {
    assert.equal(due('undecided', sent({ owner }), '2026-11-26'), undefined, 'the day itself is still time');
    assert.equal(due('undecided', sent({ owner }), '2026-11-27'), 'day: Sam Lead');
    assert.equal(due('undecided', sent({ owner }), '2026-12-03'), 'day: Sam Lead');
    assert.equal(due('undecided', sent({ owner }), '2026-12-04'), 'late-5: Sam Lead');
    assert.equal(due('undecided', sent(), '2026-11-27'), `day: Sam Lead, ${SECOND_LEAD.name}`);
  });

  it('never asks somebody to decide on their own referral', () => {
    const own = sent({ referrer: secondLead });
    assert.equal(due('undecided', own, '2026-11-27'), 'day: Sam Lead');
    const alone = settings.staff.filter(({ id }) => id !== lead.id);
    assert.equal(due('undecided', own, '2026-11-27', { staff: alone }), `day: ${HEAD.name}`, 'no other lead');
  });

  it('goes to another lead when the one who raised a case looks after it, whoever arranged that', () => {
    assert.equal(due('undecided', sent({ owner, referrer: lead }), '2026-11-27'), `day: ${SECOND_LEAD.name}`);
  });

  it('goes to all leads when the owner is not a lead of the school any more', () => {
    const gone = sent({ owner: { ...owner, id: 'left' } });
    assert.equal(due('undecided', gone, '2026-11-27'), `day: Sam Lead, ${SECOND_LEAD.name}`);
  });

  it('is, while a question waits, the question and not the decision', () => {
    const waiting = sent({
      owner,
      status: 'more-information',
      enquiries: [{ question: 'Which?', askedBy: lead, askedAt: '2026-11-24T10:00:00.000Z' }],
    });
    assert.equal(due('question-unanswered', waiting, '2026-11-26'), undefined);
    assert.equal(due('question-unanswered', waiting, '2026-11-27'), 'day: Sam Lead');
    assert.equal(due('undecided', waiting, '2026-11-27'), undefined);
  });

  it('is a statutory date five and one school days before and on the day, and never afterwards', () => {
    // The board was notified on Thu 19 Nov: 15 school days later is Thu 10 Dec.
    const answers = {
      SG1: 'no',
      SG2: 'no',
      PC1: 'AB 8',
      OB1: 3,
      OB2: 15.5,
      OB3: 15.5,
      OB4: 'no',
      OB8: 'no',
      OB9: '2026-11-19',
    };
    const result = triage(content, { today: '2026-11-24', answers, events: [] });
    const suspended = sent({ owner, answers, triage: result });
    assert.equal(due('statutory-date', suspended, '2026-12-02'), undefined);
    assert.equal(due('statutory-date', suspended, '2026-12-03'), 'before-5: Sam Lead');
    assert.equal(due('statutory-date', suspended, '2026-12-09'), 'before-1: Sam Lead');
    assert.equal(due('statutory-date', suspended, '2026-12-10'), 'day: Sam Lead');
    assert.equal(due('statutory-date', suspended, '2026-12-11'), undefined);
    const passedOn = {
      ...suspended,
      status: 'passed-on',
      decision: { ...decision, outcome: 'passed-on' },
    } as const;
    assert.equal(due('statutory-date', passedOn, '2026-12-10'), 'day: Sam Lead', 'the law goes on counting');
    assert.equal(due('statutory-date', { ...suspended, status: 'closed' }, '2026-12-10'), undefined);
  });

  it('is an approval without a plan after two school days', () => {
    const approved = sent({ status: 'ap-plan', owner, decision });
    assert.equal(due('plan-missing', approved, '2026-11-25'), undefined);
    assert.equal(due('plan-missing', approved, '2026-11-26'), 'day: Sam Lead');
    assert.equal(due('plan-missing', approved, '2026-12-03'), 'late-5: Sam Lead');
    assert.equal(due('plan-missing', running(), '2026-12-03'), undefined);
  });

  it('is a review three school days before, on the day, and every fifth day while it is not held', () => {
    // Wednesday 16 December.
    assert.equal(due('review', running(), '2026-12-10'), undefined);
    assert.equal(due('review', running(), '2026-12-11'), 'before-3: Sam Lead, Alex Teacher');
    assert.equal(due('review', running(), '2026-12-16'), 'day: Sam Lead, Alex Teacher', 'the key adult too');
    assert.equal(due('review', running(), '2027-01-05'), 'day: Sam Lead', 'the holidays do not count');
    assert.equal(due('review', running(), '2027-01-06'), 'late-5: Sam Lead');
  });

  it("is a plan's end, unless a review on that day decides how it goes on", () => {
    assert.equal(due('plan-end', running(), '2027-01-21'), undefined);
    assert.equal(due('plan-end', running(), '2027-01-22'), 'before-5: Sam Lead, Alex Teacher');
    assert.equal(due('plan-end', running(), '2027-02-01'), 'day: Sam Lead');
    assert.equal(due('plan-end', running({ nextReview: '2027-01-29' }), '2027-01-22'), undefined);
  });

  it('is the review and the end of a reduced timetable, for as long as somebody can put it right', () => {
    const answers = { PC1: 'AB 8', OT1: 'yes', OT3: '2026-12-11', OT4: '2026-12-04' };
    const open = sent({ owner, answers });
    assert.equal(due('timetable-review', open, '2026-12-01'), 'before-3: Sam Lead');
    assert.equal(due('timetable-review', open, '2026-12-11'), 'late-5: Sam Lead');
    assert.equal(due('timetable-end', open, '2026-12-04'), 'before-5: Sam Lead');
    const passedOn = { status: 'passed-on', decision: { ...decision, outcome: 'passed-on' } } as const;
    assert.equal(
      due('timetable-end', { ...open, ...passedOn }, '2026-12-04'),
      undefined,
      "another's to keep",
    );
    const decided = running({}, { answers });
    assert.equal(due('timetable-end', decided, '2026-12-11'), 'day: Sam Lead');
    assert.equal(
      due('timetable-end', decided, '2026-12-18'),
      'late-5: Sam Lead',
      'facts are taken while it runs',
    );
    assert.equal(
      due('timetable-end', sent({ owner, answers: { ...answers, OT1: 'no' } }), '2026-12-04'),
      undefined,
    );
  });

  it('is, for the office, figures that are missing after two school days, and only when it would be asked for them', () => {
    const answers = {
      SG1: 'no',
      SG2: 'no',
      PC1: 'AB 8',
      PC2: '8',
      PC4: 'attendance',
      EW1: ['late', 'isolated'],
    };
    const result = triage(content, { today: '2026-11-24', answers, events: [] });
    const open = sent({ owner, answers, triage: result });
    assert.equal(due('office-facts', open, '2026-11-25'), undefined);
    assert.equal(due('office-facts', open, '2026-11-26'), `day: ${OFFICE.name}`);
    assert.equal(due('office-facts', open, '2026-12-03'), `late-5: ${OFFICE.name}`);
    const without = settings.staff.filter(({ id }) => id !== OFFICE.aadObjectId);
    assert.equal(due('office-facts', open, '2026-11-26', { staff: without }), 'day: Sam Lead');
    assert.equal(
      due('office-facts', { ...open, decision }, '2026-11-26'),
      undefined,
      'decided: facts are closed',
    );
    // All given last term: from the day the rules stopped counting them on, they are asked for again.
    const given = {
      ...answers,
      ...{ OA1: 100, OA2: 3, OA3: 0, OA4: 'no', OA5: 0, OA6: 0, OA7: '2026-11-20' },
      ...{ OB1: 1, OB2: 1, OB3: 1, OB4: 'no', OB8: 'no', OP1: 'none', OT1: 'no', OV1: 'no' },
    };
    const ran = { at: '2027-01-05T03:00:00.000Z', by: THE_BOT, changes: [], notCounted: ['OB2', 'OB4'] };
    const days = { answeredOn: { OB2: '2026-11-24', OB4: '2026-11-24' }, runAgain: ran };
    const before = sent({ owner, answers: given, triage: result });
    assert.equal(due('office-facts', before, '2026-12-03'), undefined);
    const after = { ...before, ...days };
    assert.equal(due('office-facts', after, '2027-01-06'), undefined);
    assert.equal(due('office-facts', after, '2027-01-07'), `day: ${OFFICE.name}`);
    const watched = sent({ answers: { SG1: 'no', SG2: 'no', PC1: 'AB 8', EW1: ['none'] } });
    assert.equal(due('office-facts', watched, '2026-11-26'), undefined);
  });

  it('is a weekly update that has not come: the key adult, then the owner', () => {
    assert.equal(due('update-missing', running(), '2026-12-03'), undefined);
    assert.equal(due('update-missing', running(), '2026-12-04'), 'key-adult: Alex Teacher');
    assert.equal(due('update-missing', running(), '2026-12-07'), 'owner: Sam Lead');
    const left = running({ keyAdult: { id: 'left', name: 'Gone' } });
    assert.equal(due('update-missing', left, '2026-12-04'), 'key-adult: Sam Lead', 'somebody stands in');
  });

  it('is nothing once a case is closed, was not needed or was withdrawn', () => {
    for (const status of ['closed', 'not-needed', 'withdrawn'] as const)
      assert.deepEqual(remindersOf({ settings, content }, running({}, { status }), '2027-02-01'), []);
  });

  it('comes with what cannot wait first, and then the oldest first', () => {
    const found = [
      { of: 'office-facts', date: '2026-11-01' },
      { of: 'undecided', date: '2026-11-26' },
      { of: 'undecided', date: '2026-11-25' },
      { of: 'untaken', date: '2026-11-27' },
    ] as const;
    assert.deepEqual(
      sortByUrgency(found).map(({ date }) => date),
      ['2026-11-27', '2026-11-25', '2026-11-26', '2026-11-01'],
    );
  });
});

describe('A concern to be looked at today', () => {
  const urgent = (changes: Partial<Referral> = {}) =>
    sent({ triage: { ...sent().triage, level: 'urgent' }, answerBy: '2026-11-24', ...changes });
  const told = (each: Referral, instant: string) => {
    const now = new Date(instant);
    const hours = remindingHours(settings, now);
    assert.ok(hours);
    return findNotTakenOn({ settings }, each, hours, now)?.people.length;
  };

  it('is raised with all leads at the end of the school day when nobody has taken it', () => {
    assert.equal(told(urgent(), '2026-11-24T14:59:00Z'), undefined);
    assert.equal(told(urgent(), '2026-11-24T15:00:00Z'), 2);
  });

  it('has an hour when it came in the afternoon', () => {
    const late = urgent({ sentAt: '2026-11-24T15:30:00.000Z' });
    assert.equal(told(late, '2026-11-24T16:29:00Z'), undefined);
    assert.equal(told(late, '2026-11-24T16:30:00Z'), 2);
  });

  it('is quiet once somebody has it, and for any other level', () => {
    assert.equal(told(urgent({ owner }), '2026-11-24T15:00:00Z'), undefined);
    assert.equal(told(urgent({ seen: { by: lead, at: owner.since } }), '2026-11-24T15:00:00Z'), undefined);
    assert.equal(told(sent({ answerBy: '2026-11-24' }), '2026-11-24T15:00:00Z'), undefined);
    assert.equal(told(urgent({ decision }), '2026-11-24T15:00:00Z'), undefined);
  });
});
