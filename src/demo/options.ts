import type { CommandLine, Given } from '../start/command-line.ts';
import { moment } from '../start/config.ts';
import { demoDataFolder, USUAL_TABLES_PORT } from '../start/demo.ts';

/** What listens in the demo, what a person would call it, and the variable that chooses its port. */
export const LISTENERS = {
  page: { what: 'the page with both windows', variable: 'DEMO_PORT', port: 56149 },
  bot: { what: 'the bot', variable: 'DEMO_BOT_PORT', port: 3978 },
  tables: { what: 'the table storage', variable: 'DEMO_TABLES_PORT', port: USUAL_TABLES_PORT },
  teacher: { what: "the teacher's window", variable: 'DEMO_TEACHER_PORT', port: 56150 },
  lead: { what: "the inclusion lead's window", variable: 'DEMO_LEAD_PORT', port: 56151 },
} as const;

export type Listener = keyof typeof LISTENERS;
export const LISTENER_NAMES = Object.keys(LISTENERS) as readonly Listener[];

/** What a run of the demo was asked to do. */
export interface DemoOptions {
  readonly ports: Readonly<Record<Listener, number>>;
  /** The folder of everything the demo stores. Demos on different tables ports have different ones. */
  readonly folder: string;
  /** Delete what an earlier run stored, then start. */
  readonly reset: boolean;
  /** Fill the school with a term of fictional cases, unless it holds cases already. */
  readonly sample: boolean;
  /** Start without a school, which is then set up in the windows. */
  readonly unconfigured: boolean;
  /** The moment the demo's clock starts at (`DEMO_NOW`); the bot's own clock reads the same variable. */
  readonly now: Date;
}

/** What can follow `npm run demo --`. */
export const DEMO_LINE = {
  typed: 'npm run demo --',
  about: `Starts the bot, its table storage and two Teams windows on this machine, for a school that is made up. Ports are chosen by ${LISTENER_NAMES.map((name) => LISTENERS[name].variable).join(', ')}; the folder by DEMO_DATA_DIR; the time by DEMO_NOW.`,
  options: {
    reset: { help: 'deletes what an earlier demo stored, then starts' },
    sample: { help: 'fills the school with a term of made-up cases, unless it holds cases already' },
    unconfigured: { help: 'starts without a school, for you to set one up in the two windows' },
  },
} as const satisfies CommandLine;

/** Either the options, or one sentence for each thing that is wrong with them. */
export type ReadOptions =
  { readonly options: DemoOptions } | { readonly problems: readonly [string, ...string[]] };

/**
 * What a run of the demo is asked to do.
 * @param env  the process environment
 * @param given what stood after `npm run demo --`
 * @param clock the machine's time, used without `DEMO_NOW`
 */
export function readOptions(
  env: Readonly<Record<string, string | undefined>>,
  { reset, sample, unconfigured }: Given<typeof DEMO_LINE.options>,
  clock: Date = new Date(),
): ReadOptions {
  const problems: string[] = [];
  const ports: Record<Listener, number> = { page: 0, bot: 0, tables: 0, teacher: 0, lead: 0 };
  for (const name of LISTENER_NAMES) {
    const { variable, port } = LISTENERS[name];
    const written = env[variable]?.trim();
    ports[name] = written ? Number(written) : port;
    if (!isPort(ports[name])) {
      problems.push(`${variable} must be a port, a whole number from 1 to 65535; it is "${written}".`);
    }
  }
  problems.push(...clashes(ports));
  const written = env['DEMO_NOW']?.trim();
  const read = written ? moment.safeParse(written) : undefined;
  const now = read?.data ?? clock;
  if (read?.success === false) {
    problems.push(
      `DEMO_NOW must be a date and time with its zone, for example 2026-11-24T09:00:00Z; it is "${written}".`,
    );
  }
  if (sample && unconfigured)
    problems.push(
      "--sample fills the demo's school, and --unconfigured starts without one. Leave one of them out.",
    );
  const [first, ...rest] = problems;
  if (first !== undefined) return { problems: [first, ...rest] };
  return { options: { ports, folder: demoDataFolder(env), reset, sample, unconfigured, now } };
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}

function clashes(ports: Readonly<Record<Listener, number>>): string[] {
  return LISTENER_NAMES.flatMap((name, index) => {
    const earlier = LISTENER_NAMES.slice(0, index).find((other) => ports[other] === ports[name]);
    if (earlier === undefined) return [];
    const [a, b] = [LISTENERS[earlier], LISTENERS[name]];
    return [
      `Port ${ports[name]} is chosen both for ${a.what} and for ${b.what}: give ${b.variable} another port.`,
    ];
  });
}
