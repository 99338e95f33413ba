import { assemble } from '../start/assemble.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { SchoolBot } from '../start/school-bot.ts';
import { describeRetention } from '../words/retention.ts';
import { describeDueDigests } from './digest-words.ts';
import type { UpgradeResult } from '../app/ports/upgrades.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';

interface Job {
  readonly help: string;
  /** Resolves to a sentence for the terminal. */
  readonly run: (schoolBot: SchoolBot, settings: SchoolSettings) => Promise<string>;
  /** The same with `--dry-run`, where there is that. */
  readonly dryRun?: Job['run'];
}

const JOBS: Readonly<Record<string, Job>> = {
  tidy: {
    help: 'deletes what has expired, and finishes what was approved and broken off',
    run: async (schoolBot) => {
      await schoolBot.finishBegun();
      const expired = await schoolBot.deleteExpired();
      return describeRetention(await schoolBot.deletePast(), expired, 'were deleted');
    },
    dryRun: async (schoolBot) => {
      const expired = await schoolBot.deleteExpired({ dryRun: true });
      return describeRetention(await schoolBot.deletePast({ dryRun: true }), expired, 'would be deleted');
    },
  },
  seal: {
    help: 'seals what was added to the audit',
    run: async (schoolBot) => {
      const count = await schoolBot.sealAudit();
      return `${count} ${count === 1 ? 'entry was' : 'entries were'} sealed.`;
    },
  },
  sweep: {
    help: 'delivers what is due',
    run: async (schoolBot) => {
      const due = await schoolBot.sweep();
      await schoolBot.tellUndelivered();
      return `${due} ${due === 1 ? 'delivery was' : 'deliveries were'} due.`;
    },
  },
  digest: {
    help: 'posts the weekly digests that are due',
    run: async (schoolBot) => {
      const taken = await schoolBot.digests();
      return `${taken} ${taken === 1 ? 'digest was' : 'digests were'} due.`;
    },
    dryRun: async (schoolBot, settings) => describeDueDigests(await schoolBot.dueDigests(), settings),
  },
  reminders: {
    help: "sends today's reminders",
    run: async (schoolBot) => {
      const count = await schoolBot.reminders();
      // A one-off run has no sweep to send them later.
      await schoolBot.sweep();
      return `${count} ${count === 1 ? 'reminder was' : 'reminders were'} due.`;
    },
  },
  upgrade: {
    help: 'brings what earlier versions stored up to date',
    run: async (schoolBot) => describeUpgrades(await schoolBot.upgradeRecords(), ''),
    dryRun: async (schoolBot) =>
      describeUpgrades(await schoolBot.upgradeRecords({ dryRun: true }), 'Nothing was changed.'),
  },
  reconcile: {
    help: 'redraws the cards that show an old version of their case',
    run: async (schoolBot) => {
      const count = await schoolBot.reconcile();
      await schoolBot.sweep();
      return `${count} ${count === 1 ? 'card was' : 'cards were'} out of date.`;
    },
  },
};

const NAMES = Object.keys(JOBS).join(', ');

/** One run of a scheduled job, for hosts that put the bot to sleep. */
export default command({
  typed: 'npm run job --',
  about:
    "Runs one of the bot's scheduled jobs once, for hosts that put the bot to sleep. Reads the same settings as the bot.",
  words: [
    {
      name: 'JOB',
      help: Object.entries(JOBS)
        .map(([name, { help }]) => `${name}: ${help}`)
        .join('; '),
      needed: `Please say which job to run: ${NAMES}.`,
    },
  ],
  options: {
    ...ON_SCHOOL,
    'dry-run': { help: 'only says what would be done; for tidy, digest and upgrade' },
  },
  run: (given, [name = ''], around) => {
    const job = Object.hasOwn(JOBS, name) ? JOBS[name] : undefined;
    if (!job) throw new CannotUse(`There is no job "${name}". Please say which job to run: ${NAMES}.`);
    const work = given['dry-run'] ? job.dryRun : job.run;
    if (!work) throw new CannotUse(`The job ${name} has no --dry-run.`);
    return onSchool(around, given, {
      verb: 'job',
      open: assemble,
      notOpened: 'The job did not start.',
      brokeOff: 'The job stopped before it had finished. What was done stays done; run it again to continue.',
      work: async ({ schoolBot, settings }) => ({ code: 0, out: await work(schoolBot, settings) }),
    });
  },
});

function describeUpgrades(results: readonly UpgradeResult[], end: string): string {
  if (results.length === 0)
    return 'Everything stored is up to date, or was brought up to date within the hour.';
  return [
    ...results.map(({ about, records }) => `${records} ${records === 1 ? 'record' : 'records'}: ${about}.`),
    end,
  ]
    .filter(Boolean)
    .join('\n');
}
