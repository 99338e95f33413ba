import { createAdapter } from '../../../src/teams/adapter.ts';
import { fileFetcher } from '../../../src/teams/fetch-file.ts';
import { createMessenger } from '../../../src/teams/messenger.ts';
import { isLoopback } from '../../../src/teams/service-hosts.ts';
import { listenForTeams } from '../../../src/start/listen.ts';
import { createSchoolBot } from '../../../src/start/school-bot.ts';
import { storageOf } from '../../../src/storage/connection.ts';
import { openTables } from '../../../src/storage/tables/open-tables.ts';
import { INCLUSION_CHANNEL, LEAD, TEACHER } from '../../support/activities.ts';
import { ownTables, startAzurite } from '../../support/azurite.ts';
import { address } from '../../support/clock-driver.ts';
import { content } from '../../support/content.ts';
import { startFakeConnector } from '../../support/fake-connector.ts';
import { EARLY_SIGNS, Player } from '../../support/play.ts';
import { PLAN_CARDS } from '../../support/plan-forms.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { countingNames, FixedClock, testSchool } from '../../support/school.ts';
import type { Row } from '../section.ts';

export const about =
  'Requests to Azurite before a person is answered; what a turn leaves to deliver afterwards is counted by itself.';

/** Plays a concern from the first word to its plan, and counts each turn's requests. */
export async function* measure(): AsyncGenerator<Row> {
  const azurite = await startAzurite({ own: true });
  let calls = 0;
  const storage = openTables(
    { connectionString: azurite.connectionString, tablePrefix: ownTables() },
    undefined,
    () => calls++,
  );
  await storage.prepare();
  const settings = testSchool();
  const { log } = createRecordingLog();
  const connector = await startFakeConnector(0, { keepsConnections: true });
  const kept = storageOf(storage, settings.id);
  const adapter = createAdapter({ credentials: undefined }, log);
  const bot = createSchoolBot({
    settings,
    content,
    ...kept,
    messenger: createMessenger(adapter, log, { paceMs: 1 }),
    clock: new FixedClock(),
    names: countingNames(),
    log,
    fetchFile: fileFetcher(isLoopback, log),
  });
  let left: string[] = [];
  const door = await listenForTeams(
    bot.bot,
    {
      adapter,
      books: () => [kept.addresses],
      deliverNow: async (ids) => void left.push(...ids),
      log,
      problems: async () => [],
    },
    { port: 0, host: '127.0.0.1' },
  );
  await kept.addresses.rememberChannel(INCLUSION_CHANNEL, address(INCLUSION_CHANNEL, connector.url));
  const reached = { url: `http://127.0.0.1:${door.port}`, connector };
  const [teacher, lead] = [new Player(reached, TEACHER), new Player(reached, LEAD)];

  const count = async (run: () => Promise<unknown>): Promise<{ turn: number; after: string }> => {
    calls = 0;
    await run();
    await door.settled();
    const turn = calls;
    const ids = left;
    left = [];
    calls = 0;
    await bot.deliverNow(ids);
    return { turn, after: ids.length === 0 ? '' : `, then ${calls} for ${ids.length} deliveries` };
  };
  /** The most of any of these cards. */
  const steps = async (player: Player, cards: readonly object[]): Promise<readonly number[]> => {
    const counted: number[] = [];
    for (const inputs of cards)
      counted.push((await count(() => player.presses('Continue', { ...inputs }))).turn);
    return counted;
  };
  const row = (figure: string, { turn, after }: { turn: number; after: string }, aim?: string) => ({
    figure,
    ours: `${turn}${after}`,
    ...(aim === undefined ? {} : { aim }),
  });

  await teacher.says('hello');
  yield row('"Raise a concern"', await count(() => teacher.presses('Raise a')));
  const ofConcern = await steps(teacher, EARLY_SIGNS);
  yield {
    figure: 'each step of a concern',
    ours: ofConcern.join(', '),
    aim: '2; where a pupil is named, more',
  };
  yield row('submit', await count(() => teacher.presses('Send to the inclusion lead')), '3');
  yield row('"hello" of a lead, the first', await count(() => lead.says('hello')));
  yield row('"hello" of a lead', await count(() => lead.says('hello')));
  await lead.says('find R-TEST1');
  yield row('open the case', await count(() => lead.presses('Open R-TEST1')));
  const r = (await kept.records.findByReference('R-TEST1'))?.value.id;
  const decision = {
    r,
    'approve-in-school-steps': '',
    'approve-in-school-more': 'A key adult from Monday.',
    'approve-in-school-text': 'Start on Monday.',
  };
  yield row('decide', await count(() => lead.sendsPress('approve-in-school', decision)), '3');
  yield row('open the form of a plan', await count(() => lead.sendsPress('plan', { r })));
  yield { figure: 'each step of a plan', ours: (await steps(lead, PLAN_CARDS)).join(', '), aim: '2' };
  yield row('start the plan', await count(() => lead.presses('Start the plan')));
  yield row('the job of the reminders', await count(() => bot.reminders()));
  await door.close();
  await connector.close();
  await azurite.stop();
}
