import { pastFiguresOf } from '../../domain/case/figures-of-case.ts';
import { factsProblems, type FactsProblem } from '../../domain/case/facts-checks.ts';
import { takesOfficeFacts, type Referral } from '../../domain/case/referral.ts';
import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import { asNumber, asText } from '../../domain/content/answer-values.ts';
import type { Question } from '../../domain/content/bank.ts';
import { hasTurned } from '../../domain/calendar/school-year.ts';
import { OPTION } from '../../domain/known-ids/options.ts';
import { ATTENDANCE_QUESTIONS, QUESTION } from '../../domain/known-ids/questions.ts';
import {
  answersOfRow,
  type Period,
  type RowContradiction,
  type RowFigures,
  type Sum,
} from '../../domain/mis-figures/answers-of-row.ts';
import { can } from '../../domain/people/roles.ts';
import { checkAnswer } from '../../domain/questions/check-answer.ts';
import { offeredTopics } from '../../domain/questions/offered.ts';
import { walk } from '../../domain/triage/walk.ts';
import { changesIn, correctAnswers, questionsFor, type Correction } from '../forms/corrections.ts';
import { standingAnswers } from '../forms/standing-answers.ts';
import { schoolDay, type School, type Turn } from '../turn.ts';

/** How an export is taken: what it counts, and up to which day (`YYYY-MM-DD`). */
export interface TakenAs {
  readonly period: Period;
  readonly asAt: string;
}

/** What somebody should look at before figures replace others. */
export type Doubt = 'fewer-possible' | 'older' | 'fewer-suspensions' | 'lower-sen';

/** Why a case gets none of the figures of its row. */
export type NoFigures =
  | { readonly why: RowContradiction }
  | { readonly why: 'not-a-value'; readonly question: Question }
  | { readonly why: 'does-not-fit'; readonly question: Question; readonly problem: FactsProblem };

/** What an export would change in a case. */
export interface CaseFigures {
  readonly referral: Referral;
  readonly line: number;
  /** By question, what this person may add: answers before and after. Empty where the case has them all already. */
  readonly changes: readonly Correction[];
  readonly sums: Readonly<Record<string, Sum>>;
  readonly doubts: readonly Doubt[];
  readonly refused?: NoFigures;
  /** Figures as recorded that the export does not hold, and that keep the value which they had on an earlier day. */
  readonly stay: readonly Question[];
}

/** Figures of a term say nothing once it is over, nor before it. */
const OF_A_TERM = [QUESTION.daysSuspendedThisTerm, QUESTION.removals] as const;

/** The questions of the office that this person is asked about this case, as the form asks them. */
function askedOf(
  turn: Pick<Turn, 'content' | 'person'>,
  referral: Referral,
  today: string,
): readonly Question[] {
  const { content, person } = turn;
  const own = questionsFor(turn, 'office-facts');
  if (can(person, 'adds-any-office-fact')) return own;
  const given = { today, answers: referral.answers, events: referral.events };
  const offered = new Set(offeredTopics(content, given, 'office-facts', person.roles).map(({ id }) => id));
  return own.filter(({ topic }) => offered.has(topic));
}

