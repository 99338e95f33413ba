import { z } from 'zod/v4';
import type { SettingsProblem } from '../domain/school/settings-problem.ts';
import { COST_UNITS } from '../domain/school/placement-cost.ts';
import { PROVIDER_KINDS, UKPRN, URN } from '../domain/known-ids/providers.ts';
import { isPhoneNumber } from '../domain/school/provider-entry.ts';
import { withOlderChecks, type OlderChecks, type Provider } from '../domain/school/provider.ts';

const filled = (what: string) => z.string(what).trim().min(1, what);
const date = z.iso.date('must be a date like 2026-12-21');

const person = z.strictObject({ id: z.string(), name: filled('must be a name') });

const provider = z.strictObject({
  name: filled("must be the provider's name"),
  kind: z.enum(PROVIDER_KINDS, `must be one of ${PROVIDER_KINDS.join(', ')}`),
  urn: z.string().regex(URN, 'must have six digits').optional(),
  ukprn: z.string().regex(UKPRN, 'must have eight digits and begin with 1').optional(),
  checks: z
    .record(
      z.string(),
      z.strictObject({
        document: filled('must say what was seen'),
        by: person.optional(),
        on: date.optional(),
        expires: date.optional(),
      }),
    )
    .optional(),
  visit: z.strictObject({ on: date, by: person.optional() }).optional(),
  archived: z.strictObject({ by: person, at: z.iso.datetime('must be a time') }).optional(),
  // How providers stood before there was a checklist.
  accreditation: z
    .strictObject({ what: filled('must say what accredits or registers it'), checked: date })
    .optional(),
  safeguarding: z.strictObject({ what: filled('must say what was given'), expires: date }).optional(),
  lastVisit: date.optional(),
  contact: z.strictObject({
    name: filled('must be a name'),
    phone: z.string('must be a telephone number').trim().refine(isPhoneNumber, 'must be a telephone number'),
  }),
  sessions: filled('must say what is on offer'),
  cost: z
    .strictObject({
      pounds: z.number('must be an amount in pounds').positive('must be more than nothing').max(100_000),
      per: z.enum(COST_UNITS, `must be one of ${COST_UNITS.join(', ')}`),
    })
    .optional(),
});

/** The directory of providers in a school's settings. Optional. */
export const providersShape = { providers: z.array(provider, 'must be a list of providers').optional() };

/** The directory as read, older checks among the others. JSON has no undefined: missing values are absent keys. */
export function asProviders(read: readonly z.infer<typeof provider>[]): readonly Provider[] {
  return read.map(({ accreditation, safeguarding, lastVisit, ...rest }) =>
    withOlderChecks(rest as Provider, { accreditation, safeguarding, lastVisit } as OlderChecks),
  );
}

/** Inconsistencies between providers, one problem each; skips a list that is invalid by itself. */
export function providerProblems(json: unknown): SettingsProblem[] {
  const list =
    typeof json === 'object' && json !== null ? (json as Record<string, unknown>)['providers'] : undefined;
  const read = providersShape.providers.safeParse(list);
  const names = (read.success ? (read.data ?? []) : []).map(({ name }) => name.toLowerCase());
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => ({
    path: ['providers'],
    kind: 'provider-twice',
    sentence: `"providers" has "${name}" twice. Each name may be used once.`,
  }));
}
