import ICAL from 'ical.js';
import { plusDays } from '../domain/calendar/calendar.ts';
import type { CalendarEvent, CalendarPage } from '../words/case-days.ts';

/**
 * Days as an iCalendar file: all day, nobody invited, and shown as private. A second file with the same days moves those that
 * have moved, and takes out those that were called off. All-day events have no time zone; the calendar's own is named for clients that ask.
 */
export function calendarFile({ madeAt, events }: CalendarPage): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Inclusion referrals//EN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('x-wr-timezone', 'Europe/London');
  for (const event of events) calendar.addSubcomponent(eventOf(event, madeAt));
  return `${calendar.toString()}\r\n`;
}

function eventOf(
  { uid, sequence, date, title, calledOff }: CalendarEvent,
  madeAt: string,
): InstanceType<typeof ICAL.Component> {
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', `${uid}@inclusion-referrals`);
  event.updatePropertyWithValue('sequence', sequence);
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(madeAt), true));
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(date));
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(plusDays(date, 1)));
  event.updatePropertyWithValue('summary', title);
  if (calledOff) event.updatePropertyWithValue('status', 'CANCELLED');
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
  event.updatePropertyWithValue('class', 'PRIVATE');
  return event;
}
