import type { CountedFrom, Duty, KeptDate, StatutoryDate } from '../domain/case/statutory-dates.ts';
import { dayWithYear } from './dates.ts';

const DUTY_WORDS: Readonly<Record<Duty, string>> = {
  'board-considers-representations':
    'If parents make representations, the governing board considers reinstatement by',
  'board-considers': 'The governing board considers reinstatement by',
  'school-educates': 'The school has full-time education in place by',
  'la-educates': 'The LA has full-time education in place by',
  'placement-starts': 'The placement starts no earlier than',
};

/** What is due on a statutory date, to stand before the date; of a kept one, as people were told at the time. */
export function describeDuty(date: StatutoryDate | KeptDate): string {
  return 'what' in date ? date.what : DUTY_WORDS[date.duty];
}

/** How a statutory date was counted, with years: these dates are kept and read later. */
export function describeCounting({ counted }: StatutoryDate | KeptDate): string {
  return typeof counted === 'string' ? counted : countedFrom(counted);
}

function countedFrom(counted: CountedFrom): string {
  switch (counted.from) {
    case 'notice':
      return `${counted.schoolDays} school days after notice on ${dayWithYear(counted.notified)}`;
    case 'first-day':
      return `school day ${counted.schoolDay} if the first day is ${dayWithYear(counted.first)}`;
    case 'written-notice':
      return `${counted.schoolDays} school days after written notice on ${dayWithYear(counted.notice)}; planned for ${dayWithYear(counted.start)}`;
  }
}

/** A statutory date with the words people were told of it in, to be kept with the case. */
export function toKeptDate(date: StatutoryDate | KeptDate): KeptDate {
  if ('what' in date) return date;
  return { ...date, what: describeDuty(date), counted: describeCounting(date) };
}
