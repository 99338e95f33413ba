import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** File -> code. All are written to a tree of their own and linted once. */
type Files = Readonly<Record<string, string>>;

/** Imports against the direction of dependencies, or of a package away from its one home. */
const WRONG_WAY: Files = {
  'src/domain/uses-app.ts': "import '../app/ports.ts';",
  'src/domain/uses-cards.ts': "import '../cards/render.ts';",
  'src/domain/uses-content.ts': "import '../content/load.ts';",
  'src/domain/uses-storage.ts': "import '../storage/tables.ts';",
  'src/domain/uses-teams-type.ts': "import type { Turn } from '../teams/turn.ts';\nexport type T = Turn;",
  'src/domain/uses-package.ts': "import { DateTime } from 'luxon';\nexport const d = DateTime;",
  'src/domain/uses-node.ts': "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;",
  'src/content/uses-app.ts': "import '../app/ports.ts';",
  'src/content/uses-cards.ts': "import '../cards/render.ts';",
  'src/app/uses-cards.ts': "import '../cards/render.ts';",
  'src/app/uses-teams.ts': "import '../teams/routes.ts';",
  'src/app/uses-storage.ts': "import '../storage/tables.ts';",
  'src/app/uses-http.ts': "import '../http/server.ts';",
  'src/app/send/uses-storage.ts': "import '../../storage/tables.ts';",
  'src/app/uses-content-code.ts': "import { load } from '../content/load.ts';\nexport const l = load;",
  'src/app/uses-sdk.ts': "import { CardFactory } from 'botbuilder';\nexport const c = CardFactory;",
  'src/cards/uses-app-code.ts': "import { submit } from '../app/submit.ts';\nexport const s = submit;",
  'src/cards/uses-teams.ts': "import '../teams/routes.ts';",
  'src/teams/uses-storage.ts': "import '../storage/tables.ts';",
  'src/teams/uses-azure.ts':
    "import { TableClient } from '@azure/data-tables';\nexport const t = TableClient;",
  'src/teams/uses-templating.ts':
    "import { Template } from 'adaptivecards-templating';\nexport const t = Template;",
  'src/storage/uses-teams.ts': "import '../teams/routes.ts';",
  'src/storage/uses-sdk.ts':
    "import { Application } from '@microsoft/teams-ai';\nexport const a = Application;",
  'src/http/uses-teams.ts': "import '../teams/routes.ts';",
  'src/http/uses-pino.ts': "import { pino } from 'pino';\nexport const p = pino;",
  'src/jobs/uses-storage.ts': "import '../storage/tables.ts';",
  'src/jobs/uses-restify.ts': "import restify from 'restify';\nexport const r = restify;",
  'src/logging/uses-domain.ts': "import '../domain/answers.ts';",
  'src/cli/uses-demo.ts': "import '../demo/main.ts';",
  'src/demo/uses-teams.ts': "import '../teams/routes.ts';",
  'src/newcomer/uses-demo.ts': "import '../demo/main.ts';",
  'src/newcomer/uses-azure.ts':
    "import { TableClient } from '@azure/data-tables';\nexport const t = TableClient;",
  'src/config.ts': "import './app/ports.ts';",
  'src/compose.ts': "import './demo/main.ts';",
  'src/index.ts': "import './app/ports.ts';",
};

/** Rule -> a file that breaks it. */
const AGAINST_A_RULE: Readonly<Record<string, readonly [file: string, code: string]>> = {
  'no-restricted-globals': ['src/domain/reads-environment.ts', 'export const e = process.env;'],
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

const LET_THROUGH: Files = {
  'src/domain/uses-domain.ts': "import './answers.ts';",
  'src/content/uses-domain.ts': "import '../domain/answers.ts';\nimport 'zod/v4';\nimport 'node:fs';",
  'src/content/answers.ts': 'export const x = 1;',
  'src/app/uses-domain.ts':
    "import '../domain/answers.ts';\nimport type { K } from '../content/k.ts';\nexport type T = K;",
  'src/cards/uses-app-type.ts': "import type { C } from '../app/ports.ts';\nexport type T = C;",
  'src/cards/uses-templating.ts':
    "import { Template } from 'adaptivecards-templating';\nexport const t = Template;",
  'src/teams/uses-sdk.ts': "import { CardFactory } from 'botbuilder';\nexport const c = CardFactory;",
  'src/teams/uses-cards.ts': "import '../cards/render.ts';\nimport '../app/ports.ts';\nimport './http.ts';",
  'src/storage/uses-azure.ts':
    "import { TableClient } from '@azure/data-tables';\nexport const t = TableClient;",
  'src/http/uses-restify.ts': "import restify from 'restify';\nexport const r = restify;",
  'src/logging/uses-pino.ts': "import { pino } from 'pino';\nexport const p = pino;",
  'src/cli/uses-content.ts': "import '../content/load.ts';\nimport '../app/ports.ts';\nconsole.log('x');",
  'src/demo/uses-storage.ts': "import '../storage/tables.ts';\nimport '../domain/settings.ts';",
};

describe('The linter', () => {
  const tree = mkdtempSync(join(tmpdir(), 'lint-'));
  let faults: ReadonlyMap<string, string>;

  before(function () {
    this.timeout(30_000);
    const files = {
      ...LET_THROUGH,
      ...WRONG_WAY,
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

  for (const file of Object.keys(WRONG_WAY)) {
    it(`refuses ${file}`, () => assert.match(faults.get(file) ?? 'let through', /no-restricted-imports/));
  }
  for (const [rule, [file]] of Object.entries(AGAINST_A_RULE)) {
    it(`refuses ${file}`, () => assert.match(faults.get(file) ?? 'let through', new RegExp(rule)));
  }
  for (const file of Object.keys(LET_THROUGH)) {
    it(`lets ${file} through`, () => assert.equal(faults.get(file), undefined));
  }
});

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
