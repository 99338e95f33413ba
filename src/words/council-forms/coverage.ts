import { MARKS, type CouncilForm, type Mark } from '../../domain/content/council-form.ts';
import { coverageOf, type Coverage } from '../../domain/council-forms/coverage.ts';

const HEADS: Readonly<Record<Mark, string>> = {
  filled: 'filled',
  half: 'half',
  'not-held': 'not held',
  identity: 'identity',
  'by-design': 'by design',
};

/** How much of each form the record fills, as a table of text, and of all those it is measured on together. */
export function describeCoverage(forms: readonly CouncilForm[]): string {
  const measured = forms.filter(({ measured: counts }) => counts);
  const others = forms.filter(({ measured: counts }) => !counts);
  const rows = [
    ['Form', 'fields', ...MARKS.map((mark) => HEADS[mark]), 'of all', 'without identity', 'and by design'],
    ...measured.map((form) => rowOf(form.id, coverageOf([form]))),
    rowOf(`All ${measured.length} that are measured`, coverageOf(measured)),
    ...others.map((form) => rowOf(`${form.id} (not measured)`, coverageOf([form]))),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return [
    ...rows.map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    ),
    'A share counts a half as a half. The third leaves out what is deliberately not printed; the second counts that as not filled.',
  ].join('\n');
}

function rowOf(
  name: string,
  { fields, by, ofAll, withoutIdentity, withoutByDesign }: Coverage,
): readonly string[] {
  return [
    name,
    String(fields),
    ...MARKS.map((mark) => String(by[mark])),
    ...[ofAll, withoutIdentity, withoutByDesign].map((share) => `${share.toFixed(1)} %`),
  ];
}
