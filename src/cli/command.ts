import {
  readCommandLine,
  withUsage,
  type CommandLine,
  type Given,
  type Options,
} from '../start/command-line.ts';

/** How a command ended: 0 done, 1 not done, 2 it cannot be used like that. */
export interface CommandEnd {
  readonly code: 0 | 1 | 2;
  /** What was asked for, for standard output: it can be piped on. */
  readonly out?: string;
  /** For the person at the terminal. */
  readonly says?: string;
}

/** What is around a command. */
export interface Around {
  readonly env: NodeJS.ProcessEnv;
  /** What comes in by standard input. */
  readonly input: () => string;
}

/** A command of the terminal. */
export interface Command {
  /** Never throws: what cannot be done is said in words. */
  run(args: readonly string[], env: NodeJS.ProcessEnv, input?: () => string): Promise<CommandEnd>;
}

/** A command cannot be used as it was typed: the message says why, in a sentence. */
export class CannotUse extends Error {
  override readonly name = 'CannotUse';
}

/** Makes a command of what it can be told and what it does. */
export function command<const O extends Options>(
  line: CommandLine<O> & {
    /** Throws `CannotUse` for what only it can see to be wrong. */
    readonly run: (
      given: Given<O>,
      words: readonly string[],
      around: Around,
    ) => CommandEnd | Promise<CommandEnd>;
  },
): Command {
  return {
    run: async (args, env, input = () => '') => {
      const read = readCommandLine(line, args);
      if ('help' in read) return { code: 0, out: read.help };
      if ('problem' in read) return { code: 2, says: read.problem };
      try {
        return await line.run(read.given, read.words, { env, input });
      } catch (error) {
        if (error instanceof CannotUse) return { code: 2, says: withUsage(line, error.message) };
        // Not its message: it may hold what was read.
        const name = error instanceof Error ? error.name : 'unknown';
        return { code: 1, says: `The command broke off: the fault is on the program's side (${name}).` };
      }
    },
  };
}
