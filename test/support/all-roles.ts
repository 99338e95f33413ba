import { Writable } from 'node:stream';
import type { Answer, SignedIdentity, Where } from '../../src/app/bot.ts';
import type { Post } from '../../src/app/ports/messenger.ts';
import type { Change, Records } from '../../src/app/ports/records.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { Role, StaffMember } from '../../src/domain/people/roles.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { createLog } from '../../src/logging/log.ts';
import { createSchoolBot, type Dependencies, type SchoolBot } from '../../src/start/school-bot.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { INCLUSION_CHANNEL, TENANT } from './activities.ts';
import { fixedContent as content } from './content.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';

/** SchoolOfAllRoles who could press: each role, what somebody is to the case, and people who are no staff of the school. */
export const WHO = [
  'teacher',
  'office',
  'senco',
  'dsl',
  'headteacher',
  'lead',
  'lead who raised it',
  'referrer',
  'key adult',
  'stranger',
  'lead of another tenant',
] as const;
export type Who = (typeof WHO)[number];

const ROLES: Readonly<Record<Who, readonly Role[] | undefined>> = {
  teacher: ['teacher'],
  office: ['office'],
  senco: ['senco'],
  dsl: ['dsl'],
  headteacher: ['headteacher'],
  lead: ['inclusion-lead'],
  'lead who raised it': ['teacher', 'inclusion-lead'],
  referrer: ['teacher'],
  'key adult': ['teacher'],
  stranger: undefined,
  'lead of another tenant': undefined,
};

/** Somebody of these, as the school's settings name them; people from outside have no roles. */
export function person(who: Who): StaffMember {
  return { id: `id of ${who}`, name: `The ${who}`, roles: ROLES[who] ?? [] };
}

function identity(who: Who): SignedIdentity {
  // Known here under this id, but the activity was signed for another tenant.
  if (who === 'lead of another tenant')
    return { tenantId: '10000000-0000-4000-8000-000000000002', personId: person('lead').id };
  return { tenantId: TENANT, personId: person(who).id };
}

/** Where a press can come from. Cards of cases stand in the inclusion channel and in people's own chats only. */
export const PLACES = {
  'own chat': { where: 'chat', conversationId: 'a:chat' },
  'inclusion channel': { where: 'channel', conversationId: INCLUSION_CHANNEL },
  'staff channel': { where: 'channel', conversationId: '19:staff@thread.tacv2' },
  'group chat': { where: 'group', conversationId: '19:group@thread.v2' },
} as const satisfies Record<string, { where: Where; conversationId: string }>;
export type Place = keyof typeof PLACES;

/** A school with one of everybody, over memory; what it writes and what it logs can be looked at. */
export interface SchoolOfAllRoles {
  readonly schoolBot: SchoolBot;
  readonly settings: SchoolSettings;
  readonly lines: readonly string[];
  readonly clock: FixedClock;
  /** What went to people and channels. */
  readonly sent: { to: string; card?: unknown; summary?: string; line?: string }[];
  /** What Teams says to everything that is sent, while it is set. */
  trouble: string | undefined;
  /** What has been written since the last press or message. */
  readonly wrote: readonly Change[];
  /** Every row as it is stored, a line of JSON each. */
  stored(): readonly string[];
  /** Starts again with these cases and drafts, and nothing else. */
  begins(cases: readonly Referral[], drafts?: readonly Draft[]): Promise<void>;
  /** One press or message, its answer, and the changes it wrote. */
  press(
    who: Who,
    place: Place,
    verb: string,
    data: unknown,
    activityId?: string,
  ): Promise<{ answer: Answer; wrote: readonly Change[] }>;
  types(
    who: Who,
    place: Place,
    text: string,
    activityId?: string,
  ): Promise<{ answer: Answer; wrote: readonly Change[] }>;
}

/** `watch` may look over the shoulder of what the product reads and writes. */
export function openSchoolOfAllRoles(
  watch: (records: Records) => Records = (records) => records,
): SchoolOfAllRoles {
  const settings = testSchool({
    staff: WHO.filter((who) => ROLES[who] !== undefined).map(person),
  });
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  const log = createLog('info', destination);
  let wrote: Change[] = [];
  let schoolBot: SchoolBot | undefined;
  /** Beside `product`, over the same storage: what is delivered again comes to the other of the two. */
  let twin: SchoolBot | undefined;
  let delivered = 0;
  let rows = (): readonly string[] => [];
  const bot = (activityId?: string) => {
    const one = activityId !== undefined && delivered++ % 2 === 1 ? twin : schoolBot;
    if (!one) throw new Error('the school has not begun');
    return one.bot;
  };
  const watched = async (turn: () => Promise<Answer>) => {
    wrote = [];
    const answer = await turn();
    return { answer, wrote };
  };
  let clock = new FixedClock();
  const school: SchoolOfAllRoles = {
    settings,
    lines,
    sent: [],
    stored: () => rows(),
    trouble: undefined,
    get clock() {
      return clock;
    },
    get wrote() {
      return wrote;
    },
    get schoolBot() {
      if (!schoolBot) throw new Error('the school has not begun');
      return schoolBot;
    },
    async begins(cases, drafts = []) {
      const storage = openMemory();
      rows = storage.dump;
      const records = storage.records(settings.id);
      await records.commit([
        ...cases.map((value) => ({ change: 'referral', value, previous: null, expected: 'new' }) as const),
        ...drafts.map((value) => ({ change: 'draft', value, expected: 'new' }) as const),
      ]);
      const addresses = storage.addressBook(settings.id);
      const at = { serviceUrl: 'https://teams.example', tenantId: TENANT, botId: 'bot-id' };
      for (const { id } of settings.staff) await addresses.rememberPerson(id, { ...at, conversationId: id });
      for (const channel of [settings.channels.inclusion, ...settings.channels.staff])
        await addresses.rememberChannel(channel, { ...at, conversationId: channel });
      const takes = async (to: string, post: Post | string) => {
        if (school.trouble) throw new Error(school.trouble);
        school.sent.push({ to, ...(typeof post === 'string' ? { line: post } : post) });
        return { conversationId: to, messageId: `m${school.sent.length}` };
      };
      clock = new FixedClock();
      school.sent.length = 0;
      const parts: Dependencies = {
        settings,
        content,
        records: watch({
          ...records,
          async commit(changes) {
            const result = await records.commit(changes);
            if (result === 'done') wrote.push(...changes);
            return result;
          },
        }),
        retention: storage.retention(settings.id),
        erasure: storage.erasure(settings.id),
        seals: storage.seals(settings.id),
        upgrades: storage.upgrades(settings.id),
        wakeUps: storage.wakeUps,
        proposals: storage.proposals,
        serviceClock: storage.serviceClock,
        addresses,
        messenger: {
          postToChannel: (to, post) => takes(to.conversationId, post),
          editPost: async (to, _place, post) => void (await takes(to.conversationId, post)),
          replyInThread: async (to, _place, line) => void (await takes(to.conversationId, line)),
          sendToPerson: async (to, post) => void (await takes(to.conversationId, post)),
        },
        clock,
        names: countingNames(),
        log,
        sendsFiles: true,
      };
      schoolBot = createSchoolBot(parts);
      twin = createSchoolBot(parts);
    },
    press: (who, place, verb, data, activityId) =>
      watched(() =>
        bot(activityId).press({
          who: identity(who),
          ...PLACES[place],
          verb,
          data,
          messageId: undefined,
          activityId,
        }),
      ),
    types: (who, place, text, activityId) =>
      watched(() => bot(activityId).words({ who: identity(who), ...PLACES[place], text, activityId })),
  };
  return school;
}
