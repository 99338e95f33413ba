import type { ExpiredAs, RetentionPeriods, RetentionReport } from '../domain/school/retention.ts';

/** Why each period is what it is, for whoever decides on it. */
export const PERIOD_REASONS: Readonly<Record<keyof RetentionPeriods, string>> = {
  notNeededDays: 'Long enough to notice a mistake; nothing came of the concern.',
  caseSchoolYears:
    "Long enough to see whether a way back to class lasts. The decision belongs in the pupil's own file, which the school keeps far longer.",
  auditYears:
    'As long as somebody may ask who decided, and who looked: six years, as for claims and registers.',
};

const CASES: Readonly<Record<ExpiredAs, (periods: RetentionPeriods) => string>> = {
  'not-needed': ({ notNeededDays }) =>
    `that needed nothing or were withdrawn more than ${counted(notNeededDays, 'day')} ago`,
  ended: ({ caseSchoolYears }) =>
    `that ended, ${counted(caseSchoolYears, 'school year')} after the one they ended in`,
  left: ({ caseSchoolYears }) =>
    `that nobody has worked on, ${counted(caseSchoolYears, 'school year')} after the one they were last worked on in`,
};

/**
 * What was or would be deleted, a line each. `expired`: rows of drafts, stops, claims and sent deliveries; `were`: "were
 * deleted" or "would be deleted".
 */
export function describeRetention(report: RetentionReport, expired: number, were: string): string {
  const { periods, cases, onHold, audit, held, addresses, unreadable, cardsLeft, more } = report;
  const kinds = (Object.keys(CASES) as ExpiredAs[]).map(
    (kind) => `${counted(cases[kind], 'case')} ${CASES[kind](periods)}`,
  );
  const lines = [
    ...kinds,
    `${counted(audit, 'entry', 'entries')} of the audit, older than ${counted(periods.auditYears, 'year')}`,
    `${counted(held, 'message')} that nobody came for`,
    `${counted(addresses, 'address', 'addresses')} of people who are not on the staff list`,
    `${counted(expired, 'row')} of drafts, stops and messages that were delivered`,
  ];
  return [
    `These ${were}:`,
    ...lines.map((line) => `- ${line}`),
    ...(onHold > 0 ? [`${counted(onHold, 'case')} stayed because of a legal hold.`] : []),
    ...(unreadable > 0
      ? [`${counted(unreadable, 'case')} cannot be read, so nobody knows how old: please look into that.`]
      : []),
    ...(cardsLeft > 0
      ? [
          `${counted(cardsLeft, 'card')} in the inclusion channel could not be replaced: please delete them there.`,
        ]
      : []),
    ...(more ? ['There is more: run it again.'] : []),
  ].join('\n');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** In place of a case's card once the case is deleted. */
export const NO_LONGER_KEPT = {
  title: 'No longer kept',
  why: 'The concern that stood here is over, and the bot no longer holds anything about it.',
  summary: 'A card that is no longer kept',
} as const;
