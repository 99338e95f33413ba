import { parseArgs } from 'node:util';

/** One thing a command can be told. */
interface Told {
  readonly help: string;
  /** What is said when it is left out. Without this sentence it may be. */
  readonly needed?: string;
}

/** Something that stands on its own, like a reference. */
interface Word extends Told {
  /** What stands for it in the help, in capitals: `FILE`. */
  readonly name: string;
  /** Any number of them, at the end. */
  readonly many?: true;
}

/** Something with a name, like `--out FILE`. */
interface Option extends Told {
  /** What stands for its value in the help, in capitals; an option without one is a switch. */
  readonly value?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What a command can be told. Its help is made of it. */
export interface CommandLine<O extends Options = Options> {
  /** What comes before the words and options: `npm run --silent case:export --`. */
  readonly typed: string;
  /** What it does, in a sentence or two. */
  readonly about: string;
  readonly words?: readonly Word[];
  readonly options: O;
}

/** What a command was told: strings, and true or false for switches. */
export type Given<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly value: string }
    ? O[Name] extends { readonly needed: string }
      ? string
      : string | undefined
    : boolean;
};

/** What was typed, read; or the help, where it was asked for; or what is wrong with it, and how to type it instead. */
export type Typed<O extends Options> =
  | { readonly given: Given<O>; readonly words: readonly string[] }
  | { readonly help: string }
  | { readonly problem: string };

/** Reads what was typed after a command. `--help` and `-h` ask for the help, whatever else is there. */
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
  if (named.some(({ rawName }) => rawName === '--help' || rawName === '-h')) return { help: helpOf(line) };
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const problem =
    wrongOption(line, named) ??
    wrongWord(line, words) ??
    missing(line, words, new Set(named.map(({ name }) => name)));
  if (problem !== undefined) return { problem: withUsage(line, problem) };
  const given = Object.fromEntries(
    Object.entries(line.options).map(([name, { value }]) => {
      const found = named.find((token) => token.name === name);
      return [name, value === undefined ? found !== undefined : found?.value?.trim()];
    }),
  );
  return { given: given as Given<O>, words };
}

/** A sentence, and under it how the command is typed. */
export function withUsage(line: CommandLine, sentence: string): string {
  return `${sentence}\nUsage: ${usage(line)}\nWith --help it says what each of these is.`;
}

interface Named {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function wrongOption({ options }: CommandLine, named: readonly Named[]): string | undefined {
  const seen = new Set<string>();
  for (const { name, rawName, value, inlineValue } of named) {
    const option = Object.hasOwn(options, name) && rawName === `--${name}` ? options[name] : undefined;
    if (!option) return `"${rawName}" is not an option here.`;
    if (seen.has(name)) return `${rawName} stands there twice.`;
    seen.add(name);
    if (option.value === undefined && value !== undefined) return `${rawName} takes nothing after it.`;
    const isEmpty = value === undefined || value.trim() === '' || (!inlineValue && value.startsWith('-'));
    if (option.value !== undefined && isEmpty) return `${rawName} needs something after it: ${option.value}.`;
  }
  return undefined;
}

function wrongWord({ words: expected = [] }: CommandLine, words: readonly string[]): string | undefined {
  if (expected.at(-1)?.many || words.length <= expected.length) return undefined;
  return `"${words[expected.length]}" is one word too many.`;
}

function missing(
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

function usage({ typed, words = [], options }: CommandLine): string {
  const bracketed = (text: string, { needed }: Told) => (needed === undefined ? `[${text}]` : text);
  return [
    typed,
    ...words.map((word) => bracketed(`${word.name}${word.many ? ' ...' : ''}`, word)),
    ...Object.entries(options).map(([name, option]) => bracketed(spelt(name, option), option)),
  ].join(' ');
}

function spelt(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function helpOf(line: CommandLine): string {
  const rows = [
    ...(line.words ?? []).map(({ name, help }) => [name, help] as const),
    ...Object.entries(line.options).map(([name, option]) => [spelt(name, option), option.help] as const),
    ['--help', 'says this, and does nothing'] as const,
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    line.about,
    '',
    `Usage: ${usage(line)}`,
    '',
    ...rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`),
  ].join('\n');
}
