import type { Referral, Status } from '../../src/domain/case/referral.ts';
import type { Role, StaffMember } from '../../src/domain/people/roles.ts';
import { somePlan } from './plans.ts';
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
  withdrawn: {
    decision: {
      outcome: 'withdrawn',
      because: 'sorted-out',
      by: { id: referrer.id, name: referrer.name },
      at: NOW,
      reason: '',
    },
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
