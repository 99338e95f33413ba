import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A local Azure Table storage, kept in memory, for tests. */
export interface Azurite {
  /** For `openTables`; loopback, with the emulator's public well-known key. */
  readonly connectionString: string;
  readonly port: number;
  /**
   * Call it when the suite is finished. The shared storage stays up for the next suite and ends with this process;
   * one of your own ends now, so stopping it is also how to test storage that goes away.
   */
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../node_modules/azurite/dist/src/table/main.js', import.meta.url));
/** The key every copy of the emulator has; Microsoft publishes it, it protects nothing. */
const EMULATOR_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** Ends the storage when the test process goes away in whatever manner: the pipe to its stdin closes with it. */
const END_WITH_PARENT = `data:text/javascript,process.stdin.resume().on('end',()=>process.exit()).on('error',()=>process.exit())`;
const SETTINGS =
  '--inMemoryPersistence --silent --skipApiVersionCheck --disableTelemetry --tableHost 127.0.0.1'.split(' ');
const START_TRIES = 3;
const START_MILLISECONDS = 60_000;

let shared: Promise<Azurite> | undefined;

/**
 * Table storage to test against. All suites of a run share one, so give each its own tables (`ownTables`); with
 * `own` it is yours alone. Takes a second or two the first time: allow for it in the hook's timeout (30 s).
 * Throws when it does not start.
 */
export async function startAzurite(options: { readonly own?: boolean } = {}): Promise<Azurite> {
  if (options.own === true) return start();
  shared ??= start().then((started) => ({ ...started, stop: () => Promise.resolve() }));
  return shared;
}

/** A table prefix nobody else uses, so that suites sharing one storage do not see each other's rows. */
export function ownTables(): string {
  return `t${randomBytes(6).toString('hex')}`;
}

/** A connection string for table storage on this port of this machine, running or not. */
export function localTables(port: number): string {
  return (
    `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${EMULATOR_KEY};` +
    `TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1`
  );
}

/** A port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function start(): Promise<Azurite> {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const child = spawn(
      process.execPath,
      ['--import', END_WITH_PARENT, MAIN, ...SETTINGS, '--tablePort', String(port)],
      { stdio: ['pipe', 'ignore', 'ignore'] },
    );
    // Neither the process nor the pipe keeps the test run alive once the tests are through.
    child.unref();
    (child.stdin as unknown as { unref(): void }).unref();
    const kill = () => void child.kill('SIGKILL');
    process.once('exit', kill);
    const stop = async () => {
      process.off('exit', kill);
      await end(child);
    };
    if (await answers(port, child)) return { connectionString: localTables(port), port, stop };
    await stop();
    if (tries === START_TRIES) throw new Error('the local table storage did not start');
  }
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_MILLISECONDS;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    try {
      await fetch(`http://127.0.0.1:${port}/devstoreaccount1`, { signal: AbortSignal.timeout(2000) });
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
