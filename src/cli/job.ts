/**
 * `npm run job -- tidy [--dry-run]` and `npm run job -- sweep`: one run of what the bot's clock starts, for hosts that
 * let the bot sleep. Reads the same environment as the bot. Exit code 1 when it could not be done, 2 for a wrong command.
 */
import { assemble } from '../compose.ts';
import { ConfigProblems, readConfig } from '../config.ts';
import { createLog } from '../logging/log.ts';
import type { Product } from '../product.ts';
import { SettingsProblems } from '../settings.ts';
import { StorageUnavailable } from '../storage/errors.ts';

/** What was typed after the command -> what it does; resolves to a sentence for the terminal. */
const JOBS: Readonly<Record<string, (product: Product) => Promise<string>>> = {
  tidy: async (product) => `${rows(await product.tidy())} deleted.`,
  'tidy --dry-run': async (product) =>
    `${rows(await product.tidy({ dryRun: true }))} could be deleted. Nothing was.`,
  sweep: async (product) => {
    const looked = await product.sweep();
    return `${looked} ${looked === 1 ? 'delivery was' : 'deliveries were'} due.`;
  },
};

async function main(): Promise<number> {
  const asked = process.argv.slice(2).join(' ');
  const job = Object.hasOwn(JOBS, asked) ? JOBS[asked] : undefined;
  if (!job) {
    console.error(
      `Please say which job to run: ${Object.keys(JOBS)
        .map((name) => `npm run job -- ${name}`)
        .join(', ')}.`,
    );
    return 2;
  }
  const config = readConfig(process.env);
  const { product } = await assemble(config, createLog(config.logLevel));
  console.log(await job(product));
  return 0;
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

main().then(
  // Nothing is under way any more; open connections to the tables would keep the process waiting.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`The job did not run to its end.\n${inWords(error)}`);
    process.exit(1);
  },
);
