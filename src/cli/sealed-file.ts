import { isPublicKey, unseal, type Key, type Lock } from '../sealing/age.ts';
import { CannotUse } from './command.ts';

/** Makes a lock of the public key that an option gave. Throws, in words, when it is none. */
export function lockFor(recipient: string, option: string): Lock {
  if (!isPublicKey(recipient))
    throw new CannotUse(`${option} is not a public key of age: they begin with "age1".`);
  return { recipient };
}

/**
 * Opens a sealed file with the key that an option gave; undefined when the file is none, is damaged or cut off, or the key
 * is another one. Throws, in words, for a key that is none.
 */
export async function openSealed(
  file: Uint8Array,
  key: Key,
  option: string,
): Promise<Uint8Array | undefined> {
  const opened = await unseal(file, key);
  if (opened === 'no-key')
    throw new CannotUse(`${option} holds no secret key of age: a line that begins with "AGE-SECRET-KEY-".`);
  return opened;
}
