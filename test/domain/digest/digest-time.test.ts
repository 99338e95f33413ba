import assert from 'node:assert/strict';
import {
  countsFrom,
  digestChannels,
  digestDay,
  digestMoment,
  isLate,
  latestMoment,
  nextMoment,
  stillWantedUntil,
} from '../../../src/domain/digest/digest-time.ts';
import { londonInstant } from '../../../src/domain/calendar/london.ts';
import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { testSchool } from '../../support/school.ts';

const FRIDAY = { day: 'friday', time: '15:30' } as const;
const STAFF = '19:staff@thread.tacv2';
/** Half-term 26 to 30 October, an INSET day on Fri 27 November, Christmas, half-term in February. */
const CALENDAR = {
  closed: [],
  terms: [
    { from: '2026-09-01', to: '2026-10-23' },
    { from: '2026-11-02', to: '2026-12-18' },
    { from: '2027-01-05', to: '2027-02-12' },
    { from: '2027-02-22', to: '2027-04-01' },
  ],
  insetDays: [{ date: '2026-11-27' }],
};
const iso = (date: Date | undefined) => date?.toISOString();

describe('The time of a digest', () => {
  it('is the same on London’s clocks before and after both clock changes', () => {
    // The clocks went back on Sun 25 October 2026 and go forward on Sun 28 March 2027.
    assert.equal(iso(digestMoment(CALENDAR, FRIDAY, '2026-W43')), '2026-10-23T14:30:00.000Z');
    assert.equal(iso(digestMoment(CALENDAR, FRIDAY, '2026-W45')), '2026-11-06T15:30:00.000Z');
    assert.equal(iso(digestMoment(CALENDAR, FRIDAY, '2027-W12')), '2027-03-26T15:30:00.000Z');
    assert.equal(
      iso(digestMoment(CALENDAR, { ...FRIDAY, day: 'monday' }, '2027-W13')),
      '2027-03-29T14:30:00.000Z',
    );
    for (const time of ['00:00', '00:30', '23:59']) {
      assert.equal(iso(londonInstant('2026-10-26', time)), `2026-10-26T${time}:00.000Z`);
      assert.equal(
        londonInstant('2027-03-29', time).getTime() + 3_600_000,
        Date.parse(`2027-03-29T${time}Z`),
      );
    }
  });

  it('is on the last school day before when the school is closed on the day, else on the first one after', () => {
    assert.equal(digestDay(CALENDAR, FRIDAY, '2026-W48'), '2026-11-26');
    assert.equal(digestDay(CALENDAR, { ...FRIDAY, day: 'monday' }, '2027-W01'), '2027-01-05');
  });

  it('does not come in a week without a school day', () => {
    for (const week of ['2026-W44', '2026-W52', '2026-W53', '2027-W07'])
      assert.equal(digestMoment(CALENDAR, FRIDAY, week), undefined, week);
  });

  it('knows week 53 and refuses one that is not there', () => {
    const open = { closed: [] };
    assert.equal(digestDay(open, FRIDAY, '2026-W53'), '2027-01-01');
    assert.equal(digestDay(open, FRIDAY, '2027-W01'), '2027-01-08');
    assert.equal(digestDay(open, FRIDAY, '2027-W53'), undefined);
    assert.throws(() => countsFrom(open, FRIDAY, '2027-W53'));
  });

  it('comes on every weekday that is no bank holiday when the calendar has no terms', () => {
    const bare = { closed: [], bankHolidays: ['2026-12-25'] };
    assert.equal(digestDay(bare, FRIDAY, '2026-W52'), '2026-12-24');
    assert.equal(digestDay(bare, FRIDAY, '2026-W33'), '2026-08-14');
  });

  it('counts from the moment of the school week before, over a holiday too', () => {
    assert.equal(iso(countsFrom(CALENDAR, FRIDAY, '2026-W49')), '2026-11-26T15:30:00.000Z');
    assert.equal(iso(countsFrom(CALENDAR, FRIDAY, '2026-W45')), '2026-10-23T14:30:00.000Z');
    assert.equal(iso(countsFrom(CALENDAR, FRIDAY, '2027-W01')), '2026-12-18T15:30:00.000Z');
  });

  it('counts from before the weeks whose digest was not posted', () => {
    const without = (...weeks: string[]) => iso(countsFrom(CALENDAR, FRIDAY, '2026-W50', new Set(weeks)));
    assert.equal(without('2026-W49'), '2026-11-26T15:30:00.000Z');
    assert.equal(without('2026-W48', '2026-W49'), '2026-11-20T15:30:00.000Z');
    assert.equal(without('2026-W48'), '2026-12-04T15:30:00.000Z', 'that one was in the digest since');
    const all = Array.from({ length: 53 }, (_, at) => `2026-W${String(at + 1).padStart(2, '0')}`);
    assert.equal(without(...all), '2026-09-28T14:30:00.000Z', 'ten weeks');
  });

  it('leaves nothing out and counts nothing twice from one digest to the next, all year', () => {
    let before: Date | undefined;
    for (let now = new Date('2026-09-01T12:00:00Z'); now < new Date('2027-04-01');) {
      const next = nextMoment(CALENDAR, FRIDAY, now);
      if (!next) break;
      if (before) assert.equal(iso(countsFrom(CALENDAR, FRIDAY, next.week)), iso(before), next.week);
      before = now = next.at;
    }
    assert.ok(before);
  });

  it('looks back ten weeks at most', () => {
    const long = { closed: [{ from: '2026-01-01', to: '2026-08-31' }] };
    assert.equal(iso(countsFrom(long, FRIDAY, '2026-W36')), '2026-06-22T14:30:00.000Z');
    assert.equal(latestMoment(long, FRIDAY, new Date('2026-08-30T12:00:00Z')), undefined);
    assert.equal(nextMoment(long, FRIDAY, new Date('2026-02-01T12:00:00Z')), undefined);
  });

  it('has come at the minute and not before', () => {
    const at = (now: string) => latestMoment(CALENDAR, FRIDAY, new Date(now))?.week;
    assert.equal(at('2026-12-04T15:29:59Z'), '2026-W48');
    assert.equal(at('2026-12-04T15:30:00Z'), '2026-W49');
    assert.equal(at('2027-01-07T12:00:00Z'), '2026-W51');
    assert.equal(nextMoment(CALENDAR, FRIDAY, new Date('2026-12-18T15:30:00Z'))?.week, '2027-W01');
  });

  it('is late two hours after, and not wanted any more after three days or once the next is due', () => {
    const due = new Date('2026-12-04T15:30:00Z');
    assert.equal(isLate(due, new Date('2026-12-04T17:30:00Z')), false);
    assert.equal(isLate(due, new Date('2026-12-04T17:31:00Z')), true);
    assert.equal(iso(stillWantedUntil(CALENDAR, FRIDAY, due)), '2026-12-07T15:30:00.000Z');
    // The school moves its digest from Friday to the closest Monday there can be.
    const monday = { day: 'monday', time: '09:00' } as const;
    assert.equal(iso(stillWantedUntil(CALENDAR, monday, due)), '2026-12-07T09:00:00.000Z');
  });
});

describe('The channels of the digests', () => {
  it('have their usual times where the school has not said', () => {
    assert.deepEqual(digestChannels(testSchool()), [
      { channel: INCLUSION_CHANNEL, audience: 'inclusion', day: 'friday', time: '14:00' },
      { channel: STAFF, audience: 'staff', day: 'friday', time: '15:30' },
    ]);
  });

  it('take the school’s own time, or none', () => {
    const digests = [
      { channel: STAFF, day: 'monday', time: '08:15' },
      { channel: INCLUSION_CHANNEL, off: true },
    ] as const;
    assert.deepEqual(digestChannels(testSchool({ digests })), [
      { channel: STAFF, audience: 'staff', day: 'monday', time: '08:15' },
    ]);
  });

  it('are only the inclusion channel in a school without staff channels', () => {
    const channels = { inclusion: INCLUSION_CHANNEL, staff: [] };
    assert.deepEqual(
      digestChannels(testSchool({ channels })).map(({ audience }) => audience),
      ['inclusion'],
    );
  });
});
