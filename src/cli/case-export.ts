/**
 * `npm run --silent case:export -- R-XXXXX --by "Your name" [--html FILE] [--json FILE] [--include send]`: the referral
 * pack as a page to print, as data, or both; with neither, the data on standard output. Reads the same environment as the
 * bot. Exit code 1 when it could not be done, 2 for a wrong command.
 */
import { exportCase } from './export-case.ts';

const { code, says, data } = await exportCase(process.argv.slice(2), process.env);
// What is said stays out of the data, so that it can be piped on.
console.error(says);
if (data !== undefined) await new Promise<void>((resolve) => process.stdout.write(data, () => resolve()));
// Nothing is under way any more, but open connections to the tables would keep the process waiting.
process.exit(code);
