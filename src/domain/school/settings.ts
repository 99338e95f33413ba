import type { Weekday } from '../calendar/weekdays.ts';
import type { OwnWords } from '../word-check/own-words.ts';
import type { ResponseDays } from './response-days.ts';
import type { RetentionPeriods } from './retention.ts';
import type { Provider } from './provider.ts';
import type { StaffMember } from '../people/roles.ts';

/** How staff reach the designated safeguarding lead: shown on every stop. */
export interface SafeguardingContact {
  readonly name: string;
  readonly phone: string;
  /** Whom to find when the DSL is away. */
  readonly deputy?: { readonly name: string; readonly phone: string };
}

/** When one channel gets its weekly digest, London time. */
export interface DigestSchedule {
  /** Teams conversation id: the inclusion channel or one of the staff channels. */
  readonly channel: string;
  readonly day: Weekday;
  /** `HH:mm`. */
  readonly time: string;
}

/** How a school's own references for pupils look. */
export interface PupilReferenceRule {
  /** A regular expression that a whole reference has to match, in capitals or not. */
  readonly pattern: string;
  /** One that matches, as staff are shown it. */
  readonly example: string;
}

/** What a school decides for itself, read from its settings file. */
export interface SchoolSettings {
  /** Short id used as the storage partition, for example `northfield`. */
  readonly id: string;
  readonly name: string;
  /** Entra tenant the school's staff sign in to. */
  readonly tenantId: string;
  readonly dsl: SafeguardingContact;
  readonly staff: readonly StaffMember[];
  readonly channels: {
    /** Teams conversation id of the standard channel of the small inclusion team. */
    readonly inclusion: string;
    readonly staff: readonly string[];
  };
  /** Days the school is closed besides weekends and bank holidays, as inclusive ranges of `YYYY-MM-DD`. */
  readonly closed: readonly { readonly from: string; readonly to: string; readonly what: string }[];
  /** Terms (or half terms) as inclusive ranges: between them the school is closed. */
  readonly terms?: readonly { readonly from: string; readonly to: string; readonly what: string }[];
  /** Training days in term, without pupils. */
  readonly insetDays?: readonly { readonly date: string; readonly what: string }[];
  /** England's bank holidays as `YYYY-MM-DD`: built in, not in the file. */
  readonly bankHolidays?: readonly string[];
  /** Providers of education outside school that the school keeps a record of. */
  readonly providers?: readonly Provider[];
  /** How this school refers to a pupil; without it, any reference that is not plainly a name will do. */
  readonly pupilReference?: PupilReferenceRule;
  /** The councils the school works with, as it calls them: their forms are offered first. */
  readonly councils?: readonly string[];
  /** Host of the school's SharePoint, in lower case, like `exampleschool.sharepoint.com`: files go nowhere else. */
  readonly sharePoint?: string;
  /** Channels not listed get theirs at the usual time; `off` for a channel that wants none. */
  readonly digests?: readonly (DigestSchedule | { readonly channel: string; readonly off: true })[];
  /** Between these times (`HH:mm`, London) nobody is reminded; overnight when `from` is the later one. */
  readonly quietHours?: { readonly from: string; readonly until: string };
  /** The school's own words for the word check, besides the built-in ones. */
  readonly wordCheck?: OwnWords;
  /** By when somebody answers a concern, where the school has times of its own. */
  readonly responseDays?: ResponseDays;
  /** How long the school keeps what the bot holds; without it, the usual periods. */
  readonly retention?: RetentionPeriods;
  /** Thresholds the school changed, by id. */
  readonly thresholds: Readonly<Record<string, number>>;
}
