import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, localTables } from '../support/azurite.ts';

/** Table storage that keeps what it holds on disk, so that it can stop and restart. */
export interface TablesOnDisk {
  readonly connectionString: string;
  /** Stops answering; what was stored stays on disk. */
  stop(): Promise<void>;
  /** Answers again on the same port, with what it held. */
  restart(): Promise<void>;
  /** Stops it for good and deletes its folder. */
  end(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../node_modules/azurite/dist/src/table/main.js', import.meta.url));
const START_LIMIT_MS = 30_000;

/** Starts table storage in a folder of its own. */
export async function startTablesOnDisk(): Promise<TablesOnDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-tables-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const leave = () => void child?.kill('SIGKILL');
  process.once('exit', leave);

  const restart = async (): Promise<void> => {
    const args = `--silent --skipApiVersionCheck --disableTelemetry --tableHost 127.0.0.1 --tablePort ${port}`;
    child = spawn(process.execPath, [MAIN, ...args.split(' '), '--location', folder], { stdio: 'ignore' });
    const until = Date.now() + START_LIMIT_MS;
    while (Date.now() < until && child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${port}/devstoreaccount1`).catch(() => undefined);
      if (answer) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the local table storage did not start');
  };
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    // Not SIGTERM: at that it ends without writing down what it has not yet saved.
    child.kill('SIGINT');
    await gone;
  };
  await restart();
  return {
    connectionString: localTables(port),
    stop,
    restart,
    end: async () => {
      await stop();
      process.off('exit', leave);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
