import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takenPorts } from '../../src/demo/free-ports.ts';

/** `npm run demo` as a process of its own, on free ports, in a folder of its own. */
export interface RunningDemo {
  /** Both windows on one page. */
  readonly pageUrl: string;
  readonly teacherUrl: string;
  readonly leadUrl: string;
  /** All it printed up to now, both streams. */
  readonly printed: () => string;
  /** A log file of its own, for example `bot`. */
  readonly log: (name: string) => string;
  /** Waits until the bot has logged this: what the clock does comes by itself, and no window shows when. */
  botLogs(what: RegExp): Promise<void>;
  readonly process: ChildProcess;
  readonly ports: DemoPorts;
  /** Where it keeps its data, for a second start. */
  readonly folder: string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  /** Ctrl-C, then waits for the end. Keeps the folder. */
  interrupt(): Promise<number | null>;
  /** Ends it and deletes its folder. */
  stop(): Promise<void>;
}

export interface DemoPorts {
  readonly page: number;
  readonly bot: number;
  readonly tables: number;
  readonly teacher: number;
  readonly lead: number;
}

/** How a demo is started when it is not the usual way. */
export interface DemoChoices {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly ports?: DemoPorts;
  readonly folder?: string;
}

const START_LIMIT_MS = 90_000;
/** Reminders and late digests come within half a minute of the start; a busy machine takes longer. */
const THE_CLOCK_MS = 120_000;

/** Starts a demo and waits for `Ready`, or for its end when it cannot start. */
export async function startDemo(choices: DemoChoices = {}): Promise<RunningDemo> {
  const ports = choices.ports ?? (await freePorts());
  const folder = choices.folder ?? mkdtempSync(join(tmpdir(), 'demo-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/demo/main.ts', ...(choices.args ?? [])], {
    env: {
      ...process.env,
      DEMO_PORT: String(ports.page),
      DEMO_BOT_PORT: String(ports.bot),
      DEMO_TABLES_PORT: String(ports.tables),
      DEMO_TEACHER_PORT: String(ports.teacher),
      DEMO_LEAD_PORT: String(ports.lead),
      DEMO_DATA_DIR: folder,
      ...choices.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (/^Ready$/m.test(printed)) resolve();
      });
    }
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  await Promise.race([ready, ended]);
  clearTimeout(limit);
  const log = (name: string) => readFileSync(join(folder, 'logs', `${name}.log`), 'utf8');
  const interrupt = () => {
    child.kill('SIGINT');
    return ended;
  };
  return {
    pageUrl: `http://localhost:${ports.page}`,
    teacherUrl: `http://localhost:${ports.teacher}`,
    leadUrl: `http://localhost:${ports.lead}`,
    printed: () => printed,
    log,
    botLogs: async (what) => {
      const end = Date.now() + THE_CLOCK_MS;
      while (!what.test(log('bot'))) {
        if (Date.now() > end) throw new Error(`the bot has not logged ${String(what)}`);
        await sleep(250);
      }
    },
    process: child,
    ports,
    folder,
    ended,
    interrupt,
    stop: async () => {
      await interrupt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Five ports that nothing uses, below those that systems hand out by themselves. Nobody else who asks here gets them while
 * this process lives, long as a demo takes to listen on them: it holds a sixth one, next to them.
 */
export async function freePorts(): Promise<DemoPorts> {
  for (;;) {
    const first = 23_000 + 6 * Math.floor(Math.random() * 1500);
    const ports = { bot: first, tables: first + 1, teacher: first + 2, lead: first + 3, page: first + 4 };
    if ((await isHeld(first + 5)) && (await takenPorts(ports)).length === 0) return ports;
  }
}

/** Listens on this port until this process ends; false when somebody else does. */
function isHeld(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const holding = createServer().unref();
    holding.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });
}