/** What a row's figures would change in a case, by whom they would be added; undefined where it takes no office facts. */
export function figuresForCase(
  turn: School & Pick<Turn, 'person'>,
  referral: Referral,
  { line, figures }: { readonly line: number; readonly figures: RowFigures },
  taken: TakenAs,
): CaseFigures | undefined {
  if (!takesOfficeFacts(referral)) return undefined;
  const { content } = turn;
  const day = schoolDay(turn);
  const asked = askedOf(turn, referral, day.today);
  const row = answersOfRow(figures, taken.period, content.misLayouts);
  const nothing = { referral, line, changes: [], sums: row.sums, doubts: [], stay: [] };
  if (row.contradiction) return { ...nothing, refused: { why: row.contradiction } };
  const standing = standingAnswers(turn, referral);
  const isOwn = new Set(asked.map(({ id }) => id));
  const given: Record<string, AnswerValue> = {};
  for (const question of asked) {
    const value = row.answers[question.id];
    if (value === undefined || !isForToday(question, taken, day) || keepsRequest(question, standing, value))
      continue;
    const checked = checkAnswer(question, value, {
      content,
      answers: { ...standing, ...given },
      now: day.today,
    });
    // What is compared with another figure is compared below, where all of them are known.
    if (checked.kind === 'problem' && checked.problem !== 'more-than-other')
      return { ...nothing, refused: { why: 'not-a-value', question } };
    given[question.id] = value;
  }
  const dates = ATTENDANCE_QUESTIONS.some((id) => given[id] !== undefined) && isOwn.has(QUESTION.figuresAsAt);
  const recordedOn = asText(standing[QUESTION.figuresAsAt]);
  // The last ten weeks alone do not date the figures of the whole year.
  const moves = dates && (taken.period === 'school-year' || recordedOn === undefined);
  if (moves) given[QUESTION.figuresAsAt] = taken.asAt;
  const past = pastFiguresOf(referral, content, day).map(({ question }) => question);
  const changes = [
    ...changesIn(turn, referral, {
      mine: asked,
      base: only(standing, isOwn),
      answers: { ...only(standing, isOwn), ...given },
    }),
    // With a day of this year beside it, a figure of last year would count as one of this year.
    ...past
      .filter(({ id, asAt }) => moves && asAt === QUESTION.figuresAsAt && given[id] === undefined)
      .map(({ id }) => ({ question: id, before: referral.answers[id] ?? null, after: null })),
  ];
  const refused = problemAfter(turn, referral, changes, given);
  if (refused) return { ...nothing, refused };
  return {
    referral,
    line,
    changes,
    sums: row.sums,
    doubts: doubtsAbout(standing, given, { ...taken, moves, recordedOn }),
    stay:
      !moves || recordedOn === taken.asAt
        ? []
        : asked.filter(({ id }) => isAttendance(id) && standing[id] !== undefined && given[id] === undefined),
  };
}

function isAttendance(id: string): boolean {
  return ATTENDANCE_QUESTIONS.includes(id);
}

/** A figure of a term counts for the term of its day, which has to be this one. */
function isForToday(
  { id }: Question,
  { asAt }: TakenAs,
  { today, settings }: ReturnType<typeof schoolDay>,
): boolean {
  return !OF_A_TERM.some((each) => each === id) || !hasTurned(settings, 'term', asAt, today);
}

/** While an assessment is asked for, a system still says what there was before: that is no news. */
function keepsRequest({ id }: Question, standing: Answers, value: AnswerValue): boolean {
  return (
    id === QUESTION.senStatus &&
    standing[id] === OPTION.senStatus.assessment &&
    value !== OPTION.senStatus.plan
  );
}

/** What the form would refuse about the figures, in the case as it would be. */
function problemAfter(
  turn: School,
  referral: Referral,
  changes: readonly Correction[],
  given: Answers,
): NoFigures | undefined {
  const { content } = turn;
  const after = correctAnswers(referral.answers, changes);
  // Two that do not fit each other: the later one is dropped from the path.
  const onPath = walk(content, after).answers;
  const lost = Object.keys(after).find((id) => given[id] !== undefined && onPath[id] === undefined);
  const question = lost === undefined ? undefined : content.bank.questions.get(lost);
  if (question) return { why: 'not-a-value', question };
  for (const [id, problem] of factsProblems(onPath, schoolDay(turn))) {
    const about = content.bank.questions.get(id);
    if (about && (given[id] !== undefined || isAttendance(id)))
      return { why: 'does-not-fit', question: about, problem };
  }
  return undefined;
}

function doubtsAbout(
  before: Answers,
  after: Answers,
  { asAt, moves, recordedOn }: TakenAs & { readonly moves: boolean; readonly recordedOn: string | undefined },
): readonly Doubt[] {
  const isLess = (id: string) => {
    const [old, now] = [asNumber(before[id]), asNumber(after[id])];
    return old !== undefined && now !== undefined && now < old;
  };
  const sen = after[QUESTION.senStatus];
  return [
    ...(moves && recordedOn !== undefined && asAt < recordedOn ? (['older'] as const) : []),
    ...(isLess(QUESTION.possibleSessions) ? (['fewer-possible'] as const) : []),
    ...(isLess(QUESTION.suspensions) || isLess(QUESTION.daysSuspendedThisYear)
      ? (['fewer-suspensions'] as const)
      : []),
    ...(before[QUESTION.senStatus] === OPTION.senStatus.plan &&
    sen !== undefined &&
    sen !== OPTION.senStatus.plan
      ? (['lower-sen'] as const)
      : []),
  ];
}

function only(answers: Answers, ids: ReadonlySet<string>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}
