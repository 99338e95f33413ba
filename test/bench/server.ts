import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/azurite.ts';

const TELL = fileURLToPath(new URL('servers/tell.cjs', import.meta.url));
/** Node's flags in the container; what the bot is compared with starts with the same. */
const FLAGS = (
  JSON.parse(/^CMD (\[.*\])$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1] ?? '[]') as string[]
).filter((word) => word.startsWith('--'));
const LOOKS_EVERY_MS = 50;

/** A server in a process of its own, which is measured from outside. */
export interface Server {
  readonly url: string;
  /** Processor time of all of its threads since it began, user and system, in milliseconds; and its resident memory in megabytes. */
  measure(): Promise<{ readonly cpuMs: number; readonly residentMb: number }>;
  stop(): Promise<void>;
}

/** Starts this file with Node and these variables alone, and waits until `/readyz` says 200. Throws when it ends before. */
export async function startServer(file: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const port = String(await freePort());
  const child = spawn(process.execPath, [...FLAGS, '--require', TELL, file], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: port, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const leave = () => void child.kill('SIGKILL');
  process.once('exit', leave);
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${file} ended before it was ready:\n${said}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    await answer?.text();
    if (answer?.status === 200) break;
    await pause(LOOKS_EVERY_MS);
  }
  return {
    url,
    measure: async () => {
      child.send('measure');
      const [{ cpu, resident }] = (await once(child, 'message')) as [{ cpu: number; resident: number }];
      return { cpuMs: cpu / 1000, residentMb: resident / 2 ** 20 };
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      process.off('exit', leave);
    },
  };
}
