import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { freePort } from '../support/azurite.ts';

/** The bot as an operator starts it: a process of its own. */
export interface BotProcess {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly process: ChildProcess;
  /** All it wrote up to now, both streams. */
  readonly printed: () => string;
  /** Resolves with the exit code once it is gone; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to stop, and resolves with the exit code. */
  terminate(): Promise<number | null>;
}

const START_LIMIT_MS = 90_000;
/** The flags of `npm start`, so that what is tested is what a school runs. */
const START = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .slice(1);
const HEAP = START.filter((arg) => arg.startsWith('--max-'));
/** Variables of whoever runs the tests must not decide how the bot starts. */
const NOT_PASSED_ON =
  /^(MICROSOFT_APP_|IDENTITY_|AZURE_|TABLES_|LOCAL_|DEMO_|SIGN_IN_|SETTINGS_FILE$|PORT$|HOST$|LOG_LEVEL$)/;

/** None outlives the tests. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * Starts the bot with exactly these variables of its own, with `preload` in it, if given, and a channel to that. `built`
 * starts a built one: Node's arguments, and the folder. Does not wait for anything.
 */
export async function spawnBot(
  env: Readonly<Record<string, string>>,
  preload?: string,
  built?: { readonly args: readonly string[]; readonly cwd: string },
): Promise<BotProcess> {
  const port = env['PORT'] ?? String(await freePort());
  const kept = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.test(name));
  const more = preload === undefined ? [] : ['--import', preload];
  const args = built?.args ?? START;
  const child = spawn(process.execPath, [...args.slice(0, -1), ...more, ...args.slice(-1)], {
    cwd: built?.cwd,
    env: { ...Object.fromEntries(kept), ENV_FILE: '', PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe', preload === undefined ? 'ignore' : 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  running.add(child);
  void ended.then(() => running.delete(child));
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    printed: () => printed,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    terminate: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Resolves once the bot can work; throws with what it printed when it ends or takes too long. */
export async function untilReady(bot: BotProcess): Promise<BotProcess> {
  const over = bot.ended.then(() => true);
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${bot.url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return bot;
    const gone = await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 50))]);
    if (gone === true) break;
  }
  await bot.kill();
  throw new Error(`the bot did not get ready:\n${bot.printed()}`);
}

/** Starts a built bot as `spawnBot` does, or one of its commands: the file in that folder, and its arguments. */
export function spawnBuilt(
  folder: string,
  env: Readonly<Record<string, string>>,
  file: readonly string[] = ['index.js'],
): Promise<BotProcess> {
  return spawnBot(env, undefined, { args: [...HEAP, ...file], cwd: folder });
}
