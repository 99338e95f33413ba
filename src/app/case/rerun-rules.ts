import { plusSchoolDays } from '../../domain/calendar/calendar.ts';
import { datesOfCase } from '../../domain/case/dates-of-case.ts';
import { datedAnswers, pastFiguresOf, type SchoolDay } from '../../domain/case/figures-of-case.ts';
import type { KeptDate, SchoolDayAdder, StatutoryDate } from '../../domain/case/statutory-dates.ts';
import type { Answers } from '../../domain/content/answers.ts';
import { without } from '../../domain/questions/past-figures.ts';
import type { Person } from '../../domain/people/person.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { sharedView } from '../../domain/case/shared-view.ts';
import { walk } from '../../domain/triage/walk.ts';
import type { Content } from '../../domain/content/content.ts';
import { sharedTriage } from '../../domain/triage/shared-triage.ts';
import { triage, type Case } from '../../domain/triage/triage.ts';
import type { TriageResult } from '../../domain/triage/triage-result.ts';
import { describeChanges, type Change } from '../../words/changes.ts';
import { toKeptDate } from '../../words/statutory-dates.ts';
import { nowOf, type School } from '../turn.ts';

/** What the rules are rerun with. */
export interface Run {
  readonly by: Person;
  readonly answers: Answers;
  /** Questions answered just now, even with an unchanged answer. */
  readonly answered?: readonly string[];
}

/**
 * The case with these answers and the rules rerun today; the version stays, for the act that saves it. Figures of a
 * past term or school year are stored with their day and not counted.
 */
export function rerunRules(
  school: Pick<School, 'content' | 'settings' | 'clock'>,
  referral: Referral,
  { by, answers: given, answered = [] }: Run,
): Referral {
  const { content, settings } = school;
  const { answers } = walk(content, given);
  const today = londonDate(school.clock.now());
  const dated: Referral = {
    ...referral,
    answers,
    answeredOn: daysOf(content, referral, { answers, answered, today }),
  };
  const past = pastFiguresOf(dated, content, { today, settings }).map(({ question }) => question.id);
  const now = { today, answers: without(answers, past), events: referral.events };
  const result = triage(content, now);
  const next: Referral = {
    ...dated,
    contentVersion: content.version,
    guidanceVersion: content.guidanceVersion,
    triage: result,
    runAgain: {
      at: nowOf(school),
      by: { id: by.id, name: by.name },
      changes: changesFor(content, referral, now, result),
      notCounted: past,
    },
    // A block that was cleared and came back is a new question: the earlier override does not cover it.
    overrides: (referral.overrides ?? []).filter(({ block }) => result.blocks.includes(block)),
  };
  const add = (date: string, count: number) => plusSchoolDays(settings, date, count);
  const complete = {
    ...next,
    keptDates: datesToKeep(content, referral, next, { answered, today, settings, add }),
  };
  return { ...complete, statutoryDates: datesOfCase(complete, content, add).map(({ date }) => date) };
}

/**
 * Statutory dates still ahead that came from a figure of a past term or year: once a new figure replaces it, nothing
 * else would show them.
 */
function datesToKeep(
  content: Content,
  referral: Referral,
  { triage: { rulesFired } }: Referral,
  {
    answered,
    add,
    ...day
  }: SchoolDay & { readonly answered: readonly string[]; readonly add: SchoolDayAdder },
): readonly KeptDate[] {
  const { keptDates = [] } = referral;
  const isReplaced = pastFiguresOf(referral, content, day).some(({ question }) =>
    answered.includes(question.id),
  );
  const before = isReplaced ? datesOfCase(referral, content, add) : keptDates;
  const stillFires = ({ ruleId }: Pick<StatutoryDate, 'ruleId'>) =>
    rulesFired.some(({ id }) => id === ruleId);
  return before
    .map(toKeptDate)
    .filter((each) => each.date >= day.today && (keptDates.includes(each) || !stillFires(each)));
}

/** The day of every answer about a term or school year. */
function daysOf(
  { bank }: Content,
  referral: Referral,
  now: { readonly answers: Answers; readonly answered: readonly string[]; readonly today: string },
): Readonly<Record<string, string>> {
  const { answeredOn } = datedAnswers(referral);
  return Object.fromEntries(
    [...bank.questions.values()]
      .filter(({ id, holdsFor }) => holdsFor !== undefined && now.answers[id] !== undefined)
      .map((question) => [
        question.id,
        now.answered.includes(question.id) || referral.answers[question.id] === undefined
          ? now.today
          : answeredOn(question),
      ]),
  );
}

/** What changed: open where it can be derived from what may be shared, private otherwise. */
function changesFor(
  content: Content,
  referral: Referral,
  now: Case,
  result: TriageResult,
): readonly Change[] {
  const before = sharedView(referral, content).result;
  const open = describeChanges(content, before, sharedTriage(content, now).result).filter(
    (change) => !change.private,
  );
  const told = new Set(open.map(({ text }) => text));
  const secret = describeChanges(content, referral.triage, result).filter(({ text }) => !told.has(text));
  return [...open, ...secret.map(({ text }) => ({ text, private: true }))];
}
