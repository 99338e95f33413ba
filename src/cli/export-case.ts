import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { randomNames } from '../app/names.ts';
import { exportPack } from '../app/case/pack.ts';
import { textsToReadAgain } from '../domain/pack/pack-privacy.ts';
import type { Pack } from '../domain/pack/pack.ts';
import type { Person } from '../domain/people/person.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { loadSchool } from '../start/load-school.ts';
import { packPage } from '../pack/page.ts';
import { readExportOptions, USAGE, type ExportOptions } from './export-options.ts';
import { prepared } from './prepared.ts';

/** How an export ended: 0 done, 1 not done, 2 the command cannot be used. `data` is for standard output. */
export interface ExportEnd {
  readonly code: 0 | 1 | 2;
  /** For the person at the terminal. */
  readonly says: string;
  readonly data?: string;
}

/** Only the person who runs it reads the files: they hold personal data. */
const OWNER_ONLY = 0o600;

/** Writes the pack these arguments name, on the configuration in `env`. Never throws. */
export async function exportCase(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExportEnd> {
  const options = readExportOptions(args);
  if ('problem' in options) return { code: 2, says: `${options.problem}\n${USAGE}` };
  const where = [options.html, options.json].filter((file) => file !== undefined);
  for (const file of where) {
    const problem = cannotWrite(file);
    if (problem !== undefined) return { code: 2, says: problem };
  }
  const run = await prepared(env, loadSchool);
  if ('problem' in run) return { code: 1, says: `Nothing was exported.\n${run.problem}` };
  const { settings, storage, log } = run;
  const school = { ...run, records: storage.records(settings.id), names: randomNames };
  try {
    const stored = await school.records.findByReference(options.reference);
    if (!stored)
      return {
        code: 1,
        says: `There is no referral ${options.reference} in the records of ${settings.name}. Nothing was exported.`,
      };
    const by = personNamed(options.by, settings);
    return written(await exportPack(school, stored.value, by, options.include), options);
  } catch (error) {
    log.error({ event: 'broken', verb: 'case:export', ...log.describe(error) });
    return {
      code: 1,
      says: 'The records cannot be used just now, so nothing was exported. Please try again.',
    };
  }
}

/** Why a file cannot be written there, before anything is read or noted; undefined when it can. */
function cannotWrite(file: string): string | undefined {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      return `${file} is a folder. Please name a file.`;
    return undefined;
  } catch {
    return `${file} cannot be written: is there a folder ${dirname(file)}, and may you write in it?`;
  }
}

/** The member of staff of that name, or somebody at a terminal who gave it. */
function personNamed(name: string, { staff }: SchoolSettings): Person {
  const found = staff.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found ? { id: found.id, name: found.name } : { id: 'terminal', name };
}

function written(pack: Pack, { html, json, reference, by }: ExportOptions): ExportEnd {
  const data = `${JSON.stringify(pack, null, 2)}\n`;
  const done: string[] = [];
  for (const [file, text] of [
    [html, () => packPage(pack)],
    [json, () => data],
  ] as const) {
    if (file === undefined) continue;
    try {
      writeFileSync(file, text(), { mode: OWNER_ONLY });
      done.push(file);
    } catch {
      return {
        code: 1,
        says: `${file} could not be written${done.length > 0 ? `; ${done.join(' and ')} was` : ''}. The history of ${reference} already says that ${by} exported it.`,
      };
    }
  }
  const again = textsToReadAgain(pack);
  return {
    code: 0,
    says: [
      `The pack of ${reference}${done.length > 0 ? ` is in ${done.join(' and ')}` : ' follows'}. It holds personal data; the case's history says that ${by} took it.`,
      ...(again.length > 0
        ? [
            `Please read again before it leaves the school: ${again.join(', ')}. Words there can tell of safeguarding, care or SEND.`,
          ]
        : []),
    ].join('\n'),
    ...(done.length > 0 ? {} : { data }),
  };
}
