import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { AskedQuestion, Reply } from '../../app/reply.ts';
import { checkWords } from '../../words/forms.ts';
import { aboutDraft } from '../about.ts';
import { actionView, button, inOneLine, stopButton, type ActionView, type Drawing } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { inputOf, inputsOf, inputView } from './question-inputs.ts';

type Shown = Extract<Reply, { show: 'question' }>;

/** Sentences above the questions or answers. */
export const noticeView = z.array(z.strictObject({ text: z.string() }));

const questionCard = defineCard(
  'question',
  z.strictObject({
    progress: z.string(),
    percent: z.number(),
    hasPercent: z.boolean(),
    title: z.string(),
    intro: z.string(),
    hasIntro: z.boolean(),
    problemSummary: z.string(),
    hasProblems: z.boolean(),
    notices: noticeView,
    hasNotices: z.boolean(),
    /** What is always to be seen, what is folded away, and what is answered by a press. */
    parts: z.array(
      z.strictObject({
        id: z.string(),
        spacing: z.enum(['default', 'large']),
        isFolded: z.boolean(),
        /** What is folded away, by its labels. */
        folded: z.string(),
        isVisible: z.boolean(),
        /** Short answers stand beside each other; every other question has a row of its own. */
        rows: z.array(z.strictObject({ spacing: z.enum(['default', 'large']), columns: z.array(inputView) })),
      }),
    ),
    actions: z.array(actionView),
  }),
);

/** One card of the conversation: progress, the questions with what was typed and what is wrong, the buttons. */
export function drawQuestion(reply: Shown, drawing: Drawing): AdaptiveCard {
  const { draft, topic, cardId, progress, mark } = reply;
  const ids = { d: draft.id, at: cardId, mark };
  const problems = reply.questions.filter(({ problem }) => problem !== undefined);
  return render(questionCard, {
    progress: inOneLine(
      aboutDraft(draft, drawing),
      reply.saves ? 'One card' : progressLine(progress.step, progress.of, progress.minutesLeft),
    ),
    percent: Math.round((progress.step / progress.of) * 100),
    hasPercent: reply.saves === undefined,
    title: topic.title,
    intro: topic.intro ?? '',
    hasIntro: topic.intro !== undefined,
    problemSummary: `Please look again at: ${problems.map(({ question }) => `"${question.wording}"`).join(', ')}. Nothing you wrote is lost.`,
    hasProblems: problems.length > 0,
    notices: reply.notices.map((text) => ({ text })),
    hasNotices: reply.notices.length > 0,
    parts: inParts(reply, ids),
    actions: [
      ...goingOn(reply, ids),
      ...(reply.canGoBack ? [button('Back', 'back', ids)] : []),
      button('Save for later', 'save', ids),
      stopButton(draft.id),
      button('Cancel and delete', 'cancel', ids, { hidden: true }),
    ],
  });
}

/** The button on: to the next card, or where the form has but this one, to saving it. */
function goingOn(reply: Shown, ids: Record<string, string>): ActionView[] {
  const { draft, saves } = reply;
  if (goesOnByAnswer(reply)) return [];
  const look = { style: 'positive' } as const;
  return saves && draft.form
    ? [button(checkWords(draft).save, 'send-card', { ...ids, r: draft.form.referralId, what: saves }, look)]
    : [button('Continue', 'continue', { ...ids, ...(reply.mayLeaveBlank ? { blank: 'left' } : {}) }, look)];
}

/** "Step 3 of 8 · about 2 minutes left". */
function progressLine(step: number, of: number, minutes: number): string {
  return `Step ${step} of ${of} · about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}

/** Questions that are answered by a press. */
function byButton({ buttons }: Shown): ReadonlySet<string> {
  return new Set(buttons.flatMap(({ answers }) => Object.keys(answers)));
}

/** True while the way on is an answer: always at the gate, elsewhere until the answer has been given. */
function goesOnByAnswer(reply: Shown): boolean {
  const ids = byButton(reply);
  return reply.questions.some(
    ({ question, value }) =>
      ids.has(question.id) && (question.gate === true || value === undefined || value === ''),
  );
}

function inParts(reply: Shown, ids: Record<string, string>) {
  const pressed = byButton(reply);
  const isPressed = ({ question }: AskedQuestion) => pressed.has(question.id);
  const folded = reply.questions.filter((asked) => asked.isFolded === true && !isPressed(asked));
  const open = reply.questions.filter((asked) => asked.isFolded !== true && !isPressed(asked));
  const isInUse = ({ value, problem, older }: AskedQuestion) =>
    value !== undefined || problem !== undefined || older !== undefined;
  const last = reply.questions
    .filter(isPressed)
    .map((asked) => ({ spacing: 'large' as const, columns: [withButtons(asked, reply, ids)] }));
  return [
    { id: 'open', isFolded: false, isVisible: true, folded: '', rows: inRows(open) },
    {
      id: 'more',
      isFolded: true,
      isVisible: folded.some(isInUse),
      folded: `You can add: ${folded.map(({ question }) => question.label).join('; ')}`,
      rows: inRows(folded),
    },
    { id: 'answers', isFolded: false, isVisible: true, folded: '', rows: last },
  ]
    .filter(({ rows }) => rows.length > 0)
    .map((part, index) => ({ ...part, spacing: index === 0 ? ('default' as const) : ('large' as const) }));
}

/** A question with the buttons that answer it; one that answers several stands below the last of them. */
function withButtons(
  asked: AskedQuestion,
  { buttons }: Shown,
  ids: Record<string, string>,
): z.input<typeof inputView> {
  const { question, value } = asked;
  const own = buttons.filter(({ answers }) => Object.keys(answers).at(-1) === question.id);
  const isGiven = (option: string | undefined) => question.gate !== true && option === value;
  return {
    ...inputOf(asked),
    isChoice: false,
    mayTakeOlder: false,
    isOlderTold: true,
    isButtons: true,
    buttons: own.map(({ label, answers }) =>
      button(isGiven(answers[question.id]) ? `${label} ✓` : label, 'continue', { ...answers, ...ids }),
    ),
  };
}

/** The inputs row by row. A row of several short answers, and what follows it, stand closer to what comes before. */
function inRows(questions: readonly AskedQuestion[]) {
  const rows: z.input<typeof inputView>[][] = [];
  for (const asked of questions) {
    const inputs = inputsOf(asked);
    if (asked.question.drawn === 'beside') rows.at(-1)?.push(...inputs);
    else rows.push(...inputs.map((input) => [input]));
  }
  const isShort = (row: number) => (rows[row]?.length ?? 0) > 1;
  return rows.map((columns, at) => ({
    columns,
    spacing: isShort(at) || isShort(at - 1) ? ('default' as const) : ('large' as const),
  }));
}
