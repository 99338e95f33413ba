import { statSync } from 'node:fs';
import { systemClock } from '../app/clocks.ts';
import { calendarWarnings } from '../domain/calendar/calendar-warnings.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { isRefused } from '../domain/calendar/term-doubts.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../settings/bank-holidays.ts';
import { LONGEST_TERMS_TEXT, readTerms } from '../settings/read-terms.ts';
import { readTextFile } from '../settings/text-file.ts';
import { describeCalendarWarning } from '../words/calendar.ts';
import {
  describeTermDoubt,
  describeUnread,
  HOW_TO_USE,
  NOTHING_TAKEN,
  previewTerms,
} from '../words/terms.ts';
import { CannotUse, command } from './command.ts';

/** A school's terms from its council's calendar file or from pasted lines, as the settings take them. */
export default command({
  typed: 'npm run --silent terms --',
  about:
    "Reads term dates from your council's .ics file, or from lines copied from its page, and prints them as the settings take them. Shows what it understood and what is odd; changes nothing.",
  words: [{ name: 'FILE', help: 'an .ics file, or a text file; without it, standard input' }],
  options: {},
  run: (_given, [file], { input }) => {
    const text = file === undefined ? input() : readFile(file);
    const today = londonDate(systemClock.now());
    const { found, doubts, unread } = readTerms(text, today);
    const said = [
      ...previewTerms(found),
      ...doubts.map((doubt) => `Please look: ${describeTermDoubt(doubt)}`),
      ...(unread.length > 0 ? [`Please look: ${describeUnread(unread)}`] : []),
    ];
    if (doubts.some(isRefused)) return { code: 1, message: [...said, NOTHING_TAKEN].join('\n') };
    const { terms, closed, insetDays } = found;
    const calendar = { terms, closed, insetDays };
    const warnings = calendarWarnings({ ...calendar, bankHolidays: ENGLAND_BANK_HOLIDAYS }, today);
    return {
      code: 0,
      message: [
        ...said,
        ...warnings
          .filter(({ warning }) => warning === 'no-term-between')
          .map((warning) => `Please look: ${describeCalendarWarning(warning)}`),
        HOW_TO_USE,
      ].join('\n'),
      out: JSON.stringify(calendar, null, 2),
    };
  },
});

function readFile(file: string): string {
  let size: number;
  try {
    size = statSync(file).size;
    if (size <= LONGEST_TERMS_TEXT) return readTextFile(file);
  } catch {
    throw new CannotUse(`${file} cannot be read. Is the path right?`);
  }
  throw new CannotUse(
    `${file} is too large for a list of term dates. Take the calendar of term dates alone.`,
  );
}
