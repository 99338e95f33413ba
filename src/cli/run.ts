/**
 * Runs the command named by the first argument with the rest: `run.ts case:export R-7K3MP --by "Your name"`. Results go
 * to standard output, messages to standard error. Exit code 1 for a failure, 2 for wrong usage.
 */
import { readFileSync } from 'node:fs';
import type { Command } from './command.ts';

/** By the name of their npm script. Loaded on demand: the bot's modules take a second. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  'audit:check': () => import('./audit-check.ts'),
  'audit:export': () => import('./audit-export.ts'),
  backup: () => import('./backup.ts'),
  'case:export': () => import('./case-export.ts'),
  'case:form': () => import('./case-form.ts'),
  'case:hold': () => import('./case-hold.ts'),
  'content:check': () => import('./content-check.ts'),
  'content:diff': () => import('./content-diff.ts'),
  'content:map': () => import('./content-map.ts'),
  'content:reading': () => import('./content-reading.ts'),
  'content:schema': () => import('./content-schema.ts'),
  'data:map': () => import('./data-map.ts'),
  digest: () => import('./digest.ts'),
  doctor: () => import('./doctor.ts'),
  'figures:import': () => import('./figures-import.ts'),
  'forms:coverage': () => import('./forms-coverage.ts'),
  job: () => import('./job.ts'),
  census: () => import('./census.ts'),
  outcomes: () => import('./outcomes.ts'),
  'pupil:correct': () => import('./pupil-correct.ts'),
  'pupil:erase': () => import('./pupil-erase.ts'),
  'pupil:views': () => import('./pupil-views.ts'),
  'pupil:export': () => import('./pupil-export.ts'),
  'pupil:transfer': () => import('./pupil-transfer.ts'),
  'pupil:open': () => import('./pupil-open.ts'),
  restore: () => import('./restore.ts'),
  'school-year:end': () => import('./school-year-end.ts'),
  'staff:export': () => import('./staff-export.ts'),
  settings: () => import('./settings.ts'),
  terms: () => import('./terms.ts'),
  triage: () => import('./triage.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (load) {
  const { default: command } = await load();
  // Timers inside the bot do not keep a process alive; a command that waits for one would end unfinished, with code 13.
  setInterval(() => undefined, 60_000);
  const { code, out, message } = await command.run(args, process.env, () => readFileSync(0, 'utf8'));
  if (message !== undefined) console.error(message);
  if (out) {
    const text = out.endsWith('\n') ? out : `${out}\n`;
    await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
  }
  // Nothing is running any more, but open connections to the tables would keep the process alive.
  process.exit(code);
}
console.error(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
process.exitCode = 2;
