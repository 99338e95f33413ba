import type { Answers } from '../../domain/content/answers.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { runGate } from '../../domain/triage/triage.ts';
import { buttonsOn, type WalkedCard } from '../../domain/triage/walk.ts';
import type { Change, Version } from '../ports/records.ts';
import type { RawInputs, Reply } from '../reply.ts';
import { StopNotStored, stopRecord } from '../stop.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { renewDates, deletion, draftGone, findOutdated, freeze, openWithCase, readDraft } from './drafts.ts';
import { markOf } from './mark.ts';
import { asInputs, furthest, isOlderCard, restOfCard, showOlder, takeOlder } from './older-card.ts';
import { readInputs, type Inputs } from './read-inputs.ts';
import { findBegun } from './same-pupil.ts';
import { CHECK, Session, stopOf, type GateStop } from './session.ts';
import { showCard, showDraft } from './show.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { NO_CASE } from '../../words/acts.ts';
import { CHANGED_IN_ANOTHER_WINDOW, describeBlank, MAY_LEAVE_BLANK } from '../../words/forms.ts';
import { OPEN_BEFORE, WHERE_YOU_WERE } from '../../words/old-cards.ts';

/** Where a press on a question card leads. */
export const DIRECTIONS = ['continue', 'back', 'save', 'cancel'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A press on a question card: which draft, which card, which direction, and everything typed on it. */
export interface CardPress {
  readonly draftId: string;
  readonly cardId: string;
  readonly move: Direction;
  readonly inputs: RawInputs;
  /** What the card said its answers were when it was drawn; older cards do not say. */
  readonly mark?: string | undefined;
  /** The card said that what is blank may be left so. */
  readonly leavesBlank?: boolean;
  /** The word check was answered "no": free text may be saved. */
  readonly cleared?: boolean;
  /** The form showed only these of the card's questions; the others keep their stored answers. */
  readonly only?: readonly string[];
  /** Answers implied by the press, besides the card's own. */
  readonly also?: Draft['answers'];
}

/** A draft's owner may press twice or from two devices: read again and reapply the press. */
const TRIES = 3;

/**
 * Reads one card's answers and advances the draft, with one read and one conditional write. Idempotent. A stop at the
 * gate ends the conversation whatever was pressed (G-01, G-02); words that may mean harm pause before anything typed is
 * saved (G-05). Throws `StopNotStored` when storage fails at a stop.
 */
export async function submitCard(turn: Turn, press: CardPress): Promise<TurnResult> {
  try {
    return await applyPress(turn, press);
  } catch (error) {
    const stop = findStopInPress(turn, press);
    throw stop ? new StopNotStored(stop.danger, error) : error;
  }
}

/** The draft may be out of reach: what was pressed is enough for the rules of the gate. */
function findStopInPress({ content, clock }: Turn, { inputs }: CardPress): GateStop | undefined {
  const today = londonDate(clock.now());
  return stopOf(runGate(content, { today, answers: readGate(content, inputs), events: [] }));
}

/** What was ticked of the gate. Several ticks come as one text, with commas between. */
function readGate({ bank }: Turn['content'], inputs: RawInputs): Answers {
  const gate = [...bank.questions.values()].filter((question) => question.gate === true);
  return Object.fromEntries(
    gate.flatMap(({ id, kind }) => {
      const typed = inputs[id];
      if (typeof typed !== 'string') return [];
      return [[id, kind === 'multi' ? typed.split(',') : typed]];
    }),
  );
}

async function applyPress(turn: Turn, press: CardPress): Promise<TurnResult> {
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await readDraft(turn, press.draftId);
    // Said twice, it is answered as the first time, though the draft is gone or frozen by then.
    const before = stored?.value.status === 'open' ? undefined : findStopInPress(turn, press);
    if (!stored && before) return { reply: { show: 'stopped', danger: before.danger } };
    if (!stored) return { reply: await draftGone(turn, press.draftId) };
    const opened = await openWithCase(turn, stored.value);
    if (!opened) return { reply: { text: NO_CASE } };
    const session = press.also ? opened.withAnswers({ ...opened.draft.answers, ...press.also }) : opened;
    if (session.draft.status === 'frozen')
      return { reply: { show: 'stopped', danger: before?.danger ?? false, draftId: session.draft.id } };
    const card = session.card(press.cardId);
    // A card from before the content changed: what it says about danger counts all the same.
    const old = card || session.draft.form ? undefined : findStopInPress(turn, press);
    if (old) {
      const { changes, reply } = endAtStop(session, old, stored.version);
      if ((await turn.records.commit(changes)) === 'done') return { reply };
      continue;
    }
    if (!card) return { reply: showDraft(session) };

    const { unchecked = {} } = session.draft;
    // What is not an answer yet stands on the card as well, where the press did not bring it.
    const answered = card.questions.filter(
      ({ id }) => (press.only?.includes(id) ?? true) || unchecked[id] !== undefined,
    );
    const standing = answered.map((question) =>
      press.only?.includes(question.id) === false ? asInputs(question, unchecked[question.id] ?? '') : {},
    );
    const typed = takeOlder(
      answered,
      Object.assign({}, withButtons(session, card, press), ...standing) as RawInputs,
    );
    const inputs = readInputs(session, answered, typed, press.cleared === true);
    const shown = card.questions.map(({ id }) => id);
    const next = withInputs(session, press, inputs, shown);
    const isOlder = isOlderCard(opened, press);
    const { stop } = next;
    const outcome = stop
      ? endAtStop(isOlder ? session : next, stop, stored.version)
      : ((isOlder ? keepNewer(session, next, { ...press, inputs: typed }, inputs) : undefined) ??
        advance(next, press, inputs, shown, session));
    const changes = outcome.changes ?? [
      { change: 'draft', value: outcome.next.draft, expected: stored.version },
    ];
    if ((await turn.records.commit(changes)) !== 'done') continue;
    const named = shown.includes(QUESTION.pupilReference);
    const goesOn = press.move === 'continue' && outcome.next && outcome.next.draft.at !== press.cardId;
    return {
      reply: (named && goesOn && (await findBegun(turn, outcome.next.draft))) || outcome.reply,
      ...(isOlder ? findOutdated(turn, session.draft) : {}),
    };
  }
  return { reply: { text: CHANGED_IN_ANOTHER_WINDOW } };
}

