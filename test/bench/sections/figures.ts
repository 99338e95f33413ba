import { readExport } from '../../../src/app/mis-figures/read-export.ts';
import { previewFigures } from '../../../src/app/mis-figures/preview.ts';
import { readFile } from '../../../src/app/mis-figures/read-table.ts';
import { openMemory } from '../../../src/storage/memory/open-memory.ts';
import { referral } from '../../storage/samples.ts';
import { content } from '../../support/content.ts';
import { workbookOf } from '../../support/mis-exports/workbook.ts';
import { cpuMs, type Row } from '../section.ts';
import { countingNames, FixedClock, testSchool } from '../../support/school.ts';

export const about =
  'Figures of 2,000 pupils from a file of the MIS: from the file to what would change in 60 open cases.';

const ROWS = 2000;
const OPEN = 60;
const settings = testSchool();
const school = {
  settings,
  content,
  records: openMemory().records(settings.id),
  clock: new FixedClock(),
  names: countingNames(),
  person: { id: 'office', name: 'The office', roles: ['office'] as const },
};
const open = Array.from({ length: OPEN }, (_, n) =>
  referral({ id: `case-${n}`, answers: { PC1: String(1000 + n * 7), PC2: '8', PC4: 'attendance' } }),
);
const headings = [
  'Adno',
  'Surname',
  'Forename',
  'Year',
  'Possible',
  'Present',
  'AEA',
  'Authorised',
  'Unauthorised',
];
const rows = [
  headings,
  ...Array.from({ length: ROWS }, (_, n) => [1000 + n, 'Example', 'Pupil', 8, 106, 90, 2, 10, 4]),
];
const FILES = {
  CSV: Buffer.from(rows.map((row) => row.join(',')).join('\n')),
  'a workbook': workbookOf(rows),
};

export async function* measure(): AsyncGenerator<Row> {
  for (const [name, bytes] of Object.entries(FILES))
    for (const run of ['first', 'again']) {
      const started = process.cpuUsage();
      const table = await readFile(bytes);
      const reading = cpuMs(started);
      const day = { today: '2026-11-24', settings };
      const found = readExport(table, open, content.misLayouts, [], day);
      if (!('sorted' in found)) throw new Error('the export was not read');
      const { changing } = previewFigures(school, found.sorted, open, {
        period: 'school-year',
        asAt: '2026-11-20',
      });
      yield {
        figure: `${name}, ${run}, ${changing.length} cases change`,
        ours: `${cpuMs(started).toFixed(0)} ms CPU`,
        beside: `${reading.toFixed(0)} ms CPU to read the file alone`,
        times: cpuMs(started) / reading,
      };
    }
}
