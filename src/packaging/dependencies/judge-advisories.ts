import { z } from 'zod/v4';
import type { Advisory } from './ask-registry.ts';

/** Advisories that somebody looked at and decided to live with until a day. */
export const Accepted = z.array(
  z.strictObject({
    /** Like `GHSA-35jh-r3h4-6jhm`. */
    advisory: z.string().min(1),
    package: z.string().min(1),
    /** Why it does no harm here. */
    reason: z.string().min(20),
    /** The last day on which it counts. */
    until: z.iso.date(),
  }),
);
export type Accepted = z.infer<typeof Accepted>;

/** What is known, sorted by what it asks of the maintainers. */
export interface Judged {
  /** High or critical, and not accepted: something has to happen. */
  readonly serious: readonly Advisory[];
  /** High or critical, and accepted until a day that is over. */
  readonly expired: readonly { readonly advisory: Advisory; readonly until: string }[];
  /** High or critical, and accepted. */
  readonly accepted: readonly Advisory[];
  /** Below high. */
  readonly minor: readonly Advisory[];
  /** Accepted, and no longer known against anything here. */
  readonly unused: Accepted;
}

/** Sorts advisories by what was accepted, on a day like `2026-11-24`. */
export function judgeAdvisories(
  advisories: readonly Advisory[],
  acceptances: Accepted,
  today: string,
): Judged {
  const isFor = (advisory: Advisory) => (entry: Accepted[number]) =>
    entry.advisory === advisory.id && entry.package === advisory.package;
  const grave = advisories.filter(({ severity }) => severity === 'high' || severity === 'critical');
  const judged = grave.map((advisory) => ({ advisory, entry: acceptances.find(isFor(advisory)) }));
  return {
    serious: judged.flatMap(({ advisory, entry }) => (entry ? [] : [advisory])),
    expired: judged.flatMap(({ advisory, entry }) =>
      entry && entry.until < today ? [{ advisory, until: entry.until }] : [],
    ),
    accepted: judged.flatMap(({ advisory, entry }) => (entry && entry.until >= today ? [advisory] : [])),
    minor: advisories.filter((advisory) => !grave.includes(advisory)),
    unused: acceptances.filter((entry) => !advisories.some((advisory) => isFor(advisory)(entry))),
  };
}
