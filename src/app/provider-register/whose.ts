import { refuseAct } from '../../domain/case/acts.ts';
import { isRunning, type Referral } from '../../domain/case/referral.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { NO_REGISTER_TO_READ } from '../../words/provider-register.ts';
import { openCases } from '../case/open-cases.ts';
import { lookUp } from '../look-up.ts';
import { nowOf, type Turn, type TurnResult } from '../turn.ts';

/** A case whose plan runs at a provider. */
export type AtProvider = Referral & { readonly plan: Plan & { readonly provider: string } };

/** True for a case whose plan runs at a provider. */
export function isAtProvider(referral: Referral): referral is AtProvider {
  return isRunning(referral) && referral.plan.provider !== undefined;
}

/** Runs it with the plans at a provider that this person may update: a lead's are all, a key adult's their own. */
export function forRegisters(
  turn: Turn,
  run: (plans: readonly AtProvider[]) => Promise<TurnResult>,
): Promise<TurnResult> {
  return lookUp(turn, async () => {
    const doing = { by: turn.person, at: nowOf(turn) };
    const plans = (await openCases(turn.records.once())).filter(
      (referral): referral is AtProvider =>
        isAtProvider(referral) && refuseAct('take-register', referral, doing) === undefined,
    );
    return plans.length === 0 ? { reply: { text: NO_REGISTER_TO_READ } } : run(plans);
  });
}
