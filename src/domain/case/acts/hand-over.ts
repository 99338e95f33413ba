import type { Person } from '../../people/person.ts';
import { hasRaised } from '../join.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { OPEN } from './statuses.ts';

/** Makes another inclusion lead, or the one who presses, the owner. `to` is known to be a lead of the school. */
export const handOver = {
  by: 'decides',
  during: OPEN,
  refuses: (referral, { to }) => {
    if (referral.owner?.id === to.id) return { refused: 'already-owner', owner: referral.owner };
    return hasRaised(referral, to.id) ? { refused: 'owner-raised-it', to } : undefined;
  },
  apply: (referral, { to }, doing) => ({
    ...referral,
    owner: { id: to.id, name: to.name, since: doing.at, by: signature(doing) },
  }),
  audit: 'handed-over',
  auditTo: ({ to }) => to,
  tells: (after, before, { by }) => {
    const owners = new Set([after.owner?.id, before.owner?.id].filter((id) => id !== undefined));
    owners.delete(by.id);
    return [...owners].map((to) => ({ to, notice: 'handed-over' }));
  },
} as const satisfies Act<{ readonly to: Person }>;
