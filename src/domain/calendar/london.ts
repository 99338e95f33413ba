/** School dates and wall-clock times in Europe/London. Instants come in; times and `YYYY-MM-DD` dates go out. */
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

/** The last hour that a date was asked of, and its date: in London a day begins with an hour. Formatting takes long. */
let last = { hour: Number.NaN, date: '' };

/** The date in London at that instant, a `Date` or as ISO writes it, as `YYYY-MM-DD`. */
export function londonDate(instant: Date | string): string {
  const at = new Date(instant);
  const hour = Math.floor(at.getTime() / 3_600_000);
  if (hour !== last.hour) {
    const [day, month, year] = parts.format(at).split('/');
    last = { hour, date: `${year}-${month}-${day}` };
  }
  return last.date;
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
