/**
 * `npm run --silent triage`: reads one case or a list of cases as JSON on standard input and prints what triage gives
 * for each; `-- --explain` prints the explanation as text. Exit code 2 and one sentence when the input cannot be used.
 */
import { readFileSync } from 'node:fs';
import { ContentProblems, loadKnowledge } from '../content/load.ts';
import { explanation } from '../domain/triage/explanation.ts';
import { triage } from '../domain/triage/triage.ts';
import type { TriageResult } from '../domain/triage/triage-result.ts';
import { readCases } from './read-cases.ts';

function main(): number {
  const unknown = process.argv.slice(2).find((argument) => argument !== '--explain');
  if (unknown !== undefined) return refuse(`"${unknown}" is not known here; the only option is --explain.`);
  let knowledge;
  try {
    knowledge = loadKnowledge();
  } catch (error) {
    if (error instanceof ContentProblems) return refuse(error.message);
    throw error;
  }
  const read = readCases(knowledge, readFileSync(0, 'utf8'));
  if ('problem' in read) return refuse(read.problem);
  const results = read.cases.map((given) => ({ given, result: triage(knowledge, given) }));
  if (process.argv.includes('--explain'))
    console.log(results.map(({ given, result }) => explanation(knowledge, given.today, result)).join('\n\n'));
  else {
    const printed = results.map(({ result }) => inIds(result));
    console.log(JSON.stringify(read.single ? printed[0] : printed, null, 2));
  }
  return 0;
}

function inIds(result: TriageResult): object {
  const { outcome, level, rulesFired, duties, blocks, suggestedModels } = result;
  return { outcome, level, rulesFired: rulesFired.map((rule) => rule.id), duties, blocks, suggestedModels };
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}

process.exitCode = main();
