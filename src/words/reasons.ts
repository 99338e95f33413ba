import type { Reason } from '../domain/content/reason.ts';
import { describeAnswer } from './answers.ts';
import { describeFact } from './figures.ts';

// Reasons are stored as worded when the rules ran, so older wordings must be recognised too.

/** How a line that names the other rules behind a rule begins. */
export const OTHER_REASONS = 'Other reasons';
/** In place of the name of a rule that may not be revealed. */
export const PRIVATE_RULE = 'a status check';
/** In place of an answer that may not be revealed. */
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
      return `${found.question.label}: ${describeAnswer(found.question, found.value, today)}`;
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
