import type { RegisterWeek } from '../../plan/plan.ts';
import { RUNNING, type Referral } from '../referral.ts';
import type { Refused } from '../refused.ts';
import type { Act } from './act.ts';
import { planNotBegun } from './plan-not-begun.ts';

/**
 * Reads in what the provider's register says of some weeks. What the key adult has told of a week stands: a file never
 * takes its place.
 */
export const takeRegister = {
  by: 'key-adult',
  during: RUNNING,
  atWrongTime: () => ({ refused: 'no-plan-running' }),
  blockedBy: planNotBegun,
  refuses: (
    { plan }: Referral,
    { weeks }: { readonly weeks: readonly Pick<RegisterWeek, 'week'>[] },
  ): Refused | undefined => {
    if (plan?.provider === undefined) return { refused: 'no-provider' };
    const update = plan.updates.find(({ week }) => weeks.some((each) => each.week === week));
    return update && { refused: 'already-updated', update };
  },
  apply: (referral, { weeks }, { by, at }) => {
    const { plan } = referral;
    if (plan?.provider === undefined) return referral;
    const { provider } = plan;
    const others = (plan.providerRegister ?? []).filter(
      ({ week }) => !weeks.some((each) => each.week === week),
    );
    const read = weeks.map(({ week, offered, attended }) => ({
      week,
      provider,
      offered,
      attended,
      by: { id: by.id, name: by.name },
      at,
    }));
    const providerRegister = [...others, ...read].toSorted((one, other) =>
      one.week.localeCompare(other.week),
    );
    return { ...referral, plan: { ...plan, providerRegister } };
  },
  audit: 'register-read',
} as const satisfies Act<{
  readonly weeks: readonly Pick<RegisterWeek, 'week' | 'offered' | 'attended'>[];
}>;
