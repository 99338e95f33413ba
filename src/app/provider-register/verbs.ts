import { z } from 'zod/v4';
import type { DataTurn, TurnResult } from '../turn.ts';
import { MOST_BYTES } from '../mis-figures/read-table.ts';
import type { Verb } from '../verbs.ts';
import {
  askForRegister,
  dropRegister,
  forgetRegister,
  MOST_WEEKS,
  nameRegisterColumns,
  takePastedRegister,
} from './take.ts';
import { useRegister, type WeekToUse } from './use.ts';

const sessions = z.number().int().min(0).max(14);
const week = z
  .strictObject({
    r: z.string().min(1).max(80),
    pupil: z.string().min(1).max(80),
    week: z.string().regex(/^\d{4}-W\d\d$/),
    offered: sessions,
    attended: sessions,
  })
  .refine(({ offered, attended }) => attended <= offered);
const weeksOnce = z
  .array(week)
  .max(MOST_WEEKS)
  .refine((all) => new Set(all.map(({ r, week: of }) => `${r}|${of}`)).size === all.length);

/** What a button carries is text; undefined for a text that no card made. */
function readWeeks(text: string): readonly WeekToUse[] | undefined {
  try {
    return weeksOnce.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function verb<S extends z.ZodType<Record<string, unknown>>>(
  data: S,
  run: (turn: DataTurn, data: z.infer<S>) => Promise<TurnResult>,
): Verb {
  return { data, run: (turn, raw) => run(turn, data.parse(raw)) };
}

const file = z.string().min(1).max(80);
const ofFile = z.looseObject({ file });
const ofPreview = z.looseObject({
  file: file.optional().catch(undefined),
  weeks: z
    .string()
    .max(20_000)
    .refine((text) => readWeeks(text) !== undefined),
});

/** The buttons about a provider's register. */
export const REGISTER_VERBS: Readonly<Record<string, Verb>> = {
  register: verb(z.looseObject({}), (turn) => askForRegister(turn)),
  'register-read': verb(z.looseObject({ cells: z.string().max(MOST_BYTES).catch('') }), (turn, { cells }) =>
    takePastedRegister(turn, cells),
  ),
  'register-map': verb(ofFile, (turn, { file: id, ...given }) => nameRegisterColumns(turn, id, given)),
  'register-drop': verb(ofFile, (turn, { file: id }) => dropRegister(turn, id)),
  'register-use': verb(ofPreview, async (turn, { weeks, file: id }) => {
    const used = await useRegister(turn, readWeeks(weeks) ?? []);
    if (id !== undefined) await forgetRegister(turn, id);
    return used;
  }),
};
