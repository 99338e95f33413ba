import { caseCard, putInOutbox } from '../../app/deliveries.ts';
import type { Change, Records } from '../../app/ports/records.ts';
import { loadContent } from '../../content/load.ts';
import { forSchool } from '../../domain/questions/for-school.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { isDecided, stageOf, type Referral } from '../../domain/case/referral.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { openMemory } from '../../storage/memory/open-memory.ts';
import { openTables } from '../../storage/tables/open-tables.ts';
import { readSettings } from '../../settings/settings.ts';
import { chance } from './chance.ts';
import { playEndedCases } from './ended.ts';
import { playRunning } from './running.ts';
import { schoolDays } from './school-days.ts';
import { castOf, namesByChance, type Stage } from './stage.ts';
import { playUndecidedCases } from './undecided.ts';
import { describeMoment } from '../../words/dates.ts';

const SEED = 20_261_124;
/** Cards of the newest undecided cases are posted when the bot starts; a channel full of old cards would be useless. */
const CARDS_POSTED = 4;
/** Batches written at once; more would not help, as local storage handles one at a time. */
const AT_ONCE = 4;

/** One sample case with its audit trail. */
export interface SampleCase {
  readonly referral: Referral;
  readonly changes: readonly Change[];
}

/**
 * Fills the demo's storage with a term of fictional cases up to `now`, unless it holds cases already. Run before the
 * bot starts. Throws when storage cannot be reached.
 */
export async function fillSample(connectionString: string, settingsFile: string, now: Date): Promise<string> {
  const settings = readSettings(settingsFile);
  const storage = openTables({ connectionString });
  await storage.prepare();
  const records = storage.records(settings.id);
  if (await holdsCases(records))
    return 'Sample: the demo holds cases already, so nothing was added. "npm run demo -- --reset --sample" deletes them and starts afresh.';
  const cases = await playSample(settings, now);
  for (let first = 0; first < cases.length; first += AT_ONCE)
    await Promise.all(cases.slice(first, first + AT_ONCE).map(({ changes }) => records.commit(changes)));
  return `Sample: ${cases.length} fictional cases of the term up to ${describeMoment(now.toISOString())}.`;
}

/** True when the school has cases: each is listed under its referrer. */
async function holdsCases(records: Records): Promise<boolean> {
  const { items, next } = await records.auditBetween(new Date(0), new Date(8.64e15));
  return items.length > 0 || next !== undefined;
}

/** Plays the whole sample up to `now`, in the order in which the cases were raised. */
export async function playSample(settings: SchoolSettings, now: Date): Promise<readonly SampleCase[]> {
  const drawn = chance(SEED);
  const stage: Stage = {
    settings,
    content: forSchool(loadContent(settings), settings),
    records: openMemory().records(settings.id),
    names: namesByChance(chance(SEED + 1)),
    days: schoolDays(settings, now),
    chance: drawn,
    cast: castOf(settings),
  };
  const played = [
    ...(await playEndedCases(stage)),
    ...(await playRunning(stage)),
    ...(await playUndecidedCases(stage)),
  ];
  const referrals = (await Promise.all(played.map((one) => one.referral()))).toSorted((a, b) =>
    a.sentAt.localeCompare(b.sentAt),
  );
  const posted = new Set(
    referrals
      .filter((referral) => !isDecided(referral))
      .slice(-CARDS_POSTED)
      .map(({ id }) => id),
  );
  return Promise.all(
    referrals.map(async (referral) => ({
      referral,
      changes: await changesFor(stage, referral, posted.has(referral.id)),
    })),
  );
}

/** All of one case in one batch: the record, its audit trail, and its card in the channel. */
async function changesFor(
  { records, settings, days }: Stage,
  referral: Referral,
  isPosted: boolean,
): Promise<readonly Change[]> {
  const audit = await records.auditOf(referral.id);
  const card: Change = isPosted
    ? putInOutbox(caseCard({ clock: { now: () => days.now } }, referral))
    : {
        // As after a restart of the window, which forgets its messages: the case had a card, which is gone.
        change: 'card-place',
        expected: 'new',
        value: {
          referralId: referral.id,
          conversationId: settings.channels.inclusion,
          messageId: 'before-the-demo',
          drawnVersion: referral.version,
          drawnDue: stageOf(referral, londonDate(days.now)) === 'review-due',
        },
      };
  return [
    { change: 'referral', value: referral, previous: null, expected: 'new' },
    ...audit.map((value): Change => ({ change: 'audit', value })),
    card,
  ];
}
