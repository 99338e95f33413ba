/** Part of `npm run lint`: says in sentences which imports cross a border; exit code 1 when one does. */
import { crossings, filesOf } from './borders.ts';

const found = crossings(filesOf('src'));
for (const sentence of found) console.error(`- ${sentence}`);
if (found.length > 0) {
  console.error('The borders stand in test/lint/allowed-imports.ts.');
  process.exitCode = 1;
}
