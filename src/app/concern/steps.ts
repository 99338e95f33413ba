import type { Answers } from '../../domain/answers.ts';
import type { Part, Topic } from '../../domain/bank.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Knowledge } from '../../domain/knowledge.ts';
import { londonDate } from '../../domain/london.ts';
import { triage } from '../../domain/triage.ts';
import { walk, type Walk } from '../../domain/walk.ts';
import type { AskedQuestion, Progress, Reply } from '../reply.ts';
import type { School } from '../turn.ts';

/** The parts a member of staff answers: the gate and the staff part. */
const STAFF_PARTS: readonly Part[] = [0, 1];
/** Where a draft stands once every question has been walked. */
export const CHECK = 'check';

/** Typed values that could not be answers, with what to do about each, by question id. */
export type Typed = ReadonlyMap<string, { readonly typed: string; readonly problem: string }>;

/** The path of the staff conversation that these answers lead to. */
export function staffWalk(knowledge: Knowledge, answers: Answers): Walk {
  return walk(knowledge, answers, STAFF_PARTS);
}

function staffTopics(knowledge: Knowledge): readonly Topic[] {
  return knowledge.bank.topics.filter((topic) => STAFF_PARTS.includes(topic.part));
}

function order(knowledge: Knowledge): readonly string[] {
  return staffTopics(knowledge).flatMap((topic) => topic.cards.map((card) => card.id));
}

/**
 * The card to show after this one; `check` after the last. While changing one topic: the rest of that topic, then the
 * first gap the change opened, then `check`.
 */
export function cardAfter(knowledge: Knowledge, draft: Draft, cardId: string): string {
  const path = staffWalk(knowledge, draft.answers);
  const all = order(knowledge);
  const here = all.indexOf(cardId);
  const later = path.cards.filter(({ card }) => all.indexOf(card.id) > here);
  if (!draft.changing) return later[0]?.card.id ?? firstGap(path) ?? CHECK;
  const sameTopic = later.find(({ topic }) => topic.cards.some(({ id }) => id === cardId));
  return sameTopic?.card.id ?? firstGap(path) ?? CHECK;
}

/** The card before this one, or undefined on the first. */
export function cardBefore(knowledge: Knowledge, draft: Draft, cardId: string): string | undefined {
  const cards = staffWalk(knowledge, draft.answers).cards;
  if (cardId === CHECK) return cards.at(-1)?.card.id;
  const all = order(knowledge);
  const here = all.indexOf(cardId);
  return cards.findLast(({ card }) => all.indexOf(card.id) < here)?.card.id;
}

/** The first card with a question that must be answered and is not. */
export function firstGap(path: Walk): string | undefined {
  return path.missing[0]?.card;
}

/** What triage makes of a draft's answers today. */
export function triageDraft(school: School, draft: Draft) {
  return triage(school.knowledge, {
    today: londonDate(school.clock.now()),
    answers: staffWalk(school.knowledge, draft.answers).answers,
    events: draft.events,
  });
}

function progress(knowledge: Knowledge, answers: Answers, topicId: string): Progress {
  const topics = staffTopics(knowledge);
  const here = topics.findIndex((topic) => topic.id === topicId);
  const asked = new Set(staffWalk(knowledge, answers).asked.map((question) => question.id));
  let seconds = 0;
  for (const topic of topics.slice(here))
    for (const card of topic.cards)
      for (const id of card.questions) {
        const question = knowledge.bank.questions.get(id);
        // Follow-ups of questions not reached yet may still come: count them at half.
        if (question) seconds += asked.has(id) ? question.seconds : question.seconds / 2;
      }
  return { step: here + 1, of: topics.length + 1, minutesLeft: Math.max(1, Math.round(seconds / 60)) };
}

/** The reply that shows one card of a draft, with what was typed and what is wrong with it. */
export function showCard(
  school: School,
  draft: Draft,
  cardId: string,
  typed: Typed = new Map(),
  notices: readonly string[] = [],
): Reply {
  const path = staffWalk(school.knowledge, draft.answers);
  const found = path.cards.find(({ card }) => card.id === cardId);
  if (!found) return showDraft(school, { ...draft, at: firstGap(path) ?? CHECK }, notices);
  return {
    show: 'question',
    draft,
    topic: found.topic,
    cardId,
    questions: found.questions.map((question) => asked(draft, question.id, question, typed)),
    progress: progress(school.knowledge, draft.answers, found.topic.id),
    canGoBack: cardBefore(school.knowledge, draft, cardId) !== undefined,
    notices,
  };
}

function asked(draft: Draft, id: string, question: AskedQuestion['question'], typed: Typed): AskedQuestion {
  const wrong = typed.get(id);
  if (wrong) return { question, value: wrong.typed, problem: wrong.problem };
  const unchecked = draft.unchecked?.[id];
  return { question, value: unchecked ?? draft.answers[id] };
}

/** The reply that shows a draft where it stands: a question card, check-your-answers, or "nothing fired". */
export function showDraft(school: School, draft: Draft, notices: readonly string[] = []): Reply {
  if (draft.status === 'frozen') return { show: 'stopped', danger: false, draftId: draft.id };
  const path = staffWalk(school.knowledge, draft.answers);
  const gap = firstGap(path);
  if (draft.at !== CHECK) {
    if (path.cards.some(({ card }) => card.id === draft.at))
      return showCard(school, draft, draft.at, new Map(), notices);
    return gap === undefined
      ? showDraft(school, { ...draft, at: CHECK }, notices)
      : showCard(school, draft, gap, new Map(), notices);
  }
  if (gap !== undefined) return showCard(school, draft, gap, new Map(), notices);
  if (triageDraft(school, draft).outcome === 'no-referral') return { show: 'nothing-fired', draft };
  const topics = staffTopics(school.knowledge)
    .filter((topic) => topic.part === 1)
    .map((topic) => ({
      topic,
      questions: path.asked
        .filter((question) => question.topic === topic.id)
        .map((question) => ({ question, value: draft.answers[question.id] })),
    }))
    .filter(({ questions }) => questions.length > 0);
  return { show: 'check-answers', draft, topics, notices };
}
