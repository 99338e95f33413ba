import type { Answers, AnswerValue } from '../content/answers.ts';
import type { Option, Question, Unit } from '../content/bank.ts';
import type { PupilReferenceRule } from '../school/settings.ts';
import { asRead } from '../plain-text.ts';
import { dayNumber } from '../calendar/day-number.ts';
import { checkText, type WritingProblem } from './check-text.ts';
import type { Content } from '../content/content.ts';
import { personMeant } from './short-ids.ts';

/** Why an input is not a valid answer. Days are `YYYY-MM-DD`; `label` is another question's, where it has one. */
export type AnswerProblem =
  | WritingProblem
  | {
      readonly problem:
        'not-offered' | 'not-on-staff' | 'tick-not-offered' | 'number-too-large' | 'too-many-decimals';
    }
  | { readonly problem: 'too-many-ticks'; readonly most: number; readonly ticked: number }
  | { readonly problem: 'none-with-others'; readonly none: string; readonly others: readonly string[] }
  | { readonly problem: 'not-a-number'; readonly whole: boolean }
  | { readonly problem: 'too-little'; readonly least: number }
  | { readonly problem: 'too-much'; readonly most: number }
  | { readonly problem: 'not-halves' | 'not-whole'; readonly unit: Unit | undefined }
  | { readonly problem: 'more-than-other'; readonly label: string | undefined; readonly limit: number }
  | { readonly problem: 'no-real-date' | 'odd-year' }
  | { readonly problem: 'still-to-come'; readonly day: string; readonly today: string }
  | {
      readonly problem: 'before-other';
      readonly label: string | undefined;
      readonly earliest: string;
      readonly day: string;
    }
  | { readonly problem: 'not-every-date'; readonly labels: readonly string[] };

/** What is odd about an answer that is accepted all the same. */
export type AnswerNotice =
  | { readonly notice: 'other-asked-again'; readonly label: string; readonly given: number }
  | { readonly notice: 'late-review'; readonly days: number; readonly longest: number };

/** The result of checking an input: an answer, nothing, or a problem to show beside the question. */
export type CheckedAnswer =
  | { readonly kind: 'answer'; readonly value: AnswerValue; readonly notice?: AnswerNotice }
  | { readonly kind: 'blank' }
  | ({ readonly kind: 'problem' } & AnswerProblem);

/** What an answer is checked against. */
export interface AnswerContext {
  readonly content: Content;
  /** Answers stored so far, with those just checked on the same card. */
  readonly answers: Answers;
  /** Today, `YYYY-MM-DD`; a few reminders about dates need it. */
  readonly now?: string;
  /** How this school refers to a pupil. */
  readonly pupilReference?: PupilReferenceRule | undefined;
}

const problem = (found: AnswerProblem): CheckedAnswer => ({ kind: 'problem', ...found });
const BLANK: CheckedAnswer = { kind: 'blank' };

/**
 * Checks what a client sent for a question and turns it into an answer. Choices come as an option's id, ticks as ids
 * joined by commas or in a list, numbers as text or number, dates as `YYYY-MM-DD`, two dates joined or in a list. Never
 * throws. An impossible value is a problem; an odd one is accepted, with a notice.
 */
export function checkAnswer(question: Question, raw: unknown, context: AnswerContext): CheckedAnswer {
  if (isBlank(raw)) return BLANK;
  switch (question.kind) {
    case 'choice':
      return checkChoice(question, raw);
    case 'multi':
      return checkTicks(question, raw, context);
    case 'number':
      return checkNumber(question, raw, context);
    case 'text':
      return checkText(question, raw, context.pupilReference);
    case 'date':
      return checkDate(question, raw, context);
    case 'dates':
      return checkDates(question, raw);
  }
}

function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  return Array.isArray(raw) && raw.every(isBlank);
}

function checkChoice(question: Question, raw: unknown): CheckedAnswer {
  const id = typeof raw === 'string' ? raw.trim() : undefined;
  if (question.optionsFrom === 'staff') {
    const person = personMeant(question, id ?? '');
    return person === undefined ? problem({ problem: 'not-on-staff' }) : { kind: 'answer', value: person };
  }
  return question.options.some((option) => option.id === id) && id !== undefined
    ? { kind: 'answer', value: id }
    : problem({ problem: 'not-offered' });
}

