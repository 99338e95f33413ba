import { isReadByRules } from '../domain/content/bank.ts';
import type { Condition } from '../domain/content/condition.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { FACT_BY_ID, SUPPORT_ANSWERS } from '../domain/triage/facts.ts';
import { canHold, leaves } from './check-reach.ts';
import { questionsIn, questionsOf, rulesOf } from './check-parts.ts';
import type { ContentFiles, ContentQuestion } from './schema.ts';
import { placeOf } from './shape.ts';

/** What a condition in this place may refer to. */
export interface Place {
  /** "Question EW2, when it is asked". */
  readonly name: string;
  /** Questions it may refer to, with why not for the others; undefined: all. */
  readonly earlier?: ReadonlySet<string>;
  /** Rules it may refer to; undefined: all. */
  readonly earlierRules?: ReadonlySet<string>;
  /** Ask-when conditions have no rules, events or today. */
  readonly asking: boolean;
  /** It is part of a form whose answers no rule reads, so it may look at them. */
  readonly ofFormFacts?: boolean;
}

/** Mistakes in conditions: unknown names, forward references, impossible conditions, and unused names. */
export function conditionProblems(raw: ContentFiles): string[] {
  const problems: string[] = [];
  const questions = new Map(questionsOf(raw).map((question) => [question.id, question]));
  const definitions = new Map(
    Object.entries(raw.definitions.definitions).map(([id, { when }]) => [id, when]),
  );
  for (const id of cyclic(definitions))
    problems.push(`The definition "${id}" refers back to itself, directly or through another one.`);
  if (problems.length > 0) return problems;
  const known: Known = {
    questions,
    unread: unreadQuestions(raw),
    definitions,
    thresholds: new Set(raw.thresholds.thresholds.map(({ id }) => id)),
    rules: new Set(rulesOf(raw).map(({ id }) => id)),
  };
  const used = new Set<string>();
  const look = (condition: Condition, place: Place, seen: ReadonlySet<string> = new Set()) => {
    for (const leaf of leaves(condition)) {
      problems.push(...leafProblems(leaf, place, known));
      for (const name of namesIn(leaf)) used.add(name);
      if ('named' in leaf && !seen.has(leaf.named)) {
        const named = definitions.get(leaf.named);
        if (named) look(named, place, new Set([...seen, leaf.named]));
      }
    }
  };
  const earlier = new Set<string>();
  const reachable = new Set<string>();
  for (const file of raw.questions) {
    const ofFormFacts = !isReadByRules(placeOf(file.part).form);
    for (const topic of file.topics) {
      for (const card of topic.cards) {
        for (const question of card.questions) {
          const name = `Question ${question.id}, when it is asked`;
          if (question.askWhen) {
            const onCard = new Set(card.questions.map(({ id }) => id));
            const together = questionsRead(question.askWhen, known).find((id) => onCard.has(id));
            if (together !== undefined)
              problems.push(
                `Question ${question.id} depends on ${together}, which is on the same card (${card.id}); put it on a later card.`,
              );
            else look(question.askWhen, { name, earlier, asking: true, ofFormFacts });
          }
          if (question.unfoldWhen)
            look(question.unfoldWhen, {
              name: `Question ${question.id}, when it is unfolded`,
              earlier,
              asking: true,
              ofFormFacts,
            });
          if (canHold(question.askWhen ?? { always: true }, { definitions, reachable }))
            reachable.add(question.id);
          else problems.push(`Question ${question.id} can never be asked: what it waits for cannot happen.`);
        }
        for (const { id } of card.questions) earlier.add(id);
      }
      if (topic.offeredWhen)
        look(topic.offeredWhen, { name: `Topic ${topic.id}, when it is offered`, asking: false });
    }
  }
  const earlierRules = new Set<string>();
  for (const rule of rulesOf(raw)) {
    const place = { name: `Rule ${rule.id}`, earlierRules, asking: false };
    look(rule.firesWhen, place);
    if (!canHold(rule.firesWhen, { definitions, reachable }))
      problems.push(`Rule ${rule.id} can never fire.`);
    // Duties and steps are evaluated after every rule.
    const later = [rule.dutyWhen, ...rule.steps.map(({ when }) => when)].filter((when) => when !== undefined);
    for (const when of later) look(when, { name: `Rule ${rule.id}`, asking: false });
    if (rule.private !== true) {
      const read = [rule.firesWhen, ...later].flatMap((condition) => leaves(condition, definitions));
      const secret = read.find((leaf) => readsRestricted(leaf, questions));
      if (secret && 'question' in secret)
        problems.push(
          `Rule ${rule.id} reads ${secret.question}, which only some roles may see, so it must be private.`,
        );
    }
    earlierRules.add(rule.id);
  }
  for (const { id, instead = [], notWhen } of raw.sameSteps.steps) {
    const name = `The entry "${id}" of same-steps.json`;
    const conditions = [...instead.map(({ when }) => when), ...(notWhen ? [notWhen] : [])];
    for (const when of conditions) look(when, { name, asking: false });
    const secret = conditions
      .flatMap((condition) => leaves(condition, definitions))
      .find((leaf) => readsRestricted(leaf, questions));
    if (secret && 'question' in secret)
      problems.push(`${name} reads ${secret.question}, which only some roles may see; a private rule may.`);
  }
  for (const block of raw.blocks.blocks) {
    look(block.setWhen, { name: `Block ${block.id}, when it is set`, asking: false });
    look(block.clearedWhen, { name: `Block ${block.id}, when it is cleared`, asking: false });
  }
  for (const model of raw.models.models)
    if (model.suggestedWhen)
      look(model.suggestedWhen, { name: `Provision model ${model.id}`, asking: false });
  for (const removal of raw.models.removals)
    look(removal.when, { name: `The removal "${removal.why}"`, asking: false });
  for (const [id, when] of definitions) {
    if (used.has(`named ${id}`)) continue;
    problems.push(`The definition "${id}" is used nowhere.`);
    look(when, { name: `Definition ${id}`, asking: false });
  }
  return [...new Set(problems)];
}

