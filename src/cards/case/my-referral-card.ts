import { describeMissingText } from '../../words/case-text.ts';
import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { TextProblem } from '../../app/for-presser.ts';
import type { Reply } from '../../app/reply.ts';
import { isPossible } from '../../domain/case/acts.ts';
import { stepsForReferrer } from '../../domain/case/agreed-steps.ts';
import { isFull } from '../../domain/case/case-limits.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { withdrawalSetAside, type Referral } from '../../domain/case/referral.ts';
import { ENOUGH } from '../../words/refusals.ts';
import { actionView, bullets, button, factView, plain, stopButton, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { describeWho } from './cases-card.ts';
import { describeNews, listFacts, listReasons } from './my-referral-lines.ts';
import { titleFor } from './referrer-words.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

const myReferralCard = defineCard(
  'my-referral',
  z.strictObject({
    who: z.string(),
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
        /** Said beside it where nothing was written, before anything is sent. */
        blank: z.string(),
        typed: z.string(),
        problem: z.string(),
        hasProblem: z.boolean(),
        actions: z.array(actionView),
      }),
    ),
    changeForms: z.array(
      z.strictObject({ title: z.string(), text: z.string(), actions: z.array(actionView) }),
    ),
    actions: z.array(actionView),
  }),
);

type MyReferral = Extract<Reply, { show: 'my-referral' }>;

/**
 * A referral as its referrer may see it: what was decided, by whom and why, a question to answer, room for a note. It
 * neither repeats the answers in the chat nor shows private rules.
 */
export function drawMyReferral(
  { referral, news, problem, notice, answerTyped = '' }: Omit<MyReferral, 'show'>,
  drawing: Drawing,
): AdaptiveCard {
  const r = { r: referral.id };
  const waiting = waitingEnquiry(referral);
  const steps = referral.closing === undefined ? stepsForReferrer(referral) : [];
  const answerProblem = problem?.field === 'answer' ? problem : undefined;
  return render(myReferralCard, {
    who: describeWho(referral, drawing),
    title: titleFor(referral, news),
    paragraphs: [
      ...(problem ? [describeNotSent(problem)] : []),
      ...(notice === undefined ? [] : [`**${notice}**`]),
      ...describeNews(referral, news, drawing),
      ...(isFull(referral, 'notes') && problem?.field !== 'note' ? [ENOUGH.notes] : []),
    ].map((text) => ({ text })),
    facts: listFacts(referral),
    told: listReasons(referral),
    hasSteps: steps.length > 0,
    stepsHeading: `What ${plain(referral.decision?.by.name ?? '')} agreed for school`,
    steps: bullets(steps.map(plain)),
    hasQuestion: waiting !== undefined,
    questionFrom: `${waiting?.askedBy.name ?? ''} asks:`,
    question: waiting?.question ?? '',
    answerLabel: 'Your answer (facts only, no names; up to 300 characters)',
    answerTyped: answerProblem?.typed ?? answerTyped,
    answerProblem: answerProblem?.sentence ?? '',
    hasAnswerProblem: answerProblem !== undefined,
    answerActions: [button('Send my answer', 'answer', r, { style: 'positive' })],
    noteForms:
      problem?.field === 'note' || !isFull(referral, 'notes')
        ? [noteForm(referral, problem?.field === 'note' ? problem : undefined)]
        : [],
    changeForms: changeForms(referral),
    actions: [button('Raise another concern', 'start'), stopButton()],
  });
}

/** The answer's box has the sentence beside it; the note's is folded away. */
function describeNotSent({ field, sentence }: TextProblem): string {
  return `**Not sent yet.** ${field === 'answer' ? '' : `${sentence} `}What you wrote is kept below.`;
}

function noteForm(referral: Referral, problem: TextProblem | undefined) {
  return {
    title: problem ? 'Add a note (not sent yet)' : 'Add a note',
    label: 'A note for the inclusion lead (facts only, no names; up to 300 characters)',
    blank: describeMissingText('note'),
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

/** While nobody has decided: the ways to correct the concern, and to withdraw it. */
function changeForms(referral: Referral): z.input<typeof myReferralCard.view>['changeForms'] {
  if (!isPossible('withdraw', referral)) return [];
  const r = { r: referral.id };
  const mayWithdraw = withdrawalSetAside(referral) === undefined;
  return [
    {
      title: mayWithdraw ? 'Change or withdraw' : 'Change what I said',
      text: 'Nobody has decided yet. What you change or withdraw stays in the record, and the inclusion lead sees it.',
      actions: [
        button('Correct my answers', 'correct', r),
        ...(mayWithdraw ? [button('Withdraw this concern', 'ask-withdraw', r)] : []),
      ],
    },
  ];
}
