import type { Census, CensusGap, CensusLine } from '../domain/census/placements.ts';
import { describeDayWithYear } from './dates.ts';
import { PLACE_WORDS } from './plans.ts';
import { PROVIDER_KIND_WORDS } from './provider-forms.ts';
import { everybodyWho } from './roles.ts';

// What leads and the office read of the placements that the school census asks for. The bot fills in what it knows, and
// leaves to the office what it does not: it makes up no code.

export const CENSUS_WORDS = {
  title: 'School census: placements at providers',
  /** Opens it. */
  button: 'Census',
  pickDay: 'Census day',
  show: 'Show this day',
  file: 'Get the list as a file',
  /** Where Teams cannot save a file. */
  noFile:
    'The list cannot be had as a file here. Whoever looks after this bot can write it with "npm run census".',
} as const;

export const CENSUS_NOT_YOURS = `Only ${everybodyWho('makes-census')} can make the list for the school census.`;
/** Teams asks before a file goes anywhere. */
export const CENSUS_ASKED =
  'Teams asks you now whether to save the list to your own files. Nothing is saved before you say yes. It holds pupil references, so delete it once the placements are in your MIS.';
export const CENSUS_FILE =
  'Placements at providers for the school census, as a table. It holds personal data.';

/** What is left to the office in every line. */
export const FOR_THE_OFFICE =
  'Three columns are blank for the office: the type of setting, the reason for the placement and the sessions a week. Your MIS has their codes; I do not. A placement for SEN support alone, or beside full-time education, is not asked for: leave it out.';

/** What somebody has to look at, after the name of the provider. */
export const CENSUS_GAP_WORDS: Readonly<Record<CensusGap, string>> = {
  'no-reference': 'the case has no pupil reference',
  'no-urn': 'it is a registered school, and no URN is recorded for it',
  'no-number': 'no URN or UKPRN is recorded; if it has neither, the census asks for its type of setting',
  'not-in-directory': 'it is not in the directory of providers, so its numbers are not known',
  'past-end': "the plan's last day is over and nobody has closed it, so the leaving date is not known",
  'closed-goes-on':
    'support goes on under another plan: check the leaving date, and that the placement is not here twice',
};

/** How many placements there are, and what they have to do with the day. Days are `YYYY-MM-DD`. */
export function describeCensus({ on, since, lines }: Census, today: string): string {
  const day = describeDayWithYear(on);
  const before = describeDayWithYear(since);
  const there = lines.filter(({ leaving }) => leaving === undefined).length;
  const running = describePlacements(there);
  const ended = describePlacements(lines.length - there);
  return on > today
    ? `By the plans of today: ${running} on ${day}. Over by then, since the census before on ${before}: ${ended}.`
    : `On ${day}: ${running}. Ended since the census before, on ${before}: ${ended}.`;
}

/** A number of placements: `no placement`, `one placement`, `12 placements`. */
export function describePlacements(count: number): string {
  if (count === 0) return 'no placement';
  return count === 1 ? 'one placement' : `${count} placements`;
}

/** A census day's placements of a school, for a file of their own. */
export interface CensusOfSchool {
  readonly school: string;
  readonly census: Census;
}

/** The headings of the table, in order. */
export const CENSUS_COLUMNS = [
  'School',
  'Census day',
  'Pupil, by our reference',
  'Provider',
  'URN',
  'UKPRN',
  'Type of setting, where there is no URN or UKPRN (for the office)',
  'Kind of provider, in our directory',
  'Where',
  'Reason for placement (for the office)',
  'Entry date',
  'Leaving date',
  'Attendance pattern',
  'Hours a week, in the plan',
  'Sessions a week (for the office)',
  'Sessions on offer in the last week reported',
  'To look at',
] as const;

/** The rows of the table: a placement each, by heading. */
export function censusRows({
  school,
  census,
}: CensusOfSchool): readonly Readonly<Record<(typeof CENSUS_COLUMNS)[number], string | number>>[] {
  return census.lines.map((line) => ({
    School: school,
    'Census day': census.on,
    'Pupil, by our reference': line.pupil,
    Provider: line.provider,
    URN: line.urn ?? '',
    UKPRN: line.ukprn ?? '',
    'Type of setting, where there is no URN or UKPRN (for the office)': '',
    'Kind of provider, in our directory': line.kind === undefined ? '' : PROVIDER_KIND_WORDS[line.kind],
    Where: PLACE_WORDS[line.place],
    'Reason for placement (for the office)': '',
    'Entry date': line.entry,
    'Leaving date': line.leaving ?? '',
    'Attendance pattern': line.fullTime ? 'full-time' : 'part-time',
    'Hours a week, in the plan': line.hoursPerWeek ?? '',
    'Sessions a week (for the office)': '',
    'Sessions on offer in the last week reported': line.sessionsOffered ?? '',
    'To look at': describeGaps(line),
  }));
}

function describeGaps({ gaps }: Pick<CensusLine, 'gaps'>): string {
  return gaps.map((gap) => CENSUS_GAP_WORDS[gap]).join('; ');
}
