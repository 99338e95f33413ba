import { startFakeConnector } from '../../support/fake-connector.ts';
import { buildBundled, buildOursInMemory } from '../build.ts';
import { schoolEnv } from '../school-env.ts';
import { median, type Row } from '../section.ts';
import { startServer } from '../server.ts';
import { walkThrough, walkNowhere } from '../walk.ts';

export const about =
  'A step over HTTP, processor time of the server: a card of a concern answered, with storage in memory, and the same press at a server of the same SDK that does nothing.';

const WARM_UP = 1500;
const ROUNDS = 7;
const STEPS = 400;

export async function* measure(): AsyncGenerator<Row> {
  const teams = await startFakeConnector(0, { keepsConnections: true });
  const ours = await startServer(await buildOursInMemory(), schoolEnv());
  const bare = await startServer(await buildBundled('bare'));
  const both = {
    ours: { server: ours, walk: walkThrough(ours.url, teams.url), times: [] as number[] },
    bare: { server: bare, walk: walkNowhere(bare.url, teams.url), times: [] as number[] },
  };
  for (const { walk } of Object.values(both)) for (let step = 0; step < WARM_UP; step++) await walk.step();
  for (let round = 0; round < ROUNDS; round++)
    for (const { server, walk, times } of Object.values(both)) {
      const before = await server.measure();
      for (let step = 0; step < STEPS; step++) await walk.step();
      times.push(((await server.measure()).cpuMs - before.cpuMs) / STEPS);
    }
  for (const { server } of Object.values(both)) await server.stop();
  await teams.close();
  const [mine, its] = [median(both.ours.times), median(both.bare.times)];
  yield {
    figure: 'a step',
    ours: `${mine.toFixed(2)} ms CPU`,
    beside: `${its.toFixed(2)} ms CPU`,
    times: mine / its,
    aim: '1.3',
  };
}
