import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findColumns } from '../../../src/app/mis-figures/find-columns.ts';
import { readCount, readDay } from '../../../src/app/mis-figures/read-cell.ts';
import { readExport, sortNamed } from '../../../src/app/mis-figures/read-export.ts';
import { readFile, readText } from '../../../src/app/mis-figures/read-table.ts';
import type { MisColumn, WeekdayFigure } from '../../../src/domain/content/mis-layouts.ts';
import { WEEKDAYS } from '../../../src/domain/calendar/weekdays.ts';
import { answersOfRow } from '../../../src/domain/mis-figures/answers-of-row.ts';
import { content } from '../../support/content.ts';
import { workbookOf, type Cell } from '../../support/mis-exports/workbook.ts';
import { testSchool } from '../../support/school.ts';
import { runs } from '../../support/sampled.ts';
import { referral } from '../../storage/samples.ts';

const { misLayouts } = content;
const day = { today: '2026-11-24', settings: testSchool() };
const pupil = referral({ id: 'case-1', answers: { PC1: '4711', PC2: '8' }, sentAt: '2026-11-10T09:00:00Z' });
const sample = (name: string) => readFileSync(`test/support/mis-exports/${name}`);
const read = async (bytes: Uint8Array) => readExport(await readFile(bytes), [pupil], misLayouts, [], day);
/** What the export says about the one pupil who has a case. */
const figuresIn = async (bytes: Uint8Array) => {
  const found = await read(bytes);
  assert.ok('sorted' in found, JSON.stringify(found));
  assert.equal(found.sorted.rows.length, 1);
  return {
    ...found.sorted,
    answers: answersOfRow(found.sorted.rows[0]!.figures, 'school-year', misLayouts).answers,
  };
};

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 little': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 big': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'Windows-1252': (text) => Buffer.from(text, 'latin1'),
};

