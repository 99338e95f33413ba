import { readFileSync } from 'node:fs';
import { auditRow } from '../app/audit.ts';
import { randomNames } from '../app/names.ts';
import { LISTS } from '../domain/case/case-lists.ts';
import type { Person } from '../domain/people/person.ts';
import { createLog } from '../logging/log.ts';
import { readConfig, type Config } from '../start/config.ts';
import { withDemo } from '../start/demo.ts';
import { withEnvFile } from '../start/env-file.ts';
import { openStorage, type OpenedStorage } from '../start/load-school.ts';
import { describeMomentWithYear } from '../words/dates.ts';
import { openBackup, type Backup } from './backup-file.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { findOperator } from './operator.ts';

/** A backup put back where nothing is, or compared with what is there. */
export default command({
  typed: 'npm run --silent restore --',
  about:
    "Puts a backup into tables in which nothing is stored of that school, or with --compare says what differs from them. Refuses to write over a school's records. Reads the same variables as the bot.",
  words: [{ name: 'FILE', help: 'the backup', needed: 'Please name the backup.' }],
  options: {
    identity: {
      value: 'FILE',
      help: 'the file with the secret key',
      needed: 'Please name the file with the secret key, with --identity.',
    },
    prefix: {
      value: 'NAME',
      help: "other tables than the bot's own: those whose names begin like this, for a drill",
    },
    by: { value: '"YOUR NAME"', help: 'who restores it, for the audit; without it, that somebody did' },
    continue: { help: 'goes on with a restore of this backup that was broken off' },
    compare: { help: 'writes nothing: counts what differs' },
    demo: { help: "works on this machine's demo instead" },
  },
  run: async ({ identity, prefix, compare, by, continue: goesOn, demo }, [file = ''], { env }) => {
    if (prefix !== undefined && !/^[A-Za-z][A-Za-z0-9]{0,29}$/.test(prefix))
      throw new CannotUse('--prefix may have up to 30 letters and digits, a letter first.');
    if (compare && goesOn) throw new CannotUse('--compare writes nothing, so it takes no --continue.');
    const backup = await openBackup(bytesOf(file), bytesOf(identity).toString('utf8'));
    let config: Config;
    let opened: OpenedStorage;
    const operator = findOperator(by ?? 'Somebody');
    try {
      const read = readConfig(demo ? withDemo(env) : withEnvFile(env));
      config = prefix === undefined ? read : { ...read, tables: { ...read.tables, tablePrefix: prefix } };
      opened = await openStorage(config);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'Unknown fault.';
      return { code: 1, message: `Nothing was restored.\n${reason}` };
    }
    const log = createLog(config.logLevel);
    try {
      return await (compare
        ? compareWith(opened.storage, backup)
        : restoreTo(opened, backup, { goesOn: goesOn ?? false, by: operator }));
    } catch (error) {
      log.error({ event: 'broken', verb: 'restore', ...log.describe(error) });
      return {
        code: 1,
        message:
          'The tables cannot be used just now. If it was writing, what is there is not complete, and no bot may use it yet: run the same again with --continue, use another --prefix, or delete these tables.',
      };
    }
  },
});

async function restoreTo(
  { storage, clock }: OpenedStorage,
  backup: Backup,
  { goesOn, by }: { readonly goesOn: boolean; readonly by: Person },
): Promise<CommandEnd> {
  const { header, rows } = backup;
  const copies = storage.copies(header.school);
  if (!(await copies.isEmpty())) {
    const part = await partRestored(storage, backup);
    if (part === undefined)
      return {
        code: 1,
        message: `Something is stored of ${header.name} in these tables, so nothing was restored. Use empty ones, with --prefix or another account.`,
      };
    if (part === rows.length && !goesOn)
      return {
        code: 1,
        message: `All of this backup of ${header.name} is in these tables already, so nothing was restored.`,
      };
    if (!goesOn)
      return {
        code: 1,
        message: `Nothing was restored. It seems that a restore of this backup was broken off here: ${part} of ${rows.length} rows of ${header.name} are in these tables, and nothing else. If that is so, and no bot has used them since, run the same again with --continue; otherwise use another --prefix, or delete these tables.`,
      };
  }
  // The entry comes first: nothing is restored without one.
  const entry = { referralId: LISTS, by, what: 'restored', backupAt: header.at } as const;
  await storage.records(header.school).commit([auditRow({ clock, names: randomNames }, entry)]);
  await copies.restore(rows);
  const compared = await compareWith(storage, backup);
  return {
    ...compared,
    message: `${rows.length} rows of ${header.name} were restored. ${compared.message ?? ''}`,
  };
}

/** How many rows of the backup are there, if nothing else is; undefined when something is. */
async function partRestored(
  storage: OpenedStorage['storage'],
  { header, rows }: Backup,
): Promise<number | undefined> {
  const differences = await storage.copies(header.school).compare(rows);
  if (differences.some(({ different, added }) => different + added > 0)) return undefined;
  return rows.length - differences.reduce((sum, { missing }) => sum + missing, 0);
}

async function compareWith(
  storage: OpenedStorage['storage'],
  { header: { school, name, at }, rows }: Backup,
): Promise<CommandEnd> {
  const differences = await storage.copies(school).compare(rows);
  const of = `the backup of ${name} of ${describeMomentWithYear(at)}`;
  if (differences.length === 0) return { code: 0, message: `Everything in the tables is as in ${of}.` };
  return {
    code: 1,
    message: [
      `The tables differ from ${of}, in rows of these kinds:`,
      ...differences.map(
        ({ kind, missing, different, added }) =>
          `- ${kind}: ${missing} not there any more, ${different} changed, ${added} new`,
      ),
    ].join('\n'),
  };
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new CannotUse(`${file} cannot be read.`);
  }
}
