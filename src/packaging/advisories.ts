/** `npm run advisories`: what is known against the packages of the bot. */
import { checkAdvisories } from './dependencies/check-advisories.ts';
import { runCommand } from './run-command.ts';

await runCommand(checkAdvisories);
