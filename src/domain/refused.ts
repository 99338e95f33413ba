import type { Refused } from './decide.ts';
import { momentInWords } from './london.ts';

/** The sentence a person reads when something was not done: what is so, and what to do next. */
export function refusedInWords(refused: Refused): string {
  switch (refused.refused) {
    case 'not-your-role':
      if (!refused.needs.includes('inclusion-lead'))
        return 'Only the headteacher can set aside what stands in the way. Nothing was changed.';
      return 'Only an inclusion lead can do this. Nothing was changed. If you should be one, ask whoever looks after this bot at your school.';
    case 'own-referral':
      return 'You raised this concern yourself, so somebody else decides on it. Nothing was changed. Please ask another inclusion lead.';
    case 'not-the-referrer':
      return 'Only the person who raised this concern can do this. Nothing was changed.';
    case 'already-decided':
      return `Already decided: ${OUTCOME_WORDS[refused.decision.outcome].toLowerCase()}, by ${refused.decision.by.name} on ${momentInWords(refused.decision.at)}. Your press changed nothing.`;
    case 'already-seen':
      return `${refused.by.name} has already taken this, on ${momentInWords(refused.at)}. You can still decide or ask a question.`;
    case 'question-waiting':
      return `${refused.enquiry.askedBy.name} has already asked the referrer a question, on ${momentInWords(refused.enquiry.askedAt)}. It waits for an answer; decide now, or ask again once it is answered.`;
    case 'blocked':
      return 'This cannot be approved yet: something has to be cleared first. Open details shows what, what clears it, and who may.';
    case 'nothing-proposed':
      return 'No provision has been proposed yet, so there is nothing to approve. Open details and choose "Propose a provision".';
    case 'no-such-block':
      return 'Nothing stands in the way under that name any more. Your press changed nothing.';
    case 'already-owner':
      return `${refused.owner.name} already has this case, since ${momentInWords(refused.owner.since)}. Nothing was changed.`;
    case 'owner-raised-it':
      return `${refused.to.name} raised this concern, so somebody else looks after it. Nothing was changed. Please choose another inclusion lead.`;
    case 'no-question-waiting':
      return 'No question is waiting for an answer any more. You can add a note instead.';
  }
}

/** A decision's outcome in the words people read. */
export const OUTCOME_WORDS = {
  'in-school-plan': 'In-school next steps approved',
  'ap-plan': 'Alternative provision plan approved',
  'passed-on': 'Passed on',
  'not-needed': 'Closed: not needed',
} as const;
