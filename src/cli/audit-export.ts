/**
 * `npm run -s audit:export -- --from 2026-09-01 --to 2026-12-31 [--out FILE]`: who did and who viewed what between two
 * days, as JSON lines, oldest first, for the school's data protection officer. Reads the same environment as the bot.
 * Exit code 1 when it could not be done, 2 for a wrong command.
 */
import { exportAudit } from './export-audit.ts';

const { code, says, data } = await exportAudit(process.argv.slice(2), process.env);
if (data !== undefined) await new Promise((resolve) => process.stdout.write(data, resolve));
console.error(says);
// Open connections to the tables would keep the process waiting.
process.exit(code);
