import { readFileSync } from 'node:fs';
import { PRACTICE_FILE } from './scenario-cases.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { triage, type Case } from '../../src/domain/triage/triage.ts';

/** What a good practitioner would answer. Phrases are patterns, so that a step may be worded better. */
interface Practice {
  /** `referral` where it is not said. */
  readonly outcome?: string;
  readonly level: readonly string[];
  /** Each is in one of the first five steps. */
  readonly firstSteps: readonly string[];
  /** None of them stands in a step, or in a reason for the level. */
  readonly mustNot: readonly string[];
  /** The most steps anybody will read. */
  readonly atMost: number;
}

/** A case as it comes up in a school, with the answer of practice. */
export interface PracticeCase extends Case {
  readonly id: string;
  readonly title: string;
  readonly story: string;
  readonly practice: Practice;
}

export const PRACTICE_CASES = JSON.parse(readFileSync(PRACTICE_FILE, 'utf8')) as readonly PracticeCase[];

const READ_FIRST = 5;

/** Gives, in sentences, what the content's answer lacks or says too much beside that of practice; nothing where it is as good. */
export function shortfalls(content: Content, given: PracticeCase): readonly string[] {
  const { outcome = 'referral', level, firstSteps, mustNot, atMost } = given.practice;
  const came = triage(content, given);
  const steps = came.nextSteps.map(({ text }) => text);
  const reasons = came.rulesFired.flatMap(({ name, says }) => [name, says]);
  const found: string[] = [];
  if (came.outcome !== outcome || !level.includes(came.level))
    found.push(
      `It comes to ${came.outcome}, ${came.level}; practice says ${outcome}, ${level.join(' or ')}.`,
    );
  for (const phrase of firstSteps)
    if (!says(steps.slice(0, READ_FIRST), phrase))
      found.push(`None of the first five steps says /${phrase}/.`);
  for (const phrase of mustNot) {
    const said = says([...steps, ...reasons], phrase);
    if (said) found.push(`/${phrase}/ does not fit, but it says: ${said}`);
  }
  if (steps.length > atMost) found.push(`${steps.length} steps; nobody reads more than ${atMost}.`);
  return found;
}

function says(sentences: readonly string[], phrase: string): string | undefined {
  const pattern = new RegExp(phrase, 'iu');
  return sentences.find((sentence) => pattern.test(sentence));
}
