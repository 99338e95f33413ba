import type { ActAudit } from '../../domain/case/acts.ts';
import type { Question } from '../../domain/content/bank.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { checkAnswer } from '../../domain/questions/check-answer.ts';
import { describeAnswerProblem } from '../../words/answer-problems.ts';
import { holds } from '../../domain/triage/holds.ts';
import { buttonsOn } from '../../domain/triage/walk.ts';
import { mayOpen } from '../../domain/questions/offered.ts';
import { progressAt, type Progress } from '../../domain/questions/progress.ts';
import type { AskedQuestion, Reply } from '../reply.ts';
import { CASE_FORM_KINDS } from './kinds/index.ts';
import { markOf, markOfAll } from './mark.ts';
import { CHECK, type Session } from './session.ts';

/** Typed values that are not valid answers, with what to do about each, by question id. */
export type Typed = ReadonlyMap<string, { readonly typed: string; readonly problem: string }>;

/** What an older card had, by question id. */
type Older = ReadonlyMap<string, NonNullable<AskedQuestion['older']>>;

/** The reply that shows a draft where it stands: a question card, the check, or "nothing fired" for a concern. */
export function showDraft(session: Session, notices: readonly string[] = []): Reply {
  const { draft, firstGap } = session;
  if (draft.status === 'frozen') return { show: 'stopped', danger: false, draftId: draft.id };
  if (draft.at !== CHECK && session.card(draft.at)) return showCard(session, draft.at, { notices });
  // A part may be left half-way: what is wrong in it is said when it is saved.
  const leads = draft.at === CHECK && session.kind.isInParts !== true;
  const unfit = firstGap ?? (leads ? session.firstUnfit : undefined);
  if (unfit !== undefined) return showCard(session, unfit, { notices });
  return draft.at === CHECK
    ? showCheck(session, notices)
    : showDraft(session.withChanges({ at: CHECK }), notices);
}

/** The reply that shows one card of a draft, with what was typed and what is wrong with it. */
export function showCard(
  session: Session,
  cardId: string,
  {
    typed = new Map(),
    older = new Map(),
    notices = [],
    mayLeaveBlank = false,
  }: {
    readonly typed?: Typed;
    readonly older?: Older;
    readonly notices?: readonly string[];
    readonly mayLeaveBlank?: boolean;
  } = {},
): Reply {
  const found = session.card(cardId);
  const saves = savesFromCard(session) ? savesAs(session) : undefined;
  if (!found) return showDraft(session.withChanges({ at: session.firstGap ?? CHECK }), notices);
  return {
    show: 'question',
    draft: session.draft,
    topic: found.topic,
    cardId,
    questions: found.questions.map((question) => {
      const other = older.get(question.id);
      return { ...askQuestion(session, question, typed), ...(other ? { older: other } : {}) };
    }),
    buttons: buttonsOn(found),
    progress: measureProgress(session, cardId),
    canGoBack: session.backFrom(cardId) !== cardId,
    notices,
    mark: markOf(session, cardId),
    ...(saves === undefined ? {} : { saves }),
    ...(mayLeaveBlank ? { mayLeaveBlank } : {}),
  };
}

/** True of a form whose only card saves it. */
function savesFromCard({ draft, path }: Session): boolean {
  return (
    draft.form !== undefined &&
    CASE_FORM_KINDS[draft.form.name].savesFromCard === true &&
    path.cards.length === 1
  );
}

function savesAs({ draft: { form } }: Session): ActAudit | undefined {
  return form && CASE_FORM_KINDS[form.name].savesAs(form);
}

/** All the answers, to be checked before saving. */
function showCheck(session: Session, notices: readonly string[]): Reply {
  const { draft, kind, path, stop } = session;
  if (stop) return { show: 'stopped', ...stop, draftId: draft.id };
  if (draft.form === undefined && session.triage.outcome === 'no-referral')
    return { show: 'nothing-fired', draft };
  const topics = session.topics
    .filter((topic) => topic.gate !== true)
    .map((topic) => ({
      topic,
      questions: path.asked
        .filter((question) => question.topic === topic.id && question.gate !== true)
        .map((question) => ({ question, value: draft.answers[question.id] }))
        // Many questions that were left blank would hide the others.
        .filter(({ value }) => value !== undefined || !kind.isMostlyOptional),
    }))
    .filter(({ questions }) => questions.length > 0);
  const saves = savesAs(session);
  return {
    show: 'check-answers',
    draft,
    mark: markOfAll(draft),
    topics,
    notices: [...notices, ...session.checks.warnings],
    ...(saves === undefined ? {} : { saves }),
    ...(kind.isInParts ? { begun: session.begun } : {}),
  };
}

function askQuestion(session: Session, question: AskedQuestion['question'], typed: Typed): AskedQuestion {
  const { draft, kind, checks } = session;
  const wrong = typed.get(question.id) ?? stillWrong(session, question);
  const hint = draft.form?.hints?.[question.id];
  const beside = {
    ...(hint === undefined ? {} : { hint }),
    ...(isFolded(session, question) ? { isFolded: true as const } : {}),
    ...(mayBeLeft(session, question) ? { isOptional: true as const } : {}),
  };
  if (wrong) return { question, value: wrong.typed, problem: wrong.problem, ...beside };
  // A follow-up's suggestion waits until it is asked. Only for required questions, so a cleared answer does not come
  // back.
  const suggested =
    kind.isMostlyOptional && question.mustAnswer
      ? draft.form?.base[question.id]
      : kind.suggests?.(session.turn, question.id);
  const value = draft.unchecked?.[question.id] ?? draft.answers[question.id] ?? suggested;
  const problem = checks.problems.get(question.id) ?? checks.unfinished?.get(question.id);
  return { question, value, ...(problem === undefined ? {} : { problem }), ...beside };
}

/** What was typed before and is no answer, with what to do about it. */
function stillWrong({ turn, draft, content, answers }: Session, question: Question) {
  const typed = draft.unchecked?.[question.id];
  if (typed === undefined) return undefined;
  const raw = question.kind === 'dates' ? typed.split(',') : typed;
  const checked = checkAnswer(question, raw, {
    content,
    answers,
    now: londonDate(turn.clock.now()),
    pupilReference: turn.settings.pupilReference,
  });
  return checked.kind === 'problem' ? { typed, problem: describeAnswerProblem(checked) } : undefined;
}

function mayBeLeft({ kind }: Session, { mustAnswer, kind: asked, drawn }: Question): boolean {
  return !mustAnswer && !kind.isMostlyOptional && asked !== 'multi' && drawn !== 'folded';
}

function isFolded({ content, draft, path }: Session, { drawn, unfoldWhen }: Question): boolean {
  if (drawn !== 'folded') return false;
  const state = { content, answers: path.answers, today: Number.NaN, events: draft.events, fired: [] };
  return unfoldWhen === undefined || !holds(unfoldWhen, state);
}

function measureProgress(session: Session, cardId: string): Progress {
  const { turn, content, kind, path, topics } = session;
  const { roles } = turn.person;
  const askable = (id: string): Question | undefined => {
    const question = content.bank.questions.get(id);
    return question?.given !== true && mayOpen(question?.roles, roles) ? question : undefined;
  };
  // Each part of a form in parts is a way of its own.
  const part = kind.isInParts ? session.card(cardId)?.topic : undefined;
  return part
    ? progressAt({ cards: path.cards.filter(({ topic }) => topic === part) }, [part], askable, cardId)
    : progressAt(path, topics, askable, cardId);
}
