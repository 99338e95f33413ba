import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentProblems, loadContent } from '../../src/content/load.ts';
import { CONTENT_FOLDER, readContent } from '../../src/content/read.ts';
import { fixedContent } from '../support/content.ts';

/** Rules that a shared card never names. */
const PRIVATE_RULES = [
  'A-09',
  'B-11',
  'G-03',
  'P-08',
  'P-11',
  'S-01',
  'S-02',
  'S-03',
  'S-04',
  'S-05',
  'S-06',
  'S-07',
  'T-07',
  'V-03',
];

/** The ids of everything in lists of this name, wherever they stand. */
function idsUnder(value: unknown, list: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === list && Array.isArray(part)
      ? part.flatMap((each: string | { readonly id: string }) => (typeof each === 'string' ? [] : [each.id]))
      : idsUnder(part, list),
  );
}

function problemsOf(thresholds: Readonly<Record<string, number>>): readonly string[] {
  try {
    loadContent({ thresholds });
  } catch (error) {
    assert.ok(error instanceof ContentProblems);
    return error.problems;
  }
  return [];
}

describe('The content', () => {
  const content = loadContent();

  it('holds every question, rule, block and provision model of the files', () => {
    const files = readContent();
    const inFiles = (path: string, list: string) =>
      files
        .filter((file) => file.path.startsWith(path))
        .flatMap(({ json }) => idsUnder(json, list))
        .toSorted();
    const { bank, planBank, rules, blocks, models } = content;
    assert.deepEqual(
      [...bank.questions.keys(), ...planBank.questions.keys()].toSorted(),
      inFiles('questions/', 'questions'),
    );
    for (const [path, list, built] of [
      ['rules/', 'rules', rules],
      ['blocks', 'blocks', blocks],
      ['models', 'models', models],
    ] as const)
      assert.deepEqual(built.map(({ id }) => id).toSorted(), inFiles(path, list));
    assert.match(content.effectiveFrom, /^\d{4}-\d\d-\d\d$/);
  });

  it('keeps private what reveals safeguarding, care or SEND status', () => {
    for (const id of PRIVATE_RULES)
      assert.equal(content.rules.find((rule) => rule.id === id)?.private, true, id);
    for (const id of ['BLK-DSL', 'BLK-EHCP', 'BLK-REG', 'BLK-VSH'])
      assert.equal(content.blocks.find((block) => block.id === id)?.private, true, id);
  });

  it('lets nobody override what the law or the DSL decides', () => {
    const may = content.blocks.filter((block) => block.override === 'headteacher').map(({ id }) => id);
    for (const { id } of fixedContent.blocks)
      assert.equal(
        may.includes(id),
        ['BLK-EHCP', 'BLK-PARENT', 'BLK-PROVIDER', 'BLK-PUPIL', 'BLK-VSH'].includes(id),
        id,
      );
  });

  describe('with thresholds of the school', () => {
    it('uses the ones a school may set, and has another version', () => {
      const own = loadContent({
        thresholds: { 'watch-line': 96, 'timetable-days': 28, 'review-days': 28 },
      });
      assert.equal(own.thresholds.get('watch-line')?.value, 96);
      assert.notEqual(own.version, content.version);
      assert.equal(loadContent({ thresholds: {} }).version, content.version);
    });
    it('refuses to change what the law or national guidance sets', () => {
      assert.match(
        problemsOf({ 'illness-return-days': 20 })[0] ?? '',
        /illness-return-days.*the law sets it \(15 school days\)/,
      );
      assert.match(problemsOf({ 'persistent-absence': 12 })[0] ?? '', /national guidance sets it/);
      assert.deepEqual(problemsOf({ 'year-limit-days': 45 }), []);
    });
    it('refuses to lengthen what may only be shortened', () =>
      assert.match(problemsOf({ 'review-days': 60 })[0] ?? '', /may only shorten it: 42 calendar days/));
    it('refuses names and values that make no sense, all in one go', () => {
      const problems = problemsOf({
        'watch-lin': 96,
        'watch-line': 101,
        'frequent-removals': -1,
        'near-board-days': Number.NaN,
      });
      assert.equal(problems.length, 4);
    });
  });

  describe('changed by a school', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'content-'));
      cpSync(CONTENT_FOLDER, folder, { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('has another version when a wording changes', () => {
      const file = join(folder, 'questions/part-1-staff.json');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('Late to school or lessons', 'Late to school or to lessons'),
      );
      const changed = loadContent({ folder });
      assert.notEqual(changed.version, content.version);
      const late = changed.bank.questions.get('EW1')?.options.find(({ id }) => id === 'late');
      assert.equal(late?.label, 'Late to school or to lessons');
    });
    it('is refused with every problem at once', () => {
      const file = join(folder, 'rules/02-attendance.json');
      const rules = readFileSync(file, 'utf8');
      writeFileSync(file, rules.replace('"EBSA"', '"EBSB"').replace('"watch-line"', '"watch-lime"'));
      assert.throws(
        () => loadContent({ folder }),
        (error) => error instanceof ContentProblems && error.problems.length >= 2,
      );
    });
  });
});
