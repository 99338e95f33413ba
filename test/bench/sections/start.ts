import { startAzurite } from '../../support/azurite.ts';
import { buildBundled, buildOurs, buildPlain, newCache } from '../build.ts';
import { schoolEnv } from '../school-env.ts';
import { median, type Row } from '../section.ts';
import { startServer } from '../server.ts';

export const about =
  'From the start to ready, processor time: our bundle with its storage in Azurite, and a server of the same SDK (botbuilder, teams-ai, restify) that does nothing. Medians of five starts in turn, all with a compile cache where Node has one.';

const STARTS = 5;

export async function* measure(): AsyncGenerator<Row> {
  const azurite = await startAzurite();
  const env = { ...schoolEnv(azurite.connectionString), NODE_COMPILE_CACHE: newCache() };
  const servers = {
    ours: await buildOurs(),
    plain: await buildPlain('bare'),
    bundled: await buildBundled('bare'),
  };
  const times: Record<keyof typeof servers, number[]> = { ours: [], plain: [], bundled: [] };
  // The first start fills the cache and is not counted.
  for (let start = 0; start <= STARTS; start++)
    for (const [name, file] of Object.entries(servers)) {
      const server = await startServer(file, env);
      const { cpuMs } = await server.measure();
      await server.stop();
      if (start > 0) times[name as keyof typeof servers].push(cpuMs);
    }
  await azurite.stop();
  const ours = median(times.ours);
  for (const [figure, beside, name, aim] of [
    ['start, beside it as plain JavaScript', 'from node_modules', 'plain', '0.7'],
    ['start, beside it in a bundle of its own', 'in a bundle', 'bundled', ''],
  ] as const)
    yield {
      figure,
      ours: `${ours.toFixed(0)} ms CPU`,
      beside: `${median(times[name]).toFixed(0)} ms CPU ${beside}`,
      times: ours / median(times[name]),
      aim,
    };
}
