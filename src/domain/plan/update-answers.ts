import { asNumber, asText, dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { isoWeekOf } from '../calendar/iso-week.ts';
import { londonDate } from '../calendar/london.ts';
import type { Person } from '../people/person.ts';
import type { WeeklyUpdate } from './plan.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION, PROVIDER_SENT, WEEK_BEHAVIOUR, WEEK_LEARNING } from '../known-ids/options.ts';

/**
 * What cannot be right in a weekly update: a last sighting within the week in which nobody saw the pupil, or one before
 * a week in which somebody did.
 */
export interface UpdateProblem {
  readonly problem: 'seen-this-week' | 'seen-all-the-same';
  /** `YYYY-MM-DD`. */
  readonly lastSeen: string;
}

/** What is worth a second look in a weekly update: nobody has reportedly seen the pupil since before the concern. */
export interface UpdateWarning {
  readonly warning: 'seen-before-raised';
  /** `YYYY-MM-DD`. */
  readonly lastSeen: string;
}

/**
 * What cannot be right in a weekly update, by question. Days are `YYYY-MM-DD` in London; the update is about the ISO
 * week in which it was begun.
 */
export function updateProblems(
  answers: Answers,
  { today, begun }: { readonly today: string; readonly begun: string },
): ReadonlyMap<string, UpdateProblem> {
  const last = asText(answers[QUESTION.lastSeen]);
  const found = new Map<string, UpdateProblem>();
  if (last === undefined) return found;
  const isThisWeek = last <= today && isoWeekOf(last) === isoWeekOf(begun);
  const isSeen = answers[QUESTION.seenInPerson] === OPTION.seenInPerson.yes;
  if (isThisWeek && !isSeen) found.set(QUESTION.lastSeen, { problem: 'seen-this-week', lastSeen: last });
  if (!isThisWeek && isSeen) found.set(QUESTION.lastSeen, { problem: 'seen-all-the-same', lastSeen: last });
  return found;
}

/** What is possible in a weekly update but worth a second look. `sentAt`: when the concern was sent, an ISO instant. */
export function updateWarnings(answers: Answers, sentAt: string | undefined): readonly UpdateWarning[] {
  const last = asText(answers[QUESTION.lastSeen]);
  if (last === undefined || sentAt === undefined || last >= londonDate(sentAt)) return [];
  return [{ warning: 'seen-before-raised', lastSeen: last }];
}

/**
 * The update made from complete answers, about the ISO week of `begun`; undefined while something is missing. Without an
 * answer about the agreed contact, none was agreed; without one about the provider, there is none.
 */
export function updateFrom(
  answers: Answers,
  context: { readonly by: Person; readonly at: string; readonly begun: string },
): WeeklyUpdate | undefined {
  const offered = asNumber(answers[QUESTION.sessionsOffered]);
  const attended = asNumber(answers[QUESTION.sessionsAttended]);
  const engagement = Number(answers[QUESTION.weekEngagement]);
  const behaviour = WEEK_BEHAVIOUR.find((each) => each === answers[QUESTION.weekBehaviour]);
  const learning = WEEK_LEARNING.find((each) => each === answers[QUESTION.weekLearning]);
  const [contact, seen] = [asText(answers[QUESTION.contactKept]), asText(answers[QUESTION.seenInPerson])];
  if (offered === undefined || attended === undefined || !(engagement >= 1)) return undefined;
  if (!behaviour || !learning || seen === undefined) return undefined;
  return {
    week: isoWeekOf(context.begun),
    by: context.by,
    at: context.at,
    offered,
    attended,
    engagement,
    behaviour,
    learning,
    seen: seen === OPTION.seenInPerson.yes,
    ...dropMissing({
      providerSent: PROVIDER_SENT.find((each) => each === answers[QUESTION.providerSent]),
      contactKept: contact === undefined ? undefined : contact === OPTION.contactKept.yes,
      lastSeen: seen === OPTION.seenInPerson.yes ? undefined : asText(answers[QUESTION.lastSeen]),
      line: asText(answers[QUESTION.weekInOneLine]),
    }),
  };
}
