/** The whole bot as `src/index.ts` starts it, with its storage in memory. */
import { systemClock } from '../../../src/app/clocks.ts';
import { createLog } from '../../../src/logging/log.ts';
import { compose } from '../../../src/start/compose.ts';
import { readConfig } from '../../../src/start/config.ts';
import { openMemory } from '../../../src/storage/memory/open-memory.ts';

const config = readConfig(process.env);
await compose(config, createLog(config.logLevel), undefined, {
  open: async () => ({ storage: openMemory(), clock: systemClock }),
});
process.once('SIGTERM', () => process.exit(0));
