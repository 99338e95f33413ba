/** Made-up exports as Entra's "Download users" gives them. */

export const EXPORT_COLUMNS =
  'userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,accountEnabled'.split(
    ',',
  );

/** A person of an export; what is left out is empty. */
export interface Exported {
  readonly upn?: string;
  readonly name: string;
  readonly id: string;
  readonly type?: string;
  readonly title?: string;
  readonly department?: string;
  readonly enabled?: string;
}

/** An Entra object id that is the same for the same number. */
export function entraId(number: number): string {
  return `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The rows of an export with this between its cells. */
export function exportOf(people: readonly Exported[], between = ',', columns = EXPORT_COLUMNS): string {
  const quoted = (cell: string) => (cell.includes(between) || cell.includes('"') ? `"${cell}"` : cell);
  const rows = people.map(({ name, id, ...more }) => {
    const cells: Readonly<Record<string, string>> = {
      userPrincipalName: more.upn ?? `${name.toLowerCase().replaceAll(/[^a-z]/g, '.')}@school.example`,
      displayName: name,
      objectId: id,
      userType: more.type ?? 'Member',
      jobTitle: more.title ?? '',
      department: more.department ?? '',
      accountEnabled: more.enabled ?? 'True',
    };
    return columns.map((column) => quoted(cells[column] ?? '')).join(between);
  });
  return [columns.join(between), ...rows, ''].join('\r\n');
}
