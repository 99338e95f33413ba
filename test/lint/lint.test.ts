import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Rule -> a file that breaks it. */
const AGAINST_A_RULE: Readonly<Record<string, readonly [file: string, code: string]>> = {
  'no-floating-promises': [
    'src/storage/floats.ts',
    'async function save() {}\nexport function f() {\n  save();\n}',
  ],
  'no-restricted-properties': [
    'src/app/overwrites.ts',
    'export const f = (t: { upsertEntity(row: object): void }) => {\n  t.upsertEntity({});\n};',
  ],
  'no-cycle': [
    'src/app/turns-a.ts',
    "import { b } from './turns-b.ts';\nexport const a = (): number => b();",
  ],
  'no-console': ['src/app/prints.ts', "console.log('x');"],
};

/** What the clock, the machine and the network are read by, and may not be in the domain. */
const OUTSIDE = ['process.env', "fetch('x')", 'performance.now()', 'setTimeout(() => 1)', 'globalThis.Date'];

const LET_THROUGH: Readonly<Record<string, string>> = {
  'src/domain/uses-domain.ts': "import './reads-outside-0.ts';",
  'src/cli/prints.ts': "console.log('x');",
  'src/storage/overwrites.ts':
    'export const f = (t: { upsertEntity(row: object): void }) => {\n  t.upsertEntity({});\n};',
};

describe('The linter', () => {
  const tree = mkdtempSync(join(tmpdir(), 'lint-'));
  let faults: ReadonlyMap<string, string>;

  before(function () {
    this.timeout(30_000);
    const files = {
      ...LET_THROUGH,
      ...Object.fromEntries(OUTSIDE.map((code, at) => [outsideFile(at), `export const x = ${code};`])),
      ...Object.fromEntries(Object.values(AGAINST_A_RULE)),
      'src/app/turns-b.ts': "import { a } from './turns-a.ts';\nexport const b = (): number => a();",
    };
    for (const [file, code] of Object.entries(files)) {
      mkdirSync(join(tree, dirname(file)), { recursive: true });
      writeFileSync(join(tree, file), `${code}\n`);
    }
    cpSync('.oxlintrc.json', join(tree, '.oxlintrc.json'));
    cpSync('tsconfig.json', join(tree, 'tsconfig.json'));
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    faults = lint(tree);
  });

  after(() => rmSync(tree, { recursive: true, force: true }));

  for (const [at, code] of OUTSIDE.entries()) {
    it(`refuses ${code} in the domain`, () =>
      assert.match(faults.get(outsideFile(at)) ?? 'let through', /no-restricted-globals/));
  }
  for (const [rule, [file]] of Object.entries(AGAINST_A_RULE)) {
    it(`refuses ${file}`, () => assert.match(faults.get(file) ?? 'let through', new RegExp(rule)));
  }
  for (const file of Object.keys(LET_THROUGH)) {
    it(`lets ${file} through`, () => assert.equal(faults.get(file), undefined));
  }
});

function outsideFile(at: number): string {
  return `src/domain/reads-outside-${at}.ts`;
}

/** What the linter says of each file of a tree: its path there and the rules that were broken. */
function lint(tree: string): ReadonlyMap<string, string> {
  const run = spawnSync(
    process.execPath,
    [resolve('node_modules/oxlint/bin/oxlint'), '--type-aware', '--format', 'json'],
    { cwd: tree, encoding: 'utf8' },
  );
  const report = JSON.parse(run.stdout) as { diagnostics: { filename: string; code: string }[] };
  const faults = new Map<string, string>();
  for (const { filename, code } of report.diagnostics) {
    faults.set(filename, `${faults.get(filename) ?? ''} ${code}`.trim());
  }
  return faults;
}
