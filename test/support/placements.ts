import type { Plan } from '../../src/domain/plan/plan.ts';
import type { Closing } from '../../src/domain/plan/plan.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { Provider } from '../../src/domain/school/provider.ts';
import { somePlan } from './plans.ts';
import { submittedReferral } from './submitted-referral.ts';

const by = { id: 'lead', name: 'Sam Lead' };
const some = { contact: { name: 'Ines Harrow', phone: '01632 960 121' }, sessions: 'Mornings', checks: {} };

/** Made up: a registered school with its URN, a learning provider with its UKPRN, and a tutor with neither. */
export const NUMBERED_PROVIDERS: readonly Provider[] = [
  { name: 'Alder Lodge School', kind: 'registered-school', urn: '999001', ukprn: '19990001', ...some },
  { name: 'Coppice Skills', kind: 'non-school-ap', ukprn: '19990002', ...some },
  { name: 'Bramble Lane Tutors', kind: 'tutor', ...some },
];

/** A case whose plan is a placement at a provider, from Monday 30 November 2026 to 29 January 2027 unless it says else. */
export function placement(
  pupil: string,
  plan: Partial<Plan> = {},
  closing?: Pick<Closing, 'outcome' | 'at'>,
): Referral {
  const id = pupil.toLowerCase().replaceAll(/[^a-z0-9]/g, '-');
  return submittedReferral({
    id: `placed-${id}`,
    reference: `R-${id.toUpperCase().replaceAll('-', '').padStart(5, 'X').slice(-5)}`,
    answers: { PC1: pupil, PC2: '9' },
    sentAt: '2026-11-18T09:00:00.000Z',
    answerBy: '2026-11-24',
    status: closing ? 'closed' : 'plan-active',
    decision: { outcome: 'ap-plan', by, at: '2026-11-20T09:00:00.000Z', reason: 'Now.' },
    plan: somePlan({ provider: 'Alder Lodge School', place: 'provider-site', ...plan }),
    ...(closing ? { closing: { ...closing, by, reason: 'As agreed.' } } : {}),
  });
}
