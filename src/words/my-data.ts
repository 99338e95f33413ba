import { londonDate } from '../domain/calendar/london.ts';
import { ROLES, type StaffMember } from '../domain/people/roles.ts';
import type { RetentionPeriods } from '../domain/school/retention.ts';
import { describeDayWithYear } from './dates.ts';

// What somebody reads who asks what the bot holds about them.

/** A kind of what is held, in words: its name, and what there is of it. */
export interface HeldKind {
  readonly name: string;
  readonly lines: readonly string[];
}

/** How many there are, from when to when (ISO instants); `orMore`: they were not counted to the end. */
export interface CountedOf {
  readonly count: number;
  readonly orMore: boolean;
  readonly first?: string;
  readonly last?: string;
}

/** What the bot holds about whoever asks, by kind, as far as lists say it; never what is in it. */
export interface MyData {
  readonly person: StaffMember;
  readonly raised: CountedOf;
  /** Cases they look after, by when they were raised. */
  readonly owned: CountedOf;
  /** Running plans in which they are the key adult, by when each was made. */
  readonly plans: CountedOf;
  /** Forms that they have not sent. */
  readonly drafts: CountedOf;
  /** Messages held for them because they could not be reached. */
  readonly held: CountedOf;
  /** Where their chat is, is stored. */
  readonly isReachable: boolean;
  readonly periods: RetentionPeriods;
}

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const MY_DATA = {
  title: 'What I hold about you',
  what: 'Counted now, from lists. Nobody else is shown this card.',
  referrals: 'My referrals',
  plans: 'My plans',
} as const;

/** Everything that is held about somebody, kind by kind, with how long it is kept, and how they get a copy. */
export function listMyData({
  person,
  raised,
  owned,
  plans,
  drafts,
  held,
  isReachable,
  periods,
}: MyData): readonly HeldKind[] {
  const years = periods.auditYears === 1 ? 'one year' : `${periods.auditYears} years`;
  return [
    {
      name: 'Your entry in the staff list',
      lines: [
        `Your name (${person.name}), your Entra object id, and your part: ${and.format(person.roles.map((role) => ROLES[role].title))}. Kept while you are on the list.`,
      ],
    },
    {
      name: 'What is listed under your id',
      lines: [
        `Concerns you raised: ${describeCount(raised)}`,
        `Cases you look after: ${describeCount(owned)}`,
        `Running plans in which you are the key adult: ${describeCount(plans)}`,
        `Forms you have not sent, kept for seven days: ${describeCount(drafts)}`,
        `Messages that wait until you can be reached: ${describeCount(held)}`,
        `Where your chat with me is: ${isReachable ? 'stored' : 'not stored'}`,
      ],
    },
    {
      name: 'What you did and looked at',
      lines: [
        `Every case that you opened, were shown in a list or worked on, with the time. It is kept for ${years}, case by case, so it is not counted here.`,
      ],
    },
    {
      name: 'Where colleagues name you',
      lines: ['In cases, messages and changes of settings. It is not counted here either.'],
    },
    { name: 'To have a copy of all of it', lines: [howToAsk(person.id)] },
    { name: 'If something is wrong', lines: ['An administrator corrects your entry in the staff list.'] },
  ];
}

function howToAsk(id: string): string {
  return `Ask whoever answers for data protection at your school. You need not say why, and the school has a month. Whoever runs the bot makes it with: npm run --silent staff:export -- ${id} --by "Their name" --html record.html --json record.json`;
}

function describeCount({ count, orMore, first, last }: CountedOf): string {
  if (first === undefined || last === undefined) return 'none';
  const days = [first, last].map((instant) => describeDayWithYear(londonDate(new Date(instant))));
  const when = days[0] === days[1] ? `of ${days[0]}` : `from ${days[0]} to ${days[1]}`;
  return orMore ? `${count} or more, the latest ${when}` : `${count}, ${when}`;
}