describe('An export of figures', () => {
  it('is read in every encoding, with every separator, line end and way of writing a number and a day', async () => {
    const days = ['2026-11-20', '20/11/2026', '20.11.2026', '20-11-26', '20 Nov 2026', '20-Nov-26', '46346'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(ENCODINGS)),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(...days),
        fc.integer({ min: 0, max: 40 }),
        fc.boolean(),
        fc.boolean(),
        async (encoding, separator, lineEnd, written, halves, comma, quoted) => {
          const days_ = String(halves / 2).replace('.', comma ? ',' : '.');
          const cell = (text: string) => (quoted || text.includes(separator) ? `"${text}"` : text);
          const text = [
            ['Ref', 'Prénom', 'Figures as at', 'Possible sessions', 'Sessions missed', 'Days ill'],
            ['4711', 'Zoë', written, '106', '81', days_],
          ]
            .map((row) => row.map(cell).join(separator))
            .join(lineEnd);
          const { asAt, answers } = await figuresIn(ENCODINGS[encoding]!(text));
          assert.equal(asAt, '2026-11-20');
          assert.deepEqual(answers, { OA1: 106, OA2: 81, OA3: halves / 2 });
        },
      ),
      runs(200, 20),
    );
  });

  for (const [file, system, answers] of [
    ['sims.csv', 'SIMS', { OA1: 106, OA2: 41 }],
    ['arbor.csv', 'Arbor', { OA1: 106, OA2: 41, OA3: 9, OA6: 0, OS1: 'sen-support' }],
    ['bromcom.tsv', 'Bromcom', { OA1: 106, OA2: 41, OB1: 2, OB3: 3.5 }],
    ['scholarpack.csv', 'ScholarPack', { OA1: 106, OA2: 41 }],
    [
      'spreadsheet.csv',
      'a spreadsheet',
      { OA1: 106, OA2: 41, OA3: 9.5, OA5: 2.5, OA8: 9, OB1: 2, OB2: 1.5, OB3: 3.5, OB10: 4 },
    ],
  ] as const)
    it(`of ${system} is told by its headings, and gives what the office is asked`, async () => {
      for (const encode of Object.values(ENCODINGS)) {
        const found = await figuresIn(encode(sample(file).toString('utf8')));
        assert.equal(found.system, system);
        assert.deepEqual(found.answers, answers);
        if (system !== 'ScholarPack') assert.equal(found.asAt, '2026-11-20');
        assert.ok(found.personal > 0 || system === 'ScholarPack' || system === 'SIMS');
        assert.deepEqual(found.notRead, []);
        assert.ok(!/Zo|ngstr|Brown|01632|2014/.test(JSON.stringify(found)), JSON.stringify(found));
      }
    });

  it('from Excel keeps days, halves and the results of formulas, and never a formula', async () => {
    const rows: Cell[][] = [
      ['Attendance'],
      ['Admission number', 'Name', 'As at', 'Possible', 'Missed', 'Days ill'],
      [4711, 'Zoë', { day: 46_346 }, 106, { formula: 'HYPERLINK("http://x.example","41")', result: 41 }, 9.5],
    ];
    const found = await figuresIn(workbookOf(rows));
    assert.deepEqual([found.asAt, found.answers], ['2026-11-20', { OA1: 106, OA2: 41, OA3: 9.5 }]);
    assert.ok(!JSON.stringify(found).includes('HYPERLINK'));
  });

  it('finds a reference whose zeros a spreadsheet has dropped, or which it has kept as a formula', async () => {
    for (const written of ['4711', '004711', '="004711"', '47 11', '47-11'])
      assert.equal((await figuresIn(Buffer.from(`Ref,Possible\n${written},106`))).answers['OA1'], 106);
  });

  it('adds codes up only where every code has a column', async () => {
    const all = 'C,E,I,M,R,S,T,G,N,O,U';
    const { answers } = await figuresIn(Buffer.from(`Adno,Possible,${all}\n4711,106,1,,18,2,,,,1,,3,4`));
    assert.deepEqual(answers, { OA1: 106, OA2: 29, OA3: 9 });
    const some = await figuresIn(Buffer.from('Adno,Possible,I,C2\n4711,106,18,4'));
    assert.deepEqual(some.answers, { OA1: 106, OA3: 9, OA6: 4 });
  });

  describe('by weekday', () => {
    const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    const SHARES = { OW1: 45, OW2: 5, OW3: 0, OW4: 5, OW5: 50 };
    const ofDays = (name: (day: string) => string, cells: readonly (number | string)[]) =>
      Object.fromEntries(DAYS.map((day, at) => [name(day), cells[at] ?? '']));
    const table = (cells: Readonly<Record<string, number | string>>) =>
      Buffer.from(`Adno;${Object.keys(cells).join(';')}\n4711;${Object.values(cells).join(';')}`);
    const missed = [10, 1, 0, 1, 11];
    const possible = [22, 22, 21, 22, 22];

    for (const [how, cells] of [
      [
        'sessions missed and possible',
        { ...ofDays((day) => `${day} missed`, missed), ...ofDays((day) => `${day} possible`, possible) },
      ],
      [
        'mornings and afternoons',
        {
          ...ofDays((day) => `${day} AM absences`, [4, 1, 0, 0, 1]),
          ...ofDays((day) => `${day} PM absences`, [6, 0, 0, 1, 10]),
          ...ofDays((day) => `Possible ${day} morning`, [11, 11, 10, 11, 11]),
          ...ofDays((day) => `Possible ${day} afternoon`, [11, 11, 11, 11, 11]),
        },
      ],
      [
        'sessions attended and possible',
        {
          ...ofDays((day) => `${day} present`, [12, 21, 21, 21, 11]),
          ...ofDays((day) => `${day} possible sessions`, possible),
        },
      ],
      ['a share of absence', ofDays((day) => `${day} Absence %`, ['45.4%', '4,5', 0, '4.5 %', 50])],
      ['a share of attendance', ofDays((day) => `% Attendance ${day}`, [54.6, 95.4, 100, 95, 50])],
      [
        'a share as a spreadsheet keeps it',
        ofDays((day) => `${day} % present`, [0.546, 0.954, 1, 0.953, 0.5]),
      ],
    ] as const)
      it(`is read from ${how}`, async () => {
        const { answers, unclear } = await figuresIn(table(cells));
        assert.deepEqual([answers, unclear], [SHARES, undefined]);
      });

    it('is left out where a heading can mean two things, or the possible sessions are missing, and that is said', async () => {
      const cells = { Possible: 106, 'Mon %': 61, 'Tue missed': 3, 'Wed absence %': 9 };
      const { answers, unclear } = await figuresIn(table(cells));
      assert.deepEqual([answers, unclear], [{ OA1: 106, OW3: 9 }, ['Mon %', 'Tue missed']]);
    });

    it('that cannot be is told from what can', () => {
      const row = (cells: Partial<Record<MisColumn, number>>) =>
        answersOfRow({ possible: 106, missed: 23, ...cells }, 'school-year', misLayouts).contradiction;
      const all = (figure: WeekdayFigure, cells: readonly number[]) =>
        Object.fromEntries(WEEKDAYS.map((day, at) => [`${day}-${figure}`, cells[at]]));
      for (const [cells, found] of [
        [{ ...all('missed', missed), ...all('possible', [21, 22, 20, 21, 22]) }, undefined],
        [{ 'monday-missed': 12, 'monday-possible': 11 }, 'weekday-over-possible'],
        [{ 'monday-attended': 12, 'monday-possible': 11 }, 'weekday-over-possible'],
        [{ 'monday-missed-rate': 120 }, 'weekday-over-possible'],
        [{ 'monday-missed': 20, 'friday-missed': 4 }, 'weekdays-over-missed'],
        [all('possible', [22, 22, 21, 22, 22]), 'weekdays-over-possible'],
        [all('missed-rate', [54.5, 95.5, 100, 95.5, 50]), 'weekdays-beside-total'],
      ] as const)
        assert.equal(row(cells), found, JSON.stringify(cells));
    });

    it('needs nobody to name it in a report that no layout knows', async () => {
      const found = await read(
        Buffer.from('Kennung;Gefehlt;Mon absence %;Fri absence %\n4711;41;45,5;50\n4712;1;2;3'),
      );
      assert.ok('unknown' in found);
      assert.deepEqual(found.unknown.offered, ['Gefehlt']);
      const [row] = sortNamed(found.unknown, { missed: 'Gefehlt' }, misLayouts).rows;
      assert.deepEqual(row?.figures, { missed: 41, 'monday-missed-rate': 45.5, 'friday-missed-rate': 50 });
    });
  });

  it('whose first day is of last year says so where a last day stands beside it', async () => {
    const rows = (end: string) => `Adno,Start date,End date,Possible\n4711,01/09/2025,${end},106`;
    assert.equal((await figuresIn(Buffer.from(rows('20/11/2026')))).from, '2025-09-01');
    assert.equal((await figuresIn(Buffer.from(rows('')))).from, undefined);
  });

  it('of the last ten weeks answers only what is asked about them', () => {
    const figures = { possible: 100, authorised: 30, unauthorised: 12 };
    assert.deepEqual(answersOfRow(figures, 'ten-weeks', misLayouts).answers, { OA8: 12 });
  });

  it('says which headings stand there twice, and reads neither', async () => {
    const { twice, answers } = await figuresIn(
      Buffer.from('Adno,Possible,Authorised,Authorised\n4711,106,3,40'),
    );
    assert.deepEqual([twice, answers], [['Authorised'], { OA1: 106 }]);
  });

  it('takes no formula, no words and no negative number for a figure', async () => {
    for (const [cell, why] of [
      ['=1+2', 'formula'],
      ['@SUM(A1)', 'formula'],
      ['+cmd|calc', 'formula'],
      ['many', 'no-figure'],
      ['-3', 'no-figure'],
      ['61.3%', 'no-figure'],
    ] as const) {
      const { notRead, answers } = await figuresIn(Buffer.from(`Adno;Possible;Missed\n4711;106;${cell}`));
      assert.deepEqual(
        notRead.map((each) => each.why),
        [why],
        cell,
      );
      assert.deepEqual(answers, { OA1: 106 });
      assert.ok(!JSON.stringify(notRead).includes(cell));
    }
  });

  it('is refused when it is no table, locked, too long or packed to unfold without end', async () => {
    const problemOf = async (bytes: Uint8Array) => {
      const found = await readFile(bytes);
      return 'problem' in found ? found.problem : undefined;
    };
    assert.equal(await problemOf(Buffer.from('')), 'empty');
    assert.equal(await problemOf(Buffer.from('one line of words')), 'not-a-table');
    assert.equal(await problemOf(Buffer.from('%PDF-1.7\n1 0 obj,\n2,3')), 'not-a-table');
    assert.equal(await problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), 'old-workbook');
    assert.equal(await problemOf(new Uint8Array(50 * 1024 * 1024)), 'too-large');
    assert.equal(await problemOf(Buffer.from('a,b\n'.repeat(20_001))), 'too-many-rows');
    assert.equal(await problemOf(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3])), 'not-a-table');
    const bomb = workbookOf([['a', 'b']], { 'xl/worksheets/sheet2.xml': new Uint8Array(30 * 1024 * 1024) });
    assert.ok(bomb.length < 1024 * 1024);
    assert.equal(await problemOf(bomb), 'too-large');
    const entity = Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>');
    assert.equal(await problemOf(workbookOf([['a', 'b']], { 'xl/x.xml': entity })), 'not-a-table');
  });

  it('that is another list of the same school says what is wanted, and nothing of it is kept', async () => {
    const incidents = 'Student ID,Date,Type,Points\n4711,20/11/2026,Bad,2\n4711,21/11/2026,Good,1';
    assert.deepEqual(await read(Buffer.from(incidents)), { problem: 'no-figures', isInSeveral: true });
    const marks = 'Adno,Name,01/09/2026 AM,01/09/2026 PM,02/09/2026 AM\n4711,Zoë,N,E,U';
    assert.deepEqual(await read(Buffer.from(marks)), { problem: 'no-figures', isInSeveral: false });
    for (const marked of ['<?xml version="1.0"?>\n<CTfile>\n<a>1,2</a></CTfile>', '<table><tr><td>4711, 2'])
      assert.deepEqual(await read(Buffer.from(marked)), { problem: 'not-a-table' });
  });

  it('is found below its headings, whatever letters stand among the marks', async () => {
    const { answers } = await figuresIn(
      Buffer.from('Adno,Mon,Tue,Wed,Thu,Possible\n4711,N,E,U,I,106\n4712,/,/,/,/,100'),
    );
    assert.deepEqual(answers, { OA1: 106 });
  });

  it('with a reference that two pupils share is used for neither', async () => {
    const twin = { ...pupil, id: 'case-2', answers: { ...pupil.answers, PC2: '3' } };
    const table = await readFile(Buffer.from('Adno,Possible\n4711,106'));
    const found = readExport(table, [pupil, twin], misLayouts, [], day);
    assert.ok('sorted' in found);
    assert.deepEqual([found.sorted.rows, found.sorted.notRead], [[], [{ why: 'two-pupils', lines: [2] }]]);
  });

  it('of another school, or with a reference that staff do not use, is of nobody', async () => {
    assert.deepEqual(await read(Buffer.from('Adno,Possible\n1,106\n2,106')), {
      problem: 'nobody-found',
      rows: 2,
      open: 1,
    });
  });

  it('in which no layout is known offers columns of figures, and keeps nothing else', async () => {
    const text = [
      'Kennung;Vorname;Geboren;Telefon;Sitzungen;Gefehlt;Ort',
      '4711;Zoë;4.5.2014;01632960100;106;41;Somewhere',
      '4712;Ali;1.1.2014;01632960101;106;6;Elsewhere',
    ].join('\n');
    const found = await read(Buffer.from(text));
    assert.ok('unknown' in found);
    assert.deepEqual(found.unknown.offered, ['Sitzungen', 'Gefehlt']);
    assert.deepEqual(found.unknown.cells, { 2: ['106', '41'] });
    assert.ok(!/Zo|Ali|2014|01632|where/.test(JSON.stringify(found)));
  });

  it('is the same whoever reads it: text and file', () => {
    const text = sample('scholarpack.csv').toString('utf8');
    const table = readText(text);
    assert.ok('rows' in table);
    const found = findColumns(table.rows, misLayouts, []);
    assert.ok(!('unknown' in found) && found.columns.pupil === 2);
  });

  it('reads a count and a day or says that it cannot', () => {
    for (const [cell, count] of [
      ['1,234', 1234],
      ['12,5', 12.5],
      ['0.5', 0.5],
      [' 7 ', 7],
      ['', undefined],
      ['1e3', undefined],
    ] as const)
      assert.equal(readCount(cell), count, cell);
    for (const [cell, on] of [
      ['3rd Sep 2026', '2026-09-03'],
      ['Tue 24 Nov 2026', '2026-11-24'],
      ['31/02/2026', undefined],
      ['2026-11-24T00:00:00', '2026-11-24'],
      ['13/13/2026', undefined],
    ] as const)
      assert.equal(readDay(cell), on, cell);
  });
});
