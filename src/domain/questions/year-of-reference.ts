import { OPTION } from '../known-ids/options.ts';

/** A reference that ends in a year group, as the form suggests: `AB 8`, `AB 8K`, `AB R`. */
const INITIALS_AND_YEAR = /^(?<before>[\p{L}'’-]{1,4}\s?)(?<year>R|\d{1,2})(?<after>\p{L}?)$/iu;
/** One that begins with the class: `8C AB`. */
const CLASS_AND_INITIALS = /^(?<before>)(?<year>\d{1,2})(?<after>\p{L}?\s[\p{L}'’-]{1,4})$/u;
const LAST_YEAR = 14;

/** Nursery comes before Reception, and Reception before Year 1. */
const NURSERY = -1;
const RECEPTION = 0;

/** The place of a year group among all: -1 for Nursery, 0 for Reception, then its number; undefined for what is none. */
export function yearNumber(yearGroup: unknown): number | undefined {
  if (yearGroup === OPTION.yearGroup.nursery) return NURSERY;
  if (yearGroup === OPTION.yearGroup.reception) return RECEPTION;
  const year = typeof yearGroup === 'string' && /^\d{1,2}$/.test(yearGroup) ? Number(yearGroup) : 0;
  return year >= 1 && year <= LAST_YEAR ? year : undefined;
}

/** The year group in a pupil's reference that is made of initials and a year, as an option of the question for it. */
export function yearOfReference(reference: string): string | undefined {
  const year = partsOf(reference)?.year.toUpperCase();
  if (year === undefined || year === OPTION.yearGroup.reception) return year;
  return yearNumber(year) === undefined ? undefined : String(Number(year));
}

/** The same reference for another year (1 to 14), written alike: `AB 9` of `AB 8`, `8C AB` of `7C AB`. */
export function referenceInYear(reference: string, year: number): string | undefined {
  const parts = partsOf(reference);
  if (!parts) return undefined;
  const { before, year: named, after } = parts;
  const width = named.startsWith('0') ? named.length : 1;
  return `${before}${String(year).padStart(width, '0')}${after}`;
}

function partsOf(reference: string) {
  const { groups } = INITIALS_AND_YEAR.exec(reference) ?? CLASS_AND_INITIALS.exec(reference) ?? {};
  return groups as { before: string; year: string; after: string } | undefined;
}
