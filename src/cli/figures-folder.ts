import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a file is while it is read, and where it goes then. */
export const WORKING = 'working';
const ENDS = { done: 'done', problem: 'problems' } as const;
/** What was written to a moment ago may not be whole yet. */
const QUIET_MS = 30_000;
/** A run that was broken off leaves its file behind; the next one takes it again after so long. */
const ABANDONED_MS = 15 * 60_000;

/** A file of a drop folder that this run has taken: no other run has it. */
export interface TakenFile {
  readonly name: string;
  readonly path: string;
  /** Puts it where files go that were used, or were not. */
  end(how: keyof typeof ENDS): void;
}

/** Takes the files of a drop folder one by one; each is given to one run only. `waiting`: not whole yet. */
export function* takeFiles(folder: string, now: Date): Generator<TakenFile | { readonly waiting: string }> {
  takeBack(folder, now);
  for (const name of exportsIn(folder)) {
    const path = join(folder, name);
    const taken = join(folder, WORKING, name);
    try {
      if (now.getTime() - statSync(path).mtimeMs < QUIET_MS) {
        yield { waiting: name };
        continue;
      }
      mkdirSync(join(folder, WORKING), { recursive: true });
      renameSync(path, taken);
    } catch {
      // Another run was quicker.
      continue;
    }
    yield {
      name,
      path: taken,
      end: (how) => {
        const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
        mkdirSync(join(folder, ENDS[how]), { recursive: true });
        renameSync(taken, join(folder, ENDS[how], `${stamp}-${name}`));
      },
    };
  }
}

/** Exports that lie in a folder, in the order of their names. */
export function exportsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:csv|tsv|txt|xlsx|xlsm|xls)$/i.test(entry.name))
    .filter(({ name }) => !name.startsWith('.') && !name.startsWith('~$'))
    .map(({ name }) => name)
    .toSorted();
}

function takeBack(folder: string, now: Date): void {
  let left: readonly string[];
  try {
    left = exportsIn(join(folder, WORKING));
  } catch {
    return;
  }
  for (const name of left) {
    const path = join(folder, WORKING, name);
    try {
      // Moving a file changes this time, unlike that of its last change.
      if (now.getTime() - statSync(path).ctimeMs >= ABANDONED_MS) renameSync(path, join(folder, name));
    } catch {
      // Somebody else has it.
    }
  }
}
