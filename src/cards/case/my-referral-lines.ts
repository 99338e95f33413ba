import type { z } from 'zod/v4';
import type { ReferrerNews } from '../../app/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { dayOfPanel, standingPanel } from '../../domain/case/panels.ts';
import { isRunning, type Referral } from '../../domain/case/referral.ts';
import { sharedAnswerBy } from '../../domain/case/shared-view.ts';
import {
  describeClosing,
  describeOutcome,
  pupilReference,
  STATUS_FOR_REFERRER,
  WITHDRAWN_WORDS,
} from '../../words/cases.ts';
import { describeDay, describeMoment } from '../../words/dates.ts';
import { safetyLine } from '../forms/message-card.ts';
import { plain, type factView, type Drawing } from '../parts.ts';
import { describeJoin, SEEN_TOGETHER, THANKS_AT_THE_END } from './referrer-words.ts';

/** What the referrer is told first: what has happened, and when they hear. */
export function describeNews(
  referral: Referral,
  news: ReferrerNews,
  { content, settings, today }: Drawing,
): readonly string[] {
  const answerBy = sharedAnswerBy(referral, content, settings);
  const by = describeDay(answerBy);
  const hear =
    answerBy < today
      ? `You were to hear by ${by}. That has passed; the inclusion leads see that it is late, and you will hear here.`
      : `You will hear here by ${by}.`;
  if (news === 'sent')
    return [
      `What happens next: an inclusion lead reads it and answers you here by ${by}. You will see who has taken it, what is decided, and why.`,
      SEEN_TOGETHER,
      safetyLine(settings.dsl),
    ];
  if (news === 'seen' && referral.seen)
    return [`${plain(referral.seen.by.name)} has seen it and is looking into it. ${hear}`];
  if (news === 'reference-corrected')
    return [
      `An inclusion lead has corrected the pupil reference on your concern: it is ${plain(pupilReference(referral))} now. If that is not the pupil you meant, please tell them.`,
    ];
  if (waitingEnquiry(referral))
    return [
      ...(news === 'chased' ? ['A reminder, once: this question still waits for your answer.'] : []),
      answerBy < today
        ? 'A decision is late and may be made without your answer, so please answer now. A short answer helps, and so does "I do not know".'
        : `Please answer before ${by}: by then it is decided, with your answer or without it. A short answer helps, and so does "I do not know".`,
    ];
  const { decision, closing } = referral;
  if (news === 'corrected')
    return [
      `The inclusion lead now reads what you corrected; what stood there before stays in the record. ${hear}`,
    ];
  if (closing) return [THANKS_AT_THE_END[closing.outcome]];
  if (decision?.outcome === 'withdrawn')
    return [
      'The inclusion lead sees that you withdrew it and may still take it up; then you hear here. Whatever the DSL was told stands.',
    ];
  if (referral.status === 'joined' && decision) return [describeJoin(decision, referral)];
  if (referral.status === 'reintegrating')
    return ['Thank you for noticing: the pupil is on the way back to class, step by step.'];
  if (isRunning(referral)) return ['Thank you for noticing: a plan is running, and it is looked at again.'];
  if (decision)
    return [
      decision.outcome === 'in-school-plan'
        ? 'Thank you: because you noticed early, support starts in school.'
        : decision.outcome === 'ap-plan'
          ? 'Thank you for noticing: a plan is made now, with a date on which it is looked at again.'
          : 'Thank you for raising it. If things change, come back at any time: noticing is never wrong.',
    ];
  if (referral.earlierDecisions)
    return [
      referral.earlierDecisions.at(-1)?.decision.outcome === 'withdrawn'
        ? `You withdrew it, and an inclusion lead looks at it all the same. ${hear}`
        : `What was decided was taken back, so it will be decided again. ${hear}`,
    ];
  return [hear];
}

/** The most decisions taken back that the card shows. */
const EARLIER_SHOWN = 4;

/** What people wrote for the referrer, oldest first: why a decision was taken back, why it was made, how it ended. */
export function listReasons({
  earlierDecisions = [],
  decision,
  closing,
}: Referral): { from: string; text: string }[] {
  const left = earlierDecisions.length - EARLIER_SHOWN;
  return [
    ...(left > 0
      ? [
          {
            from: `The decision was taken back ${earlierDecisions.length} times:`,
            text: `The latest ${EARLIER_SHOWN} reasons are shown here. The inclusion lead can show you the earlier ones.`,
          },
        ]
      : []),
    ...earlierDecisions.slice(-EARLIER_SHOWN).map(({ decision: earlier, changedBy, changedAt, reason }) => ({
      from: `${plain(changedBy.name)} ${earlier.outcome === 'withdrawn' ? 'took it up again' : 'took the decision back'}, ${describeMoment(changedAt)}, and writes:`,
      text: reason,
    })),
    ...(decision && decision.reason !== ''
      ? [{ from: `${plain(decision.by.name)} writes:`, text: decision.reason }]
      : []),
    ...(closing
      ? [
          { from: `${plain(closing.by.name)} writes at the end:`, text: closing.reason },
          ...(closing.whatWorked === undefined ? [] : [{ from: 'What worked:', text: closing.whatWorked }]),
        ]
      : []),
  ];
}

/** Where the concern stands, and since when. */
export function listFacts(referral: Referral): z.input<typeof factView>[] {
  const { decision, closing, notes, status } = referral;
  const panel = standingPanel(referral);
  return [
    { title: 'Sent', value: describeDay(londonDate(referral.sentAt)) },
    { title: 'Status', value: closing ? describeClosing(closing) : STATUS_FOR_REFERRER[status] },
    ...(decision?.because ? [{ title: 'Why', value: WITHDRAWN_WORDS[decision.because] }] : []),
    ...(decision
      ? [
          ...(isRunning(referral) || closing ? [{ title: 'Decided', value: describeOutcome(decision) }] : []),
          decision.outcome === 'withdrawn'
            ? { title: 'When', value: describeMoment(decision.at) }
            : {
                title: status === 'joined' ? 'Joined by' : 'Decided by',
                value: `${plain(decision.by.name)}, ${describeMoment(decision.at)}`,
              },
        ]
      : []),
    ...(isRunning(referral)
      ? [
          {
            title: 'Plan',
            value: `${describeDay(referral.plan.start)} to ${describeDay(referral.plan.end)}`,
          },
          { title: 'Next review', value: describeDay(referral.plan.nextReview) },
        ]
      : []),
    ...(panel ? [{ title: 'Panel', value: describeDay(dayOfPanel(panel)) }] : []),
    ...(closing
      ? [{ title: 'Closed by', value: `${plain(closing.by.name)}, ${describeMoment(closing.at)}` }]
      : []),
    ...(notes.length > 0 ? [{ title: 'Notes added', value: String(notes.length) }] : []),
  ];
}
