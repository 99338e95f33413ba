import { ContentProblems, loadKnowledge } from '../content/load.ts';
import { explanation } from '../domain/triage/explanation.ts';
import type { Knowledge } from '../domain/triage/knowledge.ts';
import { triage } from '../domain/triage/triage.ts';
import type { TriageResult } from '../domain/triage/triage-result.ts';
import { readCases } from './read-cases.ts';

/** How it ended: exit code (0 done, 2 the input cannot be used) and what to print, a problem on standard error. */
export interface TriageEnd {
  readonly code: 0 | 2;
  readonly says: string;
}

/** Triages the cases that `input` gives as text; `--explain` explains them. Throws only what is not about the input. */
export function runTriage(args: readonly string[], input: () => string): TriageEnd {
  const unknown = args.find((argument) => argument !== '--explain');
  if (unknown !== undefined) return refuse(`"${unknown}" is not known here; the only option is --explain.`);
  let knowledge: Knowledge;
  try {
    knowledge = loadKnowledge();
  } catch (error) {
    if (error instanceof ContentProblems) return refuse(error.message);
    throw error;
  }
  const read = readCases(knowledge, input());
  if ('problem' in read) return refuse(read.problem);
  const results = read.cases.map((given) => ({ given, result: triage(knowledge, given) }));
  if (args.includes('--explain'))
    return {
      code: 0,
      says: results.map(({ given, result }) => explanation(knowledge, given.today, result)).join('\n\n'),
    };
  const printed = results.map(({ result }) => inIds(result));
  return { code: 0, says: JSON.stringify(read.single ? printed[0] : printed, null, 2) };
}

function inIds(result: TriageResult): object {
  const { outcome, level, rulesFired, duties, blocks, suggestedModels } = result;
  return { outcome, level, rulesFired: rulesFired.map((rule) => rule.id), duties, blocks, suggestedModels };
}

function refuse(says: string): TriageEnd {
  return { code: 2, says };
}
