/** A line of a list of term dates, or an event of a calendar: some days and what they are called. Days are `YYYY-MM-DD`. */
export interface DatedEntry {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** What an entry says of the school year. A `start` or `end` is one day, on which a term or holiday starts or ends. */
export type EntryKind =
  | 'term'
  | 'term-start'
  | 'term-end'
  | 'holiday'
  | 'holiday-start'
  | 'holiday-end'
  | 'inset'
  | 'bank-holiday'
  | 'unknown';

const INSET =
  /\b(inset|insets|in-?service|(staff|teacher) (training|development|planning|only)|training days?|non[- ]?pupil|pupil[- ]free|pd days?|cpd|closed (to|for) (pupils|students|children))\b/;
const BANK_HOLIDAY =
  /\b(bank holidays?|public holidays?|good friday|easter (sunday|monday)|may day|new year'?s day|christmas (day|eve)|boxing day)\b/;
const HOLIDAY = /\b(half[- ]?terms?|holidays?|hols|break|vacation|closed|closure|recess)\b/;
const TERM = /\b(terms?|autumn|spring|summer)\b/;
/** "Open evening" and "Netball club starts" are neither: the words have to be about a school or a term. */
const OF_SCHOOL =
  /\b(terms?|schools?|academy|college|pupils|students|children|autumn|spring|summer|half[- ]?term)\b/;
const START =
  /\b(starts?|starting|begins?|beginning|commences?|first day|(re-?)?open(s|ing)?(?! (evening|day|morning|afternoon|event|house))|returns?|back (to|at|in) school)\b/;
const END = /\b(ends?|ending|last day|finish(es)?|break(s|ing)? ?up|clos(es?|ing)|final day)\b/;
/** A half of a term, and not the week between the halves: both are called half term. */
const HALF_OF_TERM_DAYS = 14;
const BIG_HOLIDAY = /\b(christmas|easter|summer|holidays?|hols|break|vacation|closed|closure)\b/;

/** What an entry is, by its words and by how long it is. */
export function kindOf({ what, from, to }: DatedEntry, days: number): EntryKind {
  const words = what.toLowerCase().replaceAll('’', "'");
  const single = from === to;
  if (INSET.test(words)) return 'inset';
  const isHoliday =
    HOLIDAY.test(words) &&
    !(days > HALF_OF_TERM_DAYS && !BIG_HOLIDAY.test(words.replace(/\bsummer term\b/, '')));
  const isOfSchool = OF_SCHOOL.test(words);
  if (single && isOfSchool && START.test(words) && !END.test(words))
    return isHoliday ? 'holiday-start' : 'term-start';
  if (single && isOfSchool && END.test(words)) {
    // "School closes for half term" is the last day before it.
    if (/\bclos(es?|ing)\b|\bbreak(s|ing)? ?up\b|\blast day (of|before)\b/.test(words)) return 'term-end';
    return isHoliday && !/\bterm ends?\b(?<!half[- ]term ends?)/.test(words) ? 'holiday-end' : 'term-end';
  }
  if (BANK_HOLIDAY.test(words) && days <= 2) return 'bank-holiday';
  if (isHoliday) return 'holiday';
  if (TERM.test(words) && !single) return 'term';
  return 'unknown';
}

/** What a term or holiday is called once the words for its start and end are taken out. */
export function nameOf({ what }: DatedEntry): string {
  const name = what
    .replaceAll(
      /\b(starts?|starting|begins?|beginning|commences?|ends?|ending|finish(es)?|first day|last day|final day|of|for|pupils|students|children|on|dates?|schools?|(re-?)?open(s|ing)?|clos(es?|ing)|returns?|to|at|the)\b/gi,
      ' ',
    )
    .replaceAll(/[\s:;,.–—-]+/g, ' ')
    .trim()
    // A heading and its line may both say it: "Autumn term 2026" above "Term starts".
    .replace(/\b(half[- ]?term|term)\b(.*)\s\1$/i, '$1$2');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
