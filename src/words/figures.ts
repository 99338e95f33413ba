import type { FactId, FactValues } from '../domain/content/fact-ids.ts';
import { sessionsOf } from '../domain/triage/facts.ts';
import type { Figure } from '../domain/content/figure.ts';
import { describeDay } from './dates.ts';

/** A fact of a case: its figure, and the answers it was computed from. `today` is `YYYY-MM-DD`. */
export interface KnownFact {
  readonly fact: FactId;
  readonly values: FactValues;
  readonly figure: Figure;
  readonly today: string;
}

interface FactWords {
  /** Its name, to go before "is 10 % or more". */
  readonly name: string;
  /** The figure with its base. */
  readonly describe: (known: KnownFact) => string;
}

const FACT_WORDS: Readonly<Record<FactId, FactWords>> = {
  'possible-sessions': {
    name: 'the number of possible sessions',
    describe: ({ figure: { over: n } }) => `${describeCount(n, 'possible session')} so far`,
  },
  absence: {
    name: 'absence',
    describe: ({ values }) => describeAbsence(values),
  },
  'absence-without-c2': {
    name: 'absence without agreed part-time sessions',
    describe: ({ values }) => describeAbsence(values),
  },
  'attendance-without-c2': {
    name: 'attendance without agreed part-time sessions',
    describe: ({ values }) => describeAbsence(values),
  },
  'illness-days': {
    name: 'days of illness this school year',
    describe: ({ figure: { over: n } }) => `${describeCount(n, 'school day')} of illness this school year`,
  },
  'unauthorised-run-days': {
    name: 'unauthorised absence in a row',
    describe: ({ figure: { over: n } }) =>
      `${describeCount(n, 'school day')} of unauthorised absence in a row`,
  },
  'unauthorised-sessions': {
    name: 'unauthorised sessions in the last 10 school weeks',
    describe: ({ figure: { over: n } }) =>
      `${describeCount(n, 'session')} of unauthorised absence in the last 10 school weeks`,
  },
  suspensions: {
    name: 'suspensions this school year',
    describe: ({ figure: { over: n } }) => `${describeCount(n, 'suspension')} this school year`,
  },
  'days-suspended-this-term': {
    name: 'days suspended this term',
    describe: ({ figure: { over: n } }) => `${describeCount(n, 'school day')} suspended this term`,
  },
  'days-suspended-this-year': {
    name: 'days suspended this school year',
    describe: ({ figure: { over: n } }) => `${describeCount(n, 'school day')} suspended this school year`,
  },
  'current-suspension-days': {
    name: 'the current suspension',
    describe: ({ figure: { over: n } }) => `Current suspension: ${describeCount(n, 'school day')}`,
  },
  removals: {
    name: 'removals from lessons in 6 school weeks',
    describe: ({ figure: { over: n } }) =>
      `${describeCount(n, 'removal')} from lessons in the last 6 school weeks`,
  },
  'term-days-above-year-days': {
    name: 'days suspended this term beyond those this year',
    describe: ({ values: [term, year] }) =>
      `Suspended ${describeCount(Number(term), 'school day')} this term, but ${Number(year)} this school year`,
  },
  'days-on-timetable': {
    name: 'time since the reduced timetable began',
    describe: (figure) => `Reduced timetable began ${since(figure)}`,
  },
  'days-since-timetable-end': {
    name: 'time since the timetable was to end',
    describe: (figure) => `Reduced timetable was to end ${since(figure)}`,
  },
  'days-since-timetable-review': {
    name: 'time since the timetable review was due',
    describe: (figure) => `Timetable review was due ${since(figure)}`,
  },
  'placement-days': {
    name: 'time since provision began',
    describe: (figure) => `Provision began ${since(figure)}`,
  },
  'days-since-placement-review': {
    name: 'time since provision was last reviewed',
    describe: (figure) => `Provision last reviewed ${since(figure)}`,
  },
  'figures-age-days': {
    name: 'age of the attendance figures',
    describe: (figure) => `Attendance figures as at ${since(figure)}`,
  },
  'days-since-leaving-date': {
    name: 'time since the school leaving date of Year 11',
    describe: ({ figure }) => `Year 11, and the school leaving date was ${ago(figure.over)}`,
  },
  'supports-with-dates': {
    name: 'kinds of support of which dates are known',
    describe: ({ figure: { over: n } }) => `${kinds(n)}, with dates`,
  },
  'supports-without-effect': {
    name: 'kinds of support that were given their time and made no lasting difference',
    describe: ({ figure: { over: n } }) => `${kinds(n)} tried for long enough, with no lasting difference`,
  },
  'supports-under-way': {
    name: 'kinds of support that nobody can judge yet',
    describe: ({ figure: { over: n } }) => `${kinds(n)} running, effect not known yet`,
  },
  'supports-helping': {
    name: 'kinds of support that help',
    describe: ({ figure: { over: n } }) => `${kinds(n)} running, and helping`,
  },
};

const kinds = (count: number) => describeCount(count, 'kind of support', 'kinds of support');

/** What people call a fact that conditions name. */
export function nameFact(fact: FactId): string {
  return FACT_WORDS[fact].name;
}

/** A figure with its base: `3 suspensions this school year`, `Provision began Mon 7 Sep, 78 days ago`. */
export function describeFact(known: KnownFact): string {
  return FACT_WORDS[known.fact].describe(known);
}

/** Sessions missed of those possible with the rate, and the same without agreed C2 sessions. Takes OA1, OA2, OA6. */
export function describeAbsence(values: FactValues): string {
  const counted = sessionsOf(values);
  if (!counted) return 'Absence: not known';
  const { possible, missed, agreed } = counted;
  const headline = `${missed} of ${possible} sessions missed, ${describePercent(missed, possible)}`;
  if (agreed === 0) return `${headline}; without agreed part-time sessions the same`;
  const rest = possible - agreed;
  return `${headline}; without the ${agreed} agreed part-time (C2) sessions ${missed - agreed} of ${rest}, ${describePercent(missed - agreed, rest)}`;
}

/** A share in words with one decimal; two where one would show a line that was not reached: `9.95 %`, `38.7 %`. */
export function describePercent(over: number, of: number): string {
  if (of === 0) return '0 %';
  const percent = (over / of) * 100;
  const short = percent.toFixed(1);
  const wouldMislead = short.endsWith('.0') && over * 100 !== Number(short) * of;
  return `${wouldMislead ? percent.toFixed(2) : short.replace(/\.0$/, '')} %`;
}

/** `1 day`, `42 days`, `5.5 school days`. */
function describeCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const ago = (days: number) =>
  days >= 0 ? `${describeCount(days, 'day')} ago` : `in ${describeCount(-days, 'day')}`;

/** The day of an answer, and how long ago it was. */
function since({ values: [date], figure, today }: KnownFact): string {
  return `${describeDay(String(date), today.slice(0, 4))}, ${ago(figure.over)}`;
}
