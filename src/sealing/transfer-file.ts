import { z } from 'zod/v4';
import type { TransferredRecord } from '../words/record/transferred.ts';
import { transferPage } from '../pack/record-page.ts';
import { seal, type Lock } from './age.ts';

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

/** Reads the page that `sealTransfer` sealed; undefined when it is something else. */
export function readTransferPage(page: string): TransferredRecord | undefined {
  const [, data = ''] = DATA.exec(page) ?? [];
  const read = transferred.safeParse(parsed(data));
  return read.success ? read.data : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
