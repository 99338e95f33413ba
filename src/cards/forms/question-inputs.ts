import { z } from 'zod/v4';
import type { AskedQuestion } from '../../app/reply.ts';
import { olderInputId } from '../../domain/questions/older-input.ts';
import { shortIds } from '../../domain/questions/short-ids.ts';
import { TAKE_OLDER } from '../../words/old-cards.ts';
import { labelQuestion } from '../../words/questions.ts';
import { actionView, plain } from '../parts.ts';

/** More options than this become a drop-down: a phone cannot show them. Only for single choices. */
const LONGEST_OPEN_LIST = 10;

const optionView = z.strictObject({ id: z.string(), label: z.string() });
export const inputView = z.strictObject({
  id: z.string(),
  wording: z.string(),
  value: z.string(),
  number: z.number(),
  placeholder: z.string(),
  problem: z.string(),
  hasProblem: z.boolean(),
  help: z.string(),
  hasHelp: z.boolean(),
  /** Answered by a press that goes on. */
  isButtons: z.boolean(),
  buttons: z.array(actionView),
  isChoice: z.boolean(),
  isMulti: z.boolean(),
  style: z.enum(['expanded', 'compact', 'filtered']),
  options: z.array(optionView),
  isText: z.boolean(),
  isLong: z.boolean(),
  isNumber: z.boolean(),
  /** A figure not given yet: an empty `value` would show as 0, which is an answer. */
  isBlankNumber: z.boolean(),
  isDate: z.boolean(),
  /** What an older card had, and the tick that takes it; where answers are pressed, or it had none, there is no tick. */
  older: z.string(),
  hasOlder: z.boolean(),
  mayTakeOlder: z.boolean(),
  isOlderTold: z.boolean(),
  olderId: z.string(),
  olderValue: z.string(),
  takeOlder: z.string(),
});

type Style = z.infer<typeof inputView>['style'];

/** A question's inputs: one, or for several dates one each, named `ID-1`, `ID-2`. */
export function inputsOf(asked: AskedQuestion): z.input<typeof inputView>[] {
  const { question, value } = asked;
  if (question.kind !== 'dates') return [inputOf(asked)];
  const dates = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  const labels = question.dateLabels ?? [];
  return labels.map((label, index) => ({
    ...inputOf({ ...asked, value: dates[index] }),
    id: `${question.id}-${index + 1}`,
    wording: label,
    isDate: true,
    ...(index === 0 ? {} : { problem: '', hasProblem: false, help: '', hasHelp: false }),
    // Below the last of them, for all of them.
    ...(index === labels.length - 1 ? {} : { hasOlder: false }),
  }));
}

/** One input, with what is said around it. */
export function inputOf({
  question,
  value,
  problem,
  hint,
  older,
  isOptional,
}: AskedQuestion): z.input<typeof inputView> {
  const isNumber = question.kind === 'number' && question.options.length === 0;
  const isChoice = question.kind === 'choice' || question.kind === 'multi' || question.options.length > 0;
  const short = question.optionsFrom === 'staff' ? shortIds(question) : undefined;
  const given = Array.isArray(value) ? value.join(',') : value === undefined ? '' : String(value);
  const text = short?.get(given) ?? given;
  const help = [question.help, hint === undefined ? undefined : plain(hint)].filter(Boolean).join(' ');
  const hasFigure = text.trim() !== '' && Number.isFinite(Number(text));
  return {
    id: question.id,
    wording: labelQuestion(question, isOptional === true),
    value: text,
    number: hasFigure ? Number(text) : 0,
    placeholder: placeholderOf(question, isChoice),
    problem: problem ?? '',
    hasProblem: problem !== undefined,
    help,
    hasHelp: help !== '',
    isButtons: false,
    buttons: [],
    isChoice,
    isMulti: question.kind === 'multi',
    style: styleOf(question),
    options: question.options.map(({ id, label }) => ({ id: short?.get(id) ?? id, label })),
    isText: question.kind === 'text',
    isLong: (question.maxLength ?? 0) > 60 && question.drawn !== 'compact',
    isNumber: isNumber && hasFigure,
    isBlankNumber: isNumber && !hasFigure,
    isDate: question.kind === 'date',
    older: older === undefined ? '' : shorten(older.says),
    hasOlder: older !== undefined,
    mayTakeOlder: older !== undefined && older.value !== '',
    isOlderTold: older !== undefined && older.value === '',
    olderId: olderInputId(question.id),
    olderValue: older === undefined ? '' : (short?.get(older.value) ?? older.value),
    takeOlder: TAKE_OLDER,
  };
}

/** Enough of a long answer to know it by; all of it is taken. */
const LONGEST_OLDER = 200;

function shorten(text: string): string {
  return text.length > LONGEST_OLDER ? `${text.slice(0, LONGEST_OLDER)} …` : text;
}

/** People are found by typing; long lists and named figures unfold. */
function styleOf({ kind, options, drawn, optionsFrom }: AskedQuestion['question']): Style {
  if (optionsFrom === 'staff') return 'filtered';
  const isLong = drawn !== undefined || options.length > LONGEST_OPEN_LIST;
  return kind === 'number' || (kind === 'choice' && isLong) ? 'compact' : 'expanded';
}

function placeholderOf({ kind, optionsFrom }: AskedQuestion['question'], isChoice: boolean): string {
  if (optionsFrom === 'staff') return 'Type a name';
  return isChoice && kind !== 'multi' ? 'Choose one' : '';
}
