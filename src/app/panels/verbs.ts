import { z } from 'zod/v4';
import { offerDates } from '../dates/calendar-file.ts';
import { myDates, sayDone } from '../dates/my-dates.ts';
import { MEETING_ACTS, openMeetings, saveMeeting } from '../meetings/meetings.ts';
import { MEETING_FORMS } from '../meetings/reply.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import type { Verb } from '../verbs.ts';
import { openPanel, stepPanel } from './panels.ts';
import { PANEL_ACTS } from './read.ts';
import { PANEL_FORMS } from './reply.ts';

const id = z.string().min(1).max(80);
const page = z
  .string()
  .regex(/^\d{1,3}$/)
  .optional();
const pageAsked = (data: { page?: string | undefined }) => Number(data.page ?? '1');

function verb<S extends z.ZodType<Record<string, unknown>>>(
  data: S,
  run: (turn: DataTurn, data: z.infer<S>) => Promise<TurnResult>,
): Verb {
  return { data, run: (turn, raw) => run(turn, data.parse(raw)) };
}

/** Every button about panels, meetings and the days that follow from them. Each act on them is one by its name. */
export const PANEL_VERBS: Readonly<Record<string, Verb>> = {
  panel: verb(z.looseObject({ r: id, form: z.enum(PANEL_FORMS).optional() }), (turn, data) =>
    openPanel(turn, data.r, data.form),
  ),
  meetings: verb(
    z.looseObject({ r: id, form: z.enum(MEETING_FORMS).optional(), meeting: id.optional(), page }),
    (turn, data) => openMeetings(turn, data.r, { ...data, page: pageAsked(data) }),
  ),
  ...Object.fromEntries(
    MEETING_FORMS.map((form) => [
      MEETING_ACTS[form],
      verb(z.looseObject({ r: id, meeting: id.optional() }), (turn, { r, ...inputs }) =>
        saveMeeting(turn, r, form, inputs),
      ),
    ]),
  ),
  'do-action': verb(z.looseObject({ r: id, meeting: id, done: id, from: id.optional() }), (turn, data) =>
    sayDone(turn, data.r, data),
  ),
  'dates-file': verb(z.looseObject({ r: id.optional() }), (turn, data) => offerDates(turn, data.r)),
  'my-dates': verb(z.looseObject({ page }), (turn, data) => myDates(turn, pageAsked(data))),
  ...Object.fromEntries(
    PANEL_ACTS.map((name) => [
      name,
      verb(z.looseObject({ r: id, panel: id.default('none') }), (turn, { r, panel, ...inputs }) =>
        stepPanel(turn, r, name, panel, inputs),
      ),
    ]),
  ),
};
