import { stringify } from 'csv-stringify/sync';
import { describePupils, groupsToTell, OUTCOMES, type OutcomesOfSchool } from '../words/outcomes.ts';

/** The bytes by which Excel knows that a file is UTF-8 are put before it. */
const BOM = true;

/**
 * A term's figures as a table for a spreadsheet (CSV): a row for each group that may be told apart. Names are the school's
 * own words, so what a spreadsheet would take for a formula is made harmless.
 */
export function outcomesTable({ school, outcomes }: OutcomesOfSchool): string {
  const { term, upTo } = outcomes;
  const some = (count: number) => (count === 0 ? OUTCOMES.notShown : describePupils(count));
  const rows = groupsToTell(outcomes).map(({ name, group }) => ({
    School: school,
    Term: term.name,
    From: term.from,
    'Up to': upTo,
    Kind: name,
    Pupils: describePupils(group.pupils),
    'Weeks of this term, on average': group.weeks ?? OUTCOMES.notShown,
    'Pounds a pupil, about': group.costEach ?? OUTCOMES.notShown,
    'Attendance before, about, per cent': group.attendance?.before ?? OUTCOMES.notShown,
    'Attendance during, about, per cent': group.attendance?.during ?? OUTCOMES.notShown,
    'Attendance after, about, per cent': group.attendance?.after ?? OUTCOMES.notShown,
    'Back in class': some(group.returned),
    'Still there a term later': some(group.stillBack),
  }));
  return stringify(rows, { header: true, columns: HEADINGS, bom: BOM, escape_formulas: true });
}

/** The same whether or not there is a row. */
const HEADINGS = [
  'School',
  'Term',
  'From',
  'Up to',
  'Kind',
  'Pupils',
  'Weeks of this term, on average',
  'Pounds a pupil, about',
  'Attendance before, about, per cent',
  'Attendance during, about, per cent',
  'Attendance after, about, per cent',
  'Back in class',
  'Still there a term later',
] as const;
