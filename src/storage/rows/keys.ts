import { createHash } from 'node:crypto';

/** Between the parts of a key; never inside one. */
const SEPARATOR = '|';
/** The character after the separator: the exclusive end of a prefix's range. */
const AFTER_SEPARATOR = '}';
/** A key is limited to 512 characters; a longer part is cut, and a hash of the whole is appended. */
const LONGEST_PART = 100;
const PREFIX_LENGTH = 30;

/**
 * One part of a key, in characters that every table service accepts: letters, digits, `.`, `:` and `-`; anything else
 * becomes `_` and four hexadecimal digits. Different parts stay different; dates and times keep their order.
 */
export function safePart(part: string): string {
  const safe = part.replace(
    /[^A-Za-z0-9.:-]/g,
    (character) =>
      // `.replace` without the `u` flag works on code units, which keeps lone surrogates distinct too.
      `_${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (safe.length <= LONGEST_PART) return safe;
  // `_z` cannot be an escape, so a shortened part never equals one written in full.
  return `${safe.slice(0, PREFIX_LENGTH)}_z${createHash('sha256').update(safe).digest('hex')}`;
}

/** The part that `safePart` made this of; undefined for a shortened one, which cannot be told. */
export function partFrom(safe: string): string | undefined {
  if (safe.includes('_z')) return undefined;
  return safe.replace(/_([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A row key from its parts, the first of which is the kind of row. */
export function rowKey(...parts: readonly string[]): string {
  return parts.map(safePart).join(SEPARATOR);
}

/** The parts that a row key was made of; of one that was too long, what is left of it. */
export function partsOfKey(key: string): readonly string[] {
  return key
    .split(SEPARATOR)
    .map((part) =>
      part.replace(/_([0-9a-f]{4})/g, (_escape, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    );
}

/** The common prefix of all row keys with these first parts. */
export function prefixOf(...parts: readonly string[]): string {
  return rowKey(...parts) + SEPARATOR;
}

/** The first key after all that start with this prefix. */
export function endOf(prefix: string): string {
  return prefix.slice(0, -SEPARATOR.length) + AFTER_SEPARATOR;
}

/** An instant as part of a key: earlier sorts first. Throws when it is not a time. */
export function timePart(instant: string | Date): string {
  return new Date(instant).toISOString();
}

/** An instant as part of a key: later sorts first. Throws when it is not a time. */
export function reverseTimePart(instant: string): string {
  return String(8_640_000_000_000_000 - new Date(timePart(instant)).getTime()).padStart(16, '0');
}

/** The cursor that a card carried, if it looks like one of ours: cards can be forged. Otherwise an empty one. */
export function cursorFrom(from: string | undefined): string {
  return from !== undefined && from.length <= 500 && /^[\w.:|-]*$/.test(from) ? from : '';
}
