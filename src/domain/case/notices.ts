/**
 * What the thread under a case's card in the inclusion channel can be told, by name. The names stand in stored
 * deliveries: one that is given up stays in the list for as long as its rows are kept.
 */
export const THREAD_NOTICES = [
  'in-school-plan',
  'ap-plan',
  'passed-on',
  'not-needed',
  'joined',
  'asked',
  'answered',
  'note',
  'facts',
  'decision-changed',
  'plan-active',
  'plan-changed',
  'reviewed',
  'reintegrating',
  'closed',
  'unseen',
] as const;
export type ThreadNotice = (typeof THREAD_NOTICES)[number];

/**
 * What one person can be told about a case in their own chat, by name; stored like those of the thread. To whom each
 * goes, when, and what it shows: `app/notices/kinds.ts`.
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
  'handed-over',
  'plan-due',
  'unseen',
  'in-the-way',
  'facts',
  'update-due',
  'key-adult',
] as const;
export type PersonNotice = (typeof PERSON_NOTICES)[number];
