import type { CalendarPage } from '../words/case-days.ts';
import type { Pack } from '../words/pack/pack.ts';
import type { PupilRecord } from '../words/record/record.ts';
import type { AgreementSheet } from '../words/pack/agreement-sheet.ts';
import { agreementPage } from './agreement-page.ts';
import { calendarFile } from './calendar.ts';
import type { OutcomesOfSchool } from '../words/outcomes.ts';
import { outcomesPage } from './outcomes-page.ts';
import { packPage } from './page.ts';
import { recordPage } from './record-page.ts';

type Content =
  | { readonly pack: Pack }
  | { readonly record: PupilRecord }
  | { readonly calendar: CalendarPage }
  | { readonly agreement: AgreementSheet }
  | { readonly outcomes: OutcomesOfSchool }
  | { readonly data: object };

/** A file as bytes: a page to print, days for a calendar, or data as JSON. */
export async function drawFile(content: Content): Promise<Uint8Array> {
  return new TextEncoder().encode(drawText(content));
}

function drawText(content: Content): string {
  if ('pack' in content) return packPage(content.pack);
  if ('calendar' in content) return calendarFile(content.calendar);
  if ('agreement' in content) return agreementPage(content.agreement);
  if ('outcomes' in content) return outcomesPage(content.outcomes);
  return 'record' in content ? recordPage(content.record) : `${JSON.stringify(content.data, null, 2)}\n`;
}
