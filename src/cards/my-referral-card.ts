import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports.ts';
import type { ReferrerNews, TextProblem } from '../app/reply.ts';
import { waitingEnquiry } from '../domain/decide.ts';
import type { StepKind } from '../domain/knowledge.ts';
import { dayInWords, londonDate, momentInWords } from '../domain/london.ts';
import type { Referral } from '../domain/referral.ts';
import { isDecided } from '../domain/referral.ts';
import type { SchoolSettings } from '../domain/settings.ts';
import { safetyLine } from './message-card.ts';
import { actionView, button, factView, plain, stopButton } from './parts.ts';
import { defineCard, render } from './render.ts';
import { STATUS_FOR_REFERRER } from '../domain/case-words.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

export const myReferralCard = defineCard(
  'my-referral',
  z.strictObject({
    title: z.string(),
    paragraphs: textView,
    facts: z.array(factView),
    hasReason: z.boolean(),
    reasonFrom: z.string(),
    reason: z.string(),
    hasSteps: z.boolean(),
    stepsHeading: z.string(),
    steps: textView,
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

/** Agreed steps shown to the referrer, at most. */
const STEPS_SHOWN = 6;

/**
 * A referral as its referrer may see it: what was decided, by whom and why, a question to answer, room for a note. The
 * answers themselves are not shown again in the chat, and nothing of private rules.
 */
export function drawMyReferral(
  referral: Referral,
  news: ReferrerNews,
  settings: SchoolSettings,
  problem?: TextProblem,
): AdaptiveCard {
  const r = { r: referral.id };
  const waiting = waitingEnquiry(referral);
  const approved = referral.decision?.outcome === 'in-school-plan';
  const steps = approved ? sharedSteps(referral) : [];
  const answerProblem = problem?.field === 'answer' ? problem : undefined;
  return render(myReferralCard, {
    title: title(referral, news),
    paragraphs: [
      ...(problem ? [`**Not sent yet.** ${problem.sentence} What you wrote is kept below.`] : []),
      ...paragraphs(referral, news, settings),
    ].map((text) => ({ text })),
    facts: facts(referral),
    hasReason: referral.decision !== undefined,
    reasonFrom: `${referral.decision?.by.name ?? ''} writes:`,
    reason: referral.decision?.reason ?? '',
    hasSteps: steps.length > 0,
    stepsHeading: 'What happens in school now',
    steps: steps.map((text, index) => ({ text: `${index + 1}. ${text}` })),
    hasQuestion: waiting !== undefined,
    questionFrom: `${waiting?.askedBy.name ?? ''} asks:`,
    question: waiting?.question ?? '',
    answerLabel: 'Your answer (facts only, no names; up to 300 characters)',
    answerTyped: answerProblem?.typed ?? '',
    answerProblem: answerProblem?.sentence ?? '',
    hasAnswerProblem: answerProblem !== undefined,
    answerActions: [button('Send my answer', 'answer', r, { style: 'positive' })],
    noteForms:
      waiting === undefined ? [noteForm(referral, problem?.field === 'note' ? problem : undefined)] : [],
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
    actions: [button('Send the note', 'note', { r: referral.id }, { style: 'positive' })],
  };
}

/** What "in-school next steps" means: support in school, being seen, and talking with the pupil. */
const IN_SCHOOL: readonly StepKind[] = ['in-school', 'see-pupil', 'pupil'];

/** Approved steps that may be shown outside the inclusion team: none that only private rules suggest. */
function sharedSteps(referral: Referral): readonly string[] {
  return referral.triage.nextSteps
    .filter((step) => !step.private && IN_SCHOOL.includes(step.kind))
    .slice(0, STEPS_SHOWN)
    .map(({ text }) => text);
}

function title(referral: Referral, news: ReferrerNews): string {
  switch (news) {
    case 'sent':
      return 'Sent. Thank you for noticing';
    case 'seen':
      return 'An inclusion lead has your concern';
    case 'asked':
    case 'chased':
      return 'A question about the concern you raised';
    case 'decision-changed':
      return 'Your concern is being looked at again';
    case 'plan-active':
      return 'A plan is running';
    case 'reintegrating':
      return 'The way back to class has begun';
    case 'closed':
      return 'What became of the concern you raised';
    case 'answered':
      return 'Your answer was sent. Thank you';
    case 'note-added':
      return 'Your note was added';
    case 'decided':
      return 'There is an outcome for the concern you raised';
    case 'now':
      return isDecided(referral) ? 'The outcome of your concern' : 'Your concern, as it stands now';
  }
}

function paragraphs(referral: Referral, news: ReferrerNews, settings: SchoolSettings): readonly string[] {
  const by = dayInWords(referral.answerBy);
  if (news === 'sent')
    return [
      `What happens next: an inclusion lead reads it and answers you here by ${by}. You will see who has taken it, what is decided, and why.`,
      safetyLine(settings.dsl),
    ];
  if (news === 'seen' && referral.seen)
    return [
      `${plain(referral.seen.by.name)} has seen it and is looking into it. You will hear here by ${by}.`,
    ];
  if (referral.decision)
    return [
      referral.decision.outcome === 'in-school-plan'
        ? 'Thank you: because you noticed early, support starts in school.'
        : 'Thank you for raising it. If things change, come back at any time: noticing is never wrong.',
    ];
  return isDecided(referral) ? [] : [`You will hear here by ${by}.`];
}

function facts(referral: Referral): z.input<typeof factView>[] {
  const { decision, notes } = referral;
  return [
    { title: 'Reference', value: referral.reference },
    { title: 'Sent', value: dayInWords(londonDate(new Date(referral.sentAt))) },
    { title: 'Status', value: STATUS_FOR_REFERRER[referral.status] },
    ...(decision
      ? [{ title: 'Decided by', value: `${plain(decision.by.name)}, ${momentInWords(decision.at)}` }]
      : [{ title: 'Answer by', value: dayInWords(referral.answerBy) }]),
    ...(notes.length > 0 ? [{ title: 'Notes added', value: String(notes.length) }] : []),
  ];
}
