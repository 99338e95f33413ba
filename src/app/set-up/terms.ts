import { z } from 'zod/v4';
import { calendarWarnings } from '../../domain/calendar/calendar-warnings.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { NamedRange } from '../../domain/calendar/school-terms.ts';
import { isRefused } from '../../domain/calendar/term-doubts.ts';
import { kindOf, type EntryKind } from '../../domain/calendar/term-entries.ts';
import { daysOf } from '../../domain/calendar/school-terms.ts';
import { partOfSetting } from '../../domain/school/settings-problem.ts';
import { describeCalendarWarning } from '../../words/calendar.ts';
import { describeSettingsProblem } from '../../words/set-up-parts.ts';
import {
  describeChangedMeanwhile,
  describeSaved,
  NO_SUCH_SCHOOL,
  NOTHING_DIFFERENT,
  OLD_SET_UP_CARD,
  TERMS_WORDS,
} from '../../words/set-up.ts';
import { describeChangedSettings } from '../../words/settings-changes.ts';
import { describeRange, describeTermDoubt, describeUnread, previewTerms } from '../../words/terms.ts';
import type { RegisteredSchool, WrittenSettings } from '../ports/school-register.ts';
import { schoolHome } from './home.ts';
import { inputId } from './parts/by-path.ts';
import { keysOf, markOf } from './parts/part.ts';
import type { SetUpReply, TermsPreview } from './reply.ts';
import { compareSettings, readAgain, schoolName, schoolOf, writeSettings, type SetUpTurn } from './turn.ts';

const CALENDAR = { id: 'calendar' } as const;
/** Longer texts are read, but not given back: the card could become too large to send. */
const LONGEST_KEPT = 3000;
/** The most that is carried on a button, in characters: several years of terms. */
const LONGEST_CALENDAR = 4000;
/** No list of a council comes near. */
const LONGEST_TEXT = 1_000_000;

const range = z.strictObject({ from: z.string(), to: z.string(), what: z.string() });
const calendarOnCard = z.strictObject({
  terms: z.array(range),
  closed: z.array(range),
  insetDays: z.array(z.strictObject({ date: z.string(), what: z.string() })),
});
type Calendar = z.output<typeof calendarOnCard>;

/** The card where terms are pasted, with what stands now in lines that can be changed and read again. */
export async function openTerms(turn: SetUpTurn, { school: id }: { readonly school: string }) {
  const school = schoolOf(turn, id);
  return school ? show(school, { text: asLines(school.settings) }) : { text: NO_SUCH_SCHOOL };
}

/** What was read in the pasted text. Nothing is changed by it. */
export async function previewTermsOf(
  turn: SetUpTurn,
  data: { readonly school: string } & Readonly<Record<string, unknown>>,
): Promise<SetUpReply> {
  const school = schoolOf(turn, data.school);
  if (!school) return { text: NO_SUCH_SCHOOL };
  const given = data[inputId('text')];
  const text = typeof given === 'string' ? given.trim() : '';
  if (text === '') return show(school, { text, problems: [TERMS_WORDS.nothing] });
  if (text.length > LONGEST_TEXT) return show(school, { text, problems: [TERMS_WORDS.tooLong] });
  const today = londonDate(turn.clock.now());
  const { found, doubts, unread } = turn.rules.readTerms(text, today);
  const { terms, closed, insetDays } = found;
  const calendar = { terms, closed, insetDays };
  const carried = JSON.stringify(calendar);
  const refused = doubts.filter(isRefused);
  const isTooMuch = carried.length > LONGEST_CALENDAR;
  return show(school, {
    text,
    problems: [...refused.map(describeTermDoubt), ...(isTooMuch ? [TERMS_WORDS.tooLong] : [])],
    preview: {
      found: previewTerms(found),
      doubts: [
        ...doubts.filter((doubt) => !isRefused(doubt)).map(describeTermDoubt),
        ...(unread.length > 0 ? [describeUnread(unread)] : []),
        ...calendarWarnings(calendar, today)
          .filter(({ warning }) => warning === 'no-term-between')
          .map(describeCalendarWarning),
      ],
      differs: differences(school.settings, calendar as Calendar),
      ...(refused.length > 0 || isTooMuch ? {} : { calendar: carried }),
    },
  });
}

