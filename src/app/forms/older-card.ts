import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import type { Question } from '../../domain/content/bank.ts';
import { olderInputId } from '../../domain/questions/older-input.ts';
import { describeAnswer } from '../../words/answers.ts';
import { OLDER_CARD, describeOnOlderCard } from '../../words/old-cards.ts';
import type { RawInputs, Reply, RestOfCard } from '../reply.ts';
import { heldFor, markOf } from './mark.ts';
import { putBack, type Inputs } from './read-inputs.ts';
import { CHECK, type Session } from './session.ts';
import { showCard } from './show.ts';
import type { CardPress } from './submit.ts';

/** True for a card from before its answers changed. Cards of earlier versions only know which card they are. */
export function isOlderCard(now: Session, { mark, cardId }: CardPress): boolean {
  return mark === undefined ? now.draft.at !== cardId : mark !== markOf(now, cardId);
}

/**
 * The questions of an older card as they are answered now, each with what that card had where it is something else;
 * undefined when it had nothing else, as in a press that arrives twice. `after` is the draft as the press would leave it;
 * `put`, all that was put on the card, also where another answer makes it needless.
 */
export function showOlder(now: Session, after: Session, put: Answers, cardId: string): Reply | undefined {
  const questions = now.card(cardId)?.questions ?? [];
  const differing = questions.filter(
    ({ id }) => JSON.stringify(heldFor(now.draft, id)) !== JSON.stringify(heldFor(after.draft, id)),
  );
  if (differing.length === 0) return undefined;
  const older = differing.map((question) => {
    const had = heldFor(after.draft, question.id) ?? put[question.id];
    const said = after.draft.unchecked?.[question.id] ?? describeAnswer(question, had);
    const value = asTyped(had);
    return [question.id, { says: describeOnOlderCard(said), value }] as const;
  });
  return showCard(now, cardId, { older: new Map(older), notices: [OLDER_CARD] });
}

/** What was typed, with what the older card had wherever its tick is set. */
export function takeOlder(questions: readonly Question[], typed: RawInputs): RawInputs {
  const taken = questions.map((question) => {
    const value = typed[olderInputId(question.id)];
    return typeof value === 'string' && value !== '' ? asInputs(question, value) : {};
  });
  return Object.assign({}, typed, ...taken) as RawInputs;
}

/** What a card would send for a question that holds this: several dates come as one input each. */
export function asInputs({ id, kind }: Question, value: string): RawInputs {
  return kind === 'dates'
    ? Object.fromEntries(value.split(',').map((date, at) => [`${id}-${at + 1}`, date]))
    : { [id]: value };
}

/** What an older card had beside the texts that pause. */
export function restOfCard(
  questions: readonly Question[],
  inputs: RawInputs,
  { pausing }: Pick<Inputs, 'pausing'>,
): RestOfCard | undefined {
  const rest = questions.filter(({ id }) => !pausing.some(({ question }) => question.id === id));
  const had = rest.flatMap(({ id, dateLabels = [] }) =>
    [id, ...dateLabels.map((_label, at) => `${id}-${at + 1}`)].flatMap((each) => {
      const typed = inputs[each];
      return typeof typed === 'string' ? [[each, putBack(typed).text] as const] : [];
    }),
  );
  return rest.length === 0
    ? undefined
    : { questions: rest.map(({ id }) => id), inputs: Object.fromEntries(had) };
}

/**
 * Where somebody goes on who pressed a card from before the one their draft is at: there, unless the press opened a card
 * on the way, or something there is to be answered or put right first. `next` is the card after the one pressed.
 */
export function furthest(before: Session, after: Session, next: string): string {
  const was = before.draft.at;
  const order = [...after.path.cards.map(({ card }) => card.id), CHECK];
  const place = order.indexOf(was);
  if (place <= order.indexOf(next)) return next;
  const isOpen = (card: string) =>
    card === after.firstGap || card === after.firstUnfit || before.card(card) === undefined;
  return order.slice(0, place).find(isOpen) ?? was;
}

function asTyped(value: AnswerValue | undefined): string {
  return Array.isArray(value) ? value.join(',') : value === undefined ? '' : String(value);
}
