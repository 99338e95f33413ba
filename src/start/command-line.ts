import { parseArgs } from 'node:util';

/** One argument of a command. */
interface Told {
  readonly help: string;
  /** The message when it is missing. Without one, it is optional. */
  readonly needed?: string;
}

/** A positional argument, like a reference. */
interface Word extends Told {
  /** Its placeholder in the help, in capitals: `FILE`. */
  readonly name: string;
  /** Any number of them, at the end. */
  readonly many?: true;
}

/** A named argument, like `--out FILE`. */
interface Option extends Told {
  /** The placeholder of its value in the help, in capitals; an option without one is a switch. */
  readonly value?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** A command's arguments, from which its help is generated. */
export interface CommandLine<O extends Options = Options> {
  /** What comes before them: `npm run --silent case:export --`. */
  readonly typed: string;
  /** What it does, in a sentence or two. */
  readonly about: string;
  readonly words?: readonly Word[];
  readonly options: O;
}

/** The parsed arguments: strings, and true or false for switches. */
export type Given<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly value: string }
    ? O[Name] extends { readonly needed: string }
      ? string
      : string | undefined
    : boolean;
};

/** The parsed arguments; or the help, if asked for; or what is wrong, and how to type it instead. */
export type Typed<O extends Options> =
  | { readonly given: Given<O>; readonly words: readonly string[] }
  | { readonly help: string }
  | { readonly problem: string };

/**
 * Parses what was typed after a command. `--help` and `-h` ask for the help, whatever else is there, and so does the
 * word `help` by itself.
 */
export function readCommandLine<O extends Options>(line: CommandLine<O>, args: readonly string[]): Typed<O> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(line.options).map(([name, { value }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const named = tokens.filter((token) => token.kind === 'option');
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  if (named.some(({ rawName }) => rawName === '--help' || rawName === '-h') || args.join(' ') === 'help')
    return { help: helpOf(line) };
  const problem =
    findWrongOption(line, named) ??
    findExtraWord(line, words) ??
    findMissing(line, words, new Set(named.map(({ name }) => name)));
  if (problem !== undefined) return { problem: withUsage(line, problem) };
  const given = Object.fromEntries(
    Object.entries(line.options).map(([name, { value }]) => {
      const found = named.find((token) => token.name === name);
      return [name, value === undefined ? found !== undefined : found?.value?.trim()];
    }),
  );
  return { given: given as Given<O>, words };
}

/**
 * What was typed after a script that is a program of its own. When that was a request for help or is wrong, it prints
 * the help or the problem instead, and ends the process with 0 or 2.
 */
export function givenOrEnd<O extends Options>(line: CommandLine<O>): Given<O> {
  const typed = readCommandLine(line, process.argv.slice(2));
  if ('given' in typed) return typed.given;
  if ('help' in typed) process.stdout.write(`${typed.help}\n`);
  else process.stderr.write(`${typed.problem}\n`);
  process.exit('help' in typed ? 0 : 2);
}

/** A sentence, followed by how to type the command. */
export function withUsage(line: CommandLine, sentence: string): string {
  return `${sentence}\nUsage: ${describeUsage(line)}\nWith --help it says what each of these is.`;
}

interface Named {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function findWrongOption({ options }: CommandLine, named: readonly Named[]): string | undefined {
  const seen = new Set<string>();
  for (const { name, rawName, value, inlineValue } of named) {
    const option = Object.hasOwn(options, name) && rawName === `--${name}` ? options[name] : undefined;
    if (!option) return `"${rawName}" is not an option here.`;
    if (seen.has(name)) return `${rawName} is given twice.`;
    seen.add(name);
    if (option.value === undefined && value !== undefined) return `${rawName} takes nothing after it.`;
    const isEmpty = value === undefined || value.trim() === '' || (!inlineValue && value.startsWith('-'));
    if (option.value !== undefined && isEmpty) return `${rawName} needs something after it: ${option.value}.`;
  }
  return undefined;
}

function findExtraWord({ words: expected = [] }: CommandLine, words: readonly string[]): string | undefined {
  if (expected.at(-1)?.many || words.length <= expected.length) return undefined;
  return `"${words[expected.length]}" is one word too many.`;
}

function findMissing(
  { words: expected = [], options }: CommandLine,
  words: readonly string[],
  named: ReadonlySet<string>,
): string | undefined {
  const absent = [
    ...expected.slice(words.length),
    ...Object.entries(options).flatMap(([name, option]) => (named.has(name) ? [] : [option])),
  ];
  return absent.find(({ needed }) => needed !== undefined)?.needed;
}

function describeUsage({ typed, words = [], options }: CommandLine): string {
  const bracketed = (text: string, { needed }: Told) => (needed === undefined ? `[${text}]` : text);
  const takesNothing = words.length === 0 && Object.keys(options).length === 0;
  return [
    takesNothing ? typed.replace(/ --$/, '') : typed,
    ...words.map((word) => bracketed(`${word.name}${word.many ? ' ...' : ''}`, word)),
    ...Object.entries(options).map(([name, option]) => bracketed(spellOption(name, option), option)),
  ].join(' ');
}

function spellOption(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function helpOf(line: CommandLine): string {
  const rows = [
    ...(line.words ?? []).map(({ name, help }) => [name, help] as const),
    ...Object.entries(line.options).map(
      ([name, option]) => [spellOption(name, option), option.help] as const,
    ),
    ['--help', 'says this, and does nothing'] as const,
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    line.about,
    '',
    `Usage: ${describeUsage(line)}`,
    '',
    ...rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`),
  ].join('\n');
}
