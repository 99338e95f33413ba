import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod/v4';
import type { AuditEntry } from '../app/ports/kept-rows.ts';
import type { Records } from '../app/ports/records.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import { startOfLondonDay } from '../domain/calendar/london.ts';
import { loadSchool } from '../start/load-school.ts';
import { prepared } from './prepared.ts';

/** How an export ended: 0 done, 1 not done, 2 the command cannot be used. `data` is for standard output. */
export interface AuditExportEnd {
  readonly code: 0 | 1 | 2;
  /** For the person at the terminal. */
  readonly says: string;
  /** JSON lines: every audit entry with the `reference` of its referral. */
  readonly data?: string;
}

const USAGE = 'Usage: npm run -s audit:export -- --from 2026-09-01 --to 2026-12-31 [--out FILE]';
/** Only the person who runs it reads the file: it holds personal data. */
const OWNER_ONLY = 0o600;

interface Options {
  readonly from: string;
  readonly to: string;
  readonly out?: string;
}

/** Gathers the audit entries these arguments name, on the configuration in `env`. Both days are included. Never throws. */
export async function exportAudit(args: readonly string[], env: NodeJS.ProcessEnv): Promise<AuditExportEnd> {
  const options = readOptions(args);
  if ('problem' in options) return { code: 2, says: `${options.problem}\n${USAGE}` };
  const run = await prepared(env, loadSchool);
  if ('problem' in run) return { code: 1, says: `Nothing was exported.\n${run.problem}` };
  let lines: readonly string[];
  try {
    lines = await gather(run.storage.records(run.settings.id), options);
  } catch (error) {
    run.log.error({ event: 'broken', verb: 'audit:export', ...run.log.describe(error) });
    return {
      code: 1,
      says: 'The records cannot be used just now, so nothing was exported. Please try again.',
    };
  }
  const data = lines.map((line) => `${line}\n`).join('');
  const says = `${lines.length} ${lines.length === 1 ? 'entry' : 'entries'} from ${options.from} to ${options.to}.`;
  if (options.out === undefined) return { code: 0, says, data };
  try {
    writeFileSync(options.out, data, { mode: OWNER_ONLY });
    return { code: 0, says };
  } catch {
    return { code: 1, says: `${options.out} could not be written, so nothing was exported.` };
  }
}

/** A day as it has to be typed. */
const day = z.iso.date();

function readOptions(args: readonly string[]): Options | { readonly problem: string } {
  let typed: { from?: string; to?: string; out?: string };
  try {
    const option = { type: 'string' } as const;
    typed = parseArgs({ args: [...args], options: { from: option, to: option, out: option } }).values;
  } catch {
    return {
      problem: 'The command has something in it that it does not know, or something without a value.',
    };
  }
  const { from, to, out } = typed;
  if (from === undefined || to === undefined) return { problem: 'Please name the first and the last day.' };
  for (const date of [from, to])
    if (!day.safeParse(date).success) return { problem: `"${date}" is not a date like 2026-09-01.` };
  if (to < from) return { problem: `The last day (${to}) is before the first day (${from}).` };
  return out === undefined ? { from, to } : { from, to, out };
}

async function gather(records: Records, { from, to }: Options): Promise<readonly string[]> {
  const until = startOfLondonDay(plusDays(to, 1));
  const entries: AuditEntry[] = [];
  let next: string | undefined;
  do {
    const page = await records.auditBetween(startOfLondonDay(from), until, next);
    entries.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  const references = new Map<string, string | null>();
  for (const { referralId } of entries)
    if (!references.has(referralId))
      references.set(referralId, (await records.readReferral(referralId))?.value.reference ?? null);
  return entries
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((entry) => JSON.stringify({ reference: references.get(entry.referralId), ...entry }));
}