type Ended = Extract<Outcome, { changes: readonly Change[] }>;

/** The outcome of a press: the advanced draft, or the rows of a stop; and the answer. */
type Outcome =
  | { readonly next: Session; readonly changes?: undefined; readonly reply: Reply }
  | { readonly next?: undefined; readonly changes: readonly Change[]; readonly reply: Reply };

function endAtStop(session: Session, { danger }: GateStop, version: Version): Ended {
  const { turn, draft } = session;
  const stays = !danger || draft.answers[QUESTION.pupilReference] !== undefined;
  return {
    reply: { show: 'stopped', danger, ...(stays ? { draftId: draft.id } : {}) },
    changes: [
      stays ? { change: 'draft', value: freeze(session), expected: version } : deletion(draft, version),
      stopRecord(turn),
    ],
  };
}

/** What was typed; where another button than an answer's was pressed, the answers of those buttons stay as they are. */
function withButtons({ draft }: Session, card: WalkedCard, { inputs }: CardPress): RawInputs {
  const byButton = buttonsOn(card).flatMap(({ answers }) => Object.keys(answers));
  const stored = byButton.map((id) => [id, draft.answers[id]] as const);
  return { ...Object.fromEntries(stored), ...inputs };
}

/** The draft with the card's inputs: answers, and typed values that are not valid yet. */
function withInputs(session: Session, press: CardPress, inputs: Inputs, shown: readonly string[]): Session {
  const { turn, draft, kind } = session;
  const { unchecked: before = {}, ...rest } = draft;
  const unchecked = Object.fromEntries([
    ...Object.entries(before).filter(([id]) => !shown.includes(id)),
    ...[...inputs.wrong].map(([id, { typed }]) => [id, typed] as const),
  ]);
  const happened = [
    ...(inputs.pausing.length > 0 ? (['word-match'] as const) : []),
    ...(press.cleared ? (['cleared'] as const) : []),
  ];
  const answers = kind.afterCard?.(draft.answers, inputs.answers, turn) ?? inputs.answers;
  return session.withDraft(rest).withAnswers(answers, {
    ...renewDates(turn, draft),
    at: press.cardId,
    events: happened.length > 0 ? [...new Set([...draft.events, ...happened])] : draft.events,
    ...(Object.keys(unchecked).length > 0 ? { unchecked } : {}),
  });
}

