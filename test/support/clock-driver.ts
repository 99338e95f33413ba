import {
  SendFailure,
  type Address,
  type AddressBook,
  type Messenger,
  type Post,
} from '../../src/app/ports/messenger.ts';
import type { Answer } from '../../src/app/bot.ts';
import type { Records } from '../../src/app/ports/records.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { createSchoolBot, type SchoolBot } from '../../src/start/school-bot.ts';
import { storageOf } from '../../src/storage/connection.ts';
import { openMemory, type MemoryConnection } from '../../src/storage/memory/open-memory.ts';
import { LEAD, TENANT } from './activities.ts';
import { createRecordingLog } from './recording-log.ts';
import { textsOf } from './play.ts';
import { countingNames, SECOND_LEAD, FixedClock, testSchool } from './school.ts';
import { content } from './content.ts';

export const STAFF_CHANNEL = '19:staff@thread.tacv2';

/** What a Teams that is asked to post does instead. `dies`: the process ends there and nothing comes back. */
type PostTrouble = SendFailure | 'dies';

/** One school in memory, with a Teams that remembers, a clock that stands still, and as many bots as wanted. */
export interface ClockDriver {
  readonly settings: SchoolSettings;
  readonly storage: MemoryConnection;
  readonly records: Records;
  readonly addresses: AddressBook;
  readonly clock: FixedClock;
  /** Log lines as written. */
  readonly lines: string[];
  /** What stands in channels, in order. */
  readonly posts: { readonly channel: string; readonly post: Post }[];
  /** What people got in their own chats. */
  readonly told: { readonly to: string; readonly text: string }[];
  /** Posts to a channel meet these, one each, before they get through. */
  readonly troubles: PostTrouble[];
  /** The first bot. */
  readonly schoolBot: SchoolBot;
  another(): SchoolBot;
  /** Moves the clock to this instant, forward or back. */
  goTo(instant: string): void;
  /** One tick of every bot's digest job and sweep, at this instant. */
  tick(instant?: string, products?: readonly SchoolBot[]): Promise<void>;
  /** A lead types in their own chat, and what they read comes back. */
  says(text: string, person?: string): Promise<string>;
  /** A lead presses a button in their own chat, and what they read comes back. */
  presses(verb: string, data: object, person?: string): Promise<string>;
  /** Texts that this lead has been told since last asked. */
  heard(person?: string): readonly string[];
}

export const address = (conversationId: string, serviceUrl = 'https://teams.example'): Address => ({
  conversationId,
  serviceUrl,
  tenantId: TENANT,
  botId: 'bot-id',
});

/** The bot has been looking after its channels since Mon 2 November 2026, and both leads have opened its chat. */
export async function startClockDriver(
  changes: Partial<SchoolSettings> = {},
  { known = true, since = '2026-11-02T08:00:00Z' }: { known?: boolean; since?: string | false } = {},
): Promise<ClockDriver> {
  const settings = testSchool(changes);
  const storage = openMemory();
  const records = storage.records(settings.id);
  const addresses = storage.addressBook(settings.id);
  if (known)
    for (const id of [settings.channels.inclusion, ...settings.channels.staff])
      await addresses.rememberChannel(id, address(id));
  for (const { aadObjectId } of [LEAD, SECOND_LEAD])
    await addresses.rememberPerson(aadObjectId, address(aadObjectId));
  const clock = new FixedClock();
  const { log, lines } = createRecordingLog();
  const posts: ClockDriver['posts'] = [];
  const told: ClockDriver['told'] = [];
  const troubles: PostTrouble[] = [];
  const messenger: Messenger = {
    postToChannel: async (to, post) => {
      const trouble = troubles.shift();
      if (trouble === 'dies') return new Promise(() => {});
      if (trouble) throw trouble;
      posts.push({ channel: to.conversationId, post });
      return { conversationId: to.conversationId, messageId: `m${posts.length}` };
    },
    editPost: async () => {},
    replyInThread: async () => {},
    sendToPerson: async (to, post) => {
      told.push({ to: to.conversationId, text: textsOf(post.card) });
    },
  };
  const names = countingNames();
  const another = () =>
    createSchoolBot({
      settings,
      content,
      ...storageOf(storage, settings.id),
      messenger,
      clock,
      names,
      log,
    });
  const schoolBot = another();
  const heardBy = new Map<string, number>();
  const inTheChatOf = (personId: string) =>
    ({ who: { tenantId: TENANT, personId }, where: 'chat', conversationId: personId }) as const;
  const read = async (answer: Answer) => {
    await schoolBot.deliverNow(answer.deliveries ?? []);
    return 'card' in answer && answer.card ? textsOf(answer.card) : (answer.text ?? '');
  };
  const goTo = (instant: string) => clock.pass((Date.parse(instant) - clock.now().getTime()) / 1000);
  if (since !== false) {
    goTo(since);
    await schoolBot.digests();
  }
  return {
    settings,
    storage,
    records,
    addresses,
    clock,
    lines,
    posts,
    told,
    troubles,
    schoolBot,
    another,
    goTo,
    async tick(instant, products = [schoolBot]) {
      if (instant !== undefined) goTo(instant);
      await Promise.all(products.map((each) => each.digests()));
      await Promise.all(products.map((each) => each.sweep()));
      // What the first sweep left for others to be told.
      await Promise.all(products.map((each) => each.sweep()));
    },
    async says(text, person = LEAD.aadObjectId) {
      return read(await schoolBot.bot.words({ ...inTheChatOf(person), text }));
    },
    async presses(verb, data, person = LEAD.aadObjectId) {
      return read(await schoolBot.bot.press({ ...inTheChatOf(person), verb, data, messageId: undefined }));
    },
    heard(person = LEAD.aadObjectId) {
      const texts = told.filter(({ to }) => to === person).map(({ text }) => text);
      const news = texts.slice(heardBy.get(person) ?? 0);
      heardBy.set(person, texts.length);
      return news;
    },
  };
}
