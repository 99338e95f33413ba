import { rulesOf } from './check-parts.ts';
import type { ContentFiles, ContentRule } from './schema.ts';

type ContentStep = ContentRule['steps'][number];

/** Mistakes in the next steps of rules, apart from conditions and wording. */
export function stepProblems(raw: ContentFiles): string[] {
  const rules = rulesOf(raw);
  const steps = rules.flatMap((rule) => rule.steps.map((step) => ({ rule, step })));
  const models = new Set(raw.models.models.map(({ id }) => id));
  return [
    ...rules
      .filter((rule) => rule.steps.length === 0)
      .map(({ id }) => `Rule ${id} suggests no next step; give it at least one.`),
    ...steps.flatMap(({ rule, step }) => modelProblems(rule, step, models)),
    ...steps
      .filter(({ rule, step }) => step.ifRoom && rule.duty !== undefined)
      .map(
        ({ rule, step }) =>
          `Rule ${rule.id}, step "${step.text}": what a duty needs is never left out, so take out "ifRoom".`,
      ),
    ...sameProblems(raw, steps),
  ];
}

function modelProblems({ id }: ContentRule, step: ContentStep, models: ReadonlySet<string>): string[] {
  const unknown = (step.onlyWith ?? []).filter((model) => !models.has(model));
  return [
    ...unknown.map(
      (model) => `Rule ${id} ties a step to the provision model ${model}, which does not exist.`,
    ),
    ...((step.kind === 'planned-ap') === (step.onlyWith !== undefined)
      ? []
      : [
          `Rule ${id}, step "${step.text}": "onlyWith" belongs to steps of kind "planned-ap", and each of those needs it.`,
        ]),
  ];
}

/** Mistakes in which steps say the same. */
function sameProblems(
  { sameSteps }: ContentFiles,
  steps: readonly { readonly rule: ContentRule; readonly step: ContentStep }[],
): string[] {
  const problems: string[] = [];
  for (const { id, text, instead = [], notWhen } of sameSteps.steps) {
    const members = steps.filter(({ step }) => step.same === id);
    const rules = members.map(({ rule }) => rule.id);
    const others = instead.length + (notWhen === undefined ? 0 : 1);
    if (members.length === 0 || (members.length === 1 && others === 0))
      problems.push(
        `The entry "${id}" of same-steps.json needs two steps that name it in "same", or one and what stands "instead".`,
      );
    const kinds = [...new Set(members.map(({ step }) => step.kind))];
    if (kinds.length > 1)
      problems.push(`Steps that say the same ("${id}") must be of one kind; these are ${kinds.join(', ')}.`);
    for (const rule of new Set(rules.filter((each, at) => rules.indexOf(each) !== at)))
      problems.push(`Rule ${rule} says the same ("${id}") in two steps; one is enough.`);
    for (const { rule, step } of steps)
      if (step.text === text && step.same !== id)
        problems.push(`Rule ${rule.id}, step "${text}": it needs "same": "${id}", which has these words.`);
  }
  for (const { rule, step } of steps)
    if (step.same !== undefined && !sameSteps.steps.some(({ id }) => id === step.same))
      problems.push(`Rule ${rule.id}, step "${step.text}": "${step.same}" is not in same-steps.json.`);
  // Words that stand for one meaning must not be those of another: a list knows a step by its words.
  const insteads = sameSteps.steps.flatMap(({ id, instead = [] }) =>
    instead.map(({ text }) => ({ id, text })),
  );
  for (const { id, text } of insteads) {
    const elsewhere =
      steps.some(({ step }) => step.text === text && step.same !== id) ||
      sameSteps.steps.some((other) => other.id !== id && other.text === text) ||
      insteads.some((other) => other.id !== id && other.text === text);
    if (elsewhere)
      problems.push(
        `The entry "${id}" of same-steps.json says "${text}" instead, as steps that say something else do.`,
      );
  }
  const inSame = new Map<string, string>();
  for (const { rule, step } of steps) {
    const other = inSame.get(step.text);
    if (other !== undefined && other !== (step.same ?? ''))
      problems.push(
        `Rule ${rule.id}, step "${step.text}": another step has these words, so "same" must be equal.`,
      );
    inSame.set(step.text, step.same ?? '');
  }
  return problems;
}
