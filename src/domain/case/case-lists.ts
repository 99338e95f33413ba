/** Lists of cases that leads ask for by typing their names. */
export const CASE_LISTS = [
  'open',
  'urgent',
  'due',
  'overdue',
  'coming',
  'plans',
  'mine',
  'waiting',
  'find',
] as const;
export type CaseList = (typeof CASE_LISTS)[number];

/** What shows several cases at once to somebody; in a search that stands with each case. */
export const AUDITED_LISTS = [
  ...CASE_LISTS,
  'reminders',
  'my-dates',
  'my-referrals',
  'my-plans',
  'kept',
  'requests',
  'digest',
  'outcomes',
  'census',
] as const;
export type AuditedList = (typeof AUDITED_LISTS)[number];

/** What entries about no one case have for a case: views of lists, and copies of more than a case. */
export const LISTS = 'lists';
/** What entries about the school's providers have for a case. */
export const PROVIDERS = 'providers';
