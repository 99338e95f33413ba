import { startFakeConnector } from '../../support/fake-connector.ts';
import { buildBundled, buildOursInMemory } from '../build.ts';
import { schoolEnv } from '../school-env.ts';
import type { Row } from '../section.ts';
import { startServer } from '../server.ts';
import { walkNowhere, walkThrough } from '../walk.ts';

export const about =
  'Resident memory, idle and after steps, of our bot with its storage in memory and of a server of the same SDK that does nothing.';

/** What has been pressed when it is looked at. */
const LOOKS = [0, 5000, 25_000, 50_000];

export async function* measure(): AsyncGenerator<Row> {
  const teams = await startFakeConnector(0, { keepsConnections: true });
  const ours = await startServer(await buildOursInMemory(), schoolEnv());
  const bare = await startServer(await buildBundled('bare'));
  const walks = [walkThrough(ours.url, teams.url), walkNowhere(bare.url, teams.url)];
  let steps = 0;
  let early: number | undefined;
  for (const look of LOOKS) {
    for (; steps < look; steps++) await Promise.all(walks.map((walk) => walk.step()));
    const [mine, its] = [(await ours.measure()).residentMb, (await bare.measure()).residentMb];
    if (look > 0) early ??= mine;
    yield {
      figure: look === 0 ? 'idle' : `after ${look.toLocaleString('en-GB')} steps`,
      ours: `${mine.toFixed(0)} MB`,
      beside: `${its.toFixed(0)} MB`,
      times: mine / its,
      aim: '1.15',
    };
    if (look === LOOKS.at(-1) && early !== undefined)
      yield {
        figure: `from ${LOOKS[1]?.toLocaleString('en-GB')} steps to ${look.toLocaleString('en-GB')}`,
        ours: `${mine.toFixed(0)} MB`,
        beside: `${early.toFixed(0)} MB`,
        times: mine / early,
        aim: 'flat',
      };
  }
  await ours.stop();
  await bare.stop();
  await teams.close();
}
