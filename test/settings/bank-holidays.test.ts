import assert from 'node:assert/strict';
import Holidays from 'date-holidays';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/settings/bank-holidays.ts';

describe("England's bank holidays", function () {
  this.timeout(20_000);
  const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

  it('are the weekdays that an independent calendar counts, every year', () => {
    const england = new Holidays('GB', 'ENG');
    const first = Number(ENGLAND_BANK_HOLIDAYS[0]?.slice(0, 4));
    const last = Number(ENGLAND_BANK_HOLIDAYS.at(-1)?.slice(0, 4));
    assert.ok(last - first >= 5);
    for (let year = first; year <= last; year++) {
      const counted = england
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10))
        .filter((date) => weekday(date) % 6 !== 0);
      const ours = ENGLAND_BANK_HOLIDAYS.filter((date) => date.startsWith(String(year)));
      assert.deepEqual(ours, counted, `${year}`);
    }
  });

  it('are eight a year, none on a weekend', () => {
    assert.deepEqual(
      ENGLAND_BANK_HOLIDAYS.filter((date) => weekday(date) % 6 === 0),
      [],
    );
    assert.equal(ENGLAND_BANK_HOLIDAYS.filter((date) => date.startsWith('2027')).length, 8);
  });
});
