import type { ContentFiles, ContentQuestion, ContentRule, QuestionsFile } from './schema.ts';

/** The questions of some files in the order of asking. */
export function questionsIn(files: readonly QuestionsFile[]): ContentQuestion[] {
  return files.flatMap((file) =>
    file.topics.flatMap((topic) => topic.cards.flatMap((card) => card.questions)),
  );
}

/** Every triage question (parts 0 to 3), in the order of asking. */
export function questionsOf(raw: ContentFiles): ContentQuestion[] {
  return questionsIn(raw.questions);
}

/** Every question in the content, including those of plans, updates and reviews. */
export function allQuestionsOf(raw: ContentFiles): ContentQuestion[] {
  return questionsIn([...raw.questions, ...raw.forms]);
}

/** Every rule in evaluation order. */
export function rulesOf(raw: ContentFiles): ContentRule[] {
  return raw.rules.flatMap((file) => file.rules);
}

/** Mistakes in ids and in how the parts fit together, apart from conditions and wording. */
export function partProblems(raw: ContentFiles): string[] {
  const problems: string[] = [];
  const files = [...raw.questions, ...raw.forms];
  const questions = allQuestionsOf(raw);
  const rules = rulesOf(raw);
  const others = neighbours(raw);
  const topics = files.flatMap((file) => file.topics);
  const lists: readonly (readonly [what: string, ids: readonly string[]])[] = [
    ['question', questions.map(({ id }) => id)],
    ['topic', topics.map(({ id }) => id)],
    ['card', topics.flatMap((topic) => topic.cards.map(({ id }) => id))],
    ['rule', rules.map(({ id }) => id)],
    ['threshold', raw.thresholds.thresholds.map(({ id }) => id)],
    ['block', raw.blocks.blocks.map(({ id }) => id)],
    ['provision model', raw.models.models.map(({ id }) => id)],
    ['source', raw.sources.sources.map(({ id }) => id)],
    ['panel', raw.panels.panels.map(({ id }) => id)],
    ['check of providers', raw.providerChecks.checks.map(({ id }) => id)],
    ['tip', raw.tips.tips.map(({ id }) => id)],
    ['rule group', raw.groups.groups.map(({ id }) => id)],
    ['entry of same-steps.json', raw.sameSteps.steps.map(({ id }) => id)],
    ['layout of exports', raw.misLayouts.layouts.map(({ id }) => id)],
  ];
  for (const [what, ids] of lists)
    for (const id of twice(ids)) problems.push(`The ${what} ${id} is used twice; each id may be used once.`);
  const sources = new Set(raw.sources.sources.map(({ id }) => id));
  const cite = (what: string, cited: readonly string[]) => {
    for (const source of cited)
      if (!sources.has(source))
        problems.push(`${what} names the source "${source}", which is not in sources.json.`);
  };
  for (const check of raw.providerChecks.checks) cite(`Check of providers ${check.id}`, check.sources);
  for (const tip of raw.tips.tips) cite(`Tip ${tip.id}`, tip.sources);
  cite('The file mis-layouts.json', raw.misLayouts.codes.sources);
  cite('Weekdays in mis-layouts.json', raw.misLayouts.weekdays.sources);
  for (const layout of raw.misLayouts.layouts) cite(`Layout ${layout.id}`, layout.sources);
  for (const question of questions) {
    cite(`Question ${question.id}`, question.sources);
    problems.push(...questionProblems(question, others.get(question) ?? []));
    const line = question.within?.threshold;
    if (line !== undefined && !raw.thresholds.thresholds.some(({ id }) => id === line))
      problems.push(`Question ${question.id} uses the threshold "${line}", which is not in thresholds.json.`);
  }
  for (const card of topics.flatMap(({ cards }) => cards)) {
    const [first] = card.questions;
    if (first?.drawn === 'beside')
      problems.push(`Question ${first.id} is the first of its card, so there is none it could stand beside.`);
  }
  for (const threshold of raw.thresholds.thresholds) {
    cite(`Threshold ${threshold.id}`, threshold.sources);
    if (!Number.isInteger(threshold.value * 10))
      problems.push(
        `Threshold ${threshold.id} has more than one decimal place; lines are compared exactly with one.`,
      );
    if (threshold.setBy === 'law' && threshold.schoolMayChange !== 'no')
      problems.push(`Threshold ${threshold.id} is set by law, so "schoolMayChange" must be "no".`);
  }
  for (const rule of rules) {
    cite(`Rule ${rule.id}`, rule.sources);
    problems.push(...ruleProblems(rule, raw));
  }
  const firstOther = rules.findIndex((rule) => rule.group !== rules[0]?.group);
  for (const [at, rule] of rules.entries())
    if (rule.level === 'stop' && at > firstOther && firstOther >= 0)
      problems.push(
        `Rule ${rule.id} stops the conversation, so it must come before every rule that is not of the gate.`,
      );
  for (const removal of raw.models.removals)
    for (const model of removal.models)
      if (!raw.models.models.some(({ id }) => id === model))
        problems.push(
          `A removal ("${removal.why}") names the provision model ${model}, which does not exist.`,
        );
  // Forms that rules read come first; each of the others is separate.
  for (const group of [raw.questions, raw.forms])
    if (group.some(({ part }, at) => at > 0 && part < (group[at - 1]?.part ?? 0)))
      problems.push('The files in questions/ must be in the order of their parts.');
  return problems;
}

