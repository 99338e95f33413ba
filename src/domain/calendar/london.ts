/** School dates and wall-clock times in Europe/London. Instants come in; words and `YYYY-MM-DD` dates go out. */
const ZONE = 'Europe/London';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The date in London at that instant, as `YYYY-MM-DD`. */
export function londonDate(instant: Date): string {
  const [day, month, year] = parts.format(instant).split('/');
  return `${year}-${month}-${day}`;
}

/** The instant at which a `YYYY-MM-DD` date begins in London. */
export function startOfLondonDay(date: string): Date {
  const utc = new Date(`${date}T00:00:00Z`);
  // In summer time London's midnight is an hour before UTC's; neither clock change is at midnight.
  return londonTime(utc) === '01:00' ? new Date(utc.getTime() - 60 * 60_000) : utc;
}

/** The instant at which London's clocks show this time (`HH:mm`) on a `YYYY-MM-DD` date. */
export function londonInstant(date: string, time: string): Date {
  const utc = new Date(`${date}T${time}:00Z`);
  return londonTime(utc) === time ? utc : new Date(utc.getTime() - 60 * 60_000);
}

/** The wall-clock time in London at that instant, as `14:05`. */
export function londonTime(instant: Date): string {
  return clock.format(instant);
}

/** A `YYYY-MM-DD` date as people say it: `Thu 26 Nov`; with the year when it is not `thisYear`. */
export function dayInWords(date: string, thisYear?: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  const words = `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return thisYear !== undefined && !date.startsWith(thisYear) ? `${words} ${at.getUTCFullYear()}` : words;
}

/** An ISO instant as people say it, in London: `Thu 26 Nov, 14:05`. */
export function momentInWords(instant: string): string {
  const at = new Date(instant);
  return `${dayInWords(londonDate(at))}, ${londonTime(at)}`;
}
