import type { Person } from '../../domain/people/person.ts';
import type { CommitResult, Stored, Version } from './records.ts';

/**
 * Something an administrator has not said yes to yet. Short-lived: deleted when it is decided, and otherwise some time
 * after it expires. `content` belongs to whoever made it.
 */
export interface Proposal {
  readonly id: string;
  readonly school: string;
  readonly kind: string;
  /** ISO instant. */
  readonly at: string;
  /** ISO instant from which it counts no more. */
  readonly expiresAt: string;
  readonly by: Person;
  readonly content: unknown;
}

/** Proposals of all schools. Every method throws as `Records` does. */
export interface Proposals {
  read(id: string): Promise<Stored<Proposal> | undefined>;
  /** Those of a school, in the order of their ids; damaged ones are left out. */
  ofSchool(school: string): Promise<readonly Stored<Proposal>[]>;
  write(proposal: Proposal, expected: Version | 'new'): Promise<CommitResult>;
  remove(id: string, expected: Version): Promise<CommitResult>;
  /** Deletes what has expired by then. `unreadable` counts those whose expiry cannot be read: they stay. */
  removeExpired(now: Date): Promise<{ readonly count: number; readonly unreadable: number }>;
}
