/**
 * `npm run --silent digest -- [--school ID] [--week 2026-W47] --dry-run`: both digests of a week as text, where each goes
 * and when. Reads the same environment as the bot and posts nothing. What it prints names pupils by their reference. Exit
 * code 1 when it could not be done, 2 for a wrong command.
 */
import { showDigests } from './show-digest.ts';

const { code, says } = await showDigests(process.argv.slice(2), process.env);
await new Promise<void>((resolve) =>
  (code === 0 ? process.stdout : process.stderr).write(`${says}\n`, () => resolve()),
);
// Nothing is under way any more, but open connections to the tables would keep the process waiting.
process.exit(code);
