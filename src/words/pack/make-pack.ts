import type { PackSection } from '../../domain/content/shown-in.ts';
import {
  CLOSING_WORDS,
  LEVEL_WORDS,
  describeDeciding,
  describeOutcome,
  pupilReference,
  rewordYear,
  describeYear,
} from '../cases.ts';
import { SET_BY_WORDS } from '../explanation.ts';
import { plusSchoolDays, type SchoolCalendar } from '../../domain/calendar/calendar.ts';
import type { Content } from '../../domain/content/content.ts';
import { atLeast, highest } from '../../domain/content/levels.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Pack, PackRow, PackRule, PackSend } from './pack.ts';
import { datedAnswers } from '../../domain/case/figures-of-case.ts';
import { describeDayWithYear } from '../dates.ts';
import { describeCounting, describeDuty } from '../statutory-dates.ts';
import { packPlan } from './pack-plan.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { sharedView } from '../../domain/case/shared-view.ts';
import { datesOfCase } from '../../domain/case/dates-of-case.ts';
import type { FiredRule } from '../../domain/triage/triage-result.ts';
import { ticked } from '../../domain/supports/standing.ts';
import { walk } from '../../domain/triage/walk.ts';
import { QUESTION, WEEKDAY_QUESTIONS } from '../../domain/known-ids/questions.ts';
import { BLOCK, RULE } from '../../domain/known-ids/rules.ts';
import type { PackExtra } from '../../domain/pack/pack-extras.ts';
import { mayBeNamed } from '../../domain/pack/pack-privacy.ts';
import { outsideReasons } from './outside-reasons.ts';
import { questionsOf, rowOf, absenceRow, packSupports, pastById, weekdaysRow } from './rows.ts';

const SEND_RULES: readonly string[] = [RULE.ehcp, RULE.senSupport];
const SEND_BLOCK = BLOCK.ehcp;
/** It depends on what the DSL advised; the rows of the pupil's and parents' views cover it. */
const PARENT_BLOCK = BLOCK.parents;

export interface PackOptions {
  readonly school: string;
  /** `YYYY-MM-DD`, the day the pack is made. */
  readonly today: string;
  readonly include?: readonly PackExtra[];
  /** The calendar that dates are counted in. */
  readonly settings: SchoolCalendar;
}

