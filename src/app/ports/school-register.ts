import type { Person } from '../../domain/people/person.ts';
import type { CommitResult, Version } from './records.ts';

/**
 * A school's settings as they stand in storage: in the form of the settings file, except that whole parts may still be
 * missing while a school is being set up.
 */
export type WrittenSettings = Readonly<Record<string, unknown>>;

/** A school that is set up in Teams or was imported. */
export interface RegisteredSchool {
  readonly id: string;
  readonly settings: WrittenSettings;
  readonly version: Version;
}

/** Who changed a school's settings, when, and what. Rows of it are never changed. */
export interface SettingsChange {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  /** The signed-in person, or the operator of a command as they named themselves. */
  readonly by: Person;
  /** What was changed, by its name in the settings; null for what was not there. Of lists, only the entries that differ. */
  readonly changed: readonly { readonly part: string; readonly before: unknown; readonly after: unknown }[];
}

/** The settings of all schools that share this storage. Every method throws as `Records` does. */
export interface SchoolRegister {
  /** In the order of their ids. */
  all(): Promise<readonly RegisteredSchool[]>;
  /** Writes settings and the row about their change together; `changed` or `exists` when somebody was quicker. */
  write(
    school: string,
    settings: WrittenSettings,
    expected: Version | 'new',
    change: SettingsChange,
  ): Promise<CommitResult>;
  /** What was changed so far and is kept, from the oldest; damaged rows are left out. */
  changesOf(school: string): Promise<readonly SettingsChange[]>;
}
