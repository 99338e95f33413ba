import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';

/** What a file is sealed with: a public key of age, or a passphrase that both sides know. */
export type Lock = { readonly recipient: string } | { readonly passphrase: string };
/** What opens it: the text of a file with the secret key, or the passphrase. */
export type Key = { readonly identity: string } | { readonly passphrase: string };

/** A new pair of keys of the age format: whoever has the recipient can seal, the identity alone opens. */
export async function makeKeys(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** True for a public key of age, which is safe to show to anybody. */
export function isPublicKey(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** Seals bytes in the format of age. Throws for a recipient that is no public key. */
export async function seal(bytes: Uint8Array, lock: Lock): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase);
  else encrypter.addRecipient(lock.recipient);
  return encrypter.encrypt(bytes);
}

/** Opens what `seal` made; undefined when the file is none, is damaged or cut off, or the key is another one; `no-key` when it is none. */
export async function unseal(file: Uint8Array, key: Key): Promise<Uint8Array | 'no-key' | undefined> {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else
    try {
      decrypter.addIdentity(
        key.identity.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? '',
      );
    } catch {
      return 'no-key';
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