/** Takes the terms that were read, exactly as they were shown. */
export async function useTerms(
  turn: SetUpTurn,
  data: { readonly school: string; readonly mark: string; readonly calendar: string },
): Promise<SetUpReply> {
  const school = schoolOf(turn, data.school);
  if (!school) return { text: NO_SUCH_SCHOOL };
  const calendar = readCarried(data.calendar);
  if (!calendar) return { text: OLD_SET_UP_CARD };
  const { settings } = school;
  const next = { ...settings, ...calendar };
  const problems = turn.rules
    .problemsOf(next)
    .filter(({ path }) => partOfSetting(path[0]) === CALENDAR.id)
    .map(describeSettingsProblem);
  const text = asLines(next);
  if (problems.length > 0) return show(school, { text, problems });
  if (data.mark !== markOf(CALENDAR, settings)) {
    const changes = await turn.register.changesOf(school.id);
    const last = changes.findLast(({ changed }) =>
      changed.some(({ part }) => keysOf(CALENDAR).includes(part)),
    );
    return show(school, {
      text,
      notices: [describeChangedMeanwhile(last, TERMS_WORDS.use)],
      preview: {
        found: describeCalendar(calendar),
        doubts: [],
        differs: differences(settings, calendar),
        calendar: data.calendar,
      },
    });
  }
  if (compareSettings(settings, next).length === 0) return schoolHome(turn, school.id, [NOTHING_DIFFERENT]);
  const result = await writeSettings(turn, school, next);
  if (result === 'changed') return useTerms(await readAgain(turn), data);
  return schoolHome(turn, school.id, [describeSaved(CALENDAR.id)]);
}

function show(
  school: RegisteredSchool,
  {
    text,
    problems = [],
    notices = [],
    preview,
  }: {
    readonly text: string;
    readonly problems?: readonly string[];
    readonly notices?: readonly string[];
    readonly preview?: TermsPreview;
  },
): SetUpReply {
  const isKept = text.length <= LONGEST_KEPT;
  return {
    show: 'set-up-terms',
    school: { id: school.id, name: schoolName(school) },
    mark: markOf(CALENDAR, school.settings),
    pasted: isKept ? text : '',
    problems,
    notices: [...notices, ...(isKept ? [] : [TERMS_WORDS.notKept])],
    ...(preview === undefined ? {} : { preview }),
  };
}

function readCarried(carried: string): Calendar | undefined {
  if (carried.length > LONGEST_CALENDAR) return undefined;
  try {
    return calendarOnCard.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
}

function calendarOf({ terms, closed, insetDays }: WrittenSettings): Calendar {
  const parsed = calendarOnCard.safeParse({
    terms: terms ?? [],
    closed: closed ?? [],
    insetDays: insetDays ?? [],
  });
  return parsed.data ?? { terms: [], closed: [], insetDays: [] };
}

/** What is new and what goes. */
function differences(settings: WrittenSettings, calendar: Calendar): readonly string[] {
  return describeChangedSettings(compareSettings(calendarOf(settings), calendar)).map((line) =>
    line.replace(/^[^:]*: /, ''),
  );
}

function describeCalendar({ terms, closed, insetDays }: Calendar): readonly string[] {
  const none = { insetOutside: [], unpaired: [], unknown: [], bankHolidays: 0 };
  return previewTerms({ terms, closed, insetDays, ...none });
}

/** A calendar in lines that are read as it is. */
function asLines(settings: WrittenSettings): string {
  const { terms, closed, insetDays } = calendarOf(settings);
  const lines = [
    ...terms.map((term) => ({ range: term, line: describeRange(named(term, 'term', 'term')) })),
    ...closed.map((each) => ({ range: each, line: describeRange(named(each, 'holiday', 'holiday')) })),
    ...insetDays.map(({ date, what }) => {
      const day = { from: date, to: date, what };
      return {
        range: day,
        line: describeRange(kindOf(day, 1) === 'inset' ? day : { ...day, what: `INSET: ${what}` }),
      };
    }),
  ];
  return lines
    .toSorted((a, b) => (a.range.from < b.range.from ? -1 : 1))
    .map(({ line }) => line)
    .join('\n');
}

/** Called so that it is read as what it is: a holiday called "Christmas" would be read as nothing. */
function named(given: NamedRange, kind: EntryKind, word: string): NamedRange {
  return kindOf(given, daysOf(given)) === kind ? given : { ...given, what: `${given.what} ${word}` };
}
