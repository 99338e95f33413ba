import assert from 'node:assert/strict';
import { plusDays } from '../../../src/domain/calendar/calendar.ts';
import type { Panel } from '../../../src/domain/case/panels.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import {
  daysCalledOff,
  daysOfCase,
  keptBy,
  type CaseDay,
} from '../../../src/domain/reminders/dates-ahead.ts';
import { remindersOf, type RemindedOf } from '../../../src/domain/reminders/reminders.ts';
import { content } from '../../support/content.ts';
import { decision, lead, owner, running, sent, teacher } from '../../support/cases-to-remind-of.ts';
import { HEAD, testSchool } from '../../support/school.ts';

const settings = testSchool();
const REMINDED: Readonly<Record<CaseDay['what'], RemindedOf>> = {
  review: 'review',
  'plan-end': 'plan-end',
  'panel-approval': 'panel-approval',
  'panel-papers': 'panel-papers',
  panel: 'panel-outcome',
  appeal: 'panel-appeal',
  action: 'meeting-action',
};
const signed = { by: lead, at: '2026-11-24T09:00:00.000Z' };
const atPanel = (changes: Partial<Panel> = {}, rest: Partial<Referral> = {}): Referral => ({
  ...running(),
  ...rest,
  panels: [
    {
      ...signed,
      id: 'panel-1',
      name: 'Fair access panel',
      deadline: '2026-12-02',
      meets: '2026-12-08',
      needsApproval: true,
      ...changes,
    },
  ],
});
const approved = { approved: signed };
const outcome = { ...signed, as: 'not-agreed', heardOn: '2026-12-08', reason: 'Not now.' } as const;
const closing = { ...signed, outcome: 'returned', reason: 'Back.' } as const;
const agreed = (rest: Partial<Referral> = {}): Referral => ({
  ...running(),
  ...rest,
  meetings: [
    {
      ...signed,
      id: 'meeting-1',
      kind: 'review',
      on: '2026-11-24',
      staff: [lead],
      others: [],
      actions: [
        { id: 'a-1', text: 'Ring home.', by: '2026-12-04', person: teacher },
        { id: 'a-2', text: 'Write home.', by: '2026-12-04', person: teacher },
        { id: 'a-3', text: 'See the GP.', by: '2026-12-11', outside: 'parents' },
      ],
    },
  ],
});
const CASES: Readonly<Record<string, Referral>> = {
  'a running plan': running(),
  'a plan reviewed on its last day': running({ nextReview: '2027-01-29', end: '2027-01-29' }),
  'a panel that waits for its approval': atPanel(),
  'a panel that nobody else may approve': atPanel(
    {},
    { referrer: { id: HEAD.aadObjectId, name: HEAD.name } },
  ),
  'a panel that waits for its papers': atPanel(approved),
  'a panel that meets': atPanel({ ...approved, sentOn: '2026-12-01' }),
  'an appeal': atPanel({ ...approved, sentOn: '2026-12-01', outcome, appeal: { by: '2026-12-18' } }),
  'what was agreed': agreed(),
  'a panel of a closed case': atPanel({ ...approved, sentOn: '2026-12-01' }, { status: 'closed', closing }),
  'an appeal of a closed case': atPanel(
    { ...approved, sentOn: '2026-12-01', outcome, appeal: { by: '2026-12-18' } },
    { status: 'closed', closing },
  ),
  'a panel of a case passed on': atPanel(
    {},
    { status: 'passed-on', decision: { ...decision, outcome: 'passed-on' } },
  ),
  'what was agreed about a closed case': agreed({ status: 'closed', closing }),
  'a case whose owner has left': atPanel(approved, { owner: { ...owner, id: 'left' } }),
  'a new concern': sent(),
};

const keyOf = ({ of, date, about = '' }: { of: RemindedOf; date: string; about?: string }) =>
  `${of} ${date} ${about}`;
const OF_DAYS = new Set(Object.values(REMINDED));

/** What one person has in their dates on that day, and is reminded of. */
function standing(referral: Referral, person: { readonly id: string }, today: string) {
  const dates = keptBy(daysOfCase(referral, today), person, referral, settings.staff).map(
    ({ what, date, agreed: action }) =>
      keyOf({ of: REMINDED[what], date, ...(action ? { about: action.action.id } : {}) }),
  );
  const reminded = remindersOf({ settings, content }, referral, today)
    .filter(({ of, people }) => OF_DAYS.has(of) && people.includes(person.id))
    .map(keyOf);
  return { dates, reminded };
}

describe("Somebody's dates, and what they are reminded of", () => {
  for (const [name, referral] of Object.entries(CASES))
    it(`are the same days, each once: ${name}`, () => {
      for (const person of settings.staff) {
        const dates = new Set<string>();
        const reminded = new Set<string>();
        for (let today = '2026-11-24'; today <= '2027-02-12'; today = plusDays(today, 1)) {
          const now = standing(referral, person, today);
          assert.equal(new Set(now.reminded).size, now.reminded.length, `${today}: one reminder for each`);
          for (const each of now.reminded) assert.ok(now.dates.includes(each), `${today}: only ${each}`);
          for (const each of now.dates) dates.add(each);
          for (const each of now.reminded) reminded.add(each);
        }
        assert.deepEqual([...reminded].toSorted(), [...dates].toSorted(), person.name);
      }
    });

  it('leave nobody without theirs when somebody has left', () => {
    const { dates } = standing(CASES['a case whose owner has left']!, lead, '2026-11-25');
    assert.ok(dates.length > 0);
  });
});

describe('Days that were called off', () => {
  const off = (referral: Referral, today = '2026-11-27') =>
    daysCalledOff(referral, today).map(({ what, date }) => `${what} ${date}`);

  it('are none while all stands', () => {
    assert.deepEqual(off(agreed()), []);
    assert.deepEqual(off(running()), []);
  });

  it('are those ahead of a plan that has ended, and none behind', () => {
    const closed = running();
    assert.deepEqual(off({ ...closed, status: 'closed', closing }), [
      `review ${closed.plan!.nextReview}`,
      `plan-end ${closed.plan!.end}`,
    ]);
    assert.deepEqual(off({ ...closed, status: 'closed', closing }, '2027-12-01'), []);
  });

  it('are those of a panel that the case was taken back from, and of its papers once they are sent', () => {
    const withdrawn = { ...signed, reason: 'Sorted out.' };
    assert.deepEqual(off(atPanel({ ...approved, needsApproval: false, withdrawn })), [
      'panel-papers 2026-12-02',
      'panel 2026-12-08',
    ]);
    assert.deepEqual(off(atPanel({ needsApproval: false, sentOn: '2026-11-26' })), [
      'panel-papers 2026-12-02',
    ]);
  });

  it('are what is done before its day', () => {
    const [meeting] = agreed().meetings!;
    const actions = meeting!.actions.map((each) => ({ ...each, done: signed }));
    assert.deepEqual(off({ ...running(), meetings: [{ ...meeting!, actions }] }), [
      'action 2026-12-04',
      'action 2026-12-04',
      'action 2026-12-11',
    ]);
  });
});
