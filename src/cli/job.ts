/**
 * `npm run job -- sweep|digest|reminders|reconcile|tidy`: one run of what the bot's clock starts, for hosts that let the
 * bot sleep; `digest --dry-run` and `tidy --dry-run` only say what would be done. Reads the same environment as the bot.
 * Exit code 1 when it could not be done, 2 for a wrong command.
 */
import { runJob } from './run-job.ts';

const { code, says } = await runJob(process.argv.slice(2), process.env);
if (code === 0) console.log(says);
else console.error(says);
// Nothing is under way any more, but open connections to the tables would keep the process waiting.
process.exit(code);
