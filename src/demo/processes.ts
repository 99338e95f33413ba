import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process to start: Node with these arguments. */
export interface Part {
  /** For sentences, for example `the bot`. */
  readonly what: string;
  /** Name of its log file, without `.log`. */
  readonly log: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A group of processes that start and stop together. */
export interface Processes {
  /** Starts one more. Its output goes to its log file, which is overwritten. */
  start(part: Part): void;
  /** Never resolves; rejects with `PartEnded` as soon as one exits by itself. */
  readonly unexpectedEnd: Promise<never>;
  /** Stops all of them, last started first, and waits until they have exited: a few seconds at most. */
  stop(): Promise<void>;
}

/** A process exited by itself. The message is a sentence, followed by the last lines of its log. */
export class PartEnded extends Error {
  constructor(what: string, how: string, logFile: string) {
    super(`${capital(what)} has stopped (${how}). ${endOfLog(logFile)}`);
    this.name = 'PartEnded';
  }
}

/** Azurite needs some of it to save its data. */
const GRACE_MS = 8_000;
const LINES_SHOWN = 15;
const WINDOWS = process.platform === 'win32';

/** Preloaded in every process: none outlives the demo, however the demo ends. */
const LEAVE_WITH_THE_DEMO = `data:text/javascript,${encodeURIComponent(`
  const demo = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === demo) return;
    clearInterval(look);
    setTimeout(() => process.exit(1), ${GRACE_MS}).unref();
    process.kill(process.pid, 'SIGINT');
  }, 500).unref();
`)}`;

/**
 * @param logs   folder for the log files; created if missing
 * @param graceMs how long a process may take to exit before it is killed
 */
export function createProcesses(logs: string, graceMs = GRACE_MS): Processes {
  mkdirSync(logs, { recursive: true });
  const running: ChildProcess[] = [];
  let stopping = false;
  let ended: (error: PartEnded) => void;
  const unexpectedEnd = new Promise<never>((_, reject) => {
    ended = reject;
  });
  // It may have no handler yet, so its rejection must not count as unhandled.
  unexpectedEnd.catch(() => undefined);

  return {
    unexpectedEnd,
    start({ what, log, args, env }) {
      const logFile = join(logs, `${log}.log`);
      const output = openSync(logFile, 'w');
      const child = spawn(process.execPath, ['--import', LEAVE_WITH_THE_DEMO, ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', output, output],
        // A process group of its own: Ctrl-C then reaches only the demo, which stops its processes in order.
        detached: !WINDOWS,
        windowsHide: true,
      });
      closeSync(output);
      running.push(child);
      child.once('error', () => ended(new PartEnded(what, 'it could not be started', logFile)));
      child.once('exit', (code, signal) => {
        if (!stopping) ended(new PartEnded(what, signal ?? `exit code ${code}`, logFile));
      });
    },
    async stop() {
      stopping = true;
      for (const child of running.toReversed()) await end(child, graceMs);
    },
  };
}

/** The end of a log file, as a sentence and lines to print. */
export function endOfLog(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LINES_SHOWN);
  return lines.join('') === ''
    ? `It left nothing in ${logFile}.`
    : `The end of ${logFile}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

async function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Not SIGTERM: on that Azurite exits without saving.
  signal(child.pid, 'SIGINT');
  const killer = setTimeout(() => signal(child.pid ?? 0, 'SIGKILL'), graceMs);
  await gone;
  clearTimeout(killer);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(WINDOWS ? pid : -pid, name);
  } catch {
    // It exited in the meantime.
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
