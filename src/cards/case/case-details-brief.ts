import { QUESTION } from '../../domain/known-ids/questions.ts';
import type { Question } from '../../domain/content/bank.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { readableAnswers, weekdaysOf } from './case-details-said.ts';
import type { Drawing, TopicView } from '../parts.ts';
import { BY_REGISTER } from '../../words/weekdays.ts';

/**
 * What the referrer said, in short: the answers that the content puts in sight (`shownIn.summary`), as far as this reader
 * may know them. All of them are one press away.
 */
export function sayInShort(referral: Referral, drawing: Drawing, reader: StaffMember): TopicView['rows'] {
  return readableAnswers(referral, drawing, reader).flatMap(({ question, answer }) => [
    ...(question.shownIn?.summary !== true || answer === undefined || isAbsent(question, referral)
      ? []
      : [{ label: question.label, answer }]),
    // What staff saw and what the register counts are read together, also where staff saw no pattern.
    ...(question.id === QUESTION.absencePattern ? weekdaysOf(referral, drawing, BY_REGISTER) : []),
  ]);
}

/** An absent sign says little here; that nothing was tried says much. */
function isAbsent({ id, options }: Question, { answers }: Referral): boolean {
  const value = answers[id];
  return (
    id !== QUESTION.supportTried &&
    Array.isArray(value) &&
    options.some((option) => option.clearsOthers === true && value.includes(option.id))
  );
}
