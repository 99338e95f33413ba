import type { Referral } from './referral.ts';

/** Longer texts are cut. What is decided by is shorter: an id, a date, an option, the name of a provider. */
const LONGEST = 300;

/**
 * The case without what only its readers need: notes, what the rules say, and whatever is long. What there is to do about
 * it, and by when, follows from this as from the whole; it is for lists, counts and reminders, and never shown.
 */
export function outlineOf(referral: Referral): Referral {
  const { triage } = referral;
  const rulesFired = triage.rulesFired.map((rule) => ({ ...rule, because: [], says: '', sources: [] }));
  const outline: Referral = {
    ...referral,
    notes: [],
    triage: { ...triage, rulesFired, nextSteps: [] },
  };
  return JSON.parse(
    JSON.stringify(outline, (_key, value: unknown) =>
      typeof value === 'string' && value.length > LONGEST ? value.slice(0, LONGEST) : value,
    ),
  ) as Referral;
}
