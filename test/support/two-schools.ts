import type { Answer, Bot, FileOrSentence, SignedIdentity } from '../../src/app/bot.ts';
import { createFrontDesk } from '../../src/app/front-desk.ts';
import type { Records } from '../../src/app/ports/records.ts';
import { drawSchools } from '../../src/cards/schools.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { createSchoolBot, type SchoolBot } from '../../src/start/school-bot.ts';
import { logFailures } from '../../src/start/log-failures.ts';
import { jobsOfSchools } from '../../src/start/school-jobs.ts';
import { connectionOn, storageOf, type TablesConnection } from '../../src/storage/connection.ts';
import { MemoryTable } from '../../src/storage/memory/memory-table.ts';
import type { RowTable } from '../../src/storage/rows/row-table.ts';
import { TENANT } from './activities.ts';
import { person, WHO, type Who } from './all-roles.ts';
import { fixedContent as content } from './content.ts';
import { createRecordingLog } from './recording-log.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';

/** The other school, its channels, and all that stands in its records, begin with this word. */
export const OTHER = 'alpha';
/** What nobody of this school may ever read. */
export const OF_THE_OTHER = /alpha/i;

export const OTHER_CHANNELS = {
  'inclusion channel of the other': '19:alpha-inclusion@thread.tacv2',
  'staff channel of the other': '19:alpha-staff@thread.tacv2',
} as const;

/** Who works where: `apart`, nobody works at both; `both`, everybody does, in the same roles. */
export type Staffing = 'apart' | 'both';

/** One call to a table, or one message to Teams. */
interface Call {
  readonly what: string;
  readonly of: string;
}

/** Two schools in one bot over one storage, which notes every call. */
export interface TwoSchools {
  readonly desk: Bot;
  /** Calls and messages since the last `begins` or `forgets`. */
  readonly calls: readonly Call[];
  /** Methods of this school's records that were ever called. */
  readonly methods: ReadonlySet<string>;
  readonly bots: ReadonlyMap<string, SchoolBot>;
  readonly clock: FixedClock;
  readonly jobs: ReturnType<typeof jobsOfSchools>;
  forgets(): void;
}

export const THIS = 'beta';

/** The same case or draft as the other school would have it: with its own words, about the same ids of people. */
export function ofTheOther<T extends Referral | Draft>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll(/MARK|QZ(?= 77)/g, 'ALPHA')
    .replaceAll('R-TEST', 'R-ALPH')
    .replaceAll('"name":"The ', '"name":"Alpha ');
  return JSON.parse(text) as T;
}

/** As Teams would sign it. */
export function signed(who: Who): SignedIdentity {
  const tenantId = who === 'lead of another tenant' ? '10000000-0000-4000-8000-000000000002' : TENANT;
  return { tenantId, personId: person(who === 'lead of another tenant' ? 'lead' : who).id };
}

const staff = WHO.map(person).filter(({ roles }) => roles.length > 0);

