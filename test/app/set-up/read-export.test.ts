import assert from 'node:assert/strict';
import { decodeText } from '../../../src/app/decode-text.ts';
import { pickCandidates, readExport } from '../../../src/app/set-up/staff/read-export.ts';
import { entraId, EXPORT_COLUMNS, exportOf, type Exported } from '../../support/entra-export.ts';

const ANN: Exported = { name: 'Ann Ångström', id: entraId(1), title: 'Teacher of Art', department: 'Art' };
const BOB: Exported = { name: "Bob O'Neil, Dr", id: entraId(2), title: 'Student Support Officer' };
const PEOPLE = [ANN, BOB];

function sorted(text: string, listed: readonly string[] = []) {
  const read = readExport(text, listed);
  assert.ok('sorted' in read, JSON.stringify(read));
  return read.sorted;
}
const namesIn = (text: string) => sorted(text).candidates.map(({ name }) => name);
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

describe("An export of Entra's users", () => {
  const text = exportOf(PEOPLE);
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ];
  for (const [encoding, bytes] of encodings)
    it(`is read in ${encoding}`, () =>
      assert.deepEqual(namesIn(decodeText(bytes)), ['Ann Ångström', "Bob O'Neil, Dr"]));

  for (const [between, separator] of [
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ] as const)
    it(`is read with ${between} between its cells`, () =>
      assert.deepEqual(namesIn(exportOf(PEOPLE, separator)), ['Ann Ångström', "Bob O'Neil, Dr"]));

  it('is read as a spreadsheet saves it', () =>
    assert.equal(namesIn(`sep=;\r\n${exportOf(PEOPLE, ';')}`).length, 2));

  it('is read from the admin centre, which names its columns otherwise', () => {
    const columns = '"Block credential",Department,"Display name","Object Id",Title';
    const read = sorted(`${columns}\nFalse,Art,Ann,${entraId(1)},Teacher\nTrue,,Bob,${entraId(2)},\n`);
    assert.deepEqual(read.candidates, [
      { id: entraId(1), name: 'Ann', jobTitle: 'Teacher', department: 'Art' },
    ]);
    assert.deepEqual(read.disabled, [{ id: entraId(2), name: 'Bob' }]);
  });

  it('says which column is needed and which were found', () => {
    const columns = EXPORT_COLUMNS.filter((column) => column !== 'objectId');
    assert.deepEqual(readExport(exportOf(PEOPLE, ',', columns), []), {
      problem: 'columns-missing',
      needed: ['objectId'],
      found: columns,
    });
  });

  it('is refused in words when it is no list of people', () => {
    assert.deepEqual(readExport(' \n', []), { problem: 'empty' });
    assert.deepEqual(readExport('Dear all, please find the list attached', []), {
      problem: 'columns-missing',
      needed: ['objectId', 'displayName'],
      found: ['Dear all', 'please find the list attached'],
    });
    assert.deepEqual(readExport('hello', []), { problem: 'not-a-table' });
    assert.deepEqual(readExport('a "quotation, that is "never" closed\n"', []), { problem: 'not-a-table' });
    assert.deepEqual(readExport(exportOf([]), []), { problem: 'nobody' });
  });

  it('leaves out guests, accounts that are switched off, people listed twice and rows without an id', () => {
    const read = sorted(
      exportOf([
        ANN,
        { ...ANN, name: 'Ann Again' },
        { name: 'Gus Guest', id: entraId(3), type: 'Guest' },
        { name: 'Eve External', id: entraId(4), type: '', upn: 'eve_other.example#EXT#@school.example' },
        { name: 'Olly Off', id: entraId(5), enabled: 'False' },
        { name: 'No Id', id: '' },
        { name: '', id: entraId(6) },
      ]),
    );
    assert.deepEqual(
      read.candidates.map(({ name }) => name),
      [ANN.name],
    );
    assert.deepEqual(read.twice, ['Ann Again']);
    assert.deepEqual(
      read.guests.map(({ name }) => name),
      ['Gus Guest', 'Eve External'],
    );
    assert.deepEqual(
      read.disabled.map(({ name }) => name),
      ['Olly Off'],
    );
    assert.deepEqual([read.withoutId, read.withoutName], [1, 1]);
  });

  it('leaves out who looks like a student, and keeps no name of them', () => {
    const read = sorted(
      exportOf([
        BOB,
        { name: 'Pia Pupil', id: entraId(11), department: 'Students' },
        { name: 'Pat Pupil', id: entraId(12), title: 'Year 9' },
        { name: 'Pip Pupil', id: entraId(13), upn: '21ppupil@school.example' },
        { name: 'Pru Pupil', id: entraId(14), upn: 'pru@students.school.example' },
      ]),
      [entraId(13)],
    );
    assert.deepEqual(read.students, [
      { sign: 'department', count: 1 },
      { sign: 'job-title', count: 1 },
      { sign: 'address', count: 2 },
    ]);
    assert.deepEqual(read.listedStudents, [entraId(13)]);
    assert.doesNotMatch(JSON.stringify(read), /Pupil/);
    // Somebody who works with students is none.
    assert.deepEqual(
      read.candidates.map(({ name }) => name),
      [BOB.name],
    );
  });

  it('is refused in words when it is too long to be kept', () => {
    const people = Array.from({ length: 6000 }, (_, n) => ({
      id: entraId(n),
      name: `Somebody who has left ${n}`,
      enabled: 'False',
    }));
    const read = readExport(exportOf([BOB, ...people]), []);
    assert.equal('problem' in read && read.problem, 'too-many');
  });

  it('says which columns it lacks to leave somebody out by', () => {
    const columns = ['displayName', 'objectId'];
    assert.deepEqual(sorted(exportOf(PEOPLE, ',', columns)).missing, ['userType', 'accountEnabled']);
  });

  it('is narrowed down to job titles and departments that contain a word', () => {
    const { candidates } = sorted(text);
    const picked = (...words: string[]) =>
      pickCandidates(candidates, { who: 'containing', words }).map(({ name }) => name);
    assert.deepEqual(picked('art'), [ANN.name]);
    assert.deepEqual(picked('teacher', 'SUPPORT'), [ANN.name, BOB.name]);
    assert.deepEqual(picked('nothing'), []);
  });
});
