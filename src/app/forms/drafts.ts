import type { AnswerValue } from '../../domain/content/answers.ts';
import type { CaseFormDraft, Draft } from '../../domain/questions/draft.ts';
import type { Change, Stored, Version } from '../ports/records.ts';
import type { DraftSummary, Reply } from '../reply.ts';
import { nowOf, type TurnResult, type Turn } from '../turn.ts';
import { describeSentBefore } from '../../words/old-cards.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { CASE_FORM_KINDS } from './kinds/index.ts';
import { Session } from './session.ts';
import { NO_CASE } from '../../words/acts.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Drafts last seven days from the last change; the school's DPO confirms it. */
export const DRAFT_DAYS = 7;

/** A new, empty draft of this person's; a concern gets a reference of its own. */
export function newDraft(turn: Turn, reference = turn.names.reference()): Draft {
  const now = turn.clock.now();
  return {
    id: turn.names.id(),
    owner: turn.person.id,
    reference,
    startedAt: now.toISOString(),
    changedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + DRAFT_DAYS * DAY).toISOString(),
    contentVersion: turn.content.version,
    answers: {},
    events: [],
    at: turn.content.bank.topics[0]?.cards[0]?.id ?? 'check',
    changing: false,
    status: 'open',
    ...(turn.messageId === undefined ? {} : { messageId: turn.messageId }),
  };
}

/** A new form about a case, filled in from the case. */
export function newForm(turn: Turn, reference: string, form: CaseFormDraft): Draft {
  return { ...newDraft(turn, reference), form, answers: form.base };
}

/** What every change of a draft changes besides: it is of now, and lives for seven more days. */
export function renewDates(
  turn: Turn,
  draft: Draft,
): Pick<Draft, 'changedAt' | 'expiresAt'> & Partial<Pick<Draft, 'messageId'>> {
  const now = turn.clock.now();
  const messageId = turn.messageId ?? draft.messageId;
  return {
    changedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + DRAFT_DAYS * DAY).toISOString(),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/**
 * One of this person's drafts as stored, or undefined when it was sent, deleted or has expired. The owner is part of
 * the key, so another person's draft id finds nothing.
 */
export async function readDraft(turn: Turn, id: string): Promise<Stored<Draft> | undefined> {
  const stored = await turn.records.readDraft(turn.person.id, id);
  return stored && stored.value.expiresAt > nowOf(turn) ? stored : undefined;
}

/** Runs an action on one of this person's drafts, or says why it is gone. */
export async function withDraft(
  turn: Turn,
  draftId: string,
  act: (session: Session, version: Version) => Promise<TurnResult> | TurnResult,
): Promise<TurnResult> {
  const stored = await readDraft(turn, draftId);
  if (!stored) return { reply: await draftGone(turn, draftId) };
  const session = await openWithCase(turn, stored.value);
  return session ? act(session, stored.version) : { reply: { text: NO_CASE } };
}

/** A stored draft with what its case says besides; undefined when that case is gone. */
export async function openWithCase(turn: Turn, draft: Draft): Promise<Session | undefined> {
  const { form } = draft;
  if (form === undefined || !CASE_FORM_KINDS[form.name].ownQuestions) return Session.open(turn, draft);
  const read = await turn.records.readReferral(form.referralId);
  return read && Session.open(turn, draft, read.value);
}

/** What a missing draft means to its owner: already sent, or deleted. */
export async function draftGone(turn: Turn, draftId: string): Promise<Reply> {
  const sent = await turn.records.readReferral(draftId);
  return sent?.value.referrer.id === turn.person.id
    ? {
        show: 'my-referral',
        referral: sent.value,
        news: 'now',
        notice: describeSentBefore(londonDate(sent.value.sentAt)),
      }
    : { show: 'draft-gone' };
}

/** The other message that shows a draft, once somebody has gone on with it here. */
export function findOutdated(turn: Turn, { messageId }: Draft): Pick<TurnResult, 'outdated'> {
  return messageId !== undefined && messageId !== turn.messageId ? { outdated: messageId } : {};
}

/** The change that deletes a draft, for the batch with what it became. */
export function deletion({ owner, id }: Draft, expected: Version): Change {
  return { change: 'draft-gone', owner, id, expected };
}

/**
 * The draft after Stop: ticked answers wait for seven days; everything typed in free text and every answer of the gate
 * is gone. In a form about a case, and a correction, the text that the case already holds stands again, so that saving later does not take it away.
 */
export function freeze({ turn, draft, content }: Session): Draft {
  const { questions } = content.bank;
  const isText = (id: string) => questions.get(id)?.textRule === 'free';
  const ticked = Object.entries(draft.answers).filter(
    ([id]) => !isText(id) && questions.get(id)?.gate !== true,
  );
  // A stop at the gate leaves nothing of a correction on its path: then the whole concern stands again.
  const isWhole = draft.corrects !== undefined && ticked.length === 0;
  const held = Object.entries((draft.form ?? draft.corrects)?.base ?? {}).filter(
    ([id]) => isText(id) || (isWhole && questions.get(id)?.gate !== true),
  );
  const { unchecked: _typed, ...rest } = draft;
  const answers = Object.fromEntries([...ticked, ...held]);
  return { ...rest, answers, status: 'frozen', ...renewDates(turn, draft) };
}

/** This person's unfinished drafts that hold something worth going back to, oldest first. */
export async function readUnfinished(turn: Turn): Promise<readonly DraftSummary[]> {
  const now = nowOf(turn);
  return (await turn.records.draftsOf(turn.person.id))
    .map(({ value }) => value)
    .filter(
      (draft) =>
        draft.expiresAt > now &&
        (draft.form !== undefined || draft.answers[QUESTION.pupilReference] !== undefined),
    )
    .map((draft) => {
      const answers = { ...draft.form?.base, ...draft.answers };
      return { draft, pupil: asText(answers[QUESTION.pupilReference]) };
    });
}

function asText(value: AnswerValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
