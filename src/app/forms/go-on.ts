import type { Draft } from '../../domain/questions/draft.ts';
import type { Version } from '../ports/records.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { findOutdated, renewDates, withDraft } from './drafts.ts';
import { CHECK, type Session } from './session.ts';
import { showDraft } from './show.ts';

/** The changed draft, written and shown; the draft as it is now if another window got there first. */
export async function goOn(session: Session, version: Version, changes: Partial<Draft>): Promise<TurnResult> {
  const { turn, draft } = session;
  const dated = { ...changes, ...renewDates(turn, draft) };
  const next = changes.answers ? session.withAnswers(changes.answers, dated) : session.withChanges(dated);
  const result = await turn.records.commit([{ change: 'draft', value: next.draft, expected: version }]);
  return { reply: showDraft(result === 'done' ? next : session) };
}

/** Resumes a draft where it was left; an older card of it says that the conversation has moved on. */
export async function resumeDraft(turn: Turn, draftId: string): Promise<TurnResult> {
  return withDraft(turn, draftId, (session) => ({
    reply: showDraft(session),
    ...findOutdated(turn, session.draft),
  }));
}

/** Says how long a draft is saved, and how to come back to it. */
export async function saveForLater(turn: Turn, draftId: string): Promise<TurnResult> {
  return withDraft(turn, draftId, ({ draft }) => ({ reply: { show: 'saved', draft } }));
}

/** From check-your-answers back into one topic; Continue there returns to the check. */
export async function changeTopic(turn: Turn, draftId: string, topicId: string): Promise<TurnResult> {
  return withDraft(turn, draftId, (session, version) => {
    const first = session.path.cards.find(({ topic }) => topic.id === topicId && topic.gate !== true);
    return first === undefined || session.draft.status === 'frozen'
      ? { reply: showDraft(session) }
      : goOn(session, version, { at: first.card.id, changing: true });
  });
}

/** From check-your-answers to the last card again. */
export async function backFromCheck(turn: Turn, draftId: string): Promise<TurnResult> {
  return withDraft(turn, draftId, (session, version) =>
    session.draft.status === 'frozen'
      ? { reply: showDraft(session) }
      : goOn(session, version, { at: session.cardBefore(CHECK) ?? CHECK, changing: false }),
  );
}
