import assert from 'node:assert/strict';
import { calendarFile } from '../../src/pack/calendar.ts';
import { readIcs } from '../../src/settings/read-ics.ts';
import type { CalendarEvent } from '../../src/words/case-days.ts';

const MADE_AT = '2026-11-24T09:00:00.000Z';
const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'panel-1',
  sequence: 4,
  date: '2026-12-04',
  title: 'Panel R-TEST1',
  ...changes,
});
const fileOf = (...events: CalendarEvent[]) => calendarFile({ madeAt: MADE_AT, events });

describe('The file of dates for a calendar', () => {
  it('says the same of the same day whenever it is made, but for when that was', () => {
    const later = calendarFile({ madeAt: '2026-11-25T10:30:00.000Z', events: [event()] });
    const other = (text: string) => text.split('\r\n').filter((line) => !line.startsWith('DTSTAMP'));
    assert.deepEqual(other(later), other(fileOf(event())));
    assert.match(later, /DTSTAMP:20261125T103000Z/);
  });

  it('moves a day by its id and a higher sequence', () => {
    const moved = fileOf(event({ date: '2026-12-11', sequence: 5 }));
    assert.match(moved, /UID:panel-1@[\s\S]*SEQUENCE:5[\s\S]*DTSTART;VALUE=DATE:20261211/);
  });

  it('takes out a day that was called off', () => {
    const text = fileOf(event({ calledOff: true }), event({ uid: 'papers-1' }));
    assert.equal(text.match(/STATUS:CANCELLED/g)?.length, 1);
    assert.equal(readIcs(text)?.entries.length, 1);
  });

  it('keeps each day whole where the clocks change, with nothing of the hour in it', () => {
    // The clocks change on 25 October 2026 and 28 March 2027.
    const days = ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29'];
    const text = fileOf(...days.map((date, n) => event({ date, uid: `day-${n}` })));
    assert.deepEqual(
      readIcs(text)?.entries.map(({ from, to }) => [from, to]),
      days.map((day) => [day, day]),
    );
    assert.equal(readIcs(text)?.zone, 'Europe/London');
    assert.doesNotMatch(text, /DT(?:START|END)[^\r]*T\d{6}/);
  });
});
