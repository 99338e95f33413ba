import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { plusSchoolDays, type SchoolCalendar } from '../../../src/domain/calendar/calendar.ts';
import { statutoryDates } from '../../../src/domain/case/statutory-dates.ts';
import { triage, type Case } from '../../../src/domain/triage/triage.ts';
import { describeCounting } from '../../../src/words/statutory-dates.ts';
import { content } from '../../support/content.ts';

const scenarios = JSON.parse(readFileSync('test/scenarios/scenarios.json', 'utf8')) as (Case & {
  id: string;
})[];

function datesOf(id: string, calendar: SchoolCalendar = { closed: [] }, answers = {}) {
  const found = scenarios.find((scenario) => scenario.id === id);
  assert.ok(found);
  const given = { ...found, answers: { ...found.answers, ...answers } };
  return statutoryDates(content, triage(content, given), given.answers, (date, count) =>
    plusSchoolDays(calendar, date, count),
  );
}

const short = (dates: ReturnType<typeof datesOf>) => dates.map(({ ruleId, date }) => `${ruleId} ${date}`);

describe('Statutory dates', () => {
  it('give the sixth day of a suspension and the governing board its fifteen school days', () =>
    assert.deepEqual(short(datesOf('D07')), ['B-10 2026-11-26', 'B-06 2026-12-10']));

  it('count the days the school is closed out', () =>
    assert.deepEqual(short(datesOf('D07', { closed: [{ from: '2026-11-20', to: '2026-11-23' }] })), [
      'B-10 2026-11-30',
      'B-06 2026-12-14',
    ]));

  it('after a permanent exclusion give the LA day 6 and the board its date', () => {
    const dates = datesOf('D11');
    assert.deepEqual(short(dates), ['B-13 2026-12-01', 'B-13 2026-12-15']);
    assert.deepEqual(
      dates.map(({ duty, counted }) => [duty, counted]),
      [
        ['la-educates', { from: 'first-day', first: '2026-11-24', schoolDay: 6 }],
        ['board-considers', { from: 'notice', notified: '2026-11-24', schoolDays: 15 }],
      ],
    );
    assert.match(
      dates.map(describeCounting).join(),
      /first day is Tue 24 Nov 2026,15 school days after notice on Tue/,
    );
  });

  it('say whether written notice to parents was in time', () => {
    assert.deepEqual(
      datesOf('D12').map(({ ruleId, date, missed }) => [ruleId, date, missed]),
      [['P-13', '2026-12-01', false]],
    );
    const late = datesOf('D12', undefined, { PR16: ['2026-12-01', '2026-11-30'] });
    assert.deepEqual(
      late.map(({ date, missed }) => [date, missed]),
      [['2026-12-02', true]],
    );
  });

  it('are missing while the date they are counted from is', () => {
    assert.deepEqual(short(datesOf('D07', undefined, { OB9: undefined })), ['B-10 2026-11-26']);
    assert.deepEqual(datesOf('D01'), []);
  });
});
