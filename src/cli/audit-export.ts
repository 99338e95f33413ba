import { writeFileSync } from 'node:fs';
import { z } from 'zod/v4';
import type { AuditEntry } from '../app/ports/audit.ts';
import type { SettingsChange } from '../app/ports/school-register.ts';
import type { Records } from '../app/ports/records.ts';
import { BY_COMMAND } from '../domain/people/person.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import { londonDate, startOfLondonDay } from '../domain/calendar/london.ts';
import { loadSchool } from '../start/load-school.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { auditCopy, MAYBE_BY } from './operator.ts';
import { OWNER_ONLY } from './output-file.ts';

/** A day as it has to be typed. */
const day = z.iso.date();
const NO_DAYS = 'Please name the first and the last day.';

/** Who did and who viewed what between two days, both included, oldest first, for the data protection officer. */
export default command({
  typed: 'npm run --silent audit:export --',
  about:
    'Writes who did and who viewed what between two days, as JSON lines, oldest first, each with the reference of its referral; and who changed what of the settings, where they are set up in Teams. Reads the same settings as the bot.',
  options: {
    ...ON_SCHOOL,
    from: { value: 'DATE', help: 'the first day, like 2026-09-01', needed: NO_DAYS },
    to: { value: 'DATE', help: 'the last day, like 2026-12-31', needed: NO_DAYS },
    ...MAYBE_BY,
    out: { value: 'FILE', help: 'the file to write, which only you may read; without it, standard output' },
  },
  run: ({ from, to, by, out, demo, school }, _words, around) => {
    for (const date of [from, to])
      if (!day.safeParse(date).success) throw new CannotUse(`"${date}" is not a date like 2026-09-01.`);
    if (to < from) throw new CannotUse(`The last day (${to}) is before the first day (${from}).`);
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'audit:export',
        open: loadSchool,
        notOpened: 'Nothing was exported.',
        brokeOff: 'The records cannot be used just now, so nothing was exported. Please try again.',
        work: async (opened) => {
          const { storage, settings } = opened;
          const { acts, unreadable } = await gather(storage.records(settings.id), from, to);
          const changes = changesBetween(await storage.schools.changesOf(settings.id), from, to);
          const lines = [...acts, ...changes]
            .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
            .map((entry) => JSON.stringify({ ...entry, ...viaCommand(entry) }));
          await auditCopy(opened, 'audit-exported', by);
          const data = lines.map((line) => `${line}\n`).join('');
          const message = `${lines.length} ${lines.length === 1 ? 'entry' : 'entries'} from ${from} to ${to}.${describeUnreadable(unreadable)}`;
          if (out === undefined) return { code: 0, message, out: data };
          try {
            writeFileSync(out, data, { mode: OWNER_ONLY });
            return { code: 0, message };
          } catch {
            return { code: 1, message: `${out} could not be written, so nothing was exported.` };
          }
        },
      },
    );
  },
});

/** Says of an entry that its author gave a name at a command and has not signed in. */
function viaCommand({ by }: { readonly by: { readonly id: string } }) {
  return by.id === BY_COMMAND ? { via: 'command' } : {};
}

async function gather(
  records: Records,
  from: string,
  to: string,
): Promise<{
  readonly acts: readonly (AuditEntry & { readonly reference: string | null })[];
  /** Damaged entries, of any time. */
  readonly unreadable: number;
}> {
  const until = startOfLondonDay(plusDays(to, 1));
  const entries: AuditEntry[] = [];
  let unreadable = 0;
  let next: string | undefined;
  do {
    const page = await records.auditBetween(startOfLondonDay(from), until, next);
    entries.push(...page.items);
    unreadable += page.unreadable;
    next = page.next;
  } while (next !== undefined);
  const references = new Map<string, string | null>();
  const referenceOf = (id: string) => references.get(id) ?? null;
  for (const id of entries.flatMap(({ referralId, shown = [] }) => [referralId, ...shown]))
    if (!references.has(id)) references.set(id, (await records.readReferral(id))?.value.reference ?? null);
  const acts = entries.map(({ shown, ...entry }) => ({
    reference: referenceOf(entry.referralId),
    ...entry,
    ...(shown ? { shown: shown.map((id) => referenceOf(id) ?? id) } : {}),
  }));
  return { acts, unreadable };
}

function describeUnreadable(count: number): string {
  if (count === 0) return '';
  return ` ${count} ${count === 1 ? 'entry cannot be read and is' : 'entries cannot be read and are'} not among them: npm run audit:check says which.`;
}

/** Who changed what of the school's settings, where they are kept in the tables. */
function changesBetween(changes: readonly SettingsChange[], from: string, to: string) {
  return changes
    .filter(({ at }) => from <= londonDate(at) && londonDate(at) <= to)
    .map((change) => ({ reference: null, what: 'settings-changed', ...change }));
}
