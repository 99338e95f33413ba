import type { Role, StaffMember } from '../../../domain/people/roles.ts';
import { pickCandidates, type SortedExport, type StaffRule } from './read-export.ts';

/** What a file would change on a school's list. Nobody's roles change by it. */
export interface StaffComparison {
  readonly added: readonly StaffMember[];
  readonly renamed: readonly { readonly id: string; readonly before: string; readonly name: string }[];
  /** On the list but not in the file, or with an account that is switched off. */
  readonly left: readonly (StaffMember & { readonly isDisabled: boolean })[];
  readonly stay: number;
}

/** Compares a file with the list; the people whom `rule` takes are new if they are not on the list yet. */
export function compareStaff(
  staff: readonly StaffMember[],
  file: SortedExport,
  rule: StaffRule,
  role: Role,
): StaffComparison {
  const listed = new Set(staff.map(({ id }) => id));
  const named = new Map([...file.candidates, ...file.guests].map(({ id, name }) => [id, name]));
  const disabled = new Set(file.disabled.map(({ id }) => id));
  const students = new Set(file.listedStudents);
  const left = staff.filter(({ id }) => disabled.has(id) || !(named.has(id) || students.has(id)));
  const renamed = staff.flatMap(({ id, name: before }) => {
    const name = named.get(id);
    return name === undefined || name === before ? [] : [{ id, before, name }];
  });
  return {
    added: pickCandidates(file.candidates, rule)
      .filter(({ id }) => !listed.has(id))
      .map(({ id, name }) => ({ id, name, roles: [role] })),
    renamed,
    left: left.map((person) => ({ ...person, isDisabled: disabled.has(person.id) })),
    stay: staff.length - left.length - renamed.length,
  };
}

/** The list after the change, with those who left only if they are to stay on it. */
export function applyComparison(
  staff: readonly StaffMember[],
  { added, renamed, left }: StaffComparison,
  removesLeavers: boolean,
): readonly StaffMember[] {
  const names = new Map(renamed.map(({ id, name }) => [id, name]));
  const gone = new Set(removesLeavers ? left.map(({ id }) => id) : []);
  return [
    ...staff
      .filter(({ id }) => !gone.has(id))
      .map((person) => ({ ...person, name: names.get(person.id) ?? person.name })),
    ...added,
  ];
}
