import { stringify } from 'csv-stringify/sync';
import { CENSUS_COLUMNS, censusRows, type CensusOfSchool } from '../words/census.ts';

/** The bytes by which Excel knows that a file is UTF-8 are put before it. */
const BOM = true;

/**
 * The placements of a census day as a table for a spreadsheet (CSV). References and names are the school's own words, so
 * what a spreadsheet would take for a formula is made harmless.
 */
export function censusTable(census: CensusOfSchool): string {
  const rows = [...censusRows(census)];
  return stringify(rows, { header: true, columns: [...CENSUS_COLUMNS], bom: BOM, escape_formulas: true });
}
