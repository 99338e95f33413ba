import { assemble } from '../start/compose.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { Product } from '../start/product.ts';
import { dueInWords } from './digest-words.ts';
import { prepared } from './prepared.ts';

/** How a job ended: exit code (0 done, 1 not done, 2 no such job) and what to tell the person at the terminal. */
export interface JobEnd {
  readonly code: 0 | 1 | 2;
  readonly says: string;
}

/** What is typed after the command -> what it does; resolves to a sentence for the terminal. */
const JOBS: Readonly<Record<string, (product: Product, settings: SchoolSettings) => Promise<string>>> = {
  tidy: async (product) => `${rows(await product.deleteExpired())} deleted.`,
  'tidy --dry-run': async (product) =>
    `${rows(await product.deleteExpired({ dryRun: true }))} could be deleted. Nothing was.`,
  sweep: async (product) => {
    const due = await product.sweep();
    await product.tellUndelivered();
    return `${due} ${due === 1 ? 'delivery was' : 'deliveries were'} due.`;
  },
  digest: async (product) => {
    const taken = await product.digests();
    return `${taken} ${taken === 1 ? 'digest was' : 'digests were'} due.`;
  },
  'digest --dry-run': async (product, settings) => dueInWords(await product.dueDigests(), settings),
  reminders: async (product) => {
    const count = await product.reminders();
    // From outside nothing else may be running that would send them.
    await product.sweep();
    return `${count} ${count === 1 ? 'reminder was' : 'reminders were'} due.`;
  },
  reconcile: async (product) => {
    const count = await product.reconcile();
    await product.sweep();
    return `${count} ${count === 1 ? 'card was' : 'cards were'} out of date.`;
  },
};

/** Runs the job these arguments name, once, on the configuration in `env`. Never throws. */
export async function runJob(args: readonly string[], env: NodeJS.ProcessEnv): Promise<JobEnd> {
  const asked = args.join(' ');
  const job = Object.hasOwn(JOBS, asked) ? JOBS[asked] : undefined;
  if (!job) {
    const commands = Object.keys(JOBS).map((name) => `npm run job -- ${name}`);
    return { code: 2, says: `Please say which job to run: ${commands.join(', ')}.` };
  }
  const run = await prepared(env, assemble);
  if ('problem' in run) return { code: 1, says: `The job did not start.\n${run.problem}` };
  try {
    return { code: 0, says: await job(run.product, run.settings) };
  } catch (error) {
    run.log.error({ event: 'broken', verb: 'job', ...run.log.describe(error) });
    return {
      code: 1,
      says: 'The job stopped before its end. What was done stays done; run it again to go on.',
    };
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
