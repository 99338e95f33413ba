/** Something that is missing or wrong in a school's settings. */
export interface SettingsProblem {
  /** Where, by the names in the settings; entries of lists count from 0. */
  readonly path: readonly (string | number)[];
  readonly kind:
    | 'missing'
    /** Not in the form it should have; `must` says which. */
    | 'form'
    | 'not-a-setting'
    /** Does not go together with the rest. */
    | 'nobody-decides'
    | 'listed-twice'
    | 'inclusion-is-staff-channel'
    | 'backwards'
    | 'overlap'
    | 'not-a-channel'
    | 'channel-twice'
    | 'quiet-never'
    | 'quiet-always'
    | 'provider-twice'
    | 'threshold'
    | 'own-word';
  /** What it must be: "must be a telephone number". */
  readonly must?: string;
  /** In the words of the settings file. */
  readonly sentence: string;
}

/** What a school sets up, a part at a time, in the order it is asked for, with the settings that belong to it. */
export const SETTINGS_PARTS = {
  school: ['id', 'name', 'tenantId', 'pupilReference', 'councils', 'sharePoint'],
  safeguarding: ['dsl'],
  staff: ['staff'],
  channels: ['channels'],
  calendar: ['terms', 'closed', 'insetDays'],
  digests: ['digests', 'quietHours'],
  limits: ['thresholds', 'responseDays'],
  words: ['wordCheck'],
  retention: ['retention'],
  providers: ['providers'],
} as const;
export type SettingsPartId = keyof typeof SETTINGS_PARTS;

/** The part that a setting belongs to. */
export function partOfSetting(key: unknown): SettingsPartId {
  const found = Object.entries(SETTINGS_PARTS).find(([, keys]) => (keys as readonly unknown[]).includes(key));
  return (found?.[0] ?? 'school') as SettingsPartId;
}
