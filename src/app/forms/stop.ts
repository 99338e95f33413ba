import type { Draft } from '../../domain/questions/draft.ts';
import type { Done, Turn } from '../turn.ts';
import type { RawInputs } from '../reply.ts';
import { draftGone, takeCard, type Move } from './take-card.ts';
import { frozen, openDraft, stopRecord, touched, unfinished } from './drafts.ts';
import { stopOf, triageDraft } from './path.ts';
import { showDraft } from './steps.ts';
import { StopNotKept } from './stop-not-kept.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { OPTION } from '../../domain/known-ids/options.ts';

/**
 * Stop - safeguarding (G-04), pressed on a card or typed. Nothing typed on the card is read; the draft's free text is
 * dropped and its ticked answers wait, frozen, until the member of staff has told the DSL. Keeps only when and who.
 * Throws `StopNotKept` when storage fails.
 */
export async function stop(turn: Turn, draftId: string | undefined, danger = false): Promise<Done> {
  try {
    return await keepStop(turn, draftId, danger);
  } catch (error) {
    throw new StopNotKept(danger, error);
  }
}

async function keepStop(turn: Turn, draftId: string | undefined, danger: boolean): Promise<Done> {
  const id = draftId ?? (await latestDraft(turn));
  const stored = id === undefined ? undefined : await openDraft(turn, id);
  if (!stored) {
    await turn.records.commit([stopRecord(turn)]);
    return { reply: { show: 'stopped', danger } };
  }
  const outdated = stored.value.messageId;
  // When the draft changes under our hands the stop is shown all the same; the next press finds the draft as it is.
  await turn.records.commit([
    { change: 'draft', value: frozen(turn, stored.value), expected: stored.version },
    stopRecord(turn),
  ]);
  return {
    reply: { show: 'stopped', danger, draftId: stored.value.id },
    ...(outdated !== undefined && outdated !== turn.messageId ? { outdated } : {}),
  };
}

async function latestDraft(turn: Turn): Promise<string | undefined> {
  const drafts = (await unfinished(turn)).map(({ draft }) => draft).filter(({ status }) => status === 'open');
  return drafts.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))[0]?.id;
}

/** "I have told the DSL": the draft opens again at the question about harm, from which on the gate is asked again. */
export async function goOnAfterStop(turn: Turn, draftId: string): Promise<Done> {
  const stored = await openDraft(turn, draftId);
  if (!stored) return { reply: await draftGone(turn, draftId) };
  // Pressed again on an older card: the draft has gone on since, and stays where it is.
  if (stored.value.status !== 'frozen' && !stopOf(triageDraft(turn, stored.value)))
    return { reply: showDraft(turn, stored.value) };
  const { questions } = turn.knowledge.bank;
  const answers = Object.fromEntries(
    Object.entries(stored.value.answers).filter(([id]) => questions.get(id)?.part !== 0),
  );
  // A form about a case has no gate of its own: it goes on where it was left.
  const gate: Partial<Draft> = {
    answers: { ...answers, [QUESTION.immediateDanger]: OPTION.immediateDanger.no },
    at: questions.get(QUESTION.worryAboutHarm)?.card ?? stored.value.at,
    changing: stored.value.answers[QUESTION.pupilReference] !== undefined,
  };
  const reopened = stored.value.form === undefined ? gate : {};
  const draft = touched(turn, stored.value, { ...reopened, status: 'open' });
  const result = await turn.records.commit([{ change: 'draft', value: draft, expected: stored.version }]);
  return { reply: showDraft(turn, result === 'done' ? draft : stored.value) };
}

/**
 * The word check's answer (G-05). A match was a prompt, not a finding: with "no" the text is saved as it stands. A text
 * about something the DSL already knows is left out, because the bot never keeps a disclosure (G-03).
 */
export async function answerWordCheck(
  turn: Turn,
  press: { draftId: string; cardId: string; move: Move; inputs: RawInputs },
): Promise<Done> {
  const { draftId, cardId, move, inputs } = press;
  const { bank, caseForms } = turn.knowledge;
  const texts = [...bank.questions.values(), ...caseForms.questions.values()].filter(
    ({ id, textRule }) => textRule === 'free' && typeof inputs[id] === 'string',
  );
  switch (inputs['word-check']) {
    case 'danger':
      return stop(turn, draftId, true);
    case OPTION.worryAboutHarm.notTold:
      return stop(turn, draftId);
    case OPTION.worryAboutHarm.dslTold: {
      const done = await takeCard(turn, {
        draftId,
        cardId,
        move,
        inputs: {},
        only: [],
        also: { [QUESTION.worryAboutHarm]: OPTION.worryAboutHarm.dslTold },
      });
      if (done.reply && 'notices' in done.reply)
        return { reply: { ...done.reply, notices: [...done.reply.notices, LEFT_OUT] } };
      return done;
    }
    case OPTION.worryAboutHarm.no:
      return takeCard(turn, {
        draftId,
        cardId,
        move,
        inputs,
        only: texts.map(({ id }) => id),
        cleared: true,
      });
    default:
      return {
        reply: {
          show: 'word-check',
          draftId,
          cardId,
          move,
          texts: texts.map((question) => ({ question, typed: String(inputs[question.id]) })),
          problem: 'Please choose one answer to go on.',
        },
      };
  }
}

const LEFT_OUT =
  'As the DSL already knows, what you wrote was left out: words about a safeguarding concern are never kept here.';
