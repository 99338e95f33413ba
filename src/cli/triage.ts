import { ContentProblems, loadContent } from '../content/load.ts';
import { describeResult } from '../words/explanation.ts';
import type { Content } from '../domain/content/content.ts';
import { plusSchoolDays } from '../domain/calendar/calendar.ts';
import { statutoryDates } from '../domain/case/statutory-dates.ts';
import { walk } from '../domain/triage/walk.ts';
import { sharedTriage } from '../domain/triage/shared-triage.ts';
import { triage, type Case } from '../domain/triage/triage.ts';
import type { NextStep, TriageResult } from '../domain/triage/triage-result.ts';
import type { Question } from '../domain/content/bank.ts';
import { pastFigures, without, type PastFigure } from '../domain/questions/past-figures.ts';
import { CannotUse, command } from './command.ts';
import { readCases, type ReadCase } from './read-cases.ts';

/** The triage result for one case or a list of cases. */
export default command({
  typed: 'npm run --silent triage --',
  about:
    'Reads one case or a list of cases as JSON on standard input, and prints what triage gives for each: {"today": "2026-11-24", "answers": {...}, "events": [...]}.',
  options: { explain: { help: 'prints the explanation as text instead of JSON' } },
  run: ({ explain }, _words, { input }) => {
    const content = load();
    const read = readCases(content, input());
    if ('problem' in read) throw new CannotUse(read.problem);
    const results = read.cases.map((each) => {
      const past = pastOf(content, each);
      const answers = without(
        each.answers,
        past.map(({ question }) => question.id),
      );
      const given = { today: each.today, answers, events: each.events };
      return { given, past, result: triage(content, given) };
    });
    if (explain)
      return {
        code: 0,
        out: results
          .map(({ given, result, past }) => describeResult(content, given.today, result, past))
          .join('\n\n'),
      };
    const printed = results.map(({ given, result, past }) => ({
      ...printable(content, given, result),
      ...(past.length === 0 ? {} : { notCounted: past.map(({ question }) => question.id) }),
    }));
    return { code: 0, out: JSON.stringify(read.single ? printed[0] : printed, null, 2) };
  },
});

function load(): Content {
  try {
    return loadContent();
  } catch (error) {
    if (error instanceof ContentProblems) throw new CannotUse(error.message);
    throw error;
  }
}

/** Answers about a term or school year that was over on the day of the case, by statutory dates. */
function pastOf({ bank }: Content, { answers, answeredOn, today }: ReadCase): readonly PastFigure[] {
  const dayOf = ({ id }: Question) =>
    (typeof answeredOn === 'string' ? answeredOn : answeredOn?.[id]) ?? today;
  return pastFigures(bank, { answers, answeredOn: dayOf }, today, { closed: [] });
}

/** The triage result, in ids, and what of it may be shown where others can see it. */
function printable(content: Content, given: Case, result: TriageResult): object {
  const { outcome, level, rulesFired, duties, blocks, suggestedModels, nextSteps } = result;
  const shared = sharedTriage(content, given, result);
  return {
    outcome,
    level,
    rulesFired: rulesFired.map((rule) => rule.id),
    duties,
    blocks,
    suggestedModels,
    nextSteps: nextSteps.map(printableSteps(content, given, result)),
    shared: {
      level: shared.level,
      reasons: shared.reasons.map((rule) => rule.id),
      steps: shared.nextSteps.map(printableSteps(content, given, shared.result)),
      duties: shared.duties,
    },
  };
}

/**
 * A step with its most pressing rule and all its rules, and any duty among them with its date. Counts weekdays only.
 */
function printableSteps(content: Content, given: Case, result: TriageResult): (step: NextStep) => object {
  const weekdays = (date: string, count: number) => plusSchoolDays({ closed: [] }, date, count);
  const { answers } = walk(content, given.answers);
  const dates = statutoryDates(content, result, answers, weekdays);
  return ({ text, from, private: isPrivate }) => {
    const rules = from.flatMap((id) => content.rules.find((rule) => rule.id === id) ?? []);
    const [rule] = rules;
    const bound = rules.find(({ id }) => result.duties.includes(id));
    const date = dates.find(({ ruleId }) => ruleId === (bound ?? rule)?.id)?.date;
    return {
      text,
      rule: rule?.id,
      rules: from,
      level: rule?.level ?? null,
      private: isPrivate,
      ...(bound ? { duty: bound.duty } : {}),
      ...(date === undefined ? {} : { date }),
    };
  };
}
