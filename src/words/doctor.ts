import { describeMomentWithYear } from './dates.ts';
import { describeWrongClock } from './retention.ts';
import { ROLES, type Role } from '../domain/people/roles.ts';
import type { SafeguardingDoubt } from '../domain/school/safeguarding-doubts.ts';

// What the doctor says of a set-up: a sentence or two for each part of it, for whoever looks after the bot.

/** `right`: nothing to do. `look`: it works, but somebody should look at it. `wrong`: it does not work. */
export interface Finding {
  readonly part: Part;
  readonly state: 'right' | 'look' | 'wrong';
  /** Begins with the school's name where the bot has several. */
  readonly sentence: string;
  /** The id of the school that it is about, where the bot has several. */
  readonly school?: string;
}
export type Part =
  | 'Variables'
  | 'Administrators'
  | 'Settings'
  | 'Tenant'
  | 'Teams'
  | 'Storage'
  | 'Clock'
  | 'Channels'
  | 'Deliveries'
  | 'People'
  | 'Safeguarding'
  | 'Calendar'
  | 'Content'
  | 'Running'
  | 'Versions';

export const VARIABLES_RIGHT = 'Every variable that is needed is set, and they go together.';
export const WITHOUT_SIGN_IN =
  "The bot runs without sign-in (LOCAL_WITHOUT_SIGN_IN=yes): nobody's identity is checked. That is for trying it on this machine only.";
export const NOT_TRIED =
  'Storage, Teams and the channels were not tried. Put the variables right first, then run this again.';
export const SETTINGS_NOT_READ =
  'The settings of the schools could not be looked at: they are in storage, which has to work first.';
export const NO_SCHOOL_SET_UP =
  'No school is set up yet. Somebody named in ADMINISTRATOR_IDS types "set up" to the bot in Teams; or run "npm run settings -- import FILE" with a settings file.';
export const NO_ADMINISTRATORS =
  'Nobody can set up schools in Teams. Put the Entra object id of whoever looks after the bot into ADMINISTRATOR_IDS and start it again.';
export const ONLY_SCHOOLS_ADMINISTRATORS =
  'ADMINISTRATOR_IDS names nobody, so schools are looked after by their own administrators only, and no school can be added in Teams.';

/** How many people may set up every school. */
export function describeAdministrators(count: number): string {
  return `ADMINISTRATOR_IDS names ${count} ${count === 1 ? 'person' : 'people'} who may set up every school.`;
}

/** That no school has this id. `ids`: those there are. */
export function describeNoSuch(id: string, ids: readonly string[]): string {
  return ids.length === 0
    ? `There is no school "${id}".`
    : `There is no school "${id}". There ${ids.length === 1 ? 'is this one' : 'are these'}: ${ids.join(', ')}.`;
}

/** That schools have a channel in common. `names`: of the schools. */
export function describeSharedChannel(names: readonly string[]): string {
  return `${names.join(' and ')} use the same channel, so the staff of one read the posts of another. Give each a channel of its own: write "@Inclusion referrals connect" in it.`;
}
export const SIGNS_IN = 'The bot gets a token for Teams with its own id, so it can post and answer.';
export const TENANTS_AGREE = "The bot and the school's staff belong to the same Entra tenant.";
export const STORAGE_WORKS = 'Rows can be written, read back and deleted in both tables.';
export const CLOCK_RIGHT = "This host's clock agrees with the storage's.";

/** What the settings hold. */
export function describeSettings(name: string, people: number): string {
  return `The settings of ${name} can be used; they name ${people} ${people === 1 ? 'person' : 'people'}.`;
}

/** That the clocks are so many seconds apart. */
export function describeClock(seconds: number): string {
  const days = Math.trunc(seconds / (24 * 60 * 60));
  if (days !== 0) return describeWrongClock(-days);
  const apart =
    Math.abs(seconds) < 120
      ? `${Math.abs(seconds)} seconds`
      : `${Math.round(Math.abs(seconds) / 60)} minutes`;
  return `This host's clock is ${apart} ${seconds > 0 ? 'behind' : 'ahead of'} the storage's. Tokens are refused when it is 5 minutes wrong, and reminders come at the wrong time: set the host's clock by the network (NTP).`;
}

