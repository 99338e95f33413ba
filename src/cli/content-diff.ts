/**
 * `npm run content:diff -- OLD_FOLDER [CASES.json ...]`: says which cases come out differently with the content as it
 * is now than with the content in another folder. Without files, the worked scenarios of this repository are used.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCases } from '../content/compare.ts';
import { ContentProblems, loadKnowledge } from '../content/load.ts';
import type { Knowledge } from '../domain/triage/knowledge.ts';
import { readCases } from './read-cases.ts';

const SCENARIOS = join(import.meta.dirname, '../../test/scenarios');

function main(): number {
  const [folder, ...files] = process.argv.slice(2);
  if (folder === undefined)
    return refuse(
      'Please name the folder with the old content, for example: npm run content:diff -- ../old/src/content',
    );
  if (!existsSync(folder)) return refuse(`There is no folder ${folder}.`);
  const old = load('old', folder);
  const now = load('new');
  if (!old || !now) return 2;
  const cases = (files.length > 0 ? files : scenarioFiles()).map((file) => ({ file, text: textOf(file) }));
  let count = 0;
  let different = 0;
  for (const { file, text } of cases) {
    if (text === undefined) return refuse(`The file ${file} could not be read.`);
    // Answers are held against the old content: an answer that no longer fits is part of what changed.
    const read = readCases(old, text);
    if ('problem' in read) return refuse(`${file}: ${read.problem}`);
    for (const { name, differences } of compareCases(old, now, read.cases, read.names)) {
      count++;
      if (differences.length === 0) continue;
      different++;
      console.log(`${name}\n${differences.map((difference) => `  - ${difference}`).join('\n')}`);
    }
  }
  console.log(
    different === 0
      ? `All ${count} cases come out the same (content ${old.version} and ${now.version}).`
      : `${different} of ${count} cases come out differently (content ${old.version} and ${now.version}).`,
  );
  return 0;
}

function load(which: string, folder?: string): Knowledge | undefined {
  try {
    return loadKnowledge(folder === undefined ? {} : { folder });
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error;
    refuse(`In the ${which} content: ${error.message}`);
    return undefined;
  }
}

function scenarioFiles(): string[] {
  return readdirSync(SCENARIOS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(SCENARIOS, file));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}

process.exitCode = main();
