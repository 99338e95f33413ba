import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTerms } from '../../src/settings/read-terms.ts';
import { isRefused } from '../../src/domain/calendar/term-doubts.ts';
import { isSchoolDay } from '../../src/domain/calendar/calendar.ts';
import { parseSettings } from '../../src/settings/settings.ts';
import { describeTermDoubt, describeUnread, previewTerms } from '../../src/words/terms.ts';
import { testSchool } from '../support/school.ts';

const TODAY = '2026-11-24';

/** An event: what it is called, its first day, and the day after its last; with a time where they hold a `T`. */
type Written = readonly [what: string, start: string, end?: string, more?: string];
const ics = (events: readonly Written[], head: readonly string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...head,
    ...events.flatMap(([what, start, end, more], at) => [
      'BEGIN:VEVENT',
      `UID:${at}`,
      `SUMMARY:${what}`,
      `DTSTART${start.includes('T') ? start : `;VALUE=DATE:${start}`}`,
      ...(end === undefined ? [] : [`DTEND${end.includes('T') ? end : `;VALUE=DATE:${end}`}`]),
      ...(more === undefined ? [] : [more]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

const YEAR: readonly Written[] = [
  ['Autumn Term starts', '20260902'],
  ['Half Term', '20261026', '20261031'],
  ['Autumn Term ends', ';TZID=Europe/London:20261218T133000', ';TZID=Europe/London:20261218T140000'],
  ['Spring Term starts', '20270104'],
  ['Half term holiday', '20270215', '20270220'],
  ['Spring Term ends', '20270325'],
  ['Summer term starts', '20270412'],
  ['Half-term', '20270531', '20270605'],
  ['Summer Term ends', '20270721'],
];
const TERMS = [
  ['2026-09-02', '2026-12-18'],
  ['2027-01-04', '2027-03-25'],
  ['2027-04-12', '2027-07-21'],
];
const HALF_TERMS = [
  ['2026-10-26', '2026-10-30'],
  ['2027-02-15', '2027-02-19'],
  ['2027-05-31', '2027-06-04'],
];
const read = (text: string) => readTerms(text, TODAY);
const days = (ranges: readonly { readonly from: string; readonly to: string }[]) =>
  ranges.map(({ from, to }) => [from, to]);
const doubtsOf = (text: string) => read(text).doubts.map(({ doubt }) => doubt);

describe('Terms from an .ics file', () => {
  it('are taken from the days on which they start and end, with their half terms', () => {
    const { found, doubts } = read(ics(YEAR));
    assert.deepEqual(days(found.terms), TERMS);
    assert.deepEqual(days(found.closed), HALF_TERMS);
    assert.deepEqual(doubts, []);
    assert.match(found.terms[0]?.what ?? '', /^Autumn Term$/);
  });

  it('are the same from six terms, each from its first to its last day', () => {
    const { found, doubts } = read(
      ics([
        ['Term 1', '20260902', '20261024'],
        ['Term 2', '20261102', '20261219'],
        ['Term 3', '20270104', '20270213'],
        ['Term 4', '20270222', '20270326'],
        ['Term 5', '20270412', '20270529'],
        ['Term 6', '20270607', '20270722'],
        ['Christmas holidays', '20261219', '20270104'],
      ]),
    );
    assert.equal(found.terms.length, 6);
    assert.deepEqual([doubts, found.closed], [[], []]);
    const open = ({ terms, closed }: ReturnType<typeof read>['found']) =>
      ['2026-09-02', '2026-10-23', '2026-10-26', '2026-12-18', '2026-12-21', '2027-07-21'].map((day) =>
        isSchoolDay({ terms, closed }, day),
      );
    assert.deepEqual(open(found), open(read(ics(YEAR)).found));
  });

  it('can be used as the settings’ calendar', () => {
    const { terms, closed, insetDays } = read(ics([...YEAR, ['INSET Day', '20261127']])).found;
    const settings = parseSettings('x', JSON.stringify({ ...testSchool(), terms, closed, insetDays }));
    assert.equal(isSchoolDay(settings, '2026-11-26'), true);
    assert.equal(isSchoolDay(settings, '2026-11-27'), false);
  });

  it('come with their INSET days, without bank holidays and whatever else happens in a year', () => {
    const { found } = read(
      ics([
        ...YEAR,
        ['INSET day', '20261127'],
        ['Staff training (school closed to pupils)', '20260901'],
        ['Good Friday', '20270326'],
        ['School closed - May Day Bank Holiday', '20270503'],
        ['Open evening', ';TZID=Europe/London:20261001T180000', ';TZID=Europe/London:20261001T200000'],
        ['Netball club starts', '20260915'],
        ['Sports day', '20270701'],
      ]),
    );
    assert.deepEqual(days(found.terms), TERMS);
    assert.deepEqual(days(found.closed), HALF_TERMS);
    assert.deepEqual(found.insetDays, [{ date: '2026-11-27', what: 'INSET day' }]);
    assert.deepEqual([found.bankHolidays, found.insetOutside.length, found.unknown.length], [2, 1, 3]);
    assert.match(previewTerms(found).join('\n'), /Open evening/);
  });

  it('fall on London’s days, and repeat as often as they say', () => {
    const { found } = read(
      ics([
        ['Autumn term', ':20260831T230000Z', ':20261218T235900Z'],
        ['INSET day', '20260904', '20260905', 'RRULE:FREQ=WEEKLY;COUNT=3'],
        ['INSET day', '20261127', '20261128', 'STATUS:CANCELLED'],
      ]),
    );
    assert.deepEqual(days(found.terms), [['2026-09-01', '2026-12-18']]);
    assert.deepEqual(
      found.insetDays.map(({ date }) => date),
      ['2026-09-04', '2026-09-11', '2026-09-18'],
    );
  });

  for (const [country, events, head] of [
    ['the United States', [['Labor Day', '20260907'] as const, ...YEAR], []],
    ['Scotland', [['Term 1', '20260818', '20261010'] as const], []],
    ['Germany', [['Herbstferien', '20261012', '20261024'] as const], []],
    [
      'an international school',
      [
        [
          'School starts',
          ';TZID=Asia/Bangkok:20260902T080000',
          ';TZID=Asia/Bangkok:20260902T090000',
        ] as const,
      ],
      [],
    ],
    ['a place in another time zone', YEAR, ['X-WR-TIMEZONE:Australia/Sydney']],
  ] as const)
    it(`are not taken from the calendar of ${country}, which is said`, () => {
      const [doubt, ...others] = read(ics(events, head)).doubts;
      assert.ok(doubt && isRefused(doubt) && others.length === 0);
      assert.match(describeTermDoubt(doubt), /your own council/);
    });

  it('that share days, or have no terms at all, are refused in a sentence', () => {
    const whole = ['Autumn term', '20260902', '20261219'] as const;
    const part = ['Autumn term first half', '20260902', '20261024'] as const;
    const overlap = read(ics([whole, part])).doubts.find(({ doubt }) => doubt === 'overlap');
    assert.ok(overlap && isRefused(overlap));
    assert.match(describeTermDoubt(overlap), /share days/);
    for (const text of [
      ics([['Sports day', '20270701']]),
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY',
      '<html>Not found</html>',
      '',
    ])
      assert.deepEqual(doubtsOf(text), ['nothing']);
  });

  it('that lack a term, an end or a half term, or are over, are taken and doubted', () => {
    assert.deepEqual(doubtsOf(ics(YEAR.slice(0, 6))), ['missing-term']);
    assert.deepEqual(doubtsOf(ics(YEAR.filter(([what]) => what !== 'Spring Term ends'))), [
      'unpaired',
      'missing-term',
    ]);
    assert.deepEqual(doubtsOf(ics(YEAR.filter(([what]) => what !== 'Half-term'))), ['no-half-term']);
    assert.ok(readTerms(ics(YEAR), '2027-09-01').doubts.some(({ doubt }) => doubt === 'all-past'));
    assert.ok(doubtsOf(ics([...YEAR, ['INSET day', '20261128']])).includes('at-weekend'));
  });
});

describe('Terms from pasted lines', () => {
  it('are read under headings, with years from them', () => {
    const { found, doubts, unread } = read(
      [
        'Term dates 2026/27',
        '',
        'Autumn term 2026',
        'INSET day: Tuesday 1 September',
        'Term starts: Wednesday 2 September 2026',
        'Half term: Monday 26 October to Friday 30 October',
        'Term ends: Friday 18 December',
        'Spring term 2027',
        'Term starts: Monday 4 January',
        'Half term: 15-19 February 2027',
        'Term ends: Thursday 25 March',
        'Good Friday 26 March',
        'Summer term 2027',
        'Starts Monday 12 April 2027',
        'May Day bank holiday Monday 3 May',
        'Half term: 31 May – 4 June',
        'Ends: Wednesday 21st of July',
        'INSET days: 28 and 29 June 2027',
      ].join('\r\n'),
    );
    assert.deepEqual(days(found.terms), TERMS);
    assert.deepEqual(days(found.closed), HALF_TERMS);
    assert.deepEqual(
      found.insetDays.map(({ date }) => date),
      ['2027-06-28', '2027-06-29'],
    );
    assert.deepEqual([doubts, unread], [[], []]);
    assert.deepEqual(
      found.terms.map(({ what }) => what),
      ['Autumn term 2026', 'Spring term 2027', 'Summer term 2027'],
    );
  });

  for (const [how, line] of [
    ['as a sentence', 'Autumn term 2026: Wednesday 2 September 2026 to Friday 18 December 2026'],
    ['as a row of a table', 'Autumn\t2 September 2026\t18 December 2026'],
    ['in figures', 'Autumn term: 02/09/2026 - 18/12/26'],
    ['in figures by the year', 'Autumn term: 2026-09-02 until 2026-12-18'],
    ['after a number', 'Term 1 - 2 September 2026 to 18 December 2026'],
    ['with the words behind', 'Wed 2 Sept 2026 - Fri 18 Dec 2026 (Autumn term)'],
    ['with one year for both', 'Autumn term 2nd September – 18th December 2026'],
  ] as const)
    it(`are read ${how}`, () =>
      assert.deepEqual(days(read(line).found.terms), [['2026-09-02', '2026-12-18']]));

  it('cross the new year, and may name a half term in brackets', () => {
    const { found } = read(
      'Christmas holiday: 21 December to 1 January 2027\nSpring term: 4 January 2027 - 25 March 2027 (half term 15th - 19th February 2027)',
    );
    assert.deepEqual(days(found.terms), [['2027-01-04', '2027-03-25']]);
    assert.deepEqual(days(found.closed), [['2027-02-15', '2027-02-19']]);
  });

  it('are read from the days on which a school opens and closes', () => {
    const { found, doubts } = read(
      [
        'Autumn term 2026',
        'Open on Wednesday 2 September 2026',
        'Close for half term on Friday 23 October 2026',
        'Re-open on Monday 2 November 2026',
        'Close on Friday 18 December 2026 at 1.30pm',
      ].join('\n'),
    );
    assert.deepEqual(days(found.terms), [
      ['2026-09-02', '2026-10-23'],
      ['2026-11-02', '2026-12-18'],
    ]);
    assert.deepEqual(
      doubts.map(({ doubt }) => doubt),
      ['missing-term', 'missing-term'],
    );
  });

  it('without a year, or on a day that does not exist, are named', () => {
    const { unread, doubts } = read(
      'Autumn term: 2 September to 18 December\nSpring: 30 February 2027\nSummer: April 12, 2027',
    );
    assert.equal(unread.length, 3);
    assert.match(describeUnread(unread), /3 lines have a date.*"Autumn term/);
    assert.deepEqual(
      doubts.map(({ doubt }) => doubt),
      ['nothing'],
    );
  });

  it('are looked for in any text without a fault, in no time', () => {
    const part = fc.constantFrom(
      ...'Autumn term,Half term,INSET,1,31,Sept,September 2026,2026/27,to,-,and,02/09/2026,:'.split(','),
      '\n',
      '\t',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 60 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          for (const { from, to } of read(text).found.terms)
            assert.match(`${from} ${to}`, /^20\d\d-\d\d-\d\d 20\d\d-\d\d-\d\d$/);
        },
      ),
    );
    const started = performance.now();
    read('1 '.repeat(500_000));
    read('1 Sept '.repeat(100_000));
    assert.ok(performance.now() - started < 2000);
  });

  it('that end before they begin are refused', () => {
    assert.ok(doubtsOf('Autumn term: 18 December 2026 to 2 September 2026').includes('backwards'));
  });
});
