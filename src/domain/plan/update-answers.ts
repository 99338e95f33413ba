import { asNumber, asText, dropMissing } from '../questions/answer-values.ts';
import type { Answers } from '../questions/answers.ts';
import { isoWeekOf } from '../calendar/iso-week.ts';
import { dayInWords } from '../calendar/london.ts';
import type { Person } from '../school/person.ts';
import type { WeeklyUpdate } from './plan.ts';

const BEHAVIOUR = ['calmer', 'the-same', 'harder'] as const;
const LEARNING = ['steps-forward', 'the-same', 'steps-back'] as const;

/**
 * What in a weekly update cannot be so, by question. Days are `YYYY-MM-DD` in London; the update is about the ISO week in
 * which it was begun.
 */
export function updateProblems(
  answers: Answers,
  { today, begun }: { readonly today: string; readonly begun: string },
): ReadonlyMap<string, string> {
  const last = asText(answers['UW8']);
  const found = new Map<string, string>();
  if (last === undefined) return found;
  if (last <= today && isoWeekOf(last) === isoWeekOf(begun))
    found.set(
      'UW8',
      `${dayInWords(last)} is in the week of this update, so somebody has seen the pupil. Please go back and answer "Yes" there, or check the day.`,
    );
  return found;
}

/** The update that complete answers make, about the ISO week of `begun`; undefined while something is missing. */
export function updateFrom(
  answers: Answers,
  context: { readonly by: Person; readonly at: string; readonly begun: string },
): WeeklyUpdate | undefined {
  const offered = asNumber(answers['UW1']);
  const attended = asNumber(answers['UW2']);
  const engagement = Number(answers['UW3']);
  const behaviour = BEHAVIOUR.find((each) => each === answers['UW4']);
  const learning = LEARNING.find((each) => each === answers['UW5']);
  const [contact, seen] = [asText(answers['UW6']), asText(answers['UW7'])];
  if (offered === undefined || attended === undefined || !(engagement >= 1)) return undefined;
  if (!behaviour || !learning || contact === undefined || seen === undefined) return undefined;
  return {
    week: isoWeekOf(context.begun),
    by: context.by,
    at: context.at,
    offered,
    attended,
    engagement,
    behaviour,
    learning,
    contactKept: contact === 'yes',
    seen: seen === 'yes',
    ...dropMissing({ lastSeen: asText(answers['UW8']), line: asText(answers['UW9']) }),
  };
}
