import type { CountedFrom, Duty, KeptDate, StatutoryDate } from '../domain/case/statutory-dates.ts';
import { describeDayWithYear } from './dates.ts';

const DUTY_WORDS: Readonly<Record<Duty, string>> = {
  'board-considers-representations':
    'If parents make representations, the governing board considers reinstatement by',
  'board-considers': 'The governing board considers reinstatement by',
  'school-educates': 'The school has full-time education in place by',
  'la-educates': 'The LA has full-time education in place by',
  'placement-starts': 'The placement starts no earlier than',
};

/** What is due on a statutory date, to go before the date; for a kept one, as people were told at the time. */
export function describeDuty(date: StatutoryDate | KeptDate): string {
  return 'what' in date ? date.what : DUTY_WORDS[date.duty];
}

/** How a statutory date was counted, with years: these dates are stored and read later. */
export function describeCounting({ counted }: StatutoryDate | KeptDate): string {
  return typeof counted === 'string' ? counted : countedFrom(counted);
}

function countedFrom(counted: CountedFrom): string {
  switch (counted.from) {
    case 'notice':
      return `${counted.schoolDays} school days after notice on ${describeDayWithYear(counted.notified)}`;
    case 'first-day':
      return `school day ${counted.schoolDay} if the first day is ${describeDayWithYear(counted.first)}`;
    case 'written-notice':
      return `${counted.schoolDays} school days after written notice on ${describeDayWithYear(counted.notice)}; planned for ${describeDayWithYear(counted.start)}`;
  }
}

/** A statutory date with the words people were told of it in, to be stored with the case. */
export function toKeptDate(date: StatutoryDate | KeptDate): KeptDate {
  if ('what' in date) return date;
  return { ...date, what: describeDuty(date), counted: describeCounting(date) };
}