/** The questions that one may refer to: all of triage, or those of its own form. */
function neighbours(raw: ContentFiles): ReadonlyMap<ContentQuestion, readonly ContentQuestion[]> {
  const groups = [questionsOf(raw), ...raw.forms.map((form) => questionsIn([form]))];
  return new Map(groups.flatMap((group) => group.map((question) => [question, group])));
}

function questionProblems(question: ContentQuestion, questions: readonly ContentQuestion[]): string[] {
  const { id, kind } = question;
  const problems: string[] = [];
  const needs = (given: boolean, wanted: boolean, what: string) => {
    if (wanted && !given) problems.push(`Question ${id} is of kind "${kind}" and needs ${what}.`);
    if (!wanted && given) problems.push(`Question ${id} is of kind "${kind}" and cannot have ${what}.`);
  };
  const choices = kind === 'choice' || kind === 'multi';
  needs(question.options !== undefined || question.optionsFrom !== undefined, choices, '"options"');
  needs(question.maxLength !== undefined, kind === 'text', '"maxLength"');
  if (question.scale === undefined)
    needs(question.min !== undefined && question.step !== undefined, kind === 'number', '"min" and "step"');
  else if (
    kind !== 'number' ||
    [question.min, question.max, question.step, question.unit].some((own) => own !== undefined)
  )
    problems.push(
      `Question ${id} counts the measure "${question.scale}", whose scale gives its range, step and unit: it is a number and has none of them itself.`,
    );
  if (question.max !== undefined && (kind !== 'number' || question.max < (question.min ?? 0)))
    problems.push(
      `Question ${id} has a largest value that does not fit; "max" is for numbers, and not below "min".`,
    );
  needs(question.dateLabels !== undefined, kind === 'dates', '"dateLabels"');
  if (question.optionsFrom !== undefined && kind !== 'choice')
    problems.push(`Question ${id} takes options from the school, so it must be of kind "choice".`);
  if (choices && question.optionsFrom === undefined && (question.options ?? []).length < 2)
    problems.push(`Question ${id} needs at least two options.`);
  for (const option of twice((question.options ?? []).map((each) => each.id)))
    problems.push(`Question ${id} has the option "${option}" twice.`);
  for (const { id: option, sharedAs } of question.options ?? [])
    if (
      sharedAs !== undefined &&
      !question.options?.some((each) => each.id === sharedAs && each.id !== option)
    )
      problems.push(
        `Question ${id}, option "${option}", is shared as "${sharedAs}", which is no other option of it.`,
      );
  if (kind !== 'multi' && question.options?.some((option) => option.clearsOthers))
    problems.push(`Question ${id} allows one answer only, so no option can clear the others.`);
  if (question.notMoreThan !== undefined) {
    const other = questions.find((each) => each.id === question.notMoreThan);
    if (other?.kind !== 'number')
      problems.push(
        `Question ${id} may not be more than ${question.notMoreThan}, which is not a question with a number.`,
      );
  }
  if (
    question.notBefore !== undefined &&
    !questions.some((each) => each.id === question.notBefore && each.kind === 'date')
  )
    problems.push(
      `Question ${id} may not be before ${question.notBefore}, which is not a question with a date.`,
    );
  if (question.holdsFor === undefined && /\bthis (term|(school )?year)\b/i.test(question.wording))
    problems.push(
      `Question ${id} asks about this term or school year: say in "holdsFor" which of them, so that no rule counts the answer once it is over.`,
    );
  if (
    question.asAt !== undefined &&
    (question.holdsFor === undefined ||
      !questions.some((each) => each.id === question.asAt && each.kind === 'date'))
  )
    problems.push(
      `Question ${id} takes its day from ${question.asAt}: that has to be a question with a date, and "holdsFor" has to say for how long the answer holds.`,
    );
  if (question.within) {
    const { of } = question.within;
    if (!questions.some((each) => each.id === of && each.kind.startsWith('date')))
      problems.push(`Question ${id} counts days from ${of}, which is not a question with a date.`);
  }
  return problems;
}

function ruleProblems(rule: ContentRule, raw: ContentFiles): string[] {
  const problems: string[] = [];
  if (!raw.groups.groups.some(({ id }) => id === rule.group))
    problems.push(`Rule ${rule.id} is in the group "${rule.group}", which is not in groups.json.`);
  if (rule.sources.length === 0) problems.push(`Rule ${rule.id} names no source; say where it comes from.`);
  if (rule.duty !== undefined && rule.setBy !== 'law' && rule.setBy !== 'guidance')
    problems.push(
      `Rule ${rule.id} states a duty, so it must be set by law or guidance, not by "${rule.setBy}".`,
    );
  if (rule.dutyWhen !== undefined && rule.duty === undefined)
    problems.push(`Rule ${rule.id} says when there is a duty ("dutyWhen"), but not which.`);
  return problems;
}

/** Those that are there more than once. */
export function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
