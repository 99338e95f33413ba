/**
 * `npm run --silent triage`: reads one case or a list of cases as JSON on standard input and prints what triage gives
 * for each; `-- --explain` prints the explanation as text. Exit code 2 and one sentence when the input cannot be used.
 */
import { readFileSync } from 'node:fs';
import { runTriage } from './run-triage.ts';

const { code, says } = runTriage(process.argv.slice(2), () => readFileSync(0, 'utf8'));
if (code === 0) console.log(says);
else console.error(says);
process.exitCode = code;
