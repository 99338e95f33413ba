import { isDecided } from '../../../domain/case/referral.ts';
import { factsForm } from './facts-form.ts';

/** A provision that the inclusion lead proposes before the decision. */
export const proposal = factsForm({
  name: 'proposal',
  verb: 'propose',
  audited: 'proposed',
  isTakenBy: (referral) => !isDecided(referral),
});