/** How a channel is reached, or what to do so that it is. `name`: as `channelName` gives it. */
export function describeReach(name: string, reach: 'reached' | 'unheard' | 'untried' | string): string {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  switch (reach) {
    case 'reached':
      return `${Name} is known, and Teams says that the bot is in it.`;
    case 'untried':
      return `${Name} is known; whether the bot is still in it was not tried.`;
    case 'unheard':
      return `${Name} is not known yet, so nothing can be posted there. Add the app to its team, and have somebody on the staff list write "@Inclusion referrals hello" in it; the answer says which channel it is.`;
    case 'unreachable':
      return `${Name} does not let the bot in. Is the app still installed in its team, and allowed by Teams' app policies?`;
    case 'no-conversation':
      return `Teams does not find ${name}. If it was deleted, put the id of another one into the settings; otherwise try again in an hour.`;
    default:
      return `Teams did not say whether the bot is in ${name} (${reach}). Please try again in a few minutes.`;
  }
}

/** Roles that nobody holds. */
export function describeEmptyRole(role: Role): string {
  return `Nobody is ${withArticle(ROLES[role].title)}, so what the bot asks of ${ROLES[role].all} reaches nobody. Give somebody the role "${role}" in the settings.`;
}

export const ROLES_FILLED = 'Every role has somebody.';
export const LEADS_ALONE =
  'Only one person decides on referrals and nobody is a headteacher: a referral they raise themselves can be decided by nobody. Name a second inclusion lead or a headteacher.';

const WHO = { lead: 'the DSL', deputy: 'the deputy DSL' } as const;

/** What is doubtful about the safeguarding contact. */
export function describeSafeguardingDoubt(found: SafeguardingDoubt): string {
  switch (found.doubt) {
    case 'no-name':
      return `The name of ${WHO[found.who]} looks like a placeholder. It is on every safeguarding card: put in the person's name.`;
    case 'no-phone':
      return `The telephone number of ${WHO[found.who]} looks made up. It is on every safeguarding card: put in the real one.`;
    case 'fictional-phone':
      return `The telephone number of ${WHO[found.who]} is from the range kept for film and fiction, so nobody answers it. It is on every safeguarding card: put in the real one.`;
    case 'short-phone':
      return `The telephone number of ${WHO[found.who]} is not a full British number. Can staff dial it from a mobile phone, outside the school?`;
    case 'no-deputy':
      return 'No deputy DSL is named. Safeguarding cards then name nobody for when the DSL is away: add a deputy, with a name and a telephone number, to the settings.';
    case 'same-phone':
      return 'The DSL and the deputy have the same telephone number. If one is away, does somebody answer it?';
  }
}

export const SAFEGUARDING_RIGHT = 'The DSL and a deputy are named, each with a full telephone number.';
export const CALENDAR_RIGHT = 'The calendar covers today and the months ahead, without gaps.';
export const SOURCES_RIGHT = 'No source of the questions and rules is past the date it is to be read again.';

/** A source of the content that is past its date, as `listSourcesDue` gives it. */
export function describeSourceDue(source: string): string {
  return `To be read again: ${source}. Has the law or guidance changed? A newer version of the bot may have it.`;
}

/** How long the oldest delivery is overdue, in seconds. */
export function describeOutbox(seconds: number, isLong: boolean): string {
  if (!isLong) return 'Nothing that is to be delivered is overdue.';
  return `Something has been waiting to be delivered for ${Math.floor(seconds / 60)} minutes, and nothing delivers it. Is the bot running? Its log says why it does not.`;
}

/** Messages that have not arrived. `held`: for people who cannot be reached; `givenUp`: not tried any more. */
export function describeUndelivered({
  held,
  givenUp,
}: {
  readonly held: number;
  readonly givenUp: number;
}): string {
  if (held + givenUp === 0) return 'No message is held back or given up.';
  const parts = [
    ...(held > 0 ? [`${messages(held)} held for people the bot cannot reach in Teams`] : []),
    ...(givenUp > 0 ? [`${messages(givenUp)} given up`] : []),
  ];
  return `${parts.join(', ')}. The inclusion leads are told twice a day which ones.`;
}

