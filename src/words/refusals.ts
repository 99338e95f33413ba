import { MOST_IN_A_CASE, type Limited } from '../domain/case/case-limits.ts';
import { MOST_ACTIONS } from '../domain/case/meetings.ts';
import type { Refused } from '../domain/case/refused.ts';
import { describeMoment, describeDay } from './dates.ts';
import { CLOSING_WORDS, OUTCOME_WORDS } from './cases.ts';
import { dayOfPanel } from '../domain/case/panels.ts';
import { FOLLOW_UP_WORDS } from './follow-up.ts';
import { NO_SUCH_MEETING } from './meetings.ts';
import { everybodyWho } from './roles.ts';

/** The sentence a person reads when something was not done: what is so, and what to do next. */
export function describeRefusal(refused: Refused): string {
  switch (refused.refused) {
    case 'not-your-role':
      return `Only ${everybodyWho(refused.needs)} can do this. Nothing was changed. If you should be able to, ask whoever looks after this bot at your school.`;
    case 'own-referral':
      return 'You raised this concern yourself, so somebody else decides on it. Nothing was changed. Please ask another inclusion lead.';
    case 'not-the-referrer':
      return 'Only the person who raised this concern can do this. Nothing was changed.';
    case 'already-decided':
      return refused.decision.outcome === 'withdrawn'
        ? `${refused.decision.by.name} withdrew this concern on ${describeMoment(refused.decision.at)}, so nothing was changed.`
        : `Already decided: ${OUTCOME_WORDS[refused.decision.outcome].toLowerCase()}, by ${refused.decision.by.name} on ${describeMoment(refused.decision.at)}. Your press changed nothing.`;
    case 'already-seen':
      return `${refused.by.name} has already taken this case on (${describeMoment(refused.at)}). You can still decide or ask a question.`;
    case 'question-waiting':
      return `${refused.enquiry.askedBy.name} has already asked the referrer a question, on ${describeMoment(refused.enquiry.askedAt)}. It waits for an answer; decide now, or ask again once it is answered.`;
    case 'blocked':
      return 'This cannot be approved yet: something has to be cleared first. Open details shows what, what clears it, and who may.';
    case 'nothing-proposed':
      return 'No provision has been proposed yet, so there is nothing to approve. Open details and choose "Propose a provision".';
    case 'not-to-join':
      return 'These two cannot be joined. A concern joins an earlier one about the same pupil that is still open. Nothing was changed. Open the details again to see where both stand.';
    case 'no-such-block':
      return 'There is no block of that name any more. Your press changed nothing.';
    case 'already-owner':
      return `${refused.owner.name} already has this case, since ${describeMoment(refused.owner.since)}. Nothing was changed.`;
    case 'owner-raised-it':
      return `${refused.to.name} raised this concern, so somebody else looks after it. Nothing was changed. Please choose another inclusion lead.`;
    case 'not-decided':
      return 'This case has not been decided yet, so there is nothing of the kind to change. Nothing was changed.';
    case 'no-approval':
      return 'A plan follows an approval, and this case has none. Nothing was changed. Decide on the case first.';
    case 'plan-stands':
      return `${refused.plan.madeBy.name} made a plan for this case on ${describeMoment(refused.plan.madeAt)}, and it stands. Change or review the plan instead.`;
    case 'no-plan-running':
      return 'No plan runs on this case now. Nothing was changed. "Open details" shows where it stands.';
    case 'plan-not-begun':
      return `The plan begins on ${describeDay(refused.start)}, so there is nothing to say about it yet. Nothing was changed. Until then you can change the plan.`;
    case 'not-the-key-adult':
      return 'This is for the key adult of the plan. An inclusion lead who did not raise the concern may stand in. Nothing was changed. If you should be the key adult, ask the inclusion lead.';
    case 'no-provider':
      return 'The pupil is not at a provider, so there is no register to read in. Nothing was changed.';
    case 'already-updated':
      return `${refused.update.by.name} has already given this week's update, on ${describeMoment(refused.update.at)}. Nothing was changed.`;
    case 'already-reviewed':
      return `${refused.review.by.name} has already held this review, on ${describeMoment(refused.review.at)}. Yours was not saved; here is the plan as it stands.`;
    case 'panel-stands':
      return `This case already goes to a panel, on ${describeDay(dayOfPanel(refused.panel))}. Nothing was changed. A case goes to one panel at a time: write down what that one said, or take the case back from it, first.`;
    case 'panel-went-on':
      return 'The panel does not wait for this any more: somebody was there first, or the case was taken back from it. Nothing was changed. Here it is as it stands now.';
    case 'panel-not-approved':
      return "This panel asks for the headteacher's approval, and that is still missing. Nothing was changed. Ask the headteacher to approve it in their own chat with me.";
    case 'no-such-meeting':
      return NO_SUCH_MEETING;
    case 'meeting-same':
      return 'This is what is written of the meeting already. Nothing was changed.';
    case 'action-there':
      return 'This is already agreed there. Nothing was added a second time.';
    case 'not-your-action':
      return 'This is for whoever agreed to do it, or for an inclusion lead who did not raise the concern. Nothing was changed.';
    case 'action-done':
      return `${refused.done.by.name} has already said that this is done, on ${describeMoment(refused.done.at)}.`;
    case 'closed':
      return `This case was closed by ${refused.closing.by.name} on ${describeMoment(refused.closing.at)}: ${CLOSING_WORDS[refused.closing.outcome].toLowerCase()}. Your press changed nothing.`;
    case 'not-returned':
      return 'This is asked a term after a pupil went back to class, and this case did not end so. Nothing was changed.';
    case 'followed-up':
      return `${refused.followUp.by.name} has already said where the pupil is, on ${describeMoment(refused.followUp.at)}: ${FOLLOW_UP_WORDS[refused.followUp.where].toLowerCase()}. Nothing was changed.`;
    case 'taken-up-again':
      return `${refused.earlier.changedBy.name} took this concern up again on ${describeMoment(refused.earlier.changedAt)}, so it is for an inclusion lead to decide. Nothing was changed. Add a note if it should not go on.`;
    case 'in-use':
      return 'An inclusion lead already works with this concern, so this is no longer changed with a press. Nothing was changed. Add a note that says what is wrong.';
    case 'note-there':
      return 'This note is already there. Nothing was added a second time.';
    case 'enough':
      return ENOUGH[refused.of];
    case 'no-question-waiting':
      return 'No question is waiting for an answer any more. You can add a note instead.';
  }
}

