import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { Question } from '../../domain/content/bank.ts';
import { describeAnswer, NOT_ANSWERED } from '../../words/answers.ts';
import { aboutDraft } from '../about.ts';
import { actionView, button, inOneLine, plain, stopButton, type Drawing } from '../parts.ts';
import { noticeView } from './question-card.ts';
import { defineCard, render } from '../render.ts';
import { CASE_FORM_WORDS, checkWords, PARTS_WORDS } from '../../words/forms.ts';
import { measureLines } from '../../words/measures.ts';
import { supportLines } from '../../words/supports.ts';
import { isOfWeekday, weekdayLines } from '../../words/weekdays.ts';
import { timetableLines } from '../../words/timetable.ts';

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

type Questions = Shown<'check-answers'>['topics'][number]['questions'];

/** Teams shows five buttons in a row, and hides the others. */
const MOST_IN_ROW = 4;

function inGroups<T>(all: readonly T[]): readonly (readonly T[])[] {
  const groups = Math.ceil(all.length / MOST_IN_ROW);
  return Array.from({ length: groups }, (_, at) => all.slice(at * MOST_IN_ROW, (at + 1) * MOST_IN_ROW));
}

/** What was left blank, in one row: it hides none of the answers, and shows what can still be said. */
function blankRow(questions: Questions) {
  const blank = questions.filter(({ value }) => value === undefined).map(({ question }) => question.label);
  return blank.length === 0 ? [] : [{ label: NOT_ANSWERED, answer: blank.join('; ') }];
}

/** All the answers, by topic, each with a button to change it and come back. */
export function drawCheckAnswers(reply: Shown<'check-answers'>, drawing: Drawing): AdaptiveCard {
  const d = reply.draft.id;
  const words = checkWords(reply.draft);
  const { form, corrects, answers } = reply.draft;
  const today = reply.draft.changedAt.slice(0, 10);
  const asked = new Map(
    reply.topics
      .flatMap(({ questions }) => questions)
      .map(({ question }) => [question.id, question] as const),
  );
  const isInParts = reply.begun !== undefined;
  const isNew = (reply.begun?.size ?? 0) > 0;
  const support = (question: Question) =>
    supportLines(question, { answers, today, question: (id) => asked.get(id) });
  const answerRows = ({ question, value }: Questions[number]) =>
    support(question) ??
    timetableLines(question, answers) ??
    weekdayLines(question, answers) ??
    measureLines(question, answers, (id) => asked.get(id)) ??
    (value === undefined ? [] : [{ label: question.label, answer: describeAnswer(question, value, today) }]);
  /** A row of a support that nobody needs is not open, and no weekday: they come with an export. */
  const mayBeOpen = ({ question }: Questions[number]) =>
    !isInParts || (support(question) === undefined && !isOfWeekday(question.id));
  const topics = reply.topics.map((each) => ({ ...each, rows: each.questions.flatMap(answerRows) }));
  const open = isInParts ? topics.filter(({ rows }) => rows.length === 0) : [];
  const known = topics.filter((each) => !open.includes(each));
  const [verb, ids] =
    form === undefined
      ? (['send', corrects ? { r: corrects.referralId } : {}] as const)
      : (['save-form', { r: form.referralId, ...(reply.saves ? { what: reply.saves } : {}) }] as const);
  return render(checkAnswersCard, {
    progress: inOneLine(
      aboutDraft(reply.draft, drawing),
      isInParts && form ? CASE_FORM_WORDS[form.name].title : 'Last step',
    ),
    title: isInParts ? (isNew ? PARTS_WORDS.more(reply.draft.reference) : PARTS_WORDS.title) : words.title,
    intro: isInParts && !isNew ? PARTS_WORDS.intro : words.intro,
    notices: reply.notices.map((text) => ({ text: plain(text) })),
    hasNotices: reply.notices.length > 0,
    topics: [
      ...known.map(({ topic, questions, rows }) => ({
        title: topic.title,
        rows: [...rows, ...blankRow(questions.filter(mayBeOpen))],
        actions: [
          button(isInParts ? PARTS_WORDS.edit(topic.title) : `Change: ${topic.title}`, 'change', {
            d,
            topic: topic.id,
          }),
        ],
      })),
      ...inGroups(open).map((group, at) => ({
        title: PARTS_WORDS.open(at),
        rows: [],
        actions: group.map(({ topic: { id, title } }) =>
          button(PARTS_WORDS.add(title), 'change', { d, topic: id }),
        ),
      })),
    ],
    actions: [
      ...(isInParts && !isNew
        ? []
        : [button(words.save, verb, { d, mark: reply.mark, ...ids }, { style: 'positive' })]),
      ...(isInParts ? [] : [button('Back', 'back-from-check', { d })]),
      button('Save for later', 'save-draft', { d }),
      stopButton(d),
      button('Cancel and delete', 'cancel-draft', { d }, { hidden: true }),
    ],
  });
}
