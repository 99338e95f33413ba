/** What a folder of `src`, or one file, may import. What is not named here is refused. */
export interface Allowed {
  /** Folders and files of `src`. */
  readonly uses?: readonly string[];
  /** Folders and files of `src` that it may take types from, and nothing that runs. */
  readonly types?: readonly string[];
  /** npm packages and `node:` modules, with all that is in them. */
  readonly packages?: readonly string[];
  /** It may ask what time it is. All others are told: by a clock they get, or by their caller. */
  readonly readsClock?: true;
}

const cards: Allowed = {
  uses: ['domain', 'words'],
  types: ['app'],
  packages: ['adaptivecards-templating', 'zod/v4'],
};

/**
 * The borders of the house, from the inside out. The nearest entry counts: that of the file, else that of its folder.
 * Each package has one home. Nothing but the demo imports the demo.
 */
export const ALLOWED: Readonly<Record<string, Allowed>> = {
  'root.ts': { packages: ['node:fs'] },
  domain: {},
  words: { uses: ['domain'] },
  content: {
    uses: ['domain', 'root.ts', 'words'],
    packages: [
      'flesch-kincaid',
      'hono/html',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:url',
      'syllable',
      'zod/v4',
    ],
  },
  app: { uses: ['domain', 'words'], packages: ['node:crypto', 'rate-limiter-flexible', 'zod/v4'] },
  'app/set-up/staff/read-export.ts': {
    types: ['app'],
    uses: ['app/set-up/staff/limits.ts'],
    packages: ['csv-parse', 'zod/v4'],
  },
  'app/mis-figures': { uses: ['app', 'domain', 'words'], packages: ['node:crypto', 'zod/v4'] },
  'app/mis-figures/read-table.ts': {
    uses: ['app/decode-text.ts', 'app/mis-figures/read-workbook.ts'],
    packages: ['csv-parse'],
  },
  'app/mis-figures/read-workbook.ts': { packages: ['fflate', 'read-excel-file'] },
  'app/mis-figures/read-cell.ts': { packages: ['luxon'] },
  'app/clocks.ts': { types: ['app/ports'], readsClock: true },
  cards,
  // Templates are read from the disk here, once.
  'cards/render.ts': {
    ...cards,
    uses: [...(cards.uses ?? []), 'root.ts'],
    packages: [...(cards.packages ?? []), 'node:fs'],
  },
  pack: { uses: ['domain', 'words'], packages: ['csv-stringify/sync', 'docx', 'hono/html', 'ical.js'] },
  sealing: { uses: ['pack', 'words'], packages: ['age-encryption', 'zod/v4'] },
  settings: {
    uses: ['domain'],
    types: ['app/ports'],
    packages: ['ical.js', 'node:fs', 'node:util', 'node:vm', 'zod/v4'],
  },
  storage: {
    uses: ['app/deliveries.ts', 'app/ports', 'domain'],
    packages: [
      '@azure/data-tables',
      '@azure/identity',
      'node:crypto',
      'node:timers/promises',
      'node:util',
      'zod/v4',
    ],
  },
  teams: {
    uses: ['app', 'domain'],
    packages: [
      '@microsoft/teams-ai',
      'botbuilder',
      'jose',
      'node:crypto',
      'node:http',
      'node:https',
      'zod/v4',
    ],
    readsClock: true,
  },
  http: { types: ['app/ports'], packages: ['node:http', 'node:net', 'restify'] },
  jobs: { types: ['app/ports'] },
  logging: {
    uses: ['root.ts'],
    types: ['app/ports'],
    packages: ['node:async_hooks', 'node:crypto', 'node:fs', 'node:module', 'node:url', 'pino'],
  },
  telemetry: { types: ['app/ports'], packages: ['node:perf_hooks'], readsClock: true },
  'telemetry/telemetry.ts': {
    uses: ['telemetry/watching.ts'],
    types: ['app/ports'],
    packages: ['@opentelemetry', 'node:async_hooks'],
    readsClock: true,
  },
  start: {
    uses: [
      ...[
        'app',
        'cards',
        'content',
        'domain',
        'http',
        'jobs',
        'logging',
        'pack',
        'root.ts',
        'sealing',
        'settings',
        'storage',
        'teams',
        'telemetry',
        'words',
      ],
    ],
    packages: ['node:crypto', 'node:fs', 'node:path', 'node:url', 'node:util'],
  },
  'start/variables.ts': { uses: ['settings'], packages: ['zod/v4'] },
  'start/config.ts': { uses: ['logging', 'settings'], packages: ['zod/v4'] },
  'index.ts': { uses: ['logging', 'start', 'telemetry'] },
  cli: {
    uses: [
      ...['app', 'cards/digest', 'content', 'domain', 'logging', 'pack', 'sealing', 'settings', 'start'],
      'words',
    ],
    packages: [...['node:crypto', 'node:fs', 'node:path', 'node:util', 'node:zlib', 'zod/v4']],
  },
  // The schemas of what is stored, to tell them to people.
  'cli/data-map.ts': {
    uses: ['root.ts', 'storage/rows/schemas', 'words'],
    packages: ['node:fs', 'node:url', 'zod/v4'],
  },
  packaging: {
    uses: ['cli/command.ts', 'content', 'settings'],
    packages: [
      ...['@microsoft/app-manifest', 'esbuild', 'fflate', 'pngjs', 'zod/v4'],
      ...['node:child_process', 'node:crypto', 'node:fs', 'node:os', 'node:path', 'node:util'],
    ],
  },
  // What was accepted lasts until a day.
  'packaging/dependencies/check-advisories.ts': {
    uses: ['cli/command.ts', 'packaging/dependencies'],
    packages: ['node:fs'],
    readsClock: true,
  },
  demo: {
    uses: ['app', 'content', 'domain', 'settings', 'start', 'storage', 'words'],
    packages: [
      ...[
        'node:child_process',
        'node:events',
        'node:fs',
        'node:http',
        'node:module',
        'node:net',
        'node:path',
      ],
      ...['hono/html', 'node:stream', 'node:timers/promises', 'ws', 'zod/v4'],
    ],
    readsClock: true,
  },
};
