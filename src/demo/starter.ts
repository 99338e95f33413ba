import { readFileSync } from 'node:fs';

/**
 * The processes whose exit ends the demo: the npm that started it, and npm's shell in between. Killed outright, they
 * cannot pass on a signal. A demo started without npm depends on neither.
 */
export function starters(env: Readonly<Record<string, string | undefined>> = process.env): readonly number[] {
  if (env['npm_lifecycle_event'] === undefined) return [];
  const between = parentOf(process.ppid);
  return between === undefined ? [process.ppid] : [process.ppid, between];
}

/** True while a process exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The parent of a shell, where the system reports it (Linux); undefined when the process is no shell. */
function parentOf(pid: number): number | undefined {
  try {
    const [, name, parent] = /\((.*)\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return ['sh', 'dash', 'bash'].includes(name ?? '') ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
}
