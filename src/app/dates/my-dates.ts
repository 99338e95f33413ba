import { daysOfCase, keptBy, type CaseDay } from '../../domain/reminders/dates-ahead.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { ACTION_DONE } from '../../words/meetings.ts';
import { describeRefusal } from '../../words/refusals.ts';
import { CHANGED } from '../../words/acts.ts';
import { withCase } from '../case/case-reply.ts';
import { commitCase } from '../case/commit-case.ts';
import { lookUp } from '../look-up.ts';
import { openMeetings } from '../meetings/meetings.ts';
import { takePage, type Paged } from '../pages.ts';
import { readWhole } from '../read-whole.ts';
import { readCasesUnderWay } from '../reminders/cases-under-way.ts';
import { schoolDay, type Turn, type TurnResult } from '../turn.ts';

const PAGE = 6;

/** A day of a case that is somebody's to keep. */
export interface MyDay {
  readonly day: CaseDay;
  readonly referral: Referral;
}

/** A page of the days that are this person's, soonest first. */
export interface MyDatesReply extends Paged {
  readonly show: 'my-dates';
  readonly days: readonly MyDay[];
  readonly reader: StaffMember;
  readonly notice?: string;
}

/** `my dates`: the reviews, panels and agreed actions that are this person's, whether or not they were reminded of them. */
export async function myDates(turn: Turn, page = 1, notice?: string): Promise<TurnResult> {
  return lookUp(turn, async () => {
    const { items, ...at } = takePage(await findMyDays(turn), page, PAGE);
    return {
      reply: {
        show: 'my-dates',
        days: await asTheyAre(turn, items),
        reader: turn.person,
        ...at,
        ...(notice === undefined ? {} : { notice }),
      },
    };
  });
}

/** All days that are this person's, soonest first; of outlines. */
async function findMyDays(turn: Turn): Promise<readonly MyDay[]> {
  const { today } = schoolDay(turn);
  const cases = await readCasesUnderWay(turn.records, today);
  return cases
    .flatMap((referral) => myDaysOf(turn, referral))
    .toSorted((one, other) => one.day.date.localeCompare(other.day.date));
}

function myDaysOf(turn: Turn, referral: Referral): readonly MyDay[] {
  const { person, settings } = turn;
  const days = keptBy(daysOfCase(referral, schoolDay(turn).today), person, referral, settings.staff);
  return days.map((day) => ({ day, referral }));
}

/** These days of the cases as they are. */
async function asTheyAre(turn: Turn, days: readonly MyDay[]): Promise<readonly MyDay[]> {
  const cases = await readWhole(
    turn.records,
    days.map(({ referral }) => referral),
  );
  return days.flatMap(({ day: { id }, referral }) => {
    const whole = cases.get(referral.id);
    return whole ? myDaysOf(turn, whole).filter(({ day }) => day.id === id) : [];
  });
}

/**
 * Something agreed at a meeting is done. Whoever presses sees the rest of what is theirs, or the meetings it was pressed on. It
 * may come late: the case may be closed by then.
 */
export async function sayDone(
  turn: Turn,
  referralId: string,
  {
    meeting,
    done,
    from,
  }: { readonly meeting: string; readonly done: string; readonly from?: string | undefined },
): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    const result = await commitCase(turn, stored, { action: 'do-action', meeting, done });
    const says =
      result.result === 'done'
        ? ACTION_DONE
        : result.result === 'refused'
          ? describeRefusal(result.refused)
          : CHANGED;
    const isStranger = result.result === 'refused' && result.refused.refused === 'not-your-action';
    if (isStranger) return { reply: { text: says } };
    const shown =
      from === 'meetings'
        ? await openMeetings(turn, referralId, { notice: says })
        : await myDates(turn, 1, says);
    const deliveries = result.result === 'done' ? result.deliveries : [];
    return { ...shown, deliveries };
  });
}
