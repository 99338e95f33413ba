import type { AnswerValue } from '../../domain/questions/answers.ts';
import { checkAnswer } from '../../domain/questions/check-answer.ts';
import type { CaseForm, Draft } from '../../domain/questions/draft.ts';
import { yearInWords } from '../../domain/case/case-words.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { knowledgeOf } from './path.ts';
import type { Change, Stored } from '../ports/records.ts';
import type { DraftSummary } from '../reply.ts';
import { nowOf, schoolDay, type School, type Turn } from '../turn.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Drafts live seven days from the last change (brief.md section 8; the school's DPO confirms). */
const DRAFT_DAYS = 7;
const STOP_RECORD_DAYS = 30;

/** A new, empty draft of this person. */
export function newDraft(turn: Turn): Draft {
  const now = turn.clock.now();
  return {
    id: turn.names.id(),
    owner: turn.person.id,
    reference: turn.names.reference(),
    startedAt: now.toISOString(),
    changedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + DRAFT_DAYS * DAY).toISOString(),
    contentVersion: turn.knowledge.version,
    answers: {},
    events: [],
    at: turn.knowledge.bank.topics[0]?.cards[0]?.id ?? 'check',
    changing: false,
    status: 'open',
    ...(turn.messageId === undefined ? {} : { messageId: turn.messageId }),
  };
}

/** A new form about a case, holding what the case holds now. */
export function newForm(turn: Turn, reference: string, form: CaseForm): Draft {
  return { ...newDraft(turn), reference, form, answers: form.base };
}

/** The draft with these changes, dated now and alive for seven more days. */
export function touched(turn: Turn, draft: Draft, changes: Partial<Draft>): Draft {
  const now = turn.clock.now();
  const messageId = turn.messageId ?? draft.messageId;
  return {
    ...draft,
    ...changes,
    changedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + DRAFT_DAYS * DAY).toISOString(),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/**
 * One of this person's drafts, or undefined when it was sent, deleted or ran out. The owner is part of the key, so
 * another person's draft id finds nothing. A draft begun on older content keeps every answer that still fits.
 */
export async function openDraft(turn: Turn, id: string): Promise<Stored<Draft> | undefined> {
  const stored = await turn.records.readDraft(turn.person.id, id);
  if (!stored || stored.value.expiresAt <= nowOf(turn)) return undefined;
  return { value: refit(turn.knowledge, stored.value), version: stored.version };
}

/** The draft on today's content: answers to questions or options that no longer exist are dropped. */
function refit(knowledge: Knowledge, draft: Draft): Draft {
  if (draft.contentVersion === knowledge.version) return draft;
  const own = knowledgeOf(knowledge, draft);
  const answers: Record<string, AnswerValue> = {};
  for (const [id, value] of Object.entries(draft.answers)) {
    const question = own.bank.questions.get(id);
    if (!question) continue;
    const checked = checkAnswer(question, value, { knowledge: own, answers });
    if (checked.kind === 'answer') answers[id] = checked.value;
  }
  return { ...draft, answers, contentVersion: knowledge.version };
}

/** This person's unfinished drafts that hold something worth going back to, oldest first. */
export async function unfinished(turn: Turn): Promise<readonly DraftSummary[]> {
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
      const sentAt = draft.form?.sentAt ?? draft.startedAt;
      const year =
        answers[QUESTION.yearGroup] === undefined
          ? undefined
          : yearInWords({ answers, sentAt }, schoolDay(turn));
      return { draft, pupil: text(answers[QUESTION.pupilReference]), year };
    });
}

function text(value: AnswerValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * The draft after Stop: ticked answers wait for seven days, everything typed in free text is gone. In a form about a
 * case the text that the case already holds stands again, so that saving later does not take it away.
 */
export function frozen(turn: Turn, draft: Draft): Draft {
  const { bank } = knowledgeOf(turn.knowledge, draft);
  const isText = (id: string) => bank.questions.get(id)?.textRule === 'free';
  const ticked = Object.entries(draft.answers).filter(([id]) => !isText(id));
  const held = Object.entries(draft.form?.base ?? {}).filter(([id]) => isText(id));
  const { unchecked: _typed, ...rest } = draft;
  return touched(turn, rest, { answers: Object.fromEntries([...ticked, ...held]), status: 'frozen' });
}

/** The row that says a stop happened: when and who, nothing about the pupil. */
export function stopRecord(turn: School & Pick<Turn, 'person'>): Change {
  const now = turn.clock.now();
  return {
    change: 'stop',
    value: {
      id: turn.names.id(),
      at: now.toISOString(),
      by: turn.person.id,
      expiresAt: new Date(now.getTime() + STOP_RECORD_DAYS * DAY).toISOString(),
    },
  };
}
