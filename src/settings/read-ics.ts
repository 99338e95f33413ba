import ICAL from 'ical.js';
import { londonDate } from '../domain/calendar/london.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import type { DatedEntry } from '../domain/calendar/term-entries.ts';

/** What an `.ics` file holds: its events as days, and the time zone it names for itself. */
export interface IcsCalendar {
  readonly entries: readonly DatedEntry[];
  readonly zone: string | undefined;
}

/** The most events, and the most days of one that repeats, that are read. */
const MOST_EVENTS = 5000;
const MOST_REPEATS = 60;

/** The events of a calendar in iCalendar form (`.ics`), with London's days; undefined when the text is not one. */
export function readIcs(text: string): IcsCalendar | undefined {
  if (!/^\s*BEGIN:VCALENDAR/im.test(text)) return undefined;
  let parsed: unknown[];
  try {
    parsed = ICAL.parse(text.replaceAll(/\r\n?/g, '\n').trim()) as unknown[];
  } catch {
    return undefined;
  }
  // Several calendars one after the other come as a list of them.
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed).map(
    (each) => new ICAL.Component(each as ConstructorParameters<typeof ICAL.Component>[0]),
  );
  const zone = calendars
    .flatMap((each) => [
      each.getFirstPropertyValue('x-wr-timezone'),
      each.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid'),
      each.getFirstSubcomponent('vevent')?.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
    ])
    .find((each) => typeof each === 'string');
  const events = calendars.flatMap((each) => each.getAllSubcomponents('vevent')).slice(0, MOST_EVENTS);
  return { entries: events.flatMap(entriesOf), zone };
}

function entriesOf(component: InstanceType<typeof ICAL.Component>): readonly DatedEntry[] {
  if (component.getFirstPropertyValue('status') === 'CANCELLED') return [];
  try {
    const event = new ICAL.Event(component);
    const start = event.startDate as InstanceType<typeof ICAL.Time> | null;
    if (!start) return [];
    const what = (event.summary ?? '').replaceAll(/\s+/g, ' ').trim();
    const from = dayOf(start);
    const to = lastDay(from, event.endDate);
    if (!event.isRecurring()) return [{ what, from, to }];
    const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    const days: DatedEntry[] = [];
    const dates = event.iterator();
    for (let next = dates.next(); next && days.length < MOST_REPEATS; next = dates.next()) {
      const day = dayOf(next);
      days.push({ what, from: day, to: plusDays(day, length) });
    }
    return days;
  } catch {
    // One event that is damaged does not cost the others.
    return [];
  }
}

/** The last day of an event: an end at midnight, or on a day without a time, is the end of the day before. */
function lastDay(from: string, end: InstanceType<typeof ICAL.Time> | null): string {
  if (!end) return from;
  const day = dayOf(end);
  const isMidnight = end.isDate || (end.hour === 0 && end.minute === 0);
  return isMidnight && day > from ? plusDays(day, -1) : day < from ? from : day;
}

/** London's day; a time without a zone of its own is the calendar's local time. */
function dayOf(time: InstanceType<typeof ICAL.Time>): string {
  if (!time.isDate && time.zone?.tzid === 'UTC') return londonDate(time.toJSDate());
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.year}-${two(time.month)}-${two(time.day)}`;
}
