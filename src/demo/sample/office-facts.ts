import type { Answers } from '../../domain/content/answers.ts';
import { schoolDaysBetween, type SchoolCalendar } from '../../domain/calendar/calendar.ts';

/** The register's figures; all other office facts are nil. */
export interface Register {
  /** Per cent of possible sessions missed. */
  readonly absence: number;
  /** Of the sessions missed, those agreed as part-time (C2). */
  readonly agreed?: number;
}

/** The office's answers as at `date` (`YYYY-MM-DD`), with these changes. */
export function officeFacts(
  calendar: SchoolCalendar,
  date: string,
  { absence, agreed = 0 }: Register,
  changes: Answers = {},
): Answers {
  const possible = 2 * Math.max(20, schoolDaysBetween(calendar, startOfSchoolYear(date), date));
  const missed = Math.max(agreed, Math.round((possible * absence) / 100));
  return {
    OA1: possible,
    OA2: missed,
    OA3: Math.min(2, missed),
    OA4: 'no',
    OA5: 0,
    OA6: agreed,
    OA7: date,
    OB1: 0,
    OB2: 0,
    OB3: 0,
    OB4: 'no',
    OB8: 'no',
    OS1: 'none',
    OT1: 'no',
    OP1: 'none',
    OV1: 'no',
    ...changes,
  };
}

/** Suspensions as the office records them, so that the figures fit together. */
export function suspensions(times: number, days: number): Answers {
  return { OB1: times, OB2: days, OB3: days };
}

function startOfSchoolYear(date: string): string {
  const year = Number(date.slice(0, 4));
  return `${date.slice(5) >= '09-01' ? year : year - 1}-09-01`;
}
