import { yearsBefore } from '../app/past-cases.ts';
import type { AuditProblem, ChainEnd } from '../domain/audit.ts';
import type { Records } from '../app/ports/records.ts';
import { USUAL_RETENTION } from '../domain/school/retention.ts';
import { loadSchool } from '../start/load-school.ts';
import { describeAuditCheck } from '../words/audit-check.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';

/** Whether the audit is as it was written. */
export default command({
  typed: 'npm run --silent audit:check --',
  about:
    'Says whether the audit is as it was written: compares every entry with the seal that the bot put on it, and the seals with each other. Changes nothing. Reads the same settings as the bot.',
  options: {
    ...ON_SCHOOL,
    since: {
      value: 'NUMBER:HASH',
      help: 'an end of the chain that was noted before, from this command, the log or a backup: finds out whether the chain was made anew since',
    },
  },
  run: ({ since, demo, school }, _words, around) => {
    const noted = since === undefined ? undefined : readEnd(since);
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'audit:check',
        open: loadSchool,
        notOpened: 'Nothing was checked.',
        brokeOff: 'The records cannot be used just now, so nothing was checked. Please try again.',
        work: async ({ storage, settings, clock }) => {
          const { auditYears } = { ...USUAL_RETENTION, ...settings.retention };
          const check = await storage.seals(settings.id).check(yearsBefore(clock.now(), auditYears), noted);
          const references = await referencesIn(storage.records(settings.id), check.problems);
          const message = describeAuditCheck(check, (id) => references.get(id));
          return { code: check.problems.length === 0 ? 0 : 1, out: message };
        },
      },
    );
  },
});

function readEnd(typed: string): ChainEnd {
  const [, number, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(typed.trim().toLowerCase()) ?? [];
  if (number === undefined || hash === undefined)
    throw new CannotUse(`"${typed}" is not an end of the chain: they look like 12:0f3a... with 64 digits.`);
  return { number: Number(number), hash };
}

async function referencesIn(
  records: Records,
  problems: readonly AuditProblem[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(problems.flatMap((each) => ('referralId' in each ? [each.referralId] : [])));
  const found = await Promise.all([...ids].map((id) => records.readReferral(id)));
  return new Map(found.flatMap((each) => (each ? [[each.value.id, each.value.reference]] : [])));
}
