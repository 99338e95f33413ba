import type { ActName, CaseAction } from '../../src/domain/case/acts.ts';
import type { Referral, Status } from '../../src/domain/case/referral.ts';
import type { Role, StaffMember } from '../../src/domain/people/roles.ts';
import { somePlan, someReview, someUpdate } from './plans.ts';
import { submittedReferral } from './submitted-referral.ts';

/** When acts are done: the morning the sample plan begins. */
export const NOW = '2026-11-24T09:00:00.000Z';
/** Raised the case, and is the key adult of the sample plan. */
export const referrer: StaffMember = { id: 'referrer', name: 'Alex Teacher', roles: ['teacher'] };
export const lead: StaffMember = { id: 'lead', name: 'Sam Lead', roles: ['inclusion-lead'] };
export const withRole = (role: Role): StaffMember => ({ id: role, name: `The ${role}`, roles: [role] });

/** A case as it was sent. */
export const submitted = (changes: Partial<Referral> = {}) =>
  submittedReferral({ referrer: { id: referrer.id, name: referrer.name }, ...changes });
export const enquiry = {
  question: 'Which lessons?',
  askedBy: { id: 'lead', name: 'Sam Lead' },
  askedAt: NOW,
};
export const decision = {
  outcome: 'not-needed',
  by: { id: 'lead', name: 'Sam Lead' },
  at: NOW,
  reason: 'Planned.',
} as const;
const standing: Readonly<Record<Status, Partial<Referral>>> = {
  submitted: {},
  'under-review': { seen: { by: { id: 'lead', name: 'Sam Lead' }, at: NOW } },
  'more-information': { enquiries: [enquiry] },
  'in-school-plan': { decision: { ...decision, outcome: 'in-school-plan' } },
  'ap-plan': { decision: { ...decision, outcome: 'ap-plan' } },
  'passed-on': { decision: { ...decision, outcome: 'passed-on', to: 'senco' } },
  'not-needed': { decision },
  joined: {
    decision: { ...decision, outcome: 'joined', joinedTo: { id: 'r-0', reference: 'R-OTHER', dates: [] } },
  },
  'plan-active': { decision: { ...decision, outcome: 'ap-plan' }, plan: somePlan({ start: '2026-11-24' }) },
  reintegrating: { decision: { ...decision, outcome: 'ap-plan' }, plan: somePlan({ start: '2026-11-24' }) },
  closed: {
    decision: { ...decision, outcome: 'ap-plan' },
    plan: somePlan({ start: '2026-11-24' }),
    closing: { outcome: 'returned', by: { id: 'lead', name: 'Sam Lead' }, at: NOW, reason: 'Back in class.' },
  },
};

/** A case that stands there. */
export const caseThatIs = (status: Status): Referral => submitted({ status, ...standing[status] });

/** Each act once, with something to put in. */
export const SAMPLE_ACTS: Readonly<Record<ActName, CaseAction>> = {
  'take-on': { action: 'take-on' },
  'approve-in-school': {
    action: 'approve-in-school',
    reason: 'Start on Monday.',
    steps: [{ text: 'A key adult.' }],
  },
  ask: { action: 'ask', question: 'Which lessons?' },
  'close-not-needed': { action: 'close-not-needed', reason: 'Planned.' },
  'approve-ap': { action: 'approve-ap', reason: 'A planned step.' },
  'pass-on': { action: 'pass-on', to: 'senco', reason: 'SEND first.' },
  join: { action: 'join', to: submitted({ id: 'r-0', reference: 'R-OTHER' }) },
  override: { action: 'override', block: 'BLK-PARENT', reason: 'A recorded decision.' },
  answer: { action: 'answer', text: 'Maths.' },
  'hand-over': { action: 'hand-over', to: { id: 'other-lead', name: 'Robin Second' } },
  'add-note': { action: 'add-note', text: 'Late again.' },
  'change-decision': { action: 'change-decision', reason: 'New facts.', answerBy: '2026-12-08' },
  'start-plan': { action: 'start-plan', plan: somePlan({ start: '2026-11-24' }) },
  'change-plan': { action: 'change-plan', plan: somePlan({ hoursPerWeek: 4 }) },
  'add-update': { action: 'add-update', update: someUpdate() },
  review: { action: 'review', review: someReview(), reviews: 0 },
  close: { action: 'close', outcome: 'returned', reason: 'Back in class.' },
};