/** The items of a list, or of comma-separated text; undefined when it is neither. */
function pieces(raw: unknown): string[] | undefined {
  const list: unknown = typeof raw === 'string' ? raw.split(',') : raw;
  if (!Array.isArray(list) || !list.every((piece) => typeof piece === 'string')) return undefined;
  return list.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function checkTicks(question: Question, raw: unknown, { answers }: AnswerContext): CheckedAnswer {
  const given = pieces(raw);
  const { options, gate, atMost } = question;
  if (!given || given.some((id) => !options.some((option) => option.id === id)))
    return problem({ problem: 'tick-not-offered' });
  if (given.length === 0) return BLANK;
  const ticked = options.filter(({ id }) => given.includes(id));
  const none = ticked.find(({ clearsOthers }) => clearsOthers === true);
  const others = ticked.filter((option) => option !== none);
  const kept = none !== undefined && gate === true ? settleGate(none, others, answers[question.id]) : ticked;
  if (none !== undefined && kept.length > 1)
    return problem({
      problem: 'none-with-others',
      none: none.label,
      others: others.map(({ label }) => label),
    });
  if (atMost !== undefined && kept.length > atMost)
    return problem({ problem: 'too-many-ticks', most: atMost, ticked: kept.length });
  return { kind: 'answer', value: kept.map(({ id }) => id) };
}

/** The gate holds nobody up with a correction: what is ticked now counts before what was ticked earlier. */
function settleGate(
  none: Option,
  others: readonly Option[],
  stored: AnswerValue | undefined,
): readonly Option[] {
  const isOld = Array.isArray(stored) && stored.includes(none.id);
  return isOld && others.length > 0 ? others : [none];
}

function checkNumber(question: Question, raw: unknown, { content, answers }: AnswerContext): CheckedAnswer {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw.trim() : '';
  if (!/^-?\d+(\.\d+)?$/.test(text)) return problem({ problem: 'not-a-number', whole: question.step === 1 });
  const value = Number(text);
  if (value > 100_000) return problem({ problem: 'number-too-large' });
  if (value < (question.min ?? 0)) return problem({ problem: 'too-little', least: question.min ?? 0 });
  if (question.max !== undefined && value > question.max)
    return problem({ problem: 'too-much', most: question.max });
  if (question.step === 0.5 && !Number.isInteger(value * 2))
    return problem({ problem: 'not-halves', unit: question.unit });
  if (question.step === 0.1 && !Number.isInteger(Math.round(value * 1e6) / 1e5))
    return problem({ problem: 'too-many-decimals' });
  if ((question.step ?? 1) === 1 && !Number.isInteger(value))
    return problem({ problem: 'not-whole', unit: question.unit });
  const limit = question.notMoreThan === undefined ? undefined : answers[question.notMoreThan];
  if (typeof limit === 'number' && value > limit) {
    const label = content.bank.questions.get(question.notMoreThan ?? '')?.label;
    return problem({ problem: 'more-than-other', label, limit });
  }
  return withNotice(value, dependentNotice(question, value, { content, answers }));
}

/** A figure given elsewhere that this one makes impossible; the walk will ask for it again. */
function dependentNotice(
  question: Question,
  value: number,
  { content, answers }: AnswerContext,
): AnswerNotice | undefined {
  for (const other of content.bank.questions.values()) {
    const given = answers[other.id];
    if (other.notMoreThan !== question.id || other.card === question.card) continue;
    if (typeof given === 'number' && given > value)
      return { notice: 'other-asked-again', label: other.label, given };
  }
  return undefined;
}

function withNotice(value: AnswerValue, notice: AnswerNotice | undefined): CheckedAnswer {
  return { kind: 'answer', value, ...(notice === undefined ? {} : { notice }) };
}

/** A date as `YYYY-MM-DD`, also from the usual British forms, or with a time. */
function tidyDate(raw: string): string {
  const text = asRead(raw).trim();
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  if (day !== undefined && month !== undefined)
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return /^(\d{4}-\d{2}-\d{2})t[\d:.]+z?$/.exec(text)?.[1] ?? text;
}

/** Why a text is not a usable date; undefined when it is. */
function dateProblem(text: unknown): AnswerProblem | undefined {
  if (dayNumber(text) === undefined) return { problem: 'no-real-date' };
  const year = Number(String(text).slice(0, 4));
  return year < 2000 || year > 2100 ? { problem: 'odd-year' } : undefined;
}

/**
 * A typed day, ready to store (`YYYY-MM-DD`), nothing, or what is wrong with it. `today`: it has happened, so it is not still
 * to come.
 */
export function checkDay(
  raw: unknown,
  today?: string,
): { readonly day: string | undefined } | { readonly problem: AnswerProblem } {
  if (isBlank(raw)) return { day: undefined };
  const day = typeof raw === 'string' ? tidyDate(raw) : '';
  const wrong = dateProblem(day);
  if (wrong !== undefined) return { problem: wrong };
  if (today !== undefined && day > today) return { problem: { problem: 'still-to-come', day, today } };
  return { day };
}

function checkDate(question: Question, raw: unknown, context: AnswerContext): CheckedAnswer {
  const date = typeof raw === 'string' ? tidyDate(raw) : '';
  const wrong = dateProblem(date);
  if (wrong !== undefined) return problem(wrong);
  const { content, answers, now } = context;
  if (question.happened === true && now !== undefined && date > now)
    return problem({ problem: 'still-to-come', day: date, today: now });
  const earliest = question.notBefore === undefined ? undefined : answers[question.notBefore];
  if (typeof earliest === 'string' && date < earliest) {
    const label = content.bank.questions.get(question.notBefore ?? '')?.label;
    return problem({ problem: 'before-other', label, earliest, day: date });
  }
  return withNotice(date, lateReviewNotice(question, date, content, answers, now));
}

function lateReviewNotice(
  question: Question,
  date: string,
  content: Content,
  answers: Answers,
  now: string | undefined,
): AnswerNotice | undefined {
  if (question.within === undefined) return undefined;
  const { threshold, of } = question.within;
  const start = answers[of];
  const from = typeof start === 'string' ? start : Array.isArray(start) ? start[0] : now;
  const longest = content.thresholds.get(threshold)?.value;
  const days = (dayNumber(date) ?? Number.NaN) - (dayNumber(from) ?? Number.NaN);
  return longest !== undefined && days > longest ? { notice: 'late-review', days, longest } : undefined;
}

function checkDates(question: Question, raw: unknown): CheckedAnswer {
  const dates = pieces(raw)?.map(tidyDate);
  const labels = question.dateLabels ?? [];
  if (!dates || dates.length !== labels.length) return problem({ problem: 'not-every-date', labels });
  const wrong = dates.map(dateProblem).find((found) => found !== undefined);
  return wrong === undefined ? { kind: 'answer', value: dates } : problem(wrong);
}
