import sinon from 'sinon';
import { repeat } from '../../../src/jobs/repeat.ts';
import { createLog } from '../../../src/logging/log.ts';
import { logFailures } from '../../../src/start/log-failures.ts';
import { jobsOfSchools } from '../../../src/start/school-jobs.ts';
import { createSchoolBot } from '../../../src/start/school-bot.ts';
import { connectionOn, storageOf } from '../../../src/storage/connection.ts';
import { MemoryTable } from '../../../src/storage/memory/memory-table.ts';
import type { RowTable } from '../../../src/storage/rows/row-table.ts';
import type { TeamsAdapter } from '../../../src/teams/adapter.ts';
import { createMessenger } from '../../../src/teams/messenger.ts';
import { content } from '../../support/content.ts';
import { countingNames, testSchool } from '../../support/school.ts';
import { openCases } from '../../support/open-cases.ts';
import { strictTeams, TENANT_A_SECOND } from '../../support/strict-teams.ts';
import type { Row } from '../section.ts';

export const about =
  'The digests of 1,000 schools of one tenant, all due on Friday at two, with a clock and a Teams that are simulated: it takes 120 ms and keeps to the published rates, storage takes 8 ms a call.';

const SCHOOLS = 1000;
const STORAGE_MS = 8;
const TEAMS_MS = 120;
/** The bot looks after its channels since Thursday; the digests are due on Friday at two. */
const THURSDAY = new Date('2026-11-26T09:00:00Z');
const FRIDAY = new Date('2026-11-27T13:59:45Z');
/** As the schedule has them. */
const DIGEST_SECONDS = 30;
const SWEEP_SECONDS = 5;
const PATIENCE_SECONDS = 600;

/** Measures with one bot and with two beside each other. */
export async function* measure(): AsyncGenerator<Row> {
  for (const instances of [1, 2]) {
    const { seconds, refused, posted } = await simulate(instances);
    const allowed = SCHOOLS / TENANT_A_SECOND;
    yield {
      figure: `${posted} digests, ${instances === 1 ? 'one bot' : 'two bots'}`,
      ours: `${seconds.toFixed(1)} s`,
      beside: `${allowed.toFixed(1)} s that the rates allow`,
      times: seconds / allowed,
      aim: '1.1 or less',
    };
    yield { figure: 'refused as too fast', ours: String(refused), aim: '0' };
  }
}

async function simulate(instances: number) {
  const time = sinon.useFakeTimers({
    now: THURSDAY,
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
  });
  try {
    const tables = { cases: slow(new MemoryTable()), wakeUps: slow(new MemoryTable()) };
    const storage = connectionOn(
      () => tables,
      () => Promise.resolve(),
    );
    const teams = strictTeams(TEAMS_MS);
    const log = createLog('silent');
    const failures = logFailures(log);
    const clock = { now: () => new Date() };
    const all = Array.from({ length: SCHOOLS }, (_, at) => schoolSettings(at));
    const bots = Array.from({ length: instances }, () => {
      const messenger = createMessenger(teams.adapter as TeamsAdapter, log);
      const schools = all.map((settings) => ({
        id: settings.id,
        jobs: createSchoolBot({
          settings,
          content,
          ...storageOf(storage, settings.id),
          messenger,
          clock,
          names: countingNames(),
          log,
        }),
      }));
      return jobsOfSchools(() => schools, { wakeUps: storage.wakeUps, clock, failures });
    });
    const until = async <T>(work: Promise<T>): Promise<T> => {
      let isDone = false;
      const done = work.finally(() => (isDone = true));
      while (!isDone) await time.tickAsync(STORAGE_MS);
      return done;
    };
    const cases = [...openCases(6)];
    await until(
      Promise.all(
        all.map(async ({ id, tenantId, channels }) => {
          await storage.addressBook(id).rememberChannel(channels.inclusion, {
            conversationId: channels.inclusion,
            serviceUrl: 'https://teams.example',
            tenantId,
            botId: 'bot-id',
          });
          for (const value of cases)
            await storage
              .records(id)
              .commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
        }),
      ),
    );
    for (const bot of bots) await until(bot.digests());
    time.setSystemTime(FRIDAY);
    const jobs = bots.flatMap((bot, at) => [
      // Two processes never start at the same moment.
      repeat(DIGEST_SECONDS, async () => void (await bot.digests()), failures, { firstAfter: 5 + at * 4 }),
      repeat(SWEEP_SECONDS, async (signal) => void (await bot.sweep(signal)), failures),
    ]);
    for (let passed = 0; teams.posted.length < SCHOOLS && passed < PATIENCE_SECONDS * 1000; passed += 100)
      await time.tickAsync(100);
    await until(Promise.all(jobs.map((job) => job.stop())));
    const seconds = ((teams.posted.at(-1) ?? 0) - (teams.posted[0] ?? 0)) / 1000;
    return { seconds, refused: teams.refused, posted: teams.posted.length };
  } finally {
    time.restore();
  }
}

function schoolSettings(at: number) {
  const channels = { inclusion: `19:inclusion-${at}@thread.tacv2`, staff: [] };
  return { ...testSchool({ channels }), id: `school-${at}` };
}

function slow(table: RowTable): RowTable {
  const later = async <T>(work: () => Promise<T>): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, STORAGE_MS));
    return work();
  };
  return {
    read: (...asked) => later(() => table.read(...asked)),
    range: (...asked) => later(() => table.range(...asked)),
    rangeWithRemains: (...asked) => later(() => table.rangeWithRemains(...asked)),
    write: (...asked) => later(() => table.write(...asked)),
    put: (...asked) => later(() => table.put(...asked)),
  };
}
