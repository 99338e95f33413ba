import { daysOf, seasonOf, type NamedRange, type SchoolTerms, type Season } from './school-terms.ts';

/** What is odd about a school calendar that was read from a list of dates. */
export type TermDoubt =
  /** Settings with one of these are refused. */
  | { readonly doubt: 'overlap'; readonly one: NamedRange; readonly other: NamedRange }
  | { readonly doubt: 'backwards'; readonly range: NamedRange }
  | { readonly doubt: 'nothing' }
  /** Nothing in it looks like a term in England. */
  | { readonly doubt: 'other-country'; readonly why: 'words' | 'zone' | 'dates'; readonly sign: string }
  /** These can be used. */
  | { readonly doubt: 'unpaired'; readonly what: string; readonly date: string }
  | { readonly doubt: 'missing-term'; readonly season: Season; readonly year: number }
  | { readonly doubt: 'at-weekend'; readonly what: string; readonly date: string }
  | { readonly doubt: 'no-half-term'; readonly range: NamedRange }
  | { readonly doubt: 'all-past'; readonly to: string };

const REFUSED: readonly TermDoubt['doubt'][] = ['overlap', 'backwards', 'nothing', 'other-country'];

/** True for a doubt that the calendar cannot be used with. */
export function isRefused({ doubt }: TermDoubt): boolean {
  return REFUSED.includes(doubt);
}

/** Words that a list of England's terms does not have. */
const ELSEWHERE =
  /\b(semester|spring break|fall|thanksgiving|labor day|presidents'? day|columbus day|term [34] school holidays|waitangi|anzac|australia day|st andrew'?s day|september weekend|mid[- ]term break|st patrick'?s day|twelfth|ferien|schulferien|herbst\w*|vacances|rentrée|toussaint|vakantie|vacanze|vacaciones)\b/i;
/** Longer than any half of a term: a half term must be missing. */
const LONGEST_WITHOUT_BREAK_DAYS = 75;

/**
 * What is odd about these terms. `zone`: the calendar's own time zone, if it names one; `words`: everything its entries
 * are called.
 */
export function termDoubts(
  { terms, closed, insetDays, unpaired }: SchoolTerms,
  {
    today,
    zone,
    words,
  }: { readonly today: string; readonly zone?: string | undefined; readonly words: string },
): readonly TermDoubt[] {
  const elsewhere = findElsewhere(terms, zone, words);
  if (elsewhere) return [elsewhere];
  if (terms.length === 0 && closed.length === 0 && insetDays.length === 0) return [{ doubt: 'nothing' }];
  const doubts: TermDoubt[] = [...terms, ...closed]
    .filter(({ from, to }) => to < from)
    .map((range) => ({ doubt: 'backwards', range }));
  for (const [at, one] of terms.entries())
    for (const other of terms.slice(at + 1))
      if (one.from <= other.to && other.from <= one.to) doubts.push({ doubt: 'overlap', one, other });
  doubts.push(...unpaired.map(({ what, from }) => ({ doubt: 'unpaired', what, date: from }) as const));
  doubts.push(...missingTerms(terms));
  for (const { what, date } of [
    ...terms.flatMap(({ what, from, to }) => [
      { what, date: from },
      { what, date: to },
    ]),
    ...insetDays,
  ])
    if (isWeekend(date)) doubts.push({ doubt: 'at-weekend', what, date });
  for (const range of terms)
    if (
      daysOf(range) > LONGEST_WITHOUT_BREAK_DAYS &&
      !closed.some(({ from, to }) => range.from < from && to < range.to)
    )
      doubts.push({ doubt: 'no-half-term', range });
  const last = terms
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  if (last !== undefined && last < today) doubts.push({ doubt: 'all-past', to: last });
  return doubts;
}

/** In each school year that has a term, those of its seasons that have none. */
function missingTerms(terms: readonly NamedRange[]): readonly TermDoubt[] {
  const known = new Set(terms.map(({ from }) => `${yearOf(from)} ${seasonOf(from)}`));
  return [...new Set(terms.map(({ from }) => yearOf(from)))].flatMap((year) =>
    (['autumn', 'spring', 'summer'] as const)
      .filter((season) => !known.has(`${year} ${season}`))
      .map((season) => ({ doubt: 'missing-term', season, year }) as const),
  );
}

/** The calendar year a school year begins in. */
function yearOf(date: string): number {
  return Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) >= 8 ? 0 : 1);
}

function findElsewhere(
  terms: readonly NamedRange[],
  zone: string | undefined,
  words: string,
): TermDoubt | undefined {
  const sign = ELSEWHERE.exec(words.replaceAll('’', "'"))?.[0];
  if (sign !== undefined) return { doubt: 'other-country', why: 'words', sign };
  // Only a name like "Australia/Sydney" says where: Outlook has names of its own.
  if (zone?.includes('/') === true && !/London|GMT|UTC|Etc\/|Belfast/i.test(zone))
    return { doubt: 'other-country', why: 'zone', sign: zone };
  // England's schools begin between the last days of August and the middle of September, and end in July.
  const summer = terms.find(
    ({ from, to }) =>
      from.slice(5) <= '07-31' && to.slice(5) >= '08-05' && from.slice(0, 4) === to.slice(0, 4),
  );
  const early = terms.find(({ from }) => from.slice(5) >= '08-01' && from.slice(5) <= '08-20');
  const found = summer ?? early;
  return found && { doubt: 'other-country', why: 'dates', sign: found.from };
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
