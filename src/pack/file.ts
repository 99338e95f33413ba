import type { DrawnContent } from '../words/file-content.ts';
import { agreementPage } from './agreement-page.ts';
import { calendarFile } from './calendar.ts';
import { censusTable } from './census-table.ts';
import { outcomesPage } from './outcomes-page.ts';
import { packPage } from './page.ts';
import { councilFormForWord } from './council-form-word.ts';
import { councilFormPage } from './council-form-page.ts';
import { recordPage } from './record-page.ts';

/** A file as bytes: a page to print or a form for Word, days for a calendar, a table for a spreadsheet, or data as JSON. */
export async function drawFile(content: DrawnContent): Promise<Uint8Array> {
  if ('councilForm' in content && content.as === 'docx') return councilFormForWord(content.councilForm);
  return new TextEncoder().encode(drawText(content));
}

function drawText(content: DrawnContent): string {
  if ('pack' in content) return packPage(content.pack);
  if ('calendar' in content) return calendarFile(content.calendar);
  if ('agreement' in content) return agreementPage(content.agreement);
  if ('outcomes' in content) return outcomesPage(content.outcomes);
  if ('census' in content) return censusTable(content.census);
  if ('councilForm' in content) return councilFormPage(content.councilForm);
  return 'record' in content ? recordPage(content.record) : `${JSON.stringify(content.data, null, 2)}\n`;
}
