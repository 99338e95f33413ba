import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findColumns } from '../../../src/app/mis-figures/find-columns.ts';
import { readCount, readDay } from '../../../src/app/mis-figures/read-cell.ts';
import { readExport } from '../../../src/app/mis-figures/read-export.ts';
import { readFile, readText } from '../../../src/app/mis-figures/read-table.ts';
import { answersOfRow } from '../../../src/domain/mis-figures/answers-of-row.ts';
import { content } from '../../support/content.ts';
import { workbookOf, type Cell } from '../../support/mis-exports/workbook.ts';
import { testSchool } from '../../support/school.ts';
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
      { numRuns: 200 },
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
