import type { AnswerValue } from '../../domain/content/answers.ts';
import type { Question } from '../../domain/content/bank.ts';
import { checkAnswer } from '../../domain/questions/check-answer.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { findWordMatch } from '../../domain/word-check/word-check.ts';
import { describeAnswerNotice, describeAnswerProblem } from '../../words/answer-problems.ts';
import { describeCut } from '../../words/forms.ts';
import type { RawInputs } from '../reply.ts';
import type { Session } from './session.ts';

/**
 * The longest invalid text put back on a card, in characters and in bytes: a card has a size limit, and one may hold
 * three such texts.
 */
const LONGEST_ECHO = 2000;
const MOST_ECHO_BYTES = 4000;

/** What was read from one card's inputs. */
export interface Inputs {
  /** The draft's answers with this card's applied; blanks are removed. */
  readonly answers: Draft['answers'];
  /** Typed values that are not valid answers, with what to do about each. */
  readonly wrong: ReadonlyMap<string, { readonly typed: string; readonly problem: string }>;
  /** Free texts paused by the word check; not among the answers. */
  readonly pausing: readonly { readonly question: Question; readonly typed: string }[];
  readonly notices: readonly string[];
}

/** Checks a card's inputs against its questions. `cleared` lets free text through the word check. */
export function readInputs(
  { turn, draft, content, answers: before }: Session,
  questions: readonly Question[],
  inputs: RawInputs,
  cleared: boolean,
): Inputs {
  const now = londonDate(turn.clock.now());
  const answers: Record<string, AnswerValue> = { ...before };
  const wrong = new Map<string, { typed: string; problem: string }>();
  const pausing: { question: Question; typed: string }[] = [];
  const notices: string[] = [];
  for (const question of questions) {
    const raw = rawAnswer(question, inputs);
    const typed = asText(raw);
    if (
      question.textRule === 'free' &&
      !cleared &&
      typed !== draft.answers[question.id] &&
      findWordMatch(content, typed)
    ) {
      pausing.push({ question, typed: putBack(typed).text });
      continue;
    }
    const checked = checkAnswer(question, raw, {
      content,
      answers,
      now,
      pupilReference: turn.settings.pupilReference,
    });
    switch (checked.kind) {
      case 'answer':
        answers[question.id] = checked.value;
        if (checked.notice !== undefined) notices.push(describeAnswerNotice(checked.notice));
        break;
      case 'blank':
        delete answers[question.id];
        break;
      case 'problem':
        {
          const { text, says } = putBack(typed);
          wrong.set(question.id, { typed: text, problem: `${describeAnswerProblem(checked)}${says}` });
        }
        break;
    }
  }
  return { answers, wrong, pausing, notices };
}

/** As much of a typed text as goes back on the card, and how much that is if not all of it. */
export function putBack(typed: string): { readonly text: string; readonly says: string } {
  const bytes = new TextEncoder();
  let text = typed.slice(0, LONGEST_ECHO);
  while (bytes.encode(text).length > MOST_ECHO_BYTES) text = text.slice(0, Math.floor(text.length * 0.9));
  // Cutting may leave half a surrogate pair.
  text = text.replace(/[\uD800-\uDBFF]$/, '');
  return {
    text,
    says: text.length < typed.length ? describeCut(text.length) : '',
  };
}

/** What was typed for a question. Several dates come as one input each, `ID-1`, `ID-2`. */
function rawAnswer(question: Question, inputs: RawInputs): unknown {
  if (question.kind !== 'dates') return inputs[question.id];
  const dates = (question.dateLabels ?? []).map(
    (_label, index) => inputs[`${question.id}-${index + 1}`] ?? '',
  );
  return dates.every((date) => date === '') ? '' : dates;
}

function asText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  if (Array.isArray(raw)) return raw.filter((item) => typeof item === 'string').join(',');
  return typeof raw === 'number' ? String(raw) : '';
}
