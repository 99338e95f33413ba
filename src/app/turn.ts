import { londonDate } from '../domain/calendar/london.ts';
import type { SchoolDay } from '../domain/case/figures-of-case.ts';
import type { Content } from '../domain/content/content.ts';
import type { StaffMember } from '../domain/people/roles.ts';
import type { Person } from '../domain/people/person.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { RetentionReport } from '../domain/school/retention.ts';
import type { Where } from './bot.ts';
import type { Crowd } from './crowd.ts';
import type { OfferedFile } from './files.ts';
import type { Clock } from './ports/clock.ts';
import type { Erasure } from './ports/erasure.ts';
import type { FetchFile } from './ports/fetch-file.ts';
import type { Proposals } from './ports/proposals.ts';
import type { Log } from './ports/log.ts';
import type { Records } from './ports/records.ts';
import type { Reply } from './reply.ts';

/** Makes ids and references. A port, for tests to choose them. */
export interface Names {
  /** A new id: letters, digits and hyphens, unguessable. */
  id(): string;
  /** A short reference people can say aloud, for example `R-7K3MP`. */
  reference(): string;
}

/** Everything one school's use-cases need. */
export interface School {
  readonly settings: SchoolSettings;
  readonly content: Content;
  readonly records: Records;
  readonly clock: Clock;
  readonly names: Names;
  /** True where Teams can save a file to a person's own files; the local client cannot. */
  readonly sendsFiles?: boolean;
}

/** What a scheduled job works with. */
export interface ClockJob extends School {
  readonly log: Log;
  /** Delivers what the job has put in the outbox; the sweep retries what fails. Never throws. */
  readonly deliverNow: (ids: readonly string[]) => Promise<void>;
}

/** What the next night would delete: cases and what goes by its own rules, and rows that expire by the hour. */
export interface ExpiredCounts {
  readonly report: RetentionReport;
  readonly expired: number;
}

/** What the larger tasks take: deleting and holding cases, for those who handle data, and files that are sent. */
export interface DataTools {
  readonly erasure: Erasure;
  /** What waits for somebody's yes. */
  readonly proposals: Proposals;
  /** Absent where no files come in. */
  readonly fetchFile?: FetchFile;
  /** Counts what would be deleted now, and deletes nothing. Throws when storage cannot be reached. */
  readonly countExpired: () => Promise<ExpiredCounts>;
  /** Carries an approved request out, or goes on with it; resolves to what it has put in the outbox. Throws when storage cannot be reached. */
  readonly finishRequest: (id: string) => Promise<readonly string[]>;
  /** Resolves to whether it is stored where this person can be reached. Throws when storage cannot be reached. */
  readonly isReachable: (personId: string) => Promise<boolean>;
  /** Resolves to true for a public key with which a record can be sealed for another school. */
  readonly isPublicKey: (text: string) => Promise<boolean>;
}

/** One person's turn: the school, the sender (already known to be its staff), and where it came from. */
export interface Turn extends School {
  readonly person: StaffMember;
  readonly crowd: Pick<Crowd, 'lookUp'>;
  readonly where: Where;
  /** The message whose card was pressed. */
  readonly messageId: string | undefined;
  /** True when the same activity was delivered before and has been carried out; `records` adds nothing then. */
  readonly isRepeat: () => Promise<boolean>;
}

/** A turn with what the larger tasks need besides. */
export interface DataTurn extends Turn, DataTools {
  /** As `records`, but adds on a repeat too: for work of many batches, each made once by itself, that a stopped bot left. */
  readonly everyTime: Records;
}

/** What a use-case returns: the answer, and what it put in the outbox. */
export interface TurnResult {
  readonly reply: Reply;
  readonly deliveries?: readonly string[];
  /** A message in this chat that is now stale: an older card of the same draft. */
  readonly outdated?: string;
  /** A file that Teams asks the person about. */
  readonly offer?: OfferedFile;
}

/** Today's school date. */
export function schoolDay({ clock, settings }: Pick<School, 'clock' | 'settings'>): SchoolDay {
  return { today: londonDate(clock.now()), settings };
}

/** The moment of the turn as records store it (ISO instant). */
export function nowOf(turn: Pick<School, 'clock'>): string {
  return turn.clock.now().toISOString();
}

/** The sender, as a record names them. */
export function actorOf({ person: { id, name } }: Pick<Turn, 'person'>): Person {
  return { id, name };
}
