import type { DeletedAs, ExpiredAs, RetentionPeriods, RetentionReport } from '../domain/school/retention.ts';

/** Why each period is what it is, for whoever decides on it. */
export const PERIOD_REASONS: Readonly<Record<keyof RetentionPeriods, string>> = {
  notNeededDays: 'Long enough to notice a mistake; nothing came of the concern.',
  caseSchoolYears:
    "Long enough to see whether a way back to class lasts. The decision belongs in the pupil's own file, which the school keeps far longer.",
  auditYears:
    'As long as somebody may ask who decided, and who looked: six years, as for claims and registers.',
};

/** Each period with why it is what it is. */
export function describePeriods(periods: RetentionPeriods): readonly string[] {
  const { notNeededDays, caseSchoolYears, auditYears } = periods;
  return [
    `${counted(notNeededDays, 'day')} for what needed nothing: ${PERIOD_REASONS.notNeededDays}`,
    `${counted(caseSchoolYears, 'school year')} for all other cases: ${PERIOD_REASONS.caseSchoolYears}`,
    `${counted(auditYears, 'year')} for the audit: ${PERIOD_REASONS.auditYears}`,
  ];
}

const CASES: Readonly<Record<ExpiredAs, (periods: RetentionPeriods) => string>> = {
  'not-needed': ({ notNeededDays }) =>
    `that needed nothing or were withdrawn more than ${counted(notNeededDays, 'day')} ago`,
  ended: ({ caseSchoolYears }) =>
    `that ended, ${counted(caseSchoolYears, 'school year')} after the one they ended in`,
  left: ({ caseSchoolYears }) =>
    `that nobody has worked on, ${counted(caseSchoolYears, 'school year')} after the one they were last worked on in`,
};

/** What was or would be deleted, a line each. `expired`: rows of drafts, stops, claims and sent deliveries. */
export function retentionLines(report: RetentionReport, expired: number): readonly string[] {
  const { periods, cases, audit, held, addresses } = report;
  const entries =
    audit === undefined
      ? 'entries of the audit: too many to count here'
      : `${counted(audit, 'entry', 'entries')} of the audit`;
  return [
    ...(Object.keys(CASES) as ExpiredAs[]).map(
      (kind) => `${counted(cases[kind], 'case')} ${CASES[kind](periods)}`,
    ),
    `${entries}, older than ${counted(periods.auditYears, 'year')}`,
    `${counted(held, 'message')} that nobody came for`,
    `${counted(addresses, 'address', 'addresses')} of people who are not on the staff list`,
    `${counted(expired, 'row')} of drafts, stops, requests and messages that were delivered`,
  ];
}

/** That nothing is deleted because of the clock, and what to do. */
export function describeWrongClock(daysAhead: number): string {
  const days = counted(Math.abs(daysAhead), 'day');
  return `Nothing is deleted: the clock of the computer that the bot runs on is ${days} ${daysAhead > 0 ? 'ahead of' : 'behind'} the storage's, so nobody can tell what is old enough. Set it by the network (NTP); then the next run goes on.`;
}

/** What else there is to say of it: what stayed, and what somebody has to look into. */
export function describeExpiring({
  onHold,
  unreadable,
  damagedHolds,
  damagedAudit,
  cardsLeft,
  clockDaysAhead,
}: RetentionReport): readonly string[] {
  return [
    ...(clockDaysAhead !== 0 ? [describeWrongClock(clockDaysAhead)] : []),
    ...(onHold > 0 ? [`${counted(onHold, 'case')} stayed because of a legal hold.`] : []),
    ...(unreadable > 0
      ? [`${counted(unreadable, 'case')} cannot be read, so nobody knows how old: please look into that.`]
      : []),
    ...(damagedHolds > 0
      ? [
          `${counted(damagedHolds, 'legal hold')} cannot be read: the case stays until somebody lifts the hold and sets it again.`,
        ]
      : []),
    ...(damagedAudit > 0
      ? [
          `${counted(damagedAudit, 'entry', 'entries')} of the audit cannot be read, and ${damagedAudit === 1 ? 'stays' : 'stay'} for as long as the others: please check the audit.`,
        ]
      : []),
    ...(cardsLeft > 0
      ? [
          `${counted(cardsLeft, 'card')} in the inclusion channel could not be replaced: please delete them there.`,
        ]
      : []),
  ];
}

/** The same as one text. `were`: "were deleted" or "would be deleted". */
export function describeRetention(report: RetentionReport, expired: number, were: string): string {
  return [
    `These ${were}:`,
    ...retentionLines(report, expired).map((line) => `- ${line}`),
    ...describeExpiring(report),
    ...(report.more ? ['There is more: run it again.'] : []),
  ].join('\n');
}

/** How many cases were deleted, and why. */
export const DELETED_WORDS: Readonly<Record<DeletedAs, (count: number) => string>> = {
  'not-needed': (count) =>
    `${counted(count, 'case')} that needed nothing or ${count === 1 ? 'was' : 'were'} withdrawn`,
  ended: (count) => `${counted(count, 'case')} that had ended`,
  left: (count) => `${counted(count, 'case')} that nobody worked on any more`,
  erased: (count) => `${counted(count, 'case')} that two people decided to delete`,
};

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** In place of a case's card once the case is deleted. */
export const NO_LONGER_KEPT = {
  title: 'No longer kept',
  why: 'The concern that stood here is over, and the bot no longer holds anything about it.',
  summary: 'A card that is no longer kept',
} as const;
