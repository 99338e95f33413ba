import type { AnswerNotice, AnswerProblem } from '../domain/questions/check-answer.ts';
import { describeDay } from './dates.ts';

/** Shown beside a question with an invalid answer: what is wrong with it, and what to do. */
export function describeAnswerProblem(found: AnswerProblem): string {
  switch (found.problem) {
    case 'not-offered':
      return 'Please choose one of the answers in the list; what arrived is not one of them.';
    case 'not-on-staff':
      return "Please choose somebody from the list. Only staff in this bot's settings can be chosen; whoever looks after the bot can add a name.";
    case 'tick-not-offered':
      return 'Please tick from the list; something that arrived is not in it.';
    case 'too-many-ticks':
      return `Please tick at most ${found.most}; ${found.ticked} are ticked. Keep the ones that matter most.`;
    case 'none-with-others': {
      const [only] = found.others;
      const others = found.others.length === 1 ? `"${only}"` : 'others';
      return `"${found.none}" and ${others} are both ticked. Please untick what is not right.`;
    }
    case 'not-a-number':
      return `Please give a number only, for example ${found.whole ? '12' : '4.5'}.`;
    case 'number-too-large':
      return 'That number is too large. Please check it.';
    case 'too-little':
      return `Please give ${found.least} or more.`;
    case 'too-much':
      return `Please give ${found.most} or less.`;
    case 'not-halves':
      return `Please count in whole and half ${found.unit === 'hours a week' || found.unit === 'hours' ? 'hours' : 'days'}, for example 4 or 4.5.`;
    case 'too-many-decimals':
      return 'Please give at most one decimal place, for example 62.5.';
    case 'not-whole':
      return `Please give a whole number${found.unit === undefined || found.unit === 'of 5' ? '' : ` of ${found.unit}`}.`;
    case 'more-than-other':
      return `This cannot be more than ${found.label?.toLowerCase() ?? 'the figure before'} (${found.limit}). Please check both figures.`;
    case 'no-real-date':
      return 'Please give a real date as day, month and year, for example 24/11/2026.';
    case 'odd-year':
      return 'Please check the year of this date.';
    case 'still-to-come':
      return `This day is still to come (${describeDay(found.day, found.today.slice(0, 4))}). Please give the day it happened, today at the latest.`;
    case 'before-other':
      return `This cannot be before ${found.label?.toLowerCase() ?? 'the date before'} (${describeDay(found.earliest, found.day.slice(0, 4))}). Please check both dates.`;
    case 'not-every-date':
      return `Please give ${found.labels.length} dates: ${found.labels.map((label) => label.toLowerCase()).join('; ')}.`;
    case 'no-text':
      return 'Please type this again; it did not arrive as text.';
    case 'text-too-long':
      return `Please shorten this to ${found.most} characters; it has ${found.length}.`;
    case 'text-too-short':
      return `Please give at least ${found.least} characters.`;
    case 'full-name':
      return "Please use the school pupil number, or initials and year (for example AB 8), instead of a name. It keeps the pupil's name out of the chat.";
    case 'not-as-the-school-writes-it':
      return `This is not how this school refers to a pupil. Please write it like this: ${found.example}.`;
    case 'odd-characters':
      return 'Please use only letters, digits, spaces, hyphens and apostrophes, for example AB 8.';
    case 'reference-too-long':
      return `Please use at most ${found.most} characters: the school pupil number, or initials and year (for example AB 8).`;
  }
}

/** Said about an answer that is odd but accepted. */
export function describeAnswerNotice(found: AnswerNotice): string {
  switch (found.notice) {
    case 'other-asked-again':
      return `"${found.label}" (${found.given}) does not fit this figure any more and is asked again.`;
    case 'late-review':
      return `This is ${found.days} days after the start; guidance asks for a review within ${found.longest} days.`;
  }
}