/** What `work` leaves in `calls` is what it did: everything before is forgotten. */
export async function openTwoSchools(
  staffing: Staffing,
  holds: { readonly here: readonly (Referral | Draft)[]; readonly there: readonly (Referral | Draft)[] },
): Promise<TwoSchools> {
  const here = testSchool({ id: THIS, name: 'Beta School', staff, sharePoint: 'beta.sharepoint.com' });
  const there = testSchool({
    id: OTHER,
    name: 'Alpha School',
    dsl: { name: 'Alpha Safe', phone: '01632 960 991' },
    staff:
      staffing === 'both'
        ? staff.map((one) => ({ ...one, name: one.name.replace('The', 'Alpha') }))
        : staff.map(({ id, roles }) => ({ id: `alpha ${id}`, name: `Alpha ${id}`, roles })),
    channels: {
      inclusion: OTHER_CHANNELS['inclusion channel of the other'],
      staff: [OTHER_CHANNELS['staff channel of the other']],
    },
    sharePoint: 'alpha.sharepoint.com',
  });
  const calls: Call[] = [];
  const methods = new Set<string>();
  const cases = noting(new MemoryTable(), (what, partition) => calls.push({ what, of: partition }));
  const wakeUps = noting(new MemoryTable(), (what, _partition, asked) => {
    // All schools share one partition of it; only a sweep reads the rows of several.
    if (what !== 'range') calls.push({ what, of: OF_THE_OTHER.test(asked) ? OTHER : 'wake-ups' });
  });
  const storage = connectionOn(
    () => ({ cases, wakeUps }),
    () => Promise.resolve(),
  );
  await fill(storage, here, holds.here);
  await fill(storage, there, holds.there);
  const clock = new FixedClock();
  const { log } = createRecordingLog();
  const bots = new Map<string, SchoolBot>();
  const schools = [there, here].map((settings) => {
    const kept = storageOf(storage, settings.id);
    const send = async (to: { conversationId: string }, shown: unknown) => {
      const isOfOther = OF_THE_OTHER.test(JSON.stringify([to, shown]));
      calls.push({ what: 'send', of: isOfOther ? OTHER : settings.id });
      return { conversationId: to.conversationId, messageId: `m${calls.length}` };
    };
    const schoolBot = createSchoolBot({
      settings,
      content,
      ...kept,
      records: settings.id === THIS ? naming(kept.records, methods) : kept.records,
      messenger: {
        postToChannel: send,
        editPost: async (to, _place, post) => void (await send(to, post)),
        replyInThread: async (to, _place, line) => void (await send(to, line)),
        sendToPerson: async (to, post) => void (await send(to, post)),
      },
      clock,
      names: countingNames(),
      log,
      sendsFiles: true,
    });
    bots.set(settings.id, schoolBot);
    return { settings, content, bot: schoolBot.bot };
  });
  calls.length = 0;
  return {
    desk: createFrontDesk(() => schools, drawSchools, log),
    calls,
    methods,
    bots,
    clock,
    jobs: jobsOfSchools(
      () => [...bots].filter(([id]) => id === THIS).map(([id, schoolBot]) => ({ id, jobs: schoolBot })),
      { wakeUps: storage.wakeUps, clock, failures: logFailures(log) },
    ),
    forgets: () => {
      calls.length = 0;
    },
  };
}

async function fill(
  storage: TablesConnection,
  settings: SchoolSettings,
  holds: readonly (Referral | Draft)[],
): Promise<void> {
  const { records, addresses } = storageOf(storage, settings.id);
  await records.commit(
    holds.map((value) =>
      'reference' in value && 'referrer' in value
        ? ({ change: 'referral', value, previous: null, expected: 'new' } as const)
        : ({ change: 'draft', value, expected: 'new' } as const),
    ),
  );
  const at = { serviceUrl: 'https://teams.example', tenantId: TENANT, botId: 'bot-id' };
  for (const { id } of settings.staff)
    await addresses.rememberPerson(id, { ...at, conversationId: `${settings.id} ${id}` });
  for (const channel of [settings.channels.inclusion, ...settings.channels.staff])
    await addresses.rememberChannel(channel, { ...at, conversationId: channel });
}

function noting(table: RowTable, note: (what: string, partition: string, asked: string) => void): RowTable {
  return new Proxy(table, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (partition: string, ...asked: unknown[]): unknown => {
        note(String(name), partition, JSON.stringify(asked));
        return (method as (...all: unknown[]) => unknown).call(target, partition, ...asked);
      };
    },
  });
}

function naming(records: Records, methods: Set<string>): Records {
  return new Proxy(records, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...asked: unknown[]): unknown => {
        methods.add(String(name));
        const done: unknown = (method as (...all: unknown[]) => unknown).apply(target, asked);
        return name === 'once' ? naming(done as Records, methods) : done;
      };
    },
  });
}

/** All that somebody is shown or sent by an answer, without the words that they typed themselves. */
export function shownBy(answer: Answer | FileOrSentence, typed = ''): string {
  const read = 'content' in answer ? { ...answer, content: Buffer.from(answer.content).toString() } : answer;
  const shown = JSON.stringify({ ...read, school: undefined });
  const [, query = typed] = /^(?:find|open|search|status of) (.*)/.exec(typed) ?? [];
  return query === '' ? shown : shown.replaceAll(new RegExp(query, 'gi'), '');
}
