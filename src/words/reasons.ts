import type { Reason } from '../domain/content/reason.ts';
import { answerInWords } from './answers.ts';
import { describeFact } from './figures.ts';

// Reasons are stored with their case as they were worded when the rules ran, so older wordings are read as well.

/** How a line begins that names the other rules because of which a rule fired. */
export const OTHER_REASONS = 'Other reasons';
/** Stands for the name of a rule that may not be told. */
export const PRIVATE_RULE = 'a status check';
/** Stands for an answer that may not be told. */
export const HELD_BACK = 'recorded, see the details';

const EVENT_WORDS = {
  'word-match': "A word on the school's list appeared in a text",
  cleared: 'The member of staff answered that there is no worry about safety',
  stop: 'A member of staff pressed Stop',
} as const;

/** One line for a reason of a rule: "Signs noticed: Late to school or lessons; Isolated from other pupils". */
export function describeReason(found: Reason, today: string): string {
  switch (found.reason) {
    case 'answer':
      return `${found.question.label}: ${answerInWords(found.question, found.value, today)}`;
    case 'ticks': {
      const ticked = found.question.options.filter(({ id }) => found.ticked.includes(id));
      return `${found.question.label}: ${ticked.map(({ label }) => label).join('; ')}`;
    }
    case 'blank':
      return `${found.question.label}: not filled in`;
    case 'held-back':
      return `${found.question.label}: ${HELD_BACK}`;
    case 'figure':
      return describeFact({ ...found, today });
    case 'rule':
      return `Rule: ${found.name ?? PRIVATE_RULE}`;
    case 'other-rules': {
      const names = found.names.map((name) => name ?? PRIVATE_RULE).join('; ');
      return `${OTHER_REASONS}: ${names}${found.more > 0 ? `; and ${found.more} more` : ''}`;
    }
    case 'no-rule':
      return `No rule of level ${found.level} or above fired`;
    case 'event':
      return EVENT_WORDS[found.event];
  }
}
