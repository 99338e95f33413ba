import { z } from 'zod/v4';

import type { SettingsChange, WrittenSettings } from '../../../app/ports/school-register.ts';
import { instant, person, row, text } from './fields.ts';
import { kindOf, type RowKind } from './row-kind.ts';

/** Checked by `settings/` and not here: settings may be incomplete while a school is being set up. */
export const SETTINGS: RowKind<WrittenSettings> = {
  name: "a school's settings",
  schemaVersion: 1,
  schema: z.record(z.string(), z.unknown()),
};

export const SETTINGS_CHANGE = kindOf<SettingsChange>()(
  'change of settings',
  1,
  row({
    id: text,
    at: instant,
    by: person,
    changed: z.array(row({ part: text, before: z.unknown(), after: z.unknown() })),
  }),
);
