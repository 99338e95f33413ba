import type { Person } from '../domain/people/person.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { CannotUse } from './command.ts';

const LONGEST_NAME = 80;

/** The member of staff of that name, or somebody at a terminal who gave it. Throws when the name is too long. */
export function findOperator(name: string, { staff }: Pick<SchoolSettings, 'staff'>): Person {
  if (name.length > LONGEST_NAME) throw new CannotUse(`--by may have ${LONGEST_NAME} characters at most.`);
  const found = staff.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found ? { id: found.id, name: found.name } : { id: 'terminal', name };
}

/** Who asks for something and who has approved it. Throws, in words, when that is one person. */
export function findTwoOperators(
  by: string,
  approved: string,
  school: Pick<SchoolSettings, 'staff'>,
): readonly [Person, Person] {
  const [asks, approves] = [findOperator(by, school), findOperator(approved, school)];
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
