import { londonDate } from '../domain/calendar/london.ts';
import {
  expiryOf,
  USUAL_RETENTION,
  type ExpiredAs,
  type RetentionReport,
} from '../domain/school/retention.ts';
import { finishErasing, type Erasing } from './erase-pupil.ts';
import { forgetDeletedCases } from './data-requests/forget-deleted.ts';
import { isFirstTonight } from './nightly.ts';
import type { ServiceClock } from './ports/service-clock.ts';
import { daysClockIsAhead } from './wrong-clock.ts';
import { takeDownCard } from './take-down.ts';

/** What deleting past cases needs. */
export type PastCases = Erasing & { readonly serviceClock: ServiceClock };

/** Deleting a case takes some twenty calls: a run ends after this many, and the next one goes on. */
const MOST_A_RUN = 100;
/** Whoever has not opened the bot's chat for so long no longer needs what waits for them there. */
const HELD_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/**
 * Deletes the cases, the audit and the addresses that the school no longer keeps, by its periods; a case under a legal
 * hold stays. Stopped at any moment, the next run goes on. While this host's clock is wrong by a day, nothing is done. With
 * `dryRun` only says what would go. Throws when storage cannot be reached.
 */
export async function deletePast(
  parts: PastCases,
  {
    dryRun = false,
    auditWithin,
  }: {
    readonly dryRun?: boolean;
    /** With `dryRun`: the audit is not counted if that takes longer than so many milliseconds. */
    readonly auditWithin?: number;
  } = {},
): Promise<RetentionReport> {
  const { settings, erasure, clock, log } = parts;
  const periods = { ...USUAL_RETENTION, ...settings.retention };
  const clockDaysAhead = await daysClockIsAhead(parts, 'past-cases');
  if (clockDaysAhead !== 0) return { ...nothingDeleted(periods), clockDaysAhead };
  const now = clock.now();
  const today = londonDate(now);
  const holds = await erasure.holds();
  const onHold = new Set(holds.map(({ referralId }) => referralId));
  const damagedHolds = holds.filter((hold) => 'isDamaged' in hold).length;
  const cases: Record<ExpiredAs, number> = { 'not-needed': 0, ended: 0, left: 0 };
  const count = () => Object.values(cases).reduce((sum, each) => sum + each, 0);
  let kept = 0;
  let cardsLeft = 0;
  let unreadable = 0;
  let from: string | undefined;
  do {
    const page = await erasure.cases(from);
    unreadable += page.unreadable;
    if (page.leaving.length > 0 && !dryRun) await finishErasing(parts, page.leaving);
    for (const stored of page.items) {
      const { id, reference } = stored.value;
      const { as, keptUntil } = expiryOf(stored.value, settings, periods);
      if (keptUntil >= today) continue;
      if (onHold.has(id)) kept++;
      else if (dryRun) cases[as]++;
      else if (count() < MOST_A_RUN) {
        const deleted = { id, reference, as, at: now.toISOString() };
        const takeDown = async () => {
          if ((await takeDownCard(parts, id)) === 'not-reached') cardsLeft++;
        };
        if (await erasure.deleteCase(stored, deleted, takeDown)) cases[as]++;
      }
    }
    from = page.next;
  } while (from !== undefined && (dryRun || count() < MOST_A_RUN));
  if (count() > 0 && !dryRun) await forgetDeletedCases(parts.records);
  const audit = await within(
    erasure.deleteAuditBefore(yearsBefore(now, periods.auditYears), dryRun),
    dryRun ? auditWithin : undefined,
  );
  const report: RetentionReport = {
    ...nothingDeleted(periods),
    cases,
    onHold: kept,
    audit: audit?.count,
    held: await erasure.deleteHeldBefore(new Date(now.getTime() - HELD_DAYS * DAY), dryRun),
    addresses: await erasure.deleteAddressesBut(new Set(settings.staff.map(({ id }) => id)), dryRun),
    unreadable,
    damagedHolds,
    damagedAudit: audit?.unreadable ?? 0,
    cardsLeft,
    more: count() >= MOST_A_RUN && !dryRun,
  };
  const damaged = unreadable + damagedHolds + report.damagedAudit;
  if (damaged > 0)
    log.warn({ event: 'broken', verb: 'past-cases', outcome: 'unreadable-rows', count: damaged });
  log.info({
    event: 'tidied',
    verb: 'past-cases',
    count: count() + (report.audit ?? 0) + report.held + report.addresses,
    ...(dryRun ? { outcome: 'dry-run' } : {}),
  });
  return report;
}

function nothingDeleted(periods: RetentionReport['periods']): RetentionReport {
  return {
    periods,
    cases: { 'not-needed': 0, ended: 0, left: 0 },
    onHold: 0,
    audit: 0,
    held: 0,
    addresses: 0,
    unreadable: 0,
    damagedHolds: 0,
    damagedAudit: 0,
    cardsLeft: 0,
    clockDaysAhead: 0,
    more: false,
  };
}

/** The same once a night in London, on one instance. Resolves to how many cases were deleted. */
export async function deletePastNightly(parts: PastCases): Promise<number> {
  if (!(await isFirstTonight(parts, 'past-cases'))) return 0;
  const { cases } = await deletePast(parts);
  return Object.values(cases).reduce((sum, each) => sum + each, 0);
}

/** The same day so many years earlier. */
export function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
}

/** What comes of it within so many milliseconds; undefined if nothing does. */
async function within<T>(work: Promise<T>, milliseconds: number | undefined): Promise<T | undefined> {
  if (milliseconds === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    // It goes on without anybody who waits for it.
    work.catch(() => undefined);
  }
}
