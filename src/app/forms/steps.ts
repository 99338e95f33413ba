import { isPlanForm, type Draft } from '../../domain/questions/draft.ts';
import type { Walk } from '../../domain/questions/walk.ts';
import type { AskedQuestion, Progress, Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { formChecks } from './form-checks.ts';
import { knowledgeOf, pathOf, stopOf, topicsOf, triageDraft } from './path.ts';

/** Where a draft stands once every question has been walked. */
export const CHECK = 'check';

/** Typed values that could not be answers, with what to do about each, by question id. */
export type Typed = ReadonlyMap<string, { readonly typed: string; readonly problem: string }>;

function order(turn: Turn, draft: Draft): readonly string[] {
  return knowledgeOf(turn.knowledge, draft).bank.topics.flatMap((topic) =>
    topic.cards.map((card) => card.id),
  );
}

/**
 * The card to show after this one; `check` after the last. While changing one topic: the rest of that topic, then the
 * first gap the change opened, then `check`.
 */
export function cardAfter(turn: Turn, draft: Draft, cardId: string): string {
  const path = pathOf(turn, draft);
  const all = order(turn, draft);
  const here = all.indexOf(cardId);
  const later = path.cards.filter(({ card }) => all.indexOf(card.id) > here);
  if (!draft.changing) return later[0]?.card.id ?? firstGap(path) ?? CHECK;
  const sameTopic = later.find(({ topic }) => topic.cards.some(({ id }) => id === cardId));
  return sameTopic?.card.id ?? firstGap(path) ?? CHECK;
}

/** The card before this one, or undefined on the first. */
export function cardBefore(turn: Turn, draft: Draft, cardId: string): string | undefined {
  const { cards } = pathOf(turn, draft);
  if (cardId === CHECK) return cards.at(-1)?.card.id;
  const all = order(turn, draft);
  const here = all.indexOf(cardId);
  return cards.findLast(({ card }) => all.indexOf(card.id) < here)?.card.id;
}

/** The first card with a question that must be answered and is not. */
export function firstGap(path: Walk): string | undefined {
  return path.missing[0]?.card;
}

/** The first card with an answer that does not fit the others, in a form about a plan. */
export function firstUnfit(turn: Turn, draft: Draft): string | undefined {
  const path = pathOf(turn, draft);
  const { problems } = formChecks(turn, draft, path.answers);
  return path.asked.find(({ id }) => problems.has(id))?.card;
}

function progress(turn: Turn, draft: Draft, topicId: string): Progress {
  const topics = topicsOf(turn, draft);
  const here = topics.findIndex((topic) => topic.id === topicId);
  const asked = new Set(pathOf(turn, draft).asked.map((question) => question.id));
  const { bank } = knowledgeOf(turn.knowledge, draft);
  let seconds = 0;
  for (const topic of topics.slice(here))
    for (const card of topic.cards)
      for (const id of card.questions) {
        const question = bank.questions.get(id);
        // Follow-ups of questions not reached yet may still come: count them at half.
        if (question && question.given !== true)
          seconds += asked.has(id) ? question.seconds : question.seconds / 2;
      }
  return { step: here + 1, of: topics.length + 1, minutesLeft: Math.max(1, Math.round(seconds / 60)) };
}

/** The reply that shows one card of a draft, with what was typed and what is wrong with it. */
export function showCard(
  turn: Turn,
  draft: Draft,
  cardId: string,
  typed: Typed = new Map(),
  notices: readonly string[] = [],
): Reply {
  const path = pathOf(turn, draft);
  const found = path.cards.find(({ card }) => card.id === cardId);
  const { problems } = formChecks(turn, draft, path.answers);
  if (!found) return showDraft(turn, { ...draft, at: firstGap(path) ?? CHECK }, notices);
  return {
    show: 'question',
    draft,
    topic: found.topic,
    cardId,
    questions: found.questions.map((question) => asked(draft, question, typed, problems)),
    progress: progress(turn, draft, found.topic.id),
    canGoBack: cardBefore(turn, draft, cardId) !== undefined,
    notices,
  };
}

function asked(
  draft: Draft,
  question: AskedQuestion['question'],
  typed: Typed,
  problems: ReadonlyMap<string, string>,
): AskedQuestion {
  const wrong = typed.get(question.id);
  const hint = draft.form?.hints?.[question.id];
  const beside = hint === undefined ? {} : { hint };
  if (wrong) return { question, value: wrong.typed, problem: wrong.problem, ...beside };
  const value = draft.unchecked?.[question.id] ?? draft.answers[question.id] ?? prefilled(draft, question);
  const problem = problems.get(question.id);
  return { question, value, ...(problem === undefined ? {} : { problem }), ...beside };
}

/**
 * What the case suggests for a question nobody has answered yet: a follow-up's suggestion waits until the follow-up is
 * asked. Only where something has to be answered, so that what somebody cleared does not come back.
 */
function prefilled(draft: Draft, question: AskedQuestion['question']): AskedQuestion['value'] {
  return isPlanForm(draft) && question.mustAnswer ? draft.form?.base[question.id] : undefined;
}

/** The reply that shows a draft where it stands: a question card, the check, or "nothing fired" for a concern. */
export function showDraft(turn: Turn, draft: Draft, notices: readonly string[] = []): Reply {
  if (draft.status === 'frozen') return { show: 'stopped', danger: false, draftId: draft.id };
  const path = pathOf(turn, draft);
  const gap = firstGap(path);
  if (draft.at !== CHECK) {
    if (path.cards.some(({ card }) => card.id === draft.at))
      return showCard(turn, draft, draft.at, new Map(), notices);
    return gap === undefined
      ? showDraft(turn, { ...draft, at: CHECK }, notices)
      : showCard(turn, draft, gap, new Map(), notices);
  }
  const unfit = gap ?? firstUnfit(turn, draft);
  if (unfit !== undefined) return showCard(turn, draft, unfit, new Map(), notices);
  if (draft.form === undefined) {
    const triage = triageDraft(turn, draft);
    const stop = stopOf(triage);
    if (stop) return { show: 'stopped', ...stop, draftId: draft.id };
    if (triage.outcome === 'no-referral') return { show: 'nothing-fired', draft };
  }
  const topics = topicsOf(turn, draft)
    .filter((topic) => topic.part !== 0)
    .map((topic) => ({
      topic,
      questions: path.asked
        .filter((question) => question.topic === topic.id)
        .map((question) => ({ question, value: draft.answers[question.id] }))
        // A form about a plan has many questions that may stay blank; those would hide the others.
        .filter(({ value }) => value !== undefined || !isPlanForm(draft)),
    }))
    .filter(({ questions }) => questions.length > 0);
  const { warnings } = formChecks(turn, draft, path.answers);
  return { show: 'check-answers', draft, topics, notices: [...notices, ...warnings] };
}
