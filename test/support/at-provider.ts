import type { Referral } from '../../src/domain/case/referral.ts';
import { referral } from '../storage/samples.ts';
import { LEAD } from './activities.ts';
import { somePlan } from './plans.ts';
import { COLLEAGUE } from './school.ts';

export const lead = { id: LEAD.aadObjectId, name: LEAD.name };
export const jo = { id: COLLEAGUE.aadObjectId, name: COLLEAGUE.name };
export const at = '2026-11-24T10:00:00.000Z';
export const FARM = 'Withy Farm Learning';

/** A plan at a provider from Monday 30 November, with Jo as key adult. */
export const atFarm = (
  changes: Partial<Referral> = {},
  plan: Parameters<typeof somePlan>[0] = {},
): Referral =>
  referral({
    id: 'case-1',
    reference: 'R-TEST1',
    referrer: { id: 'somebody', name: 'Ms Ash' },
    answers: { PC1: '0417', PC2: '8' },
    status: 'plan-active',
    owner: { ...lead, since: at, by: lead },
    decision: { outcome: 'ap-plan', by: lead, at, reason: 'Now.' },
    plan: somePlan({ provider: FARM, place: 'provider-site', keyAdult: jo, ...plan }),
    ...changes,
  });
/** Another one, of another pupil, with the lead as key adult. */
export const another = (plan: Parameters<typeof somePlan>[0] = {}) =>
  atFarm(
    { id: 'case-2', reference: 'R-TEST2', answers: { PC1: 'AB 8', PC2: '9' } },
    { keyAdult: lead, ...plan },
  );
