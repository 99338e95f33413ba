import { daysOfCase, daysOfPerson } from '../../domain/reminders/dates-ahead.ts';
import { LISTS } from '../../domain/case/case-lists.ts';
import { NO_CASE } from '../../words/acts.ts';
import {
  DATES_DESCRIPTION,
  DATES_NOT_FOR_YOU,
  eventOf,
  NO_DATES,
  TEAMS_ASKS,
} from '../../words/case-days.ts';
import { describeNoFile } from '../../words/pack/replies.ts';
import { auditRow } from '../audit.ts';
import { mayReadDetails } from '../case/case-reply.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import type { Change } from '../ports/records.ts';
import { nowOf, type Turn, type TurnResult } from '../turn.ts';
import { readMyDays, type MyDay } from './my-dates.ts';

/** "Put them in my calendar": Teams asks first. With a case its days, without one all that are this person's. */
export async function offerDates(turn: Turn, referralId?: string): Promise<TurnResult> {
  const file = await fileFor(turn, referralId);
  if ('text' in file) return { reply: file };
  return {
    reply: { text: TEAMS_ASKS },
    offer: {
      ...file.file,
      description: DATES_DESCRIPTION,
      context: { file: 'dates', ...(referralId === undefined ? {} : { r: referralId }) },
    },
  };
}

/** Accepts the offer: what is theirs is read again, and written down as shown to them, before the file is made. */
export async function takeDatesFile(
  turn: Turn,
  referralId?: string,
): Promise<NamedFile | { readonly text: string }> {
  const file = await fileFor(turn, referralId);
  if ('text' in file) return file;
  await turn.records.commit([file.shown]);
  return file.file;
}

/** The file of what this person may have, with the audit row of their having it; or why there is none. */
async function fileFor(
  turn: Turn,
  referralId: string | undefined,
): Promise<{ readonly file: NamedFile; readonly shown: Change } | { readonly text: string }> {
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoFile(way, 'saved') };
  const found = referralId === undefined ? await mine(turn) : await ofCase(turn, referralId);
  if ('text' in found) return found;
  const { days, name, shown } = found;
  if (days.length === 0) return { text: NO_DATES };
  const events = days.map(({ day, referral }) => eventOf(day, referral));
  return { file: { name, content: { calendar: { madeAt: nowOf(turn), events } } }, shown };
}

interface FoundDays {
  readonly days: readonly MyDay[];
  readonly name: string;
  readonly shown: Change;
}

async function mine(turn: Turn): Promise<FoundDays> {
  const days = await readMyDays(turn);
  const shown = [...new Set(days.map(({ referral }) => referral.id))];
  const { person: by } = turn;
  return {
    days,
    name: 'my-dates.ics',
    shown: auditRow(turn, { referralId: LISTS, by, what: 'listed', list: 'my-dates', shown }),
  };
}

/** All days of a case for those who read it; for anybody else those that are theirs. */
async function ofCase(turn: Turn, referralId: string): Promise<FoundDays | { readonly text: string }> {
  const { records, person: by, settings } = turn;
  const stored = await records.readReferral(referralId);
  if (!stored) return { text: NO_CASE };
  const { value: referral } = stored;
  const days = mayReadDetails(turn) ? daysOfCase(referral) : daysOfPerson(referral, by, settings.staff);
  if (days.length === 0 && !mayReadDetails(turn)) return { text: DATES_NOT_FOR_YOU };
  return {
    days: days.map((day) => ({ day, referral })),
    name: `dates-${referral.reference}.ics`,
    shown: auditRow(turn, { referralId, by, what: 'details-opened' }),
  };
}