/** The names that conditions may use. */
export interface Known {
  readonly questions: ReadonlyMap<string, ContentQuestion>;
  /** Those that only their own form may look at. */
  readonly unread: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, Condition>;
  readonly thresholds: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

/** The questions that are asked only for the forms of others. */
export function unreadQuestions(raw: ContentFiles): ReadonlySet<string> {
  const files = raw.questions.filter(({ part }) => !isReadByRules(placeOf(part).form));
  return new Set(questionsIn(files).map(({ id }) => id));
}

/** What is wrong with the leaves of a condition: unknown names, forward references, answers that do not fit. */
export function leafProblems(leaf: Condition, place: Place, known: Known): string[] {
  const { name } = place;
  const problems: string[] = [];
  const threshold = (id: string | undefined) => {
    if (id !== undefined && !known.thresholds.has(id))
      problems.push(`${name}: there is no threshold "${id}" in thresholds.json.`);
  };
  const looksAt = (id: string) => {
    if (!known.questions.has(id)) problems.push(`${name}: there is no question "${id}".`);
    else if (known.unread.has(id) && place.ofFormFacts !== true)
      problems.push(
        `${name}: ${id} is asked only for the forms of others, so nothing but its own form may look at it.`,
      );
    else if (place.earlier && !place.earlier.has(id))
      problems.push(`${name}: it looks at ${id}, which is asked later; conditions look back only.`);
  };
  if ('question' in leaf) {
    looksAt(leaf.question);
    const question = known.questions.get(leaf.question);
    if (question) problems.push(...answerProblems(leaf, question, name));
    if ('countAtLeast' in leaf) threshold(leaf.countAtLeast);
  } else if ('fact' in leaf) {
    const fact = FACT_BY_ID.get(leaf.fact);
    if (!fact)
      problems.push(
        `${name}: there is no fact "${leaf.fact}"; facts are ${[...FACT_BY_ID.keys()].join(', ')}.`,
      );
    else {
      for (const id of fact.needs) looksAt(id);
      if (place.asking && fact.needsToday)
        problems.push(`${name}: "${leaf.fact}" depends on today's date, so a question cannot wait for it.`);
    }
    for (const [key, value] of Object.entries(leaf)) if (key !== 'fact') threshold(value);
  } else if ('supports' in leaf) {
    for (const id of SUPPORT_ANSWERS) looksAt(id);
    const asked = known.questions.get(QUESTION.supportTried);
    const kinds = new Set((asked?.options ?? []).map(({ id }) => id));
    for (const kind of leaf.hasAnyOf)
      if (!kinds.has(kind)) problems.push(`${name}: ${QUESTION.supportTried} has no option "${kind}".`);
    if (place.asking)
      problems.push(
        `${name}: which supports are in place depends on today's date, so a question cannot wait for it.`,
      );
  } else if ('rule' in leaf) {
    if (!known.rules.has(leaf.rule)) problems.push(`${name}: there is no rule "${leaf.rule}".`);
    else if (place.earlierRules && !place.earlierRules.has(leaf.rule))
      problems.push(
        `${name}: it looks at rule ${leaf.rule}, which is evaluated later (or is itself); rules look back only.`,
      );
  } else if ('anyRuleAtLeast' in leaf) threshold(leaf.count);
  else if ('named' in leaf && !known.definitions.has(leaf.named))
    problems.push(`${name}: there is no definition "${leaf.named}" in definitions.json.`);
  if (place.asking && ('rule' in leaf || 'anyRuleAtLeast' in leaf || 'event' in leaf))
    problems.push(
      `${name}: questions are asked before rules are looked at, so it can wait for answers only.`,
    );
  return problems;
}

function answerProblems(
  leaf: Extract<Condition, { question: string }>,
  question: ContentQuestion,
  name: string,
): string[] {
  if ('answered' in leaf) return [];
  const problems: string[] = [];
  const multi = question.kind === 'multi';
  if (question.kind !== 'choice' && !multi)
    return [`${name}: ${question.id} has no options; ask whether it is answered, or use a fact.`];
  if (!multi && ('hasOnly' in leaf || 'countAtLeast' in leaf))
    problems.push(
      `${name}: ${question.id} allows one answer only, so "hasOnly" and "countAtLeast" do not fit.`,
    );
  const options = new Set((question.options ?? []).map(({ id }) => id));
  for (const option of optionsIn(leaf))
    if (!options.has(option)) problems.push(`${name}: ${question.id} has no option "${option}".`);
  return problems;
}

function optionsIn(leaf: Extract<Condition, { question: string }>): readonly string[] {
  if ('is' in leaf) return [leaf.is];
  if ('isNot' in leaf) return [leaf.isNot];
  if ('hasAnyOf' in leaf) return leaf.hasAnyOf;
  if ('hasOnly' in leaf) return leaf.hasOnly;
  return 'countAtLeast' in leaf ? (leaf.except ?? []) : [];
}

function namesIn(leaf: Condition): string[] {
  return 'named' in leaf ? [`named ${leaf.named}`] : [];
}

/** Reads the value, not just the presence, of a question that only some roles may see. */
function readsRestricted(leaf: Condition, questions: ReadonlyMap<string, ContentQuestion>): boolean {
  return 'question' in leaf && !('answered' in leaf) && isRestricted(questions.get(leaf.question));
}

function isRestricted(question: ContentQuestion | undefined): boolean {
  return question?.private === true && question.roles !== undefined;
}

function questionsRead(condition: Condition, known: Known): string[] {
  return leaves(condition, known.definitions).flatMap((leaf) => {
    if ('question' in leaf) return [leaf.question];
    if ('supports' in leaf) return [...SUPPORT_ANSWERS];
    return 'fact' in leaf ? [...(FACT_BY_ID.get(leaf.fact)?.needs ?? [])] : [];
  });
}

function cyclic(definitions: ReadonlyMap<string, Condition>): string[] {
  const reaches = (id: string, target: string, seen: Set<string>): boolean => {
    const condition = definitions.get(id);
    if (!condition || seen.has(id)) return false;
    seen.add(id);
    return leaves(condition).some(
      (leaf) => 'named' in leaf && (leaf.named === target || reaches(leaf.named, target, seen)),
    );
  };
  return [...definitions.keys()].filter((id) => reaches(id, id, new Set()));
}
