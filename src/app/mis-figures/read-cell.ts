import { DateTime } from 'luxon';

/** How exports write a day, in the order in which they are tried: in England the day comes first. */
const DAYS = [
  'yyyy-MM-dd',
  'd/M/yyyy',
  'd/M/yy',
  'd.M.yyyy',
  'd.M.yy',
  'd-M-yyyy',
  'd-M-yy',
  'd MMM yyyy',
  'd MMMM yyyy',
  'd-MMM-yyyy',
  'd-MMM-yy',
  'ccc d MMM yyyy',
  'cccc d MMMM yyyy',
] as const;
/** September is Sept in British and Sep in American. */
const LOCALES = ['en-GB', 'en-US'] as const;
/** Days since the last day of 1899 by which spreadsheets count: those of 2000 to 2099. */
const SERIAL = { least: 36_526, most: 73_050, first: Date.UTC(1899, 11, 30) } as const;
/** A day of an export in a sentence: "From 01/09/2026 to 24 Nov 2026". */
const DAY_IN_TEXT =
  /\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ -]\p{L}{3,9}[ -]\d{2,4}/gu;

/** A cell that was empty, or said in words that there is nothing. */
export function isEmpty(cell: string): boolean {
  return /^(?:|-|–|n\/?a|null|blank)$/i.test(cell.trim());
}

/** Excel writes `="00123"` to keep the zeros; every other cell that begins so is a formula, which is not looked at. */
export function withoutQuotedFormula(cell: string): string {
  return /^="([^"=]*)"$/.exec(cell)?.[1] ?? cell;
}

/** True for a cell that a spreadsheet would work out. A number with a sign is none. */
export function isFormula(cell: string): boolean {
  return /^[=@]/.test(cell) || /^[+-](?!\d+(?:[.,]\d+)?$)./.test(cell);
}

/** A count as exports write it: `1,234`, `12.5`, `12,5`; undefined for anything else, and for less than nothing. */
export function readCount(cell: string): number | undefined {
  const text = cell.replaceAll(/[\s\u00A0\u202F]/g, '');
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  return /^\d+(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** A share in per cent as exports write it: `61.3`, `61.3%`, `61,3 %`. */
export function readRate(cell: string): number | undefined {
  return readCount(cell.trim().replace(/%$/, ''));
}

/** A day as exports write it, as `YYYY-MM-DD`; undefined for anything else. */
export function readDay(cell: string): string | undefined {
  const text = cell
    .trim()
    .replace(/[T ]\d{1,2}:\d\d.*$/, '')
    .replace(/^(\d{1,2})(?:st|nd|rd|th)\b/, '$1');
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Math.floor(Number(text));
    if (serial < SERIAL.least || serial > SERIAL.most) return undefined;
    return new Date(SERIAL.first + serial * 86_400_000).toISOString().slice(0, 10);
  }
  for (const format of DAYS)
    for (const locale of LOCALES) {
      const read = DateTime.fromFormat(text, format, { zone: 'utc', locale });
      if (read.isValid) return read.toISODate();
    }
  return undefined;
}

/** Every day that a line of words names, in their order: a title can say from when to when. */
export function daysIn(text: string): readonly string[] {
  return [...text.slice(0, 500).matchAll(DAY_IN_TEXT)].flatMap(([found]) => readDay(found) ?? []);
}
