import { absenceInWords } from '../triage/facts.ts';
import { answerInWords } from '../content/answer-words.ts';
import type { Question } from '../content/bank.ts';
import type { PackSection } from '../content/shown-in.ts';
import type { Answers } from '../content/answers.ts';
import {
  CLOSING_WORDS,
  LEVEL_WORDS,
  outcomeInWords,
  pupilReference,
  withYearInWords,
  yearInWords,
} from '../case/case-words.ts';
import { SET_BY_WORDS } from '../questions/explanation.ts';
import { plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { atLeast, highest } from '../content/levels.ts';
import { londonDate } from '../calendar/london.ts';
import type { Pack, PackExtra, PackRow, PackRule, PackSend } from './pack.ts';
import { isHeldBack, outsideAnswer, outsideReasons } from './pack-privacy.ts';
import { packPlan } from './pack-plan.ts';
import { datedAnswers, pastFiguresOf } from '../case/figures-of-case.ts';
import { asOfInWords, type PastFigure } from '../questions/past-figures.ts';
import type { Referral } from '../case/referral.ts';
import { sharedView } from '../case/shared-view.ts';
import { datesOfCase } from '../case/dates-of-case.ts';
import type { FiredRule } from '../triage/triage-result.ts';
import { walk } from '../triage/walk.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { BLOCK, RULE } from '../known-ids/rules.ts';

const SEND_RULES: readonly string[] = [RULE.ehcp, RULE.senSupport];
const SEND_BLOCK = BLOCK.ehcp;
/** Whether it stands depends on what the DSL advised; the rows of the pupil's and parents' view say how things are. */
const PARENT_BLOCK = BLOCK.parents;

/** A day of no year, so that every date carries its own. */
const NO_YEAR = '0000-01-01';

export interface PackOptions {
  readonly school: string;
  /** `YYYY-MM-DD`, the day the pack is made. */
  readonly today: string;
  readonly include?: readonly PackExtra[];
  /** Whose calendar dates are counted in. */
  readonly settings: SchoolCalendar;
}

/** The pack of a referral, decided or not. */
export function makePack(referral: Referral, knowledge: Knowledge, options: PackOptions): Pack {
  const { school, today, include = [], settings } = options;
  const add = (date: string, count: number) => plusSchoolDays(settings, date, count);
  const { answers } = walk(knowledge, referral.answers);
  const { triage, decision, closing } = referral;
  const withSend = include.includes('send');
  const shared = sharedView(referral, knowledge);
  const reasons = shared.reasons.map((rule) => ({
    ...rule,
    because: withYearInWords(rule.because, referral, knowledge, { today, settings }),
  }));
  const rules = outsideRules(reasons, knowledge);
  const level = highest(rules.map((rule) => rule.level));
  const past = new Map(
    pastFiguresOf(referral, knowledge, { today, settings }).map((each) => [each.question.id, each] as const),
  );
  const rows = (section: PackSection) =>
    questionsOf(knowledge, section).flatMap((question) => rowOf(question, answers, past) ?? []);
  const answer = (id: string) => {
    const question = knowledge.bank.questions.get(id);
    return question && rowOf(question, answers, past)?.value;
  };
  const counted = absenceRow(answers, past.get(QUESTION.missedSessions));
  const asAt = answers[QUESTION.figuresAsAt];
  const day = (instant: string) => londonDate(new Date(instant));
  const blocks = knowledge.blocks.filter(
    ({ id, private: hidden }) => !hidden || (withSend && id === SEND_BLOCK),
  );
  const aside = referral.overrides ?? [];
  return {
    document: 'referral-pack',
    version: 1,
    school,
    reference: referral.reference,
    madeOn: today,
    pupil: { reference: pupilReference(referral), year: yearInWords(referral, { today, settings }) },
    raised: {
      on: day(referral.sentAt),
      by: answer(QUESTION.whoIsAsking) ?? 'Member of staff',
      reason: answer(QUESTION.mainReason) ?? 'Not given',
    },
    ...(decision === undefined
      ? {}
      : {
          decision: {
            outcome: outcomeInWords(decision),
            by: decision.by.name,
            on: day(decision.at),
            reason: decision.reason,
          },
        }),
    ...(referral.plan === undefined ? {} : { plan: packPlan(referral.plan, knowledge) }),
    ...(closing === undefined
      ? {}
      : {
          closing: {
            outcome: CLOSING_WORDS[closing.outcome],
            by: closing.by.name,
            on: day(closing.at),
            reason: closing.reason,
            ...(closing.whatWorked === undefined ? {} : { whatWorked: closing.whatWorked }),
          },
        }),
    ...(rules.length === 0
      ? {}
      : { level: { level, ...LEVEL_WORDS[level], provisional: shared.provisional, rules } }),
    seen: rows('noticed'),
    tried: rows('tried'),
    strengths: rows('strengths'),
    voice: [...rows('pupil-view'), ...rows('parents-view')],
    attendance: {
      rows: [...counted, ...rows('attendance')],
      ...(typeof asAt === 'string' ? { asAt } : {}),
    },
    suspensions: {
      rows: rows('suspension'),
      ...enteredBy(referral, knowledge),
    },
    timetable: rows('timetable'),
    provisionSoFar: rows('provision'),
    proposal: rows('proposal'),
    open: blocks
      .filter(({ id }) => id !== PARENT_BLOCK && triage.blocks.includes(id))
      .filter(({ id }) => !aside.some(({ block }) => block === id))
      .map(({ name, clearedBy }) => `${name}. What clears it: ${clearedBy}`),
    setAside: aside.flatMap(({ block, by, reason }) => {
      const found = blocks.find(({ id }) => id === block);
      return found ? [{ what: found.name, by: by.name, reason }] : [];
    }),
    dates: datesOfCase(referral, knowledge, add)
      .filter((each) => !each.private)
      .map(({ what, date, counted: how, missed }) => ({ what, date, counted: how, missed })),
    questions: referral.enquiries.map(({ question, askedAt, answer, answeredAt }) => ({
      question,
      askedOn: day(askedAt),
      ...(answer === undefined || answeredAt === undefined ? {} : { answer, answeredOn: day(answeredAt) }),
    })),
    ...(withSend ? { send: sendOf(triage.rulesFired, rows('send')) } : {}),
    rulesAsOf: `${knowledge.guidanceVersion}, in force from ${knowledge.effectiveFrom}; content ${referral.contentVersion}`,
  };
}

/**
 * The rules that set a level and may be named outside, most pressing first, of those that a shared card may name
 * (`shared-triage.ts`). More is held back here than in the school: ticks that tell of safeguarding (`pack-privacy.ts`). A
 * rule whose every reason is held back is left out: it would say that there is something behind it. So the pack's level is
 * that of the rules it names, which can be below the card's.
 */
function outsideRules(reasons: readonly FiredRule[], knowledge: Knowledge): readonly PackRule[] {
  return reasons
    .flatMap((rule) => {
      if (rule.level === null || !atLeast(rule.level, 'watch')) return [];
      const because = outsideReasons(rule.because, knowledge);
      if (because.length === 0) return [];
      return [
        {
          name: rule.name,
          level: rule.level,
          because,
          setBy: SET_BY_WORDS[rule.setBy],
          sources: rule.sources.flatMap((id) => {
            const source = knowledge.sources.get(id);
            return source ? [{ title: source.title, date: source.date }] : [];
          }),
        },
      ];
    })
    .toSorted((a, b) => (a.level === b.level ? 0 : atLeast(a.level, b.level) ? -1 : 1));
}

/**
 * The questions of a section in the order of asking. Of SEND, what the office has on record stands before what staff know;
 * nothing else that is held back is in a pack, whatever the content says.
 */
function questionsOf({ bank }: Knowledge, section: PackSection): readonly Question[] {
  const questions = [...bank.questions.values()].filter(({ shownIn }) => shownIn?.pack === section);
  return section === 'send'
    ? questions.toSorted((a, b) => Number(a.form === 'concern') - Number(b.form === 'concern'))
    : questions.filter((question) => !isHeldBack(question));
}

/** An answered question as a row; undefined where nothing of its answer may leave the school. */
function rowOf(
  question: Question,
  answers: Answers,
  past: ReadonlyMap<string, PastFigure>,
): PackRow | undefined {
  const given = answers[question.id];
  const value = given === undefined ? undefined : outsideAnswer(question, given);
  if (value === undefined) return undefined;
  // Dates of a pack are read long after it was made: no year is taken for granted.
  const words = answerInWords(question, value, NO_YEAR);
  return {
    label: question.label,
    value: withItsDay(words, past.get(question.id)),
    ...(question.kind === 'text' ? { ownWords: true } : {}),
  };
}

/** The attendance figure with its base, and the same without agreed part-time sessions. */
function absenceRow(answers: Answers, past: PastFigure | undefined): readonly PackRow[] {
  const { [QUESTION.possibleSessions]: possible, [QUESTION.missedSessions]: missed } = answers;
  if (typeof possible !== 'number' || typeof missed !== 'number') return [];
  return [
    {
      label: past ? 'Absence' : 'Absence this school year',
      value: withItsDay(absenceInWords([possible, missed, answers[QUESTION.partTimeSessions]]), past),
    },
  ];
}

/** A figure of a term or school year that is over does not stand there like one of today. */
function withItsDay(words: string, past: PastFigure | undefined): string {
  return past ? `${words}, ${asOfInWords(past)}` : words;
}

/** The last day on which suspension figures were entered; nothing where there are none. */
function enteredBy(referral: Referral, knowledge: Knowledge): { readonly enteredBy?: string } {
  const { answeredOn } = datedAnswers(referral);
  const days = questionsOf(knowledge, 'suspension')
    .filter(({ id, holdsFor }) => holdsFor !== undefined && referral.answers[id] !== undefined)
    .map(answeredOn);
  const last = days.toSorted().at(-1);
  return last === undefined ? {} : { enteredBy: last };
}

/** SEND rules say what they mean, never what fired them: their reasons can name care status. */
function sendOf(fired: readonly FiredRule[], rows: readonly PackRow[]): PackSend {
  return {
    rows,
    says: fired
      .filter(({ id }) => SEND_RULES.includes(id))
      .map(({ name, says, setBy }) => ({ name, says, setBy: SET_BY_WORDS[setBy] })),
  };
}
