import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { answers } from './answers.ts';
import type { Question } from './answers.ts';
import type { DemoFolder } from './folder.ts';
import { freePort } from './free-ports.ts';
import { serveReplayWindow } from './replay-window.ts';
import type { DemoOptions } from './options.ts';
import { servePage } from './page.ts';
import { endOfLog } from './processes.ts';
import type { Part, Processes } from './processes.ts';
import { chatOf, PEOPLE } from './school.ts';
import { playgroundConfig, serviceUrl, WINDOWS } from './windows.ts';

/** The demo could not start; the message says why, in words for the person at the terminal. */
export class CannotStart extends Error {}

/** What the demo runs. Tests substitute something small. */
export interface DemoProduct {
  /** Node's arguments to start the bot. */
  readonly bot: readonly string[];
  /** Tells the stored address book where the demo's channel and people are. */
  readonly rememberAddresses: (connectionString: string, ports: DemoOptions['ports']) => Promise<void>;
  /** Fills the storage with the sample term, for the settings in that file. Resolves to a sentence on what it did. */
  readonly fillSample: (connectionString: string, settingsFile: string, now: Date) => Promise<string>;
}

const START_LIMIT_SECONDS = 60;

/** Azurite's published account, the same on every machine. */
const AZURITE_ACCOUNT =
  'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;' +
  'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;';

/**
 * Starts storage, the bot, two windows and the page with both, each once its dependencies respond, and returns when all
 * do.
 * @param signal cancels the waiting; the caller then stops what was started
 * @throws CannotStart when something does not respond in time
 * @throws PartEnded   when something exits while starting
 */
export async function startDemo(
  { ports, sample, unconfigured, now }: DemoOptions,
  folder: DemoFolder,
  product: DemoProduct,
  processes: Processes,
  signal: AbortSignal,
): Promise<void> {
  const started = async (part: Part, question: Question): Promise<void> => {
    if (signal.aborted) return;
    processes.start(part);
    const answered = await Promise.race([
      answers(question, START_LIMIT_SECONDS * 1_000, signal),
      processes.unexpectedEnd,
    ]);
    if (answered || signal.aborted) return;
    const log = endOfLog(join(folder.logs, `${part.log}.log`));
    throw new CannotStart(
      `After ${START_LIMIT_SECONDS} seconds there is no answer from ${part.what}. ${log}`,
    );
  };
  const connectionString = `${AZURITE_ACCOUNT}TableEndpoint=http://127.0.0.1:${ports.tables}/devstoreaccount1;`;

  await started(tables(ports, folder), {
    url: `http://127.0.0.1:${ports.tables}/devstoreaccount1/Tables`,
    // Any status will do: it refuses an unsigned request, but it responds.
    isAnswer: () => true,
  });
  if (signal.aborted) return;
  if (!unconfigured) await product.rememberAddresses(connectionString, ports);
  if (sample) console.log(await product.fillSample(connectionString, folder.settings, now));
  if (signal.aborted) return;
  const variables = botVariables(ports, folder, connectionString, unconfigured);
  writeVariables(folder, variables);
  await started(bot(product.bot, variables), {
    url: `http://127.0.0.1:${ports.bot}/readyz`,
    isAnswer: (status) => status === 200,
  });
  await Promise.all(
    (['teacher', 'lead'] as const).map(async (name) => {
      const own = await freePort();
      await started(playground(name, own, ports, folder), {
        // The page responds before the window has read its configuration; the members of its chat do not.
        url: `http://localhost:${own}/_connector/v3/conversations/${chatOf(WINDOWS[name].person)}/members`,
        isAnswer: (status, body) => status === 200 && body.includes(WINDOWS[name].person.id),
      });
      if (!signal.aborted) await serveReplayWindow(ports[name], own, signal);
    }),
  );
  if (!signal.aborted) await servePage(ports, unconfigured, signal);
}

function tables(ports: DemoOptions['ports'], folder: DemoFolder): Part {
  return {
    what: 'the table storage',
    log: 'tables',
    args: [
      pathInPackage('azurite/dist/src/table/main.js'),
      `--location=${folder.tables}`,
      '--tableHost=127.0.0.1',
      `--tablePort=${ports.tables}`,
      '--silent',
      '--skipApiVersionCheck',
      '--disableTelemetry',
    ],
  };
}

function bot(args: readonly string[], env: Readonly<Record<string, string>>): Part {
  return { what: 'the bot', log: 'bot', args, env };
}

function botVariables(
  ports: DemoOptions['ports'],
  folder: DemoFolder,
  connectionString: string,
  unconfigured: boolean,
) {
  return {
    PORT: String(ports.bot),
    HOST: '127.0.0.1',
    LOCAL_WITHOUT_SIGN_IN: 'yes',
    TABLES_CONNECTION_STRING: connectionString,
    SETTINGS_FILE: unconfigured ? '' : resolve(folder.settings),
    ADMINISTRATOR_IDS: unconfigured ? PEOPLE.lead.id : '',
    DEMO_NOW: process.env['DEMO_NOW']?.trim() ?? '',
    // Empty means not set: a real school's variables in the terminal stay out of the demo.
    ENV_FILE: '',
    TABLES_ENDPOINT: '',
    TABLES_PREFIX: '',
    AZURE_CLIENT_ID: '',
    MICROSOFT_APP_ID: '',
    MICROSOFT_APP_TYPE: '',
    MICROSOFT_APP_TENANT_ID: '',
    MICROSOFT_APP_PASSWORD: '',
  };
}

/** Single quotes: in double ones the reader of such files takes a Windows path's backslashes for escapes. */
function writeVariables(folder: DemoFolder, variables: Readonly<Record<string, string>>): void {
  const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(folder.env, `# The demo's bot; for the commands' option --demo.\n${lines.join('')}`);
}

/** @param own the playground's own port; people and the bot use the window's port */
function playground(
  name: 'teacher' | 'lead',
  own: number,
  ports: DemoOptions['ports'],
  folder: DemoFolder,
): Part {
  const config = join(folder.windows, `${name}.yml`);
  writeFileSync(config, playgroundConfig(WINDOWS[name]));
  return {
    what: name === 'teacher' ? "the teacher's window" : "the inclusion lead's window",
    log: `${name}-window`,
    args: [
      pathInPackage('@microsoft/m365agentsplayground/cli.js'),
      'start',
      `--app-endpoint=http://127.0.0.1:${ports.bot}/api/messages`,
      '--channel-id=msteams',
      `--port=${own}`,
      `--service-url=${serviceUrl(ports[name])}`,
      '--disable-telemetry',
    ],
    env: {
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      TEAMSAPPTESTER_BROWSER: 'none',
      TEAMSAPPTESTER_LOGFILE: join(folder.logs, `${name}-window-details.log`),
    },
  };
}

/**
 * Finds a file in an installed package.
 * @throws CannotStart when the package is not there
 */
export function pathInPackage(file: string): string {
  try {
    return createRequire(import.meta.url).resolve(file);
  } catch {
    throw new CannotStart(
      `The demo needs a package that is not installed (${file}). It is one of those for development: run "npm ci" without "--omit=dev".`,
    );
  }
}
