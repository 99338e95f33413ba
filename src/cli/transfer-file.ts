import { z } from 'zod/v4';
import type { TransferredRecord } from '../words/record/transferred.ts';
import { transferPage } from '../pack/record-page.ts';
import { CannotUse } from './command.ts';
import { isSealed, seal, unseal, type Key, type Lock } from './sealed-file.ts';

const row = z.strictObject({ label: z.string(), value: z.string() });
const transferred = z.strictObject({
  document: z.literal('pupil-record-transfer'),
  version: z.literal(1),
  from: z.string(),
  to: z.string(),
  pupil: z.string(),
  madeOn: z.iso.date(),
  by: z.array(z.string()),
  leftOut: z.int().min(0),
  parts: z.array(
    z.strictObject({
      title: z.string(),
      sections: z.array(z.strictObject({ title: z.string(), rows: z.array(row) })),
    }),
  ),
});
const DATA = /<script type="application\/json" id="record">([^]*)<\/script>/;

/**
 * The record as a sealed page: any tool that opens files of age gives a page to read, and the same as data is in it.
 */
export async function sealTransfer(record: TransferredRecord, lock: Lock): Promise<Uint8Array> {
  const data = JSON.stringify(record).replaceAll('<', '\\u003c');
  const page = transferPage(record).replace(
    '</body>',
    () => `<script type="application/json" id="record">${data}</script>\n</body>`,
  );
  return seal(new TextEncoder().encode(page), lock);
}

/** Opens what `sealTransfer` made. Throws, in words, when it is something else, is damaged, or the key is another one. */
export async function openTransferFile(file: Uint8Array, key: Key): Promise<TransferredRecord> {
  if (!isSealed(file)) throw new CannotUse('This is no sealed file, or not all of it has arrived.');
  const opened = await unseal(file, key, '--identity');
  if (!opened)
    throw new CannotUse(
      `The file cannot be opened: ${'passphrase' in key ? 'the passphrase is another one, it was sealed with a key' : 'it was sealed for another key, or with a passphrase'}, or it is damaged or cut off. Ask the school that sent it.`,
    );
  const [, data = ''] = DATA.exec(new TextDecoder().decode(opened)) ?? [];
  const read = transferred.safeParse(parsed(data));
  if (!read.success)
    throw new CannotUse(
      "The file opens, but it holds no pupil's record that this version can read. Other tools that open files of age can show what it is.",
    );
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
