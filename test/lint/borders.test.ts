import assert from 'node:assert/strict';
import { ALLOWED } from './allowed-imports.ts';
import { crossings, filesOf } from './borders.ts';

/** File -> code that crosses a border, and what is said of it. */
const REFUSED: Readonly<Record<string, readonly [code: string, says: RegExp]>> = {
  // The domain knows nobody, reads no clock and no disk.
  'domain/uses-app.ts': ["import '../app/turn.ts';", /may not import app\/turn/],
  'domain/uses-cards.ts': ["import '../cards/render.ts';", /may not import cards/],
  'domain/uses-content.ts': ["import '../content/load.ts';", /may not import content/],
  'domain/uses-pack.ts': ["import { packPage } from '../pack/page.ts';", /may not import pack/],
  'domain/uses-settings.ts': ["import '../settings/settings.ts';", /may not import settings/],
  'domain/uses-start.ts': ["import '../start/school-bot.ts';", /may not import start/],
  'domain/uses-words.ts': ["import '../words/acts.ts';", /may not import words/],
  'domain/case/uses-pack.ts': ["export * from '../../pack/page.ts';", /may not import pack/],
  'domain/uses-teams-type.ts': ["import type { Turn } from '../teams/turn.ts';", /may not import teams/],
  'domain/names-a-type.ts': ["export type T = import('../teams/turn.ts').Turn;", /may not import teams/],
  'domain/uses-package.ts': ["import { DateTime } from 'luxon';", /package luxon/],
  'domain/uses-node.ts': ["import { readFileSync } from 'node:fs';", /package node:fs/],
  'domain/loads-later.ts': ["export const f = () => import('node:fs');", /package node:fs/],
  'domain/reads-clock.ts': ['export const now = Date.now();', /what time it is/],
  'domain/makes-date.ts': ['export const today = () => new Date();', /what time it is/],
  'domain/writes-date.ts': ['export const today = () => Date();', /what time it is/],
  'words/uses-cards.ts': ["import '../cards/render.ts';", /may not import cards/],
  'words/uses-app-type.ts': ["import type { T } from '../app/turn.ts';", /may not import app/],
  'content/uses-app.ts': ["import '../app/ports/log.ts';", /may not import app/],
  // Use-cases reach the outside through their ports.
  'app/uses-cards.ts': ["import '../cards/render.ts';", /may not import cards/],
  'app/uses-teams.ts': ["import '../teams/turns.ts';", /may not import teams/],
  'app/uses-pack.ts': ["import '../pack/page.ts';", /may not import pack/],
  'app/uses-settings.ts': ["import '../settings/settings.ts';", /may not import settings/],
  'app/send/uses-storage.ts': ["import '../../storage/connection.ts';", /may not import storage/],
  'app/uses-content.ts': ["import { load } from '../content/load.ts';", /may not import content/],
  'app/uses-sdk.ts': ["import { CardFactory } from 'botbuilder';", /package botbuilder/],
  'app/case/reads-clock.ts': ['export const now = new Date();', /what time it is/],
  'cards/uses-app-code.ts': ["import { verbs } from '../app/verbs.ts';", /only take types from app/],
  'cards/mixes.ts': ["import { verbs, type Verb } from '../app/verbs.ts';", /only take types from app/],
  'cards/writes-files.ts': ["import { writeFileSync } from 'node:fs';", /package node:fs/],
  'pack/uses-storage.ts': ["import '../storage/connection.ts';", /may not import storage/],
  'pack/uses-teams.ts': ["import '../teams/turns.ts';", /may not import teams/],
  'pack/uses-app.ts': ["import '../app/turn.ts';", /may not import app/],
  'settings/uses-teams.ts': ["import '../teams/turns.ts';", /may not import teams/],
  'storage/uses-use-case.ts': ["import '../app/case/lead.ts';", /may not import app\/case/],
  'storage/uses-teams.ts': ["import '../teams/turns.ts';", /may not import teams/],
  'storage/uses-sdk.ts': ["import { Application } from '@microsoft/teams-ai';", /package @microsoft/],
  'teams/uses-storage.ts': ["import '../storage/connection.ts';", /may not import storage/],
  'teams/uses-azure.ts': ["import { TableClient } from '@azure/data-tables';", /package @azure/],
  'teams/uses-templating.ts': ["import 'adaptivecards-templating';", /package adaptivecards-templating/],
  'http/uses-app-code.ts': ["import { makeBot } from '../app/make-bot.ts';", /may not import app\/make-bot/],
  'http/uses-log-code.ts': [
    "import { shout } from '../app/ports/log.ts';",
    /only take types from app\/ports/,
  ],
  'http/uses-domain.ts': ["import '../domain/plain-text.ts';", /may not import domain/],
  'http/uses-pino.ts': ["import { pino } from 'pino';", /package pino/],
  'jobs/uses-storage.ts': ["import '../storage/connection.ts';", /may not import storage/],
  'jobs/uses-start.ts': ["import type { P } from '../start/school-bot.ts';", /may not import start/],
  'logging/uses-domain.ts': ["import '../domain/plain-text.ts';", /may not import domain/],
  'cli/uses-demo.ts': ["import '../demo/main.ts';", /may not import demo/],
  'cli/uses-teams.ts': ["import '../teams/turns.ts';", /may not import teams/],
  'demo/uses-teams.ts': ["import '../teams/turns.ts';", /may not import teams/],
  'start/uses-demo.ts': ["import '../demo/main.ts';", /may not import demo/],
  'start/uses-azure.ts': ["import '@azure/data-tables';", /package @azure/],
  'start/config.ts': ["import '../storage/connection.ts';", /may not import storage/],
  'index.ts': ["import './app/turn.ts';", /may not import app/],
  'newcomer/uses-nothing.ts': ['export const x = 1;', /newcomer has no entry/],
  'stray.ts': ['export const x = 1;', /stray\.ts has no entry/],
};

