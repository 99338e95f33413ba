import type { Person } from '../../domain/people/person.ts';
import type { MisColumn, RegisterColumn } from '../../domain/content/mis-layouts.ts';

/**
 * What somebody said once about a report, or a provider's register, that no content knows: which of its headings is what. Headings only, nothing that
 * stands below them.
 */
export interface OwnLayout {
  /** Follows from the headings: the same headings come from the same report. */
  readonly id: string;
  /** All of them, plain (`plainHeading`). */
  readonly headings: readonly string[];
  /** The plain heading by what it means. */
  readonly columns: Readonly<Partial<Record<MisColumn | RegisterColumn, string>>>;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}
