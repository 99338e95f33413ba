import { schoolTermsFrom, type SchoolTerms } from '../domain/calendar/school-terms.ts';
import { termDoubts, type TermDoubt } from '../domain/calendar/term-doubts.ts';
import { readIcs } from './read-ics.ts';
import { readTermLines } from './term-lines.ts';

/** Terms as read from a text, for somebody to look at before they are used. */
export interface ReadTerms {
  readonly found: SchoolTerms;
  readonly doubts: readonly TermDoubt[];
  /** Lines with a date that could not be read. */
  readonly unread: readonly string[];
}

/** A school year of a council has far less. */
export const LONGEST_TERMS_TEXT = 1_000_000;

/** The terms in the text of an `.ics` file or in pasted lines; `today` as `YYYY-MM-DD`. */
export function readTerms(text: string, today: string): ReadTerms {
  const ics = readIcs(text);
  const { entries, unread } = ics ? { entries: ics.entries, unread: [] } : readTermLines(text);
  const found = schoolTermsFrom(entries);
  const words = entries.map(({ what }) => what).join('\n');
  return { found, doubts: termDoubts(found, { today, zone: ics?.zone, words }), unread };
}