function messages(count: number): string {
  return count === 1 ? '1 message is' : `${count} messages are`;
}

/** What one process has done since it started, as `RunningFigures`. */
export function describeRunning(
  {
    since,
    turns,
    faults,
    refused,
    calls,
  }: {
    readonly since: Date;
    readonly turns: Taken;
    readonly faults: number;
    readonly refused: Readonly<Record<string, number>>;
    readonly calls: {
      readonly storage: Taken & { readonly failed: number };
      readonly teams: Taken & { readonly failed: number };
    };
  },
  instance: string,
): string {
  const reasons = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
  const called = (name: string, { failed, ...taken }: Taken & { readonly failed: number }) =>
    `${name}: ${describeTaken(taken)}${failed > 0 ? `, ${failed} failed` : ''}.`;
  return [
    `Process ${instance} has run since ${describeMomentWithYear(since.toISOString())}.`,
    `Turns: ${describeTaken(turns)}.`,
    called('Calls to storage', calls.storage),
    called('Calls to Teams', calls.teams),
    `Faults: ${faults}.`,
    `Refused: ${reasons.length === 0 ? 'none' : reasons.join(', ')}.`,
  ].join(' ');
}

/** How many, and the milliseconds within which 95 of 100 ended. */
interface Taken {
  readonly count: number;
  readonly within: number;
}

function describeTaken({ count, within }: Taken): string {
  return count === 0 ? 'none' : `${count}, 95 of 100 within ${within} ms`;
}

/** Jobs that failed when they last ran. */
export function describeFailingJobs(
  jobs: readonly { readonly verb: string; readonly school?: string }[],
): string {
  const names = jobs.map(({ verb, school }) => (school === undefined ? verb : `${verb} (${school})`));
  return `These jobs failed when they last ran: ${names.join(', ')}. The log says why.`;
}

/** What runs here. */
export function describeVersions(versions: {
  readonly program: string;
  readonly content: string;
  readonly node: string;
}): string {
  return `Version ${versions.program}, content ${versions.content}, Node ${versions.node}.`;
}

/** That this Node is not the one to run a school's bot on. */
export function describeOldNode(node: string, wanted: number): string {
  return `Node ${node} runs the bot, but a school's bot should run on Node ${wanted}, which gets security updates for longer.`;
}

/** The last line: how many things there are to do. */
export function describeTotal(wrong: number, look: number): string {
  if (wrong + look === 0) return 'Everything is right.';
  const parts = [
    ...(wrong > 0 ? [`${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong`] : []),
    ...(look > 0 ? [`${look} to look at`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function withArticle(title: string): string {
  return /^[aeiou]/i.test(title) ? `an ${title}` : `a ${title}`;
}

const PLACES: Readonly<Record<Finding['state'], string>> = { right: '', look: 'To look at', wrong: 'Wrong' };

/** Teams takes no message of more than about 28 KB. */
const MOST_IN_CHAT = 40;

/** What the doctor found, for an administrator's chat: what to do first; what is right is only counted. */
export function describeHealth(findings: readonly Finding[]): string {
  const of = (state: Finding['state']) => findings.filter((each) => each.state === state);
  const figures = findings.filter(
    ({ part, state }) => (part === 'Running' || part === 'Versions') && state === 'right',
  );
  const toDo = [...of('wrong'), ...of('look')];
  const left = toDo.length - MOST_IN_CHAT;
  return [
    describeTotal(of('wrong').length, of('look').length),
    ...toDo
      .slice(0, MOST_IN_CHAT)
      .map(({ part, state, sentence }) => `${PLACES[state]} - ${part}: ${sentence}`),
    ...(left > 0 ? [`And ${left} more: "npm run doctor" where the bot runs lists all.`] : []),
    ...figures.map(({ sentence }) => sentence),
  ].join('\n\n');
}

export const DOCTOR_BROKE_OFF =
  'The examination broke off because of a fault in the program. Run "npm run doctor" where the bot runs.';
