import type { SchoolCalendar } from '../calendar/calendar.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import { dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import { figureQuestion } from './plan-answers.ts';
import type { Plan } from './plan.ts';
import { sessionsOfWeek } from './update-suggestions.ts';

/** Attendance is counted over so many weeks (the measure's own definition). */
const WEEKS_COUNTED = 4;

/** What the weekly updates since the last review say of a plan's measures. */
export interface KnownFigures {
  readonly sessions?: {
    readonly offered: number;
    readonly attended: number;
    readonly weeks: number;
    /** In per cent, with one decimal. */
    readonly share: number;
    /** True when every session of those weeks was on offer: then it is the pupil's attendance. */
    readonly isAttendance: boolean;
  };
  readonly engagement?: { readonly value: number; readonly week: string };
}

/** The figures that the weekly updates know, of up to four weeks since the last review. */
export function knownFigures({ updates, reviews, start, end }: Plan, calendar: SchoolCalendar): KnownFigures {
  const reviewed = reviews.at(-1)?.at ?? '';
  const counted = updates.filter(({ at }) => at > reviewed).slice(-WEEKS_COUNTED);
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  const [offered, attended] = [
    sum(counted.map((each) => each.offered)),
    sum(counted.map((each) => each.attended)),
  ];
  const whole = ({ week, offered: on }: (typeof counted)[number]) =>
    on >= sessionsOfWeek({ start, end }, mondayOf(week) ?? start, calendar);
  const latest = counted.at(-1);
  return dropMissing({
    sessions:
      offered === 0
        ? undefined
        : {
            offered,
            attended,
            weeks: counted.length,
            share: Math.round((attended / offered) * 1000) / 10,
            isAttendance: counted.every(whole),
          },
    engagement: latest && { value: latest.engagement, week: latest.week },
  });
}

/** Those figures as answers of a review: only what counts the same thing as the measure does. */
export function answersFromUpdates(plan: Plan, { sessions, engagement }: KnownFigures): Answers {
  const figures: readonly (readonly [MeasureId, number | undefined])[] = [
    ['attendance', sessions?.isAttendance === true ? sessions.share : undefined],
    ['engagement', engagement?.value],
  ];
  return dropMissing(
    Object.fromEntries(
      figures
        .filter(([id]) => plan.measures.some((measure) => measure.id === id))
        .map(([id, figure]) => [figureQuestion(id), figure]),
    ),
  ) as Answers;
}
