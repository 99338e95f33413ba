import { BY_COMMAND, type Person } from '../domain/people/person.ts';
import { auditRow } from '../app/audit.ts';
import { randomNames } from '../app/names.ts';
import { LISTS } from '../domain/case/case-lists.ts';
import type { LoadedSchool } from '../start/load-school.ts';
import { CannotUse } from './command.ts';

const LONGEST_NAME = 80;

/**
 * Whoever runs a command, by the name they typed. Nobody has signed in, so it is never a member of staff, even under the
 * name of one. Throws when the name is empty or too long.
 */
export function findOperator(typed: string): Person {
  const name = typed.trim();
  if (name === '') throw new CannotUse('--by needs a name.');
  if (name.length > LONGEST_NAME) throw new CannotUse(`--by may have ${LONGEST_NAME} characters at most.`);
  return { id: BY_COMMAND, name };
}

/** Who runs a command that may also run by a timer. */
export const MAYBE_BY = {
  by: { value: '"YOUR NAME"', help: 'who takes it, for the audit; without it, that somebody did' },
} as const;

/** Adds to the audit that a copy of more than a case was made by command, and by whom as far as they said. */
export async function auditCopy(
  { storage, settings, clock }: Pick<LoadedSchool, 'storage' | 'settings' | 'clock'>,
  what: 'audit-exported' | 'backed-up',
  by: string | undefined,
): Promise<void> {
  const records = storage.records(settings.id);
  const row = { referralId: LISTS, by: findOperator(by ?? 'Somebody'), what };
  await records.commit([auditRow({ clock, names: randomNames }, row)]);
}

/** What one person must not do alone. */
export const TWO_PEOPLE = {
  by: { value: '"NAME"', help: 'who asks for it', needed: 'Please say who asks for it, with --by "Name".' },
  approved: {
    value: '"NAME"',
    help: 'who has approved it: somebody else',
    needed: 'Please say who has approved it, with --approved "Name".',
  },
} as const;

/** Who asks for something and who has approved it. Throws, in words, when that is one person. */
export function findTwoOperators(by: string, approved: string): readonly [Person, Person] {
  const [asks, approves] = [findOperator(by), findOperator(approved)];
  if (asks.name.toLowerCase() === approves.name.toLowerCase())
    throw new CannotUse('Two people are needed: --by and --approved name the same one.');
  return [asks, approves];
}

/** A referral's reference as typed, in capitals. Throws when it is none. */
export function readReference(typed: string): string {
  if (!/^R-[A-Z0-9]{2,12}$/i.test(typed))
    throw new CannotUse(`"${typed}" is not a reference: they look like R-7K3MP.`);
  return typed.toUpperCase();
}
