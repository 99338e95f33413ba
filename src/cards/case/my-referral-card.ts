import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { TextProblem } from '../../app/for-presser.ts';
import type { ReferrerNews } from '../../app/reply.ts';
import { stepsForReferrer } from '../../domain/case/agreed-steps.ts';
import { sharedAnswerBy } from '../../domain/case/shared-view.ts';
import { isFull } from '../../domain/case/case-limits.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { isRunning, type Referral } from '../../domain/case/referral.ts';
import { ENOUGH } from '../../words/refusals.ts';
import {
  STATUS_FOR_REFERRER,
  describeClosing,
  describeOutcome,
  pupilReference,
  describeYear,
} from '../../words/cases.ts';
import { describeJoin, SEEN_TOGETHER, THANKS_AT_THE_END, titleFor } from './referrer-words.ts';
import { safetyLine } from '../forms/message-card.ts';
import { actionView, bullets, button, factView, plain, stopButton, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

const myReferralCard = defineCard(
  'my-referral',
  z.strictObject({
    title: z.string(),
    paragraphs: textView,
    facts: z.array(factView),
    told: z.array(z.strictObject({ from: z.string(), text: z.string() })),
    hasSteps: z.boolean(),
    stepsHeading: z.string(),
    steps: z.string(),
    hasQuestion: z.boolean(),
    questionFrom: z.string(),
    question: z.string(),
    answerLabel: z.string(),
    answerTyped: z.string(),
    answerProblem: z.string(),
    hasAnswerProblem: z.boolean(),
    answerActions: z.array(actionView),
    noteForms: z.array(
      z.strictObject({
        title: z.string(),
        label: z.string(),
        typed: z.string(),
        problem: z.string(),
        hasProblem: z.boolean(),
        actions: z.array(actionView),
      }),
    ),
    actions: z.array(actionView),
  }),
);

/**
 * A referral as its referrer may see it: what was decided, by whom and why, a question to answer, room for a note. It
 * neither repeats the answers in the chat nor shows private rules.
 */
export function drawMyReferral(
  referral: Referral,
  news: ReferrerNews,
  drawing: Drawing,
  problem?: TextProblem,
): AdaptiveCard {
  const r = { r: referral.id };
  const waiting = waitingEnquiry(referral);
  const steps = referral.closing === undefined ? stepsForReferrer(referral) : [];
  const answerProblem = problem?.field === 'answer' ? problem : undefined;
  return render(myReferralCard, {
    title: titleFor(referral, news),
    paragraphs: [
      ...(problem ? [`**Not sent yet.** ${problem.sentence} What you wrote is kept below.`] : []),
      ...paragraphs(referral, news, drawing),
      ...(isFull(referral, 'notes') && problem?.field !== 'note' ? [ENOUGH.notes] : []),
    ].map((text) => ({ text })),
    facts: listFacts(referral, drawing),
    told: listReasons(referral),
    hasSteps: steps.length > 0,
    stepsHeading: `What ${plain(referral.decision?.by.name ?? '')} agreed for school`,
    steps: bullets(steps.map(plain)),
    hasQuestion: waiting !== undefined,
    questionFrom: `${waiting?.askedBy.name ?? ''} asks:`,
    question: waiting?.question ?? '',
    answerLabel: 'Your answer (facts only, no names; up to 300 characters)',
    answerTyped: answerProblem?.typed ?? '',
    answerProblem: answerProblem?.sentence ?? '',
    hasAnswerProblem: answerProblem !== undefined,
    answerActions: [button('Send my answer', 'answer', r, { style: 'positive' })],
    noteForms:
      waiting === undefined && (problem?.field === 'note' || !isFull(referral, 'notes'))
        ? [noteForm(referral, problem?.field === 'note' ? problem : undefined)]
        : [],
    actions: [button('Raise another concern', 'start'), stopButton()],
  });
}

function noteForm(referral: Referral, problem: TextProblem | undefined) {
  return {
    title: problem ? 'Add a note (not sent yet)' : 'Add a note',
    label: 'A note for the inclusion lead (facts only, no names; up to 300 characters)',
    typed: problem?.typed ?? '',
    problem: problem?.sentence ?? '',
    hasProblem: problem !== undefined,
    actions: [
      button(
        'Send the note',
        'note',
        { r: referral.id, notes: String(referral.notes.length) },
        { style: 'positive' },
      ),
    ],
  };
}

function paragraphs(
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
  if (news === 'chased' && waitingEnquiry(referral))
    return [
      'A reminder, once: this question still waits for your answer. A short one helps, and so does "I do not know".',
    ];
  const { decision, closing } = referral;
  if (closing) return [THANKS_AT_THE_END[closing.outcome]];
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
    return [`What was decided was taken back, so it will be decided again. ${hear}`];
  return [hear];
}

/** The most decisions taken back that the card shows. */
const EARLIER_SHOWN = 4;

/** What people wrote for the referrer, oldest first: why a decision was taken back, why it was made, how it ended. */
function listReasons({
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
    ...earlierDecisions.slice(-EARLIER_SHOWN).map(({ changedBy, changedAt, reason }) => ({
      from: `${plain(changedBy.name)} took the decision back, ${describeMoment(changedAt)}, and writes:`,
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

function listFacts(referral: Referral, drawing: Drawing): z.input<typeof factView>[] {
  const { content, settings, today } = drawing;
  const answerBy = sharedAnswerBy(referral, content, settings);
  const { decision, closing, notes, status } = referral;
  return [
    { title: 'Reference', value: referral.reference },
    { title: 'Pupil', value: `${plain(pupilReference(referral))}, ${describeYear(referral, drawing)}` },
    { title: 'Sent', value: describeDay(londonDate(referral.sentAt)) },
    { title: 'Status', value: closing ? describeClosing(closing) : STATUS_FOR_REFERRER[status] },
    ...(decision
      ? [
          ...(isRunning(referral) || closing ? [{ title: 'Decided', value: describeOutcome(decision) }] : []),
          {
            title: referral.status === 'joined' ? 'Joined by' : 'Decided by',
            value: `${plain(decision.by.name)}, ${describeMoment(decision.at)}`,
          },
        ]
      : [
          {
            title: answerBy < today ? 'Answer was due' : 'Answer by',
            value: describeDay(answerBy),
          },
        ]),
    ...(isRunning(referral)
      ? [
          {
            title: 'Plan',
            value: `${describeDay(referral.plan.start)} to ${describeDay(referral.plan.end)}`,
          },
          { title: 'Next review', value: describeDay(referral.plan.nextReview) },
        ]
      : []),
    ...(closing
      ? [{ title: 'Closed by', value: `${plain(closing.by.name)}, ${describeMoment(closing.at)}` }]
      : []),
    ...(notes.length > 0 ? [{ title: 'Notes added', value: String(notes.length) }] : []),
  ];
}
