import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { describeAnswer, NOT_ANSWERED } from '../../words/answers.ts';
import { actionView, button, plain, stopButton } from '../parts.ts';
import { aboutLine } from './about.ts';
import { noticeView } from './question-card.ts';
import { defineCard, render } from '../render.ts';
import { checkWords } from '../../words/forms.ts';
import { supportLines } from '../../words/supports.ts';

type Shown<K extends string> = Extract<Reply, { show: K }>;

const checkAnswersCard = defineCard(
  'check-answers',
  z.strictObject({
    progress: z.string(),
    title: z.string(),
    intro: z.string(),
    notices: noticeView,
    hasNotices: z.boolean(),
    topics: z.array(
      z.strictObject({
        title: z.string(),
        rows: z.array(z.strictObject({ label: z.string(), answer: z.string() })),
        actions: z.array(actionView),
      }),
    ),
    actions: z.array(actionView),
  }),
);

/** What was left blank, in one row: it hides none of the answers, and shows what can still be said. */
function blankRow(questions: Shown<'check-answers'>['topics'][number]['questions']) {
  const blank = questions.filter(({ value }) => value === undefined).map(({ question }) => question.label);
  return blank.length === 0 ? [] : [{ label: NOT_ANSWERED, answer: blank.join('; ') }];
}

/** All the answers, by topic, each with a button to change it and come back. */
export function drawCheckAnswers(reply: Shown<'check-answers'>): AdaptiveCard {
  const d = reply.draft.id;
  const words = checkWords(reply.draft);
  const { form, corrects, answers } = reply.draft;
  const today = reply.draft.changedAt.slice(0, 10);
  const asked = new Map(
    reply.topics
      .flatMap(({ questions }) => questions)
      .map(({ question }) => [question.id, question] as const),
  );
  const [verb, ids] =
    form === undefined
      ? (['send', corrects ? { r: corrects.referralId } : {}] as const)
      : (['save-form', { r: form.referralId, ...(reply.saves ? { what: reply.saves } : {}) }] as const);
  return render(checkAnswersCard, {
    progress: `${aboutLine(reply.draft)}Last step`,
    title: words.title,
    intro: words.intro,
    notices: reply.notices.map((text) => ({ text: plain(text) })),
    hasNotices: reply.notices.length > 0,
    topics: reply.topics.map(({ topic, questions }) => ({
      title: topic.title,
      rows: [
        ...questions.flatMap(
          ({ question, value }) =>
            supportLines(question, { answers, today, question: (id) => asked.get(id) }) ??
            (value === undefined
              ? []
              : [{ label: question.label, answer: describeAnswer(question, value, today) }]),
        ),
        ...blankRow(questions),
      ],
      actions: [button(`Change: ${topic.title}`, 'change', { d, topic: topic.id })],
    })),
    actions: [
      button(words.save, verb, { d, ...ids }, { style: 'positive' }),
      button('Back', 'back-from-check', { d }),
      button('Save for later', 'save-draft', { d }),
      stopButton(d),
      button('Cancel and delete', 'cancel-draft', { d }, { hidden: true }),
    ],
  });
}
