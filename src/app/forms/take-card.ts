import type { Answers } from '../../domain/questions/answers.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { checkedAgain } from '../../domain/plan/plan-suggestions.ts';
import type { Change } from '../ports/records.ts';
import type { RawInputs, Reply } from '../reply.ts';
import type { Done, Turn } from '../turn.ts';
import { frozen, openDraft, stopRecord, touched } from './drafts.ts';
import { blankProblem, readInputs, type Inputs } from './read-inputs.ts';
import { knowledgeOf, pathOf, stopOf, triageAnswers, triageDraft } from './path.ts';
import { cardAfter, cardBefore, CHECK, firstUnfit, showCard, showDraft } from './steps.ts';
import { begunBefore } from './same-pupil.ts';
import { formChecks } from './form-checks.ts';
import { StopNotKept } from './stop-not-kept.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

export type Move = 'continue' | 'back' | 'save' | 'cancel';

/** A press on a question card: which draft, which card, where to, and everything that was typed on it. */
export interface CardPress {
  readonly draftId: string;
  readonly cardId: string;
  readonly move: Move;
  readonly inputs: RawInputs;
  /** The word check was answered "no": free text may be saved. */
  readonly cleared?: boolean;
  /** The form held only these of the card's questions; the others keep what is stored. */
  readonly only?: readonly string[];
  /** Answers that follow from what was pressed, besides the card's own. */
  readonly also?: Draft['answers'];
}

/** A draft's own owner may press twice or from two devices at once: read again and apply the press again. */
const TRIES = 3;

/**
 * Takes one card's answers and moves on. One read and one conditional write. The same press again gives the same
 * result. A stop at the gate ends the conversation whatever was pressed (G-01, G-02); words that may mean harm pause
 * before anything typed is saved (G-05). Throws `StopNotKept` when storage fails at a stop.
 */
export async function takeCard(turn: Turn, press: CardPress): Promise<Done> {
  try {
    return await applyPress(turn, press);
  } catch (error) {
    const stop = stopPressed(turn, press);
    throw stop ? new StopNotKept(stop.danger, error) : error;
  }
}

/** The draft may be out of reach: what was pressed is enough for the rules of the gate. */
function stopPressed(turn: Turn, { inputs }: CardPress) {
  return stopOf(triageAnswers(turn, inputs as Answers));
}

async function applyPress(turn: Turn, press: CardPress): Promise<Done> {
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await openDraft(turn, press.draftId);
    // Said twice, it is answered as the first time, though the draft is gone or frozen by then.
    const before = stored?.value.status === 'open' ? undefined : stopPressed(turn, press);
    if (!stored && before) return { reply: { show: 'stopped', danger: before.danger } };
    if (!stored) return { reply: await draftGone(turn, press.draftId) };
    const { version } = stored;
    const draft = press.also
      ? { ...stored.value, answers: { ...stored.value.answers, ...press.also } }
      : stored.value;
    if (draft.status === 'frozen')
      return { reply: { show: 'stopped', danger: before?.danger ?? false, draftId: draft.id } };
    const found = pathOf(turn, draft).cards.find(({ card }) => card.id === press.cardId);
    if (!found) return { reply: showDraft(turn, draft) };

    const answered = found.questions.filter(({ id }) => press.only?.includes(id) ?? true);
    const read = readInputs(
      knowledgeOf(turn.knowledge, draft),
      draft,
      answered,
      press.inputs,
      press.cleared === true,
      londonDate(turn.clock.now()),
    );
    const inputs = { ...read, answers: checkedAgain(draft.answers, read.answers) };
    const stop = stopAtGate(turn, draft, inputs);
    if (stop) {
      if ((await turn.records.commit(stop.changes(version))) === 'done') return { reply: stop.reply };
      continue;
    }
    const moved = move(
      turn,
      draft,
      press,
      inputs,
      found.questions.map(({ id }) => id),
    );
    const result = await turn.records.commit([{ change: 'draft', value: moved.draft, expected: version }]);
    const named = found.questions.some(({ id }) => id === QUESTION.pupilReference);
    const goesOn = press.move === 'continue' && moved.draft.at !== press.cardId;
    if (result === 'done')
      return { reply: (named && goesOn && (await begunBefore(turn, moved.draft))) || moved.reply };
  }
  return {
    reply: { say: 'This draft is being changed in another window. Nothing is lost: please press again.' },
  };
}

