import type { FactsProblem } from '../domain/case/facts-checks.ts';
import { describeDay, describeDayWithYear } from './dates.ts';

/** Shown beside an office fact, or an answer of a proposal, that cannot be right. */
export function describeFactsProblem(found: FactsProblem): string {
  switch (found.problem) {
    case 'before-school-year':
      return `This school year began on ${describeDayWithYear(found.began)}. Please give figures of this school year, and the day they are right for.`;
    case 'more-sessions-than-held':
      return `There have been about ${found.held} sessions this school year up to ${describeDay(found.asAt)}. Please check the figure and the day it is right for, and count those of this school year only.`;
    case 'more-illness-than-missed':
      return `${schoolDays(found.days)} of illness is not possible with only ${found.missed} sessions missed. Please check both figures.`;
    case 'longer-run-than-missed':
      return `${schoolDays(found.days)} in a row is not possible with only ${found.missed} sessions missed. Please check both figures.`;
    case 'days-without-suspension':
      return 'There are days suspended, so this is 1 or more. Please check these figures.';
    case 'today-without-suspension':
      return 'The pupil is suspended today, so this is 1 or more. Please check both answers.';
    case 'fewer-days-than-this-term':
      return `This cannot be less than days suspended this term (${found.inTerm}). Please check both figures.`;
    case 'suspension-without-days':
      return 'A suspension is half a school day at least. Please check these figures.';
    case 'suspension-over':
      return `${schoolDays(found.days)} from ${describeDayWithYear(found.began)} were over on ${describeDayWithYear(found.last)}. Please check the first day and the length, or whether the pupil is still suspended today.`;
    case 'review-after-timetable':
      return `The review comes before the timetable ends (${describeDayWithYear(found.end)}). Please check both dates.`;
    case 'before-placement':
      return `The placement starts only on ${describeDayWithYear(found.starts)}. Please check both dates.`;
  }
}

function schoolDays(count: number): string {
  return `${count} ${count === 1 ? 'school day' : 'school days'}`;
}
