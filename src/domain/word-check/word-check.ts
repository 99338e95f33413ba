import { asRead } from '../plain-text.ts';

/** Words and phrases that make the bot ask about safety before it saves a text (G-05). */
export interface WordCheck {
  /** Interchangeable words in a phrase, by the name it uses for them: `{them}`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
  /** Phrases in which such a word means no harm. */
  readonly harmless: readonly string[];
  /** Sentences that should make the bot ask, and some that should not, for testing the words. */
  readonly examples: { readonly worrying: readonly string[]; readonly harmless: readonly string[] };
}

/** The spellings of one part of a phrase. */
interface Part {
  readonly forms: ReadonlySet<string>;
  /** The length of its longest form. */
  readonly longest: number;
}

/** Phrases as lists of parts, indexed by the spellings of the first. */
interface Phrases {
  readonly byFirst: ReadonlyMap<string, readonly (readonly Part[])[]>;
  /** The length of the longest first part. */
  readonly longest: number;
}

/** A word check compiled for matching. */
interface PreparedCheck {
  readonly words: Phrases;
  readonly harmless: Phrases;
}

/** How many characters of a text are checked. No text this long is ever stored, and matching takes time. */
const LONGEST_LOOK = 20_000;

/** Compiling one takes tens of milliseconds, and every typed text is checked. */
const preparedChecks = new WeakMap<WordCheck, PreparedCheck>();

/**
 * True when a text holds a word or phrase of the school's list (G-05): whole words only, as a reader sees them, with or
 * without hyphens, spaces and apostrophes between the parts, and with simple endings (kill, kills, killed, killing). A
 * match is a reason to ask, never a finding; no match means nothing.
 */
export function findWordMatch({ wordCheck }: { readonly wordCheck: WordCheck }, text: string): boolean {
  const { words, harmless } = prepare(wordCheck);
  const read = plain(text.slice(0, LONGEST_LOOK));
  return isAnyIn(without(read, harmless), words);
}

function prepare(wordCheck: WordCheck): PreparedCheck {
  const known = preparedChecks.get(wordCheck);
  if (known) return known;
  const { words, harmless, groups } = wordCheck;
  const fresh = { words: phrasesOf(words, groups), harmless: phrasesOf(harmless, groups) };
  preparedChecks.set(wordCheck, fresh);
  return fresh;
}

/** The examples the words fail at: worrying ones that would pass, and harmless ones that would make the bot ask. */
export function failedExamples(wordCheck: WordCheck): {
  missed: readonly string[];
  asked: readonly string[];
} {
  const asks = (text: string): boolean => findWordMatch({ wordCheck }, text);
  return {
    missed: wordCheck.examples.worrying.filter((text) => !asks(text)),
    asked: wordCheck.examples.harmless.filter(asks),
  };
}

/**
 * Drops accents and apostrophes, and full stops between single letters; any other non-alphanumeric run becomes a single
 * blank.
 */
function plain(text: string): string {
  return asRead(text)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f']/g, '')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replaceAll(/[^\p{L}\d]+/gu, ' ');
}

function isAnyIn(text: string, phrases: Phrases): boolean {
  for (const at of wordStarts(text)) if (endOfPhrase(text, at, phrases) !== undefined) return true;
  return false;
}

/** The text with two blanks for each of these phrases: words either side of it are not read together. */
function without(text: string, phrases: Phrases): string {
  let left = '';
  let from = 0;
  for (const at of wordStarts(text)) {
    const end = at < from ? undefined : endOfPhrase(text, at, phrases);
    if (end === undefined) continue;
    left += `${text.slice(from, at)}  `;
    from = end;
  }
  return left + text.slice(from);
}

function* wordStarts(text: string): Generator<number> {
  let at = text.startsWith(' ') ? 1 : 0;
  while (at < text.length) {
    yield at;
    const blank = text.indexOf(' ', at);
    if (blank < 0) return;
    at = blank + 1;
  }
}

/** Where a phrase that begins here ends; undefined when none does. */
function endOfPhrase(text: string, at: number, { byFirst, longest }: Phrases): number | undefined {
  for (let length = 1; length <= longest && at + length <= text.length; length++)
    for (const parts of byFirst.get(text.slice(at, at + length)) ?? []) {
      const end = endOfParts(text, at + length, parts, 1);
      if (end !== undefined) return end;
    }
  return undefined;
}

/**
 * Where the parts from `index` on end, each with or without a blank before it; undefined when they do not match here.
 */
function endOfParts(text: string, at: number, parts: readonly Part[], index: number): number | undefined {
  const part = parts[index];
  if (!part) return at === text.length || text[at] === ' ' ? at : undefined;
  const start = text[at] === ' ' ? at + 1 : at;
  for (let length = 1; length <= part.longest && start + length <= text.length; length++) {
    if (!part.forms.has(text.slice(start, start + length))) continue;
    const end = endOfParts(text, start + length, parts, index + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}

function phrasesOf(phrases: readonly string[], groups: WordCheck['groups']): Phrases {
  const byFirst = new Map<string, (readonly Part[])[]>();
  const ready = new Map<string, Part>();
  const partOf = (word: string): Part => {
    const group = /^\{(.+)\}$/.exec(word)?.[1];
    const part = ready.get(word) ?? partFrom(group === undefined ? [word] : (groups[group] ?? []));
    ready.set(word, part);
    return part;
  };
  let longest = 0;
  for (const phrase of phrases) {
    const words = phrase.split(' ').flatMap((word) => (word.startsWith('{') ? [word] : wordsOf(word)));
    const parts = words.map(partOf);
    const [first] = parts;
    if (!first) continue;
    longest = Math.max(longest, first.longest);
    for (const form of first.forms) byFirst.set(form, [...(byFirst.get(form) ?? []), parts]);
  }
  return { byFirst, longest };
}

function partFrom(members: readonly string[]): Part {
  const forms = new Set(
    members.flatMap((member) =>
      wordsOf(member).reduce<readonly string[]>(
        (before, word) =>
          withEndings(word).flatMap((form) =>
            before.flatMap((start) => (start === '' ? [form] : [`${start} ${form}`, start + form])),
          ),
        [''],
      ),
    ),
  );
  return { forms, longest: Math.max(0, ...Array.from(forms, ({ length }) => length)) };
}

/** Every word of these phrases and groups as it is matched, with its endings. */
export function formsIn({ words, groups }: Pick<WordCheck, 'words' | 'groups'>): ReadonlySet<string> {
  const phrases = [...words, ...Object.values(groups).flat()].map((phrase) =>
    phrase.replaceAll(/\{[^}]*\}/g, ' '),
  );
  return new Set(phrases.flatMap(wordsOf).flatMap(withEndings));
}

/** The words of a text as compared, without endings. */
export function wordsOf(text: string): readonly string[] {
  return plain(text).trim().split(' ');
}

/** A word with its possible endings: plural, past and -ing, with a doubled consonant or a dropped e. */
function withEndings(word: string): readonly string[] {
  if (word.length < 3) return [word];
  if (word.endsWith('e')) {
    const stem = word.slice(0, -1);
    return ['e', 'es', 'ed', 'ing', 'er', 'ers'].map((ending) => stem + ending);
  }
  const last = word.at(-1) ?? '';
  return ['', 's', 'es', 'ed', 'ing', 'er', 'ers', `${last}ed`, `${last}ing`, `${last}er`].map(
    (ending) => word + ending,
  );
}