const LET_THROUGH: Readonly<Record<string, string>> = {
  'domain/case/uses-domain.ts': "import '../calendar/calendar.ts';\nexport const d = new Date('2026-11-24');",
  'words/uses-domain.ts': "import '../domain/case/due.ts';",
  'content/uses-domain.ts': "import '../domain/case/due.ts';\nimport 'zod/v4';\nimport 'node:fs';",
  'app/uses-words.ts': "import '../domain/case/due.ts';\nimport '../words/acts.ts';",
  'app/clocks.ts': 'export const now = () => new Date();',
  'cards/uses-app-type.ts':
    "import type { C } from '../app/turn.ts';\nimport { type D } from '../app/turn.ts';",
  'cards/render.ts': "import 'node:fs';\nimport './fit.ts';\nimport 'adaptivecards-templating';",
  'pack/uses-words.ts': "import '../words/case.ts';\nimport 'hono/html';",
  'storage/uses-ports.ts': "import '../app/ports/too-much.ts';\nimport '@azure/data-tables';",
  'http/uses-log-type.ts': "import type { Log } from '../app/ports/log.ts';\nimport 'restify';",
  'teams/uses-sdk.ts': "import 'botbuilder';\nimport '@microsoft/teams-ai/lib/Application.js';",
  'demo/uses-storage.ts': "import '../storage/connection.ts';\nimport './school.ts';",
  'index.ts': "import './start/compose.ts';",
};

const entries = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

describe('The borders of the house', () => {
  for (const [file, [code, says]] of Object.entries(REFUSED))
    it(`refuse ${code} in ${file}`, () => {
      const found = crossings(entries({ [file]: code }));
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', says);
    });

  for (const [file, code] of Object.entries(LET_THROUGH))
    it(`let ${file} through`, () => assert.deepEqual(crossings(entries({ [file]: code })), []));

  it('refuse two folders beside each other that import each other, if only for a type', () => {
    const found = crossings(
      entries({
        'domain/plan/plan.ts': "import type { Case } from '../case/referral.ts';",
        'domain/case/decide.ts': "import { plan } from '../plan/plan.ts';",
      }),
    );
    assert.deepEqual(found, [
      'domain/case and domain/plan import each other: domain/case/decide.ts imports domain/plan/plan.ts, domain/plan/plan.ts imports domain/case/referral.ts.',
    ]);
  });

  it('let a folder and a file above it use each other', () => {
    const files = { 'app/verbs.ts': "import './case/lead.ts';", 'app/case/lead.ts': "import '../turn.ts';" };
    assert.deepEqual(crossings(entries(files)), []);
  });

  it('are kept by every file', () => assert.deepEqual(crossings(filesOf('src')), []));

  it('allow nothing that nobody uses any more', () => {
    const folders = new Set([...filesOf('src').keys()].map((file) => file.split('/')[0]));
    const named = Object.values(ALLOWED).flatMap(({ uses = [], types = [] }) => [...uses, ...types]);
    for (const name of named) assert.ok(folders.has(name.split('/')[0] ?? ''), name);
  });
});
