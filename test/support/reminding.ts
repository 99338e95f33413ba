import { deliverAll, sweepOutbox } from '../../src/app/notices/sweep.ts';
import type { DrawPost, Outbox } from '../../src/app/notices/outbox.ts';
import { SendFailure, type Messenger, type Post } from '../../src/app/ports/messenger.ts';
import type { Change, Records } from '../../src/app/ports/records.ts';
import { runReminders } from '../../src/app/reminders/run.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { createLog } from '../../src/logging/log.ts';
import { openMemory, type MemoryConnection } from '../../src/storage/memory/open-memory.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';
import { textsOf } from './play.ts';
import { content } from './content.ts';

/** A card in somebody's own chat. */
interface Told extends Post {
  readonly to: string;
  readonly text: string;
}

/** A school's clock work over memory storage, with a Teams that only remembers; `instance` gives one bot more on it. */
export interface Reminding {
  readonly outbox: Outbox;
  readonly records: Records;
  readonly storage: MemoryConnection;
  readonly clock: FixedClock;
  readonly settings: SchoolSettings;
  /** What people got in their own chats, in order. */
  readonly told: Told[];
  /** Every send to a person meets this until it is undefined again. */
  trouble: SendFailure['reason'] | undefined;
  instance(): Outbox;
  /** One tick of the clock's job; resolves to how many deliveries it put in the outbox. */
  run(): Promise<number>;
  sweep(): Promise<number>;
  /** Writes cases as they stand, new or over what was there. */
  keep(...referrals: readonly Referral[]): Promise<void>;
  /** What somebody was told since the last time this was asked, one text a card. */
  heard(person: string): readonly string[];
}

export async function startReminding(changes: Partial<SchoolSettings> = {}): Promise<Reminding> {
  const settings = testSchool(changes);
  const storage = openMemory();
  const clock = new FixedClock();
  const told: Told[] = [];
  const heardBy = new Map<string, number>();
  const addresses = storage.addressBook(settings.id);
  for (const { id } of settings.staff)
    await addresses.rememberPerson(id, {
      conversationId: id,
      serviceUrl: 'https://teams.example',
      tenantId: settings.tenantId,
      botId: 'bot-id',
    });
  const channel = settings.channels.inclusion;
  const at = { serviceUrl: 'https://teams.example', tenantId: settings.tenantId, botId: 'bot-id' };
  await addresses.rememberChannel(channel, { conversationId: channel, ...at });
  const names = countingNames();
  const records = storage.records(settings.id);
  const posted: Post[] = [];
  const messenger: Messenger = {
    postToChannel: async (_to, post) => ({ conversationId: channel, messageId: `m${posted.push(post)}` }),
    editPost: async (_to, _place, post) => void posted.push(post),
    replyInThread: async () => {},
    sendToPerson: async (to, post) => {
      if (reminding.trouble) throw new SendFailure(reminding.trouble);
      told.push({ ...post, to: to.conversationId, text: textsOf(post.card) });
    },
  };
  const draw: DrawPost = makeDraw(content, settings, clock);
  const instance = (): Outbox => ({
    settings,
    content,
    records: storage.records(settings.id),
    clock,
    names,
    messenger,
    addresses,
    wakeUps: storage.wakeUps,
    draw,
    log: createLog('silent'),
  });
  const outbox = instance();
  const reminding: Reminding = {
    outbox,
    records,
    storage,
    clock,
    settings,
    told,
    trouble: undefined,
    instance,
    run: () => remind(outbox),
    sweep: () => sweepOutbox(outbox),
    async keep(...referrals) {
      for (const value of referrals) {
        const there = await records.readReferral(value.id);
        const change: Change = {
          change: 'referral',
          value,
          previous: there?.value ?? null,
          expected: there?.version ?? 'new',
        };
        if ((await records.commit([change])) !== 'done') throw new Error('the case was not kept');
      }
    },
    heard(person) {
      const mine = told.filter(({ to }) => to === person).map(({ text }) => text);
      const before = heardBy.get(person) ?? 0;
      heardBy.set(person, mine.length);
      return mine.slice(before);
    },
  };
  return reminding;
}

/** One tick of the clock's job on this bot. */
export function remind(outbox: Outbox): Promise<number> {
  return runReminders({ ...outbox, deliverNow: (ids) => deliverAll(outbox, ids) });
}
