import { isSealed, type Key } from '../sealing/age.ts';
import { readTransferPage } from '../sealing/transfer-file.ts';
import type { TransferredRecord } from '../words/record/transferred.ts';
import { CannotUse } from './command.ts';
import { openSealed } from './sealed-file.ts';

/** Opens what `sealTransfer` made. Throws, in words, when it is something else, is damaged, or the key is another one. */
export async function openTransferFile(file: Uint8Array, key: Key): Promise<TransferredRecord> {
  if (!isSealed(file)) throw new CannotUse('This is no sealed file, or not all of it has arrived.');
  const opened = await openSealed(file, key, '--identity');
  if (!opened)
    throw new CannotUse(
      `The file cannot be opened: ${'passphrase' in key ? 'the passphrase is another one, it was sealed with a key' : 'it was sealed for another key, or with a passphrase'}, or it is damaged or cut off. Ask the school that sent it.`,
    );
  const record = readTransferPage(new TextDecoder().decode(opened));
  if (!record)
    throw new CannotUse(
      "The file opens, but it holds no pupil's record that this version can read. Other tools that open files of age can show what it is.",
    );
  return record;
}
