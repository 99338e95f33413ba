import type { SettingsProblem } from '../../../domain/school/settings-problem.ts';
import type { WrittenSettings } from '../../ports/school-register.ts';
import type { Field, SettingsPart, Typed } from './part.ts';

/** A field that is one value of the settings; its id is the way to it, like `dsl.phone`. */
export interface PathField extends Field {
  readonly isNumber?: true;
}

/** A part whose fields are values of the settings each. What is left empty is left out of the settings. */
export function partByPath({
  fields,
  ...rest
}: Pick<SettingsPart, 'id' | 'warnings'> & {
  readonly fields: (rules: Parameters<SettingsPart['fields']>[1]) => readonly PathField[];
}): SettingsPart {
  return {
    ...rest,
    fields: (_settings, rules) => fields(rules),
    read: (settings, rules) =>
      Object.fromEntries(fields(rules).map(({ id }) => [id, asText(valueAt(settings, id.split('.')))])),
    write: (settings, typed, rules) =>
      fields(rules).reduce((next, field) => {
        const given = typed[field.id];
        return given === undefined ? next : withValue(next, field.id.split('.'), valueOf(field, given));
      }, settings),
    fieldOf: fieldByPath,
  };
}

/** The field with the way to a problem; for a group of fields that is missing or wrong, its first. */
export function fieldByPath({ path }: SettingsProblem, fields: readonly Field[]): string | undefined {
  const way = path.join('.');
  const found =
    fields.find(({ id }) => id === way) ??
    fields.find(({ id }) => id.startsWith(`${way}.`)) ??
    fields.find(({ id }) => way.startsWith(`${id}.`));
  return found?.id;
}

/** What is typed one a line. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function valueOf({ kind, isNumber }: PathField, given: string): unknown {
  const text = given.trim();
  if (text === '') return undefined;
  if (kind === 'lines') return linesOf(text);
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('\n');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueAt(from: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return from;
  return typeof from === 'object' && from !== null
    ? valueAt((from as Record<string, unknown>)[key], rest)
    : undefined;
}

/** With this value there, or without it; a group that is left with nothing goes too. */
function withValue(
  settings: WrittenSettings,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): WrittenSettings {
  const group = settings[key];
  const inside = typeof group === 'object' && group !== null ? (group as WrittenSettings) : {};
  const next = rest.length === 0 ? value : withValue(inside, rest, value);
  const isEmpty = next === undefined || (rest.length > 0 && Object.keys(next as object).length === 0);
  const { [key]: _replaced, ...others } = settings;
  // Where it stood, so that an untouched part stays as it was written.
  return isEmpty ? others : key in settings ? { ...settings, [key]: next } : { ...others, [key]: next };
}

/** What a part holds of what was typed, by its fields. */
export function typedOf(fields: readonly Field[], given: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    fields.flatMap(({ id }) => {
      const value = given[inputId(id)];
      return typeof value === 'string' || typeof value === 'number' ? [[id, String(value)]] : [];
    }),
  );
}

/** A field's name among what a press carries. */
export function inputId(field: string): string {
  return `in-${field}`;
}