/** The pack of a referral, decided or not. */
export function makePack(referral: Referral, content: Content, options: PackOptions): Pack {
  const { school, today, include = [], settings } = options;
  const add = (date: string, count: number) => plusSchoolDays(settings, date, count);
  const { answers } = walk(content, referral.answers);
  const { triage, decision, closing } = referral;
  const withSend = include.includes('send');
  const shared = sharedView(referral, content);
  const reasons = shared.reasons.map((rule) => ({
    ...rule,
    because: rewordYear(rule.because, referral, content, { today, settings }),
  }));
  const rules = outsideRules(reasons, content, include);
  const level = highest(rules.map((rule) => rule.level));
  const past = pastById(referral, content, { today, settings });
  const supports = packSupports(answers, content, today);
  const inRows = supports.flatMap(({ what, finished }) => (finished && what ? [what.id] : []));
  // The one answer for all ticks says nothing more then, and may say otherwise.
  const allInRows = ticked(answers).every((what) => inRows.includes(what));
  const rows = (section: PackSection) =>
    questionsOf(content, section)
      .filter(({ id }) => id !== QUESTION.supportResult || !allInRows)
      .flatMap((question) => rowOf(question, answers, past) ?? []);
  const answer = (id: string) => {
    const question = content.bank.questions.get(id);
    return question && rowOf(question, answers, past)?.value;
  };
  const counted = absenceRow(answers, past.get(QUESTION.missedSessions));
  const asAt = answers[QUESTION.figuresAsAt];
  const day = londonDate;
  const blocks = content.blocks.filter(
    ({ id, private: hidden }) => !hidden || (withSend && id === SEND_BLOCK),
  );
  const aside = referral.overrides ?? [];
  return {
    document: 'referral-pack',
    version: 1,
    school,
    reference: referral.reference,
    madeOn: today,
    pupil: { reference: pupilReference(referral), year: describeYear(referral, { today, settings }) },
    raised: {
      on: day(referral.sentAt),
      by: answer(QUESTION.whoIsAsking) ?? 'Member of staff',
      reason: answer(QUESTION.mainReason) ?? 'Not given',
    },
    ...(decision === undefined
      ? {}
      : {
          decision: {
            outcome: describeOutcome(decision),
            done: describeDeciding(decision),
            by: decision.by.name,
            on: day(decision.at),
            reason: decision.reason,
          },
        }),
    ...(referral.plan === undefined ? {} : { plan: packPlan(referral.plan, content) }),
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
    supports,
    strengths: rows('strengths'),
    voice: [...rows('pupil-view'), ...rows('parents-view')],
    attendance: {
      rows: [...counted, ...weekdaysRow(answers, past.get(WEEKDAY_QUESTIONS[0])), ...rows('attendance')],
      ...(typeof asAt === 'string' ? { asAt } : {}),
    },
    suspensions: {
      rows: rows('suspension'),
      ...enteredBy(referral, content),
    },
    timetable: rows('timetable'),
    provisionSoFar: rows('provision'),
    learning: rows('learning'),
    proposal: rows('proposal'),
    open: blocks
      .filter(({ id }) => id !== PARENT_BLOCK && triage.blocks.includes(id))
      .filter(({ id }) => !aside.some(({ block }) => block === id))
      .map(({ name, clearedBy }) => `${name}. What clears it: ${clearedBy}`),
    setAside: aside.flatMap(({ block, by, reason }) => {
      const found = blocks.find(({ id }) => id === block);
      return found ? [{ what: found.name, by: by.name, reason }] : [];
    }),
    dates: datesOfCase(referral, content, add)
      .filter((each) => !each.private)
      .map((each) => ({
        what: describeDuty(each),
        date: each.date,
        counted: describeCounting(each),
        missed: each.missed,
      })),
    questions: referral.enquiries.map(({ question, askedAt, answer, answeredAt }) => ({
      question,
      askedOn: day(askedAt),
      ...(answer === undefined || answeredAt === undefined ? {} : { answer, answeredOn: day(answeredAt) }),
    })),
    ...(withSend ? { send: sendOf(triage.rulesFired, rows('send')) } : {}),
    rulesAsOf: `${content.guidanceVersion}, in force from ${describeDayWithYear(content.effectiveFrom)}; content ${referral.contentVersion}`,
  };
}

/**
 * The rules that set a level and may be named outside, most pressing first, of those that a shared card may name
 * (`shared-triage.ts`). More is held back here than in the school: ticks that reveal safeguarding (`pack-privacy.ts`).
 * Sources about a status are held back too, because beside a reason they read as if the pupil had it.
 * A rule with every reason held back is left out: its presence would reveal that there is one. So the pack's level is
 * that of the rules it names, which can be below the card's.
 */
function outsideRules(
  reasons: readonly FiredRule[],
  content: Content,
  include: readonly PackExtra[],
): readonly PackRule[] {
  return reasons
    .flatMap((rule) => {
      if (rule.level === null || !atLeast(rule.level, 'watch')) return [];
      const because = outsideReasons(rule.because, content);
      if (because.length === 0) return [];
      return [
        {
          name: rule.name,
          level: rule.level,
          because,
          setBy: SET_BY_WORDS[rule.setBy],
          sources: rule.sources.flatMap((id) => {
            const source = content.sources.get(id);
            if (!source || !mayBeNamed(source, include)) return [];
            return [{ title: source.title, date: source.date }];
          }),
        },
      ];
    })
    .toSorted((a, b) => (a.level === b.level ? 0 : atLeast(a.level, b.level) ? -1 : 1));
}

/** The last day on which suspension figures were entered; nothing where there are none. */
function enteredBy(referral: Referral, content: Content): { readonly enteredBy?: string } {
  const { answeredOn } = datedAnswers(referral);
  const days = questionsOf(content, 'suspension')
    .filter(({ id, holdsFor }) => holdsFor !== undefined && referral.answers[id] !== undefined)
    .map(answeredOn);
  const last = days.toSorted().at(-1);
  return last === undefined ? {} : { enteredBy: last };
}

/** SEND rules give their meaning, never their reasons: those can name care status. */
function sendOf(fired: readonly FiredRule[], rows: readonly PackRow[]): PackSend {
  return {
    rows,
    says: fired
      .filter(({ id }) => SEND_RULES.includes(id))
      .map(({ name, says, setBy }) => ({ name, says, setBy: SET_BY_WORDS[setBy] })),
  };
}
