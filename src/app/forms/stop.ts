import type { Draft } from '../../domain/questions/draft.ts';
import { stopRecord, StopNotStored, stopWithoutForm } from '../stop.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { findOutdated, freeze, readDraft, readUnfinished, withDraft } from './drafts.ts';
import { goOn } from './go-on.ts';
import type { Question } from '../../domain/content/bank.ts';
import type { RawInputs, RestOfCard } from '../reply.ts';
import { restOfCard } from './older-card.ts';
import { showDraft } from './show.ts';
import { Session } from './session.ts';
import { submitCard, type CardPress } from './submit.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { OPTION } from '../../domain/known-ids/options.ts';
import { CHOOSE_ONE, LEFT_OUT } from '../../words/forms.ts';

/**
 * Stop - safeguarding (G-04), pressed on a card or typed. Nothing typed on the card is read; the draft's free text is
 * deleted and its ticked answers are frozen until the member of staff has told the DSL. Stores only when and who.
 * Throws `StopNotStored` when storage fails.
 */
export async function stop(turn: Turn, draftId: string | undefined, danger = false): Promise<TurnResult> {
  try {
    return await storeStop(turn, draftId, danger);
  } catch (error) {
    throw new StopNotStored(danger, error);
  }
}

async function storeStop(turn: Turn, draftId: string | undefined, danger: boolean): Promise<TurnResult> {
  const id = draftId ?? (await latestDraft(turn));
  const stored = id === undefined ? undefined : await readDraft(turn, id);
  if (!stored) return stopWithoutForm(turn, danger);
  const session = Session.open(turn, stored.value);
  // The stop is shown even if the draft changes at the same time; the next press finds the draft as it is.
  await turn.records.commit([
    { change: 'draft', value: freeze(session), expected: stored.version },
    stopRecord(turn),
  ]);
  return {
    reply: { show: 'stopped', danger, draftId: session.draft.id },
    ...findOutdated(turn, session.draft),
  };
}

async function latestDraft(turn: Turn): Promise<string | undefined> {
  const drafts = (await readUnfinished(turn))
    .map(({ draft }) => draft)
    .filter(({ status }) => status === 'open');
  return drafts.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))[0]?.id;
}

/** "I have told the DSL": the draft reopens at the question about harm, and the rest of the gate is asked again. */
export async function goOnAfterStop(turn: Turn, draftId: string): Promise<TurnResult> {
  return withDraft(turn, draftId, (session, version) => {
    const { draft } = session;
    // Pressed again on an older card: the draft has moved on, and stays where it is.
    if (draft.status !== 'frozen' && !session.stop) return { reply: showDraft(session) };
    // A form about a case has no gate: it resumes where it was left.
    const reopened = draft.form === undefined ? atTheGate(session) : {};
    return goOn(session, version, { ...reopened, status: 'open' });
  });
}

/** A concern at the second question of the gate: the DSL knows, so nobody is in danger now. */
function atTheGate({ draft, content }: Session): Partial<Draft> {
  const { questions } = content.bank;
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([id]) => questions.get(id)?.gate !== true),
  );
  return {
    answers: { ...answers, [QUESTION.immediateDanger]: OPTION.immediateDanger.no },
    at: questions.get(QUESTION.worryAboutHarm)?.card ?? draft.at,
    changing: draft.answers[QUESTION.pupilReference] !== undefined,
  };
}

/**
 * The word check's answer (G-05). A match was a prompt, not a finding: with "no" the text is saved as typed. A text
 * about something the DSL already knows is dropped, because the bot never stores a disclosure (G-03).
 */
export async function answerWordCheck(
  turn: Turn,
  press: Pick<CardPress, 'draftId' | 'cardId' | 'mark' | 'move' | 'inputs'>,
): Promise<TurnResult> {
  const { draftId, cardId, mark, move, inputs } = press;
  const { bank, planBank } = turn.content;
  const asked = [...bank.questions.values(), ...planBank.questions.values()];
  const rest = readRest(inputs, asked);
  const others = rest?.questions ?? [];
  const texts = asked.filter(
    ({ id, textRule }) => textRule === 'free' && typeof inputs[id] === 'string' && !others.includes(id),
  );
  switch (inputs['word-check']) {
    case 'danger':
      return stop(turn, draftId, true);
    case OPTION.worryAboutHarm.notTold:
      return stop(turn, draftId);
    case OPTION.worryAboutHarm.dslTold: {
      const done = await submitCard(turn, {
        draftId,
        cardId,
        mark,
        move,
        inputs: rest?.inputs ?? {},
        only: others,
        also: { [QUESTION.worryAboutHarm]: OPTION.worryAboutHarm.dslTold },
      });
      if (done.reply && 'notices' in done.reply)
        return { reply: { ...done.reply, notices: [...done.reply.notices, LEFT_OUT] } };
      return done;
    }
    case OPTION.worryAboutHarm.no:
      return submitCard(turn, {
        draftId,
        cardId,
        mark,
        move,
        inputs,
        only: [...texts.map(({ id }) => id), ...others],
        cleared: true,
      });
    default:
      return withDraft(turn, draftId, ({ draft }) => ({
        reply: {
          show: 'word-check',
          draft,
          cardId,
          mark,
          move,
          texts: texts.map((question) => ({ question, typed: String(inputs[question.id]) })),
          rest,
          problem: CHOOSE_ONE,
        },
      }));
  }
}

/** What else stood on the older card, as the word check carried it. */
function readRest(inputs: RawInputs, asked: readonly Question[]): RestOfCard | undefined {
  const { rest } = inputs;
  if (typeof rest !== 'string') return undefined;
  const ids = rest.split(',');
  return restOfCard(
    asked.filter(({ id }) => ids.includes(id)),
    inputs,
    { pausing: [] },
  );
}