/** What a missing draft means to its owner: already sent, or gone. */
export async function draftGone(turn: Turn, draftId: string): Promise<Reply> {
  const sent = await turn.records.readReferral(draftId);
  if (sent && sent.value.referrer.id === turn.person.id) {
    return { show: 'my-referral', referral: sent.value, news: 'now' };
  }
  return { show: 'draft-gone' };
}

function stopAtGate(turn: Turn, draft: Draft, inputs: Inputs) {
  if (draft.form !== undefined) return undefined;
  const stop = stopOf(triageDraft(turn, { ...draft, answers: inputs.answers }));
  if (!stop) return undefined;
  const { danger } = stop;
  const kept = !danger || draft.answers[QUESTION.pupilReference] !== undefined;
  const reply: Reply = { show: 'stopped', danger, ...(kept ? { draftId: draft.id } : {}) };
  return {
    reply,
    changes: (expected: string): readonly Change[] => [
      kept
        ? { change: 'draft', value: frozen(turn, draft), expected }
        : { change: 'draft-gone', owner: draft.owner, id: draft.id, expected },
      stopRecord(turn),
    ],
  };
}

function move(
  turn: Turn,
  draft: Draft,
  press: CardPress,
  inputs: Inputs,
  shown: readonly string[],
): { draft: Draft; reply: Reply } {
  const path = pathOf(turn, { ...draft, answers: inputs.answers });
  const events =
    inputs.pausing.length > 0 ? [...new Set([...draft.events, 'word-match' as const])] : draft.events;
  const { unchecked: before, ...rest } = draft;
  const unchecked = Object.fromEntries([
    ...Object.entries(before ?? {}).filter(([id]) => !shown.includes(id)),
    ...[...inputs.wrong].map(([id, { typed }]) => [id, typed] as const),
  ]);
  const kept = touched(turn, rest, {
    answers: path.answers,
    at: press.cardId,
    events: press.cleared ? [...new Set([...events, 'cleared' as const])] : events,
    ...(Object.keys(unchecked).length > 0 ? { unchecked } : {}),
  });
  if (press.move === 'cancel') return { draft: kept, reply: { show: 'confirm-cancel', draft: kept } };
  if (inputs.pausing.length > 0) {
    return {
      draft: kept,
      reply: {
        show: 'word-check',
        draftId: draft.id,
        cardId: press.cardId,
        move: press.move,
        texts: inputs.pausing,
      },
    };
  }
  if (press.move === 'save') return { draft: kept, reply: { show: 'saved', draft: kept } };
  if (press.move === 'back') {
    const at = draft.changing ? CHECK : (cardBefore(turn, kept, press.cardId) ?? press.cardId);
    const back = { ...kept, at, changing: false };
    return { draft: back, reply: showDraft(turn, back, inputs.notices) };
  }
  const wrong = new Map(inputs.wrong);
  for (const question of path.missing)
    if (shown.includes(question.id) && !wrong.has(question.id))
      wrong.set(question.id, { typed: '', problem: blankProblem(question) });
  const { problems } = formChecks(turn, kept, path.answers);
  if (wrong.size > 0 || shown.some((id) => problems.has(id)))
    return { draft: kept, reply: showCard(turn, kept, press.cardId, wrong, inputs.notices) };
  const at = cardAfter(turn, kept, press.cardId);
  // What this card made wrong elsewhere is put right next, and then it goes back to the check.
  const unfit = at === CHECK ? firstUnfit(turn, kept) : undefined;
  const changing = unfit !== undefined || (at !== CHECK && kept.changing);
  const onward = { ...kept, at: unfit ?? at, changing };
  return { draft: onward, reply: showDraft(turn, onward, inputs.notices) };
}
