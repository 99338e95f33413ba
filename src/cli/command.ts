import {
  readCommandLine,
  withUsage,
  type CommandLine,
  type Given,
  type Options,
} from '../start/command-line.ts';

/** How a command ended: 0 done, 1 failed, 2 wrong usage. */
export interface CommandEnd {
  readonly code: 0 | 1 | 2;
  /** The result, for standard output: it can be piped. */
  readonly out?: string;
  /** For the person at the terminal. */
  readonly message?: string;
}

/** A command's surroundings. */
export interface Around {
  readonly env: NodeJS.ProcessEnv;
  /** Reads standard input. */
  readonly input: () => string;
  /** How the same is typed with one more option. */
  readonly typedWith: (option: string) => string;
}

/** A terminal command. */
export interface Command {
  /** Never throws: failures are reported in words. */
  run(args: readonly string[], env: NodeJS.ProcessEnv, input?: () => string): Promise<CommandEnd>;
}

/** Wrong usage: the message says why, in a sentence. */
export class CannotUse extends Error {
  override readonly name = 'CannotUse';
}

/** Makes a command from its options and what it does. */
export function command<const O extends Options>(
  line: CommandLine<O> & {
    /** Throws `CannotUse` for wrong usage that only it can detect. */
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
      if ('problem' in read) return { code: 2, message: read.problem };
      try {
        const typedWith = (option: string) => [line.typed, option, ...args.map(quote)].join(' ');
        return await line.run(read.given, read.words, { env, input, typedWith });
      } catch (error) {
        if (error instanceof CannotUse) return { code: 2, message: withUsage(line, error.message) };
        // Not its message: it may hold what was read.
        const name = error instanceof Error ? error.name : 'unknown';
        return { code: 1, message: `The command broke off: the fault is on the program's side (${name}).` };
      }
    },
  };
}

/** An argument as it is typed at a shell. */
function quote(argument: string): string {
  return /^[\w.,:=/-]+$/.test(argument) ? argument : `"${argument}"`;
}
