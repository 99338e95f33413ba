import { londonDate } from '../domain/calendar/london.ts';
import type { SchoolDay } from '../domain/case/figures-of-case.ts';
import type { Content } from '../domain/content/content.ts';
import type { StaffMember } from '../domain/people/roles.ts';
import type { Person } from '../domain/people/person.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { Where } from './bot.ts';
import type { Crowd } from './crowd.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Records } from './ports/records.ts';
import type { Reply } from './reply.ts';
import type { PackExtra } from '../domain/pack/pack-extras.ts';
import type { Pack } from '../words/pack/pack.ts';

/** Makes ids and references. A port, so that tests can say what they will be. */
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
  /** True where Teams can put a file into a person's own files; the local client cannot. */
  readonly sendsFiles?: boolean;
}

/** What a job of the clock works with. */
export interface ClockJob extends School {
  readonly log: Log;
  /** Delivers what the job has put in the outbox; what fails waits for the sweep. Never throws. */
  readonly deliverNow: (ids: readonly string[]) => Promise<void>;
}

/** One person's turn: the school, who is asking (already known to be staff of it), and from where. */
export interface Turn extends School {
  readonly person: StaffMember;
  readonly crowd: Pick<Crowd, 'lookUp'>;
  readonly where: Where;
  /** The message whose card was pressed. */
  readonly messageId: string | undefined;
  /** True when the same activity was delivered before and has been carried out; `records` adds nothing then. */
  readonly isRepeat: () => Promise<boolean>;
}

/** What a use-case gives back: the answer, and what it left in the outbox. */
export interface TurnResult {
  readonly reply: Reply;
  readonly deliveries?: readonly string[];
  /** A message in this chat that is out of date now: an older card of the same draft. */
  readonly outdated?: string;
  /** A pack that is offered as a file. */
  readonly offer?: PackOffer;
}

/** A pack to be had as a file: made for its size now, and again when somebody takes it. */
interface PackOffer {
  readonly pack: Pack;
  readonly referralId: string;
  readonly include: readonly PackExtra[];
}

/** The school's day, in its calendar. */
export function schoolDay({ clock, settings }: Pick<School, 'clock' | 'settings'>): SchoolDay {
  return { today: londonDate(clock.now()), settings };
}

/** The moment of the turn as the records store it (ISO instant). */
export function nowOf(turn: Pick<School, 'clock'>): string {
  return turn.clock.now().toISOString();
}

/** Who is asking, as a record names them. */
export function actorOf({ person: { id, name } }: Pick<Turn, 'person'>): Person {
  return { id, name };
}
