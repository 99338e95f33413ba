import type { Command } from '../cli/command.ts';

/** Runs a command with what was typed: its result goes to standard output, what it says to standard error. */
export async function runCommand(command: Command): Promise<void> {
  const { code, out, message } = await command.run(process.argv.slice(2), process.env);
  if (message !== undefined) console.error(message);
  if (out) console.log(out);
  process.exitCode = code;
}