/** On an older card than the answers it would change: the newer ones stay, and both are shown. */
function keepNewer(now: Session, after: Session, press: CardPress, inputs: Inputs): Outcome | undefined {
  const { mark, move, cardId } = press;
  // The card that was pressed is the one in use from now on.
  const same = now.withChanges({ ...renewDates(now.turn, now.draft), events: after.draft.events });
  if (move === 'cancel') return { next: same, reply: { show: 'confirm-cancel', draft: same.draft } };
  if (inputs.pausing.length > 0) {
    const rest = restOfCard(now.card(cardId)?.questions ?? [], press.inputs, inputs);
    return { next: same, reply: { ...pause(same, press, mark, inputs), rest } };
  }
  const reply = showOlder(same, after, inputs.answers, cardId);
  return reply && { next: same, reply };
}

/** The word check, of the card that was pressed: an older one stays so. */
function pause(
  { draft }: Session,
  { cardId, move }: CardPress,
  mark: string | undefined,
  { pausing }: Inputs,
): Extract<Reply, { show: 'word-check' }> {
  return { show: 'word-check', draft, cardId, mark, move, texts: pausing };
}

function advance(
  session: Session,
  press: CardPress,
  inputs: Inputs,
  shown: readonly string[],
  before: Session,
): Outcome {
  const { draft, path } = session;
  const { cardId, move } = press;
  if (move === 'cancel') return { next: session, reply: { show: 'confirm-cancel', draft } };
  if (inputs.pausing.length > 0)
    return { next: session, reply: pause(session, press, markOf(session, cardId), inputs) };
  if (move === 'save') return { next: session, reply: { show: 'saved', draft } };
  if (move === 'back') {
    return show(session.withChanges({ at: session.backFrom(cardId), changing: false }));
  }
  const wrong = new Map(inputs.wrong);
  for (const question of path.missing)
    if (shown.includes(question.id) && !wrong.has(question.id))
      wrong.set(question.id, { typed: '', problem: describeBlank(question) });
  if (wrong.size > 0 || shown.some((id) => session.checks.problems.has(id)))
    return { next: session, reply: showCard(session, cardId, { typed: wrong, notices: inputs.notices }) };
  const blank = press.leavesBlank ? [] : session.leftBlank.filter(({ id }) => shown.includes(id));
  if (blank.length > 0) {
    const typed = new Map(
      blank.map((question) => [question.id, { typed: '', problem: describeBlank(question) }] as const),
    );
    const notices = [...inputs.notices, MAY_LEAVE_BLANK];
    return { next: session, reply: showCard(session, cardId, { typed, notices, mayLeaveBlank: true }) };
  }
  // What is not complete is said once beside it; the next press goes on, and it is saved so.
  const { unfinished, leftSo } = session.checks;
  const isAgain = isOlderCard(before, press);
  const isNew = (id: string) => isAgain || unfinished?.get(id) !== before.checks.unfinished?.get(id);
  if (shown.some((id) => unfinished?.has(id) && isNew(id)))
    return {
      next: session,
      reply: showCard(session, cardId, {
        notices: [...inputs.notices, ...(leftSo === undefined ? [] : [leftSo])],
      }),
    };
  const next = session.cardAfter(cardId);
  const was = before.draft.at;
  const at =
    press.mark === undefined || was === cardId || draft.changing ? next : furthest(before, session, next);
  // Answers elsewhere that this card made invalid come next, then the check.
  const unfit = at === CHECK ? session.firstUnfit : undefined;
  const changing = unfit !== undefined || (at !== CHECK && draft.changing);
  return show(
    session.withChanges({ at: unfit ?? at, changing }),
    at === next ? [] : [at === was ? WHERE_YOU_WERE : OPEN_BEFORE],
  );

  function show(next: Session, notices: readonly string[] = []): Outcome {
    return { next, reply: showDraft(next, [...inputs.notices, ...notices]) };
  }
}
