import type { Pack } from '../words/pack/pack.ts';
import type { PupilRecord } from '../words/record/record.ts';
import { packPage } from './page.ts';
import { recordPage } from './record-page.ts';

/** A file as one text: a page of a pack or record, or data as JSON. */
export function drawFile(
  content: { readonly pack: Pack } | { readonly record: PupilRecord } | { readonly data: object },
): string {
  if ('pack' in content) return packPage(content.pack);
  return 'record' in content ? recordPage(content.record) : `${JSON.stringify(content.data, null, 2)}\n`;
}