/** The sentence for a case that takes no more: how many it holds, and what to do instead. */
export const ENOUGH: Readonly<Record<Limited, string>> = {
  notes: `This case already has ${MOST_IN_A_CASE.notes} notes, and it takes no more. Please speak to the inclusion lead, or raise another concern if something new has happened.`,
  questions: `${MOST_IN_A_CASE.questions} questions have already been asked about this case, and it takes no more. Please speak to the person who raised it, then decide.`,
  'put-off': `This panel has been put off ${MOST_IN_A_CASE['put-off']} times already, and it takes no more of that. Take the case back from it, and to the panel again, if it still has to look at it.`,
  meetings: `This case already has ${MOST_IN_A_CASE.meetings} meetings, and it takes no more. Write down what follows in a review or a note.`,
  actions: `${MOST_ACTIONS} things are already agreed at this meeting, and it takes no more. Record another meeting if there is more to agree.`,
  panels: `This case has already been taken to ${MOST_IN_A_CASE.panels} panels, and it takes no more. If another one has to look at it, close the case and raise the concern again.`,
  'decisions-taken-back': `The decision on this case has already been taken back ${MOST_IN_A_CASE['decisions-taken-back']} times, so this one stands. If it has to change, ask for the concern to be raised again.`,
  reviews: `This plan has already had ${MOST_IN_A_CASE.reviews} reviews, and it takes one more only if that one closes the case. If support has to go on, close the case and raise the concern again.`,
};
