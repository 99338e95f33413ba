import { createSchoolBot, type SchoolBot } from '../../src/start/school-bot.ts';
import { plusDays } from '../../src/domain/calendar/calendar.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { AdaptiveCard } from '../../src/app/ports/messenger.ts';
import { createLog } from '../../src/logging/log.ts';
import { connectionOn, storageOf } from '../../src/storage/connection.ts';
import { MemoryTable } from '../../src/storage/memory/memory-table.ts';
import { LEAD, TENANT } from './activities.ts';
import { content } from './content.ts';
import { countingTable, noCalls, type Count } from './counting-table.ts';
import { decision, owner, running, sent } from './cases-to-remind-of.ts';
import { countingNames, FixedClock, testSchool } from './school.ts';

/** A school with many open cases, whose lead types something while what is read is counted. */
export interface OpenCases {
  readonly bot: SchoolBot;
  readonly clock: FixedClock;
  /** What was asked of storage so far; to be set to nothing. */
  readonly count: Count;
  /** What the lead is answered. */
  says(text: string): Promise<AdaptiveCard | undefined>;
}

/** Long enough to be like what people write. */
const WORDS = 'Comes late most mornings, sits alone and leaves at the first chance. '.repeat(4);

/** So many cases: of ten, four wait for a decision, one is late for it, one waits for its plan, and four have a plan. */
export function* openCases(count: number): Generator<Referral> {
  for (let at = 0; at < count; at++) {
    const own: Partial<Referral> = {
      id: `c-${at}`,
      answers: { PC1: `P ${at}`, PC2: '8', OT1: WORDS },
      notes: [{ by: owner, at: '2026-11-24T09:30:00.000Z', text: WORDS }],
    };
    const kind = at % 10;
    if (kind < 4) yield sent({ ...own, answerBy: plusDays('2026-11-28', at % 9) });
    else if (kind === 4) yield sent({ ...own, answerBy: '2026-11-23' });
    else if (kind === 5) yield sent({ ...own, status: 'ap-plan', decision });
    else yield { ...running({ why: WORDS, nextReview: plusDays('2026-12-07', at % 30) }), ...own };
  }
}

/** A school with these open cases in memory. */
export async function startWithOpenCases(cases: Iterable<Referral>): Promise<OpenCases> {
  const count = noCalls();
  const tables = { cases: new MemoryTable(), wakeUps: new MemoryTable() };
  const settings = testSchool();
  const plain = connectionOn(
    () => tables,
    () => Promise.resolve(),
  );
  for (const value of cases)
    await plain.records(settings.id).commit([
      {
        change: 'referral',
        value: { ...value, reference: `R-${value.id.toUpperCase()}` },
        previous: null,
        expected: 'new',
      },
    ]);
  const counted = {
    cases: countingTable(tables.cases, count),
    wakeUps: countingTable(tables.wakeUps, count),
  };
  const storage = connectionOn(
    () => counted,
    () => Promise.resolve(),
  );
  const clock = new FixedClock();
  const posts = () => Promise.reject(new Error('nothing is sent here'));
  const bot = createSchoolBot({
    settings,
    content,
    ...storageOf(storage, settings.id),
    messenger: { postToChannel: posts, editPost: posts, replyInThread: posts, sendToPerson: posts },
    clock,
    names: countingNames(),
    log: createLog('silent'),
  });
  return {
    bot,
    clock,
    count,
    says: async (text) =>
      (
        await bot.bot.words({
          who: { tenantId: TENANT, personId: LEAD.aadObjectId },
          where: 'chat',
          conversationId: LEAD.chat,
          text,
        })
      ).card,
  };
}
