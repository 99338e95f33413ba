import { londonDate } from '../../domain/calendar/london.ts';
import { datesToLookUp, inclusionDigest, inclusionSpan } from '../../domain/digest/digest-inclusion.ts';
import { staffDigest, staffSpan } from '../../domain/digest/digest-staff.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import { isoWeeksBetween } from '../../domain/calendar/iso-week.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { viewAsReferrer } from '../case/related-cases.ts';
import type { DigestAudience } from '../ports/deliveries.ts';
import type { WeekOf } from '../ports/records.ts';
import type { School } from '../turn.ts';
import { readWholeList } from '../whole-list.ts';

/** Cases read at once. */
const PAGE = 50;

/**
 * Which digest: for whom, of which ISO week (`2026-W48`), since which the last one was posted, and as of when (ISO
 * instants).
 */
export interface DigestAsked {
  readonly audience: DigestAudience;
  readonly week: string;
  readonly from: string;
  readonly to: string;
}

type DigestSchool = Pick<School, 'settings' | 'content' | 'records'>;

/**
 * The content of a week's digest. Reads the open cases and those of this term and the last half term by key prefix, so the
 * cost does not grow with the years. Both count only days that were over by `to`, in weeks that are the same for every
 * channel (`counted-weeks.ts`). Throws when storage cannot be reached.
 */
export async function readDigest(school: DigestSchool, asked: DigestAsked): Promise<Digest> {
  const once = { ...school, records: school.records.once() };
  return asked.audience === 'staff' ? readStaff(once, asked) : readInclusion(once, asked);
}

async function readStaff(school: DigestSchool, { week, to }: DigestAsked): Promise<Digest> {
  const { settings: calendar, content, records } = school;
  const today = londonDate(to);
  const span = staffSpan(calendar, today);
  const sent = await ofWeeks(school, 'sent', isoWeeksBetween(span.sent.from, span.sent.to));
  const closed = await ofWeeks(school, 'closed', isoWeeksBetween(span.last.from, span.last.to));
  const undecided = await readWholeList((from) => records.undecided(PAGE, from));
  const running = await readWholeList((from) => records.running(PAGE, from));
  return staffDigest(
    { calendar, content },
    { week, today },
    // A joined concern has the outcome of its case.
    {
      sent: await Promise.all(sent.map((each) => viewAsReferrer(records, each))),
      closed,
      open: [...undecided, ...running],
    },
  );
}

async function readInclusion(school: DigestSchool, asked: DigestAsked): Promise<Digest> {
  const { settings: calendar, content, records } = school;
  const today = londonDate(asked.to);
  const { days, sent: ofSpan } = inclusionSpan(calendar, londonDate(asked.from), today);
  const lately = isoWeeksBetween(days.from, days.to);
  const sent = await ofWeeks(school, 'sent', isoWeeksBetween(ofSpan.from, ofSpan.to));
  const decided = await ofWeeks(school, 'decided', lately);
  const closed = await ofWeeks(school, 'closed', lately);
  const undecided = await readWholeList((from) => records.undecided(PAGE, from));
  const running = await readWholeList((from) => records.running(PAGE, from));
  const range = datesToLookUp(calendar, today);
  const withDates = await readWholeList((from) => records.withStatutoryDates(range, PAGE, from));
  const { providers = [] } = school.settings;
  return inclusionDigest({ calendar, content, providers }, asked, {
    sent,
    decided,
    closed,
    undecided,
    running,
    withDates,
    stillToCome: await readWholeList((from) => records.stillToCome(PAGE, from)),
  });
}

async function ofWeeks(
  { records }: DigestSchool,
  what: WeekOf,
  weeks: readonly string[],
): Promise<readonly Referral[]> {
  const found: Referral[] = [];
  for (const week of weeks)
    found.push(...(await readWholeList((from) => records.ofWeek(what, week, PAGE, from))));
  return found;
}
