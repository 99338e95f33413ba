import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotUse } from './command.ts';

/** Readable only by the person who runs it: the files hold personal data. */
export const OWNER_ONLY = 0o600;

/** Throws, in words, when a file could not be written. To be asked before anything is read or audited. */
export function refuseUnlessWritable(file: string | undefined): void {
  if (file === undefined) return;
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw new CannotUse(
      `${file} cannot be written: is there a folder ${dirname(file)}, and may you write in it?`,
    );
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotUse(`${file} is a folder. Please name a file.`);
}

/** The same, and it must not be there yet: whoever may read it then may read what is written over it. */
export function refuseUnlessNew(file: string | undefined): void {
  refuseUnlessWritable(file);
  if (file !== undefined && statSync(file, { throwIfNoEntry: false }))
    throw new CannotUse(`${file} is there already. Please name a new file.`);
}
