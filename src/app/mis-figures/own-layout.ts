import { createHash } from 'node:crypto';
import { plainHeading } from '../../domain/mis-figures/headings.ts';
import type { OwnLayout } from '../ports/own-layouts.ts';
import type { Turn } from '../turn.ts';

/** Headings of a table, and what somebody says of them. */
interface Explained {
  /** All of them, plain. */
  readonly headings: readonly string[];
  /** The plain heading of the pupils' references. */
  readonly pupil: string;
}

/** What is remembered of a report for the next time. Headings of a register and of figures do not meet. */
export function layoutOf(
  { headings, pupil }: Explained,
  named: Readonly<Record<string, string>>,
  of: 'figures' | 'register' = 'figures',
): Pick<OwnLayout, 'id' | 'headings' | 'columns'> {
  const columns = Object.entries(named).map(([column, heading]) => [column, plainHeading(heading)]);
  const known = JSON.stringify(of === 'figures' ? headings : [of, ...headings]);
  return {
    id: createHash('sha256').update(known).digest('hex').slice(0, 24),
    headings,
    columns: { pupil, ...Object.fromEntries(columns) },
  };
}

/** Remembers which column is what, for everybody at the school; said again, the later one stands. */
export async function rememberLayout(
  turn: Turn,
  layout: Pick<OwnLayout, 'id' | 'headings' | 'columns'>,
): Promise<void> {
  const before = (await turn.records.ownLayouts()).find(({ value }) => value.id === layout.id);
  const { id, name } = turn.person;
  await turn.records.commit([
    {
      change: 'own-layout',
      value: { ...layout, by: { id, name }, at: turn.clock.now().toISOString() },
      expected: before?.version ?? 'new',
    },
  ]);
}

/** The layout that somebody gave these headings: of a register or of figures. */
export function ownLayoutFor<T extends Pick<OwnLayout, 'headings' | 'columns'>>(
  cells: readonly string[],
  own: readonly T[],
  of: 'figures' | 'register' = 'figures',
): T | undefined {
  const plain = cells.map(plainHeading);
  return own.find(
    ({ headings, columns }) =>
      (columns.offered === undefined) === (of === 'figures') &&
      headings.length === plain.length &&
      headings.every((heading, place) => heading === plain[place]),
  );
}
