/**
 * What one person can be told about a case in their own chat, by name; the names are stored, like those of the thread.
 * Whom each goes to, when, and what it shows: `app/notices/kinds.ts`.
 */
export const PERSON_NOTICES = [
  'seen',
  'decided',
  'joined',
  'asked',
  'chased',
  'decision-changed',
  'plan-active',
  'reintegrating',
  'closed',
  'details',
  'answered',
  'withdrawn',
  'corrected',
  'handed-over',
  'plan-due',
  'unseen',
  'in-the-way',
  'facts',
  'update-due',
  'key-adult',
  'reference-corrected',
  'case-reference-corrected',
  'form-facts',
] as const;
export type PersonNotice = (typeof PERSON_NOTICES)[number];
