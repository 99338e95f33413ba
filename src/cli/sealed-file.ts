import { Decrypter, Encrypter } from 'age-encryption';
import { CannotUse } from './command.ts';

/** What a file is sealed with: a public key of age, or a passphrase that both sides know. */
export type Lock = { readonly recipient: string } | { readonly passphrase: string };
/** What opens it: the text of a file with the secret key, or the passphrase. */
export type Key = { readonly identity: string } | { readonly passphrase: string };

/** Makes a lock of the public key that an option gave. Throws, in words, when it is none. */
export function lockFor(recipient: string, option: string): Lock {
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    throw new CannotUse(`${option} is not a public key of age: they begin with "age1".`);
  }
  return { recipient };
}

/** Seals bytes in the format of age. */
export async function seal(bytes: Uint8Array, lock: Lock): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else encrypter.addRecipient(lock.recipient);
  return encrypter.encrypt(bytes);
}

/** Opens what `seal` made; undefined when the file is none, is damaged or cut off, or the key is another one. Throws, in words, for a key that is none. */
export async function unseal(file: Uint8Array, key: Key, option: string): Promise<Uint8Array | undefined> {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else
    try {
      decrypter.addIdentity(
        key.identity.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? '',
      );
    } catch {
      throw new CannotUse(`${option} holds no secret key of age: a line that begins with "AGE-SECRET-KEY-".`);
    }
  try {
    return await decrypter.decrypt(file);
  } catch {
    return undefined;
  }
}

/** A file of age begins like this, whoever may open it. */
const AGE = 'age-encryption.org/v1\n';

/** True for what looks like a file of age. */
export function isSealed(file: Uint8Array): boolean {
  return new TextDecoder().decode(file.subarray(0, AGE.length)) === AGE;
}
