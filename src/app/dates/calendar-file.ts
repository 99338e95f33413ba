import { plusDays } from '../../domain/calendar/calendar.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { daysCalledOff, daysOfCase, keptBy, type CaseDay } from '../../domain/reminders/dates-ahead.ts';
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
import { lookUp } from '../look-up.ts';
import type { Change } from '../ports/records.ts';
import { nowOf, schoolDay, type Turn, type TurnResult } from '../turn.ts';
import { readWeeks } from '../weeks.ts';
import { readWhole } from '../read-whole.ts';
import { readCasesUnderWay } from '../reminders/cases-under-way.ts';
import type { MyDay } from './my-dates.ts';

/** A plan that ended longer ago has no day ahead any more. */
const ENDED_WEEKS = 26;
/** The most of them that are read: far more than a school has. */
const MOST_READ = 1000;

/** "Put them in my calendar": Teams asks first. With a case its days, without one all that are this person's. */
export async function offerDates(turn: Turn, referralId?: string): Promise<TurnResult> {
  return lookUp(turn, async () => {
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
  });
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
  const { days, calledOff, name, shown } = found;
  if (days.length + calledOff.length === 0) return { text: NO_DATES };
  const events = [
    ...days.map(({ day, referral }) => eventOf(day, referral)),
    ...calledOff.map(({ day, referral }) => ({ ...eventOf(day, referral), calledOff: true as const })),
  ];
  return { file: { name, content: { calendar: { madeAt: nowOf(turn), events } } }, shown };
}

interface FoundDays {
  readonly days: readonly MyDay[];
  readonly calledOff: readonly MyDay[];
  readonly name: string;
  readonly shown: Change;
}

async function mine(turn: Turn): Promise<FoundDays> {
  const { person: by, settings } = turn;
  const { today } = schoolDay(turn);
  const records = turn.records.once(MOST_READ);
  const theirs = (cases: readonly Referral[]) =>
    daysIn(cases, today, (days, referral) => keptBy(days, by, referral, settings.staff));
  const outlined = theirs(await readCasesUnderWay(records, today));
  const underWay = await readWhole(
    records,
    [...outlined.days, ...outlined.calledOff].map(({ referral }) => referral),
  );
  const weeks = { from: plusDays(today, -7 * ENDED_WEEKS), to: today };
  const { closed } = await readWeeks(records, ['closed'], weeks);
  const ended = closed.filter(({ id }) => !underWay.has(id));
  const found = theirs([...underWay.values(), ...ended]);
  const shown = [...new Set([...found.days, ...found.calledOff].map(({ referral }) => referral.id))];
  return {
    ...found,
    name: 'my-dates.ics',
    shown: auditRow(turn, { referralId: LISTS, by, what: 'listed', list: 'my-dates', shown }),
  };
}

/** All days of a case for those who read it; for anybody else those that are theirs. */
async function ofCase(turn: Turn, referralId: string): Promise<FoundDays | { readonly text: string }> {
  const { records, person: by, settings } = turn;
  const stored = await records.readReferral(referralId);
  if (!stored) return { text: NO_CASE };
  const reads = mayReadDetails(turn);
  const found = daysIn([stored.value], schoolDay(turn).today, (days, referral) =>
    reads ? days : keptBy(days, by, referral, settings.staff),
  );
  if (found.days.length + found.calledOff.length === 0 && !reads) return { text: DATES_NOT_FOR_YOU };
  return {
    ...found,
    name: `dates-${stored.value.reference}.ics`,
    shown: auditRow(turn, { referralId, by, what: 'details-opened' }),
  };
}

/** The days of these cases that are `theirs`, and those of them that were called off. */
function daysIn(
  cases: readonly Referral[],
  today: string,
  theirs: (days: readonly CaseDay[], referral: Referral) => readonly CaseDay[],
): Pick<FoundDays, 'days' | 'calledOff'> {
  const of = (read: typeof daysOfCase) =>
    cases.flatMap((referral) => theirs(read(referral, today), referral).map((day) => ({ day, referral })));
  return { days: of(daysOfCase), calledOff: of(daysCalledOff) };
}
