/** `npm run licences`: whose work the bot is built from, and under which licence. */
import { listLicences } from './dependencies/list-licences.ts';
import { runCommand } from './run-command.ts';

await runCommand(listLicences);
