import { createHash } from 'node:crypto';
import {
  SETTINGS_PARTS,
  type SettingsPartId,
  type SettingsProblem,
} from '../../../domain/school/settings-problem.ts';
import type { WrittenSettings } from '../../ports/school-register.ts';
import type { SettingsRules } from '../../ports/settings-rules.ts';

/** One thing to fill in. */
export interface Field {
  readonly id: string;
  readonly label: string;
  /** `lines`: one entry a line. Numbers are typed as text, so that what is no number stays on the card too. */
  readonly kind: 'text' | 'lines' | 'time' | 'date' | 'choice';
  readonly options?: readonly { readonly id: string; readonly label: string }[];
  readonly hint?: string;
  readonly heading?: string;
}

/** What stands in the fields, by their ids. */
export type Typed = Readonly<Record<string, string>>;

/** A part of a school's settings that is filled in on one card. */
export interface SettingsPart {
  readonly id: SettingsPartId;
  /** Settings that it reads besides its own: when they change meanwhile, so does the card. */
  readonly alsoReads?: readonly string[];
  readonly fields: (settings: WrittenSettings, rules: SettingsRules) => readonly Field[];
  /** What stands now, for each field. */
  readonly read: (settings: WrittenSettings, rules: SettingsRules) => Typed;
  /** The settings with what was typed, right or not. */
  readonly write: (settings: WrittenSettings, typed: Typed, rules: SettingsRules) => WrittenSettings;
  /** The field that a problem of this part stands beside; undefined when it stands above all. */
  readonly fieldOf: (
    problem: SettingsProblem,
    fields: readonly Field[],
    settings: WrittenSettings,
  ) => string | undefined;
  /** What is odd, though it can be used. */
  readonly warnings?: (settings: WrittenSettings, rules: SettingsRules) => readonly string[];
}

/** The settings of a part. */
export function keysOf({ id }: Pick<SettingsPart, 'id'>): readonly string[] {
  return SETTINGS_PARTS[id];
}

/** Tells whether a part has changed since a card was drawn. */
export function markOf(part: Pick<SettingsPart, 'id' | 'alsoReads'>, settings: WrittenSettings): string {
  const read = [...keysOf(part), ...(part.alsoReads ?? [])].map((key) => settings[key] ?? null);
  return createHash('sha256').update(JSON.stringify(read)).digest('base64url').slice(0, 16);
}
