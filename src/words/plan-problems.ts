import { describeTimetableProblem } from './timetable.ts';
import type { PartProblem } from '../domain/plan/plan-checks.ts';
import { SCALES } from '../domain/plan/plan.ts';
import type { ReviewProblem } from '../domain/plan/review-answers.ts';
import type { UpdateProblem, UpdateWarning } from '../domain/plan/update-answers.ts';
import { describeDay, describeDayWithYear } from './dates.ts';
import { MEASURE_WORDS } from './measures.ts';

/** Shown beside a question of the plan form or of a review whose answer cannot be right. */
export function describePlanProblem(found: PartProblem | ReviewProblem): string {
  switch (found.problem) {
    case 'end-not-after-start':
      return `The last day has to come after the first one (${describeDay(found.start, found.today.slice(0, 4))}). Please check both.`;
    case 'end-before-today':
      return `The last day cannot be before today (${describeDay(found.today)}).`;
    case 'before-start':
      return `This is before the plan starts (${describeDay(found.start, found.day.slice(0, 4))}). Please choose a later day.`;
    case 'after-end':
      return `This is after the plan ends (${describeDay(found.end, found.day.slice(0, 4))}). Please choose an earlier day.`;
    case 'aim-without-what':
      return 'There is a date for this aim. Please say what is to be reached, or take the date out.';
    case 'aim-without-date':
      return 'Please say by when, or take this aim out.';
    case 'step-without-what':
      return 'Please say what the step is, or clear the whole step.';
    case 'step-without-who':
      return 'Please say who is responsible, or clear the whole step.';
    case 'step-without-date':
      return 'Please say from when, or clear the whole step.';
    case 'one-measure':
      return 'Please tick at least two: one figure alone never tells it all.';
    case 'outside-scale':
      return `Please give a figure from ${SCALES[found.measure].least} to ${SCALES[found.measure].most}.`;
    case 'already-best':
      return `${MEASURE_WORDS[found.measure].name} is already as good as it can be counted. Please take this measure out and choose another.`;
    case 'not-better':
      return `The target has to be better than today's ${found.baseline}${MEASURE_WORDS[found.measure].unit}: ${SCALES[found.measure].better === 'more' ? 'a higher' : 'a lower'} figure.`;
    case 'no-hours':
      return 'Please give more than 0 hours a week.';
    case 'too-many-hours':
      return `A full school week has about ${found.usual} hours of teaching. Please check this figure.`;
    case 'not-full-time':
      return `${hoursAWeek(found.hours)} is not full-time: that is about ${found.usual} hours in this year group. Please check both answers.`;
    case 'is-full-time':
      return `${hoursAWeek(found.hours)} is full-time in this year group (about ${found.usual} hours), which has rules of its own. Please check both answers.`;
    case 'present-at-home':
      return 'A pupil who learns at home is never marked present, and codes B, D, K and X do not fit either. Please choose the absence code that fits: C2, I, or other (the office decides).';
    case 'end-not-after-today':
      return `The last day has to come after today (${describeDay(found.today)}). To end it now, choose "Close the case".`;
    case 'no-hours-left':
      return 'Please give more than 0 hours. Without any, choose "Begin the way back to class" or "Close the case".';
    case 'not-fewer-hours':
      return `To step down means fewer hours than now (${found.hours} a week). Please give fewer, or choose "Go on as planned".`;
    case 'before-today':
      return `This is before today (${describeDay(found.today, found.day.slice(0, 4))}). Please choose a day that is still to come.`;
    case 'not-a-school-day':
      return `${describeDay(found.day)} is not a school day. The next one is ${describeDay(found.next, found.day.slice(0, 4))}.`;
    case 'review-not-after-today':
      return 'The next review has to come after today.';
    case 'review-not-after-start':
      return `The first review has to come after the plan starts (${describeDay(found.from, found.day.slice(0, 4))}).`;
    case 'review-not-after-last':
      return `The next review has to come after the last one (${describeDay(found.from, found.day.slice(0, 4))}).`;
    case 'review-after-end':
      return `This is after the plan ends (${describeDay(found.end, found.day.slice(0, 4))}). Please choose an earlier day, or a later end.`;
    case 'not-more-hours':
      return `To step down means more hours in school than now (${found.hours} a week). Please give more, or choose "Go on as planned".`;
    case 'timetable-for-behaviour':
    case 'timetable-not-agreed':
    case 'timetable-without-hours':
    case 'timetable-day-too-long':
    case 'timetable-is-full':
    case 'provider-hours-differ':
    case 'week-has-fewer':
    case 'week-too-long':
    case 'no-week-has-more':
    case 'la-without-day':
    case 'la-not-told':
    case 'timetable-too-long':
      return describeTimetableProblem(found);
    case 'review-too-late':
      return `Please choose ${describeDay(found.latest.date, found.day.slice(0, 4))} or earlier: ${
        found.latest.because === 'half-term'
          ? 'a plan is reviewed at least every half term, and this half term ends then'
          : found.latest.because === 'timetable'
            ? `a reduced timetable is reviewed within ${found.reviewDays} days. The limit is the school's own; many LAs ask for it`
            : `a plan is reviewed within ${found.reviewDays} days, about half a term`
      }.`;
  }
}

/** Shown beside a question of a weekly update whose answer cannot be right. */
export function describeUpdateProblem({ problem, lastSeen }: UpdateProblem): string {
  return problem === 'seen-this-week'
    ? `${describeDay(lastSeen)} is in the week of this update, so somebody has seen the pupil. Please answer "Yes" above, or check the day.`
    : `You answered that somebody has seen the pupil this week. Please clear this day (${describeDay(lastSeen)}), or answer "No" above.`;
}

/** Said about a weekly update that is possible but worth a second look. */
export function describeUpdateWarning({ lastSeen }: UpdateWarning): string {
  return `${describeDayWithYear(lastSeen)} is before this concern was raised. Is the date right? If it is, tell the DSL today that nobody has seen the pupil since.`;
}

function hoursAWeek(hours: number): string {
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} a week`;
}
