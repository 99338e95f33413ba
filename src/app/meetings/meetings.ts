import { isTheirs, refuseAct, type ActName, type CaseAction } from '../../domain/case/acts.ts';
import { findMeeting } from '../../domain/case/acts/change-meeting.ts';
import {
  correctedPartOf,
  mayReadMeeting,
  meetingCorrections,
  type Meeting,
} from '../../domain/case/meetings.ts';
import { can } from '../../domain/people/roles.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { CHANGED } from '../../words/acts.ts';
import {
  ACTION_SAVED,
  MEETING_CORRECTED,
  MEETING_SAVED,
  MEETINGS_NOT_FOR_YOU,
  NO_SUCH_MEETING,
} from '../../words/meetings.ts';
import { describeRefusal } from '../../words/refusals.ts';
import { mayReadDetails, withCase } from '../case/case-reply.ts';
import { commitCase } from '../case/commit-case.ts';
import { takePage } from '../pages.ts';
import { FieldReader } from '../read-fields.ts';
import type { RawInputs } from '../reply.ts';
import { nowOf, type Turn, type TurnResult } from '../turn.ts';
import { likelyThere } from './likely.ts';
import { readAction, readMeeting } from './read.ts';
import type { MeetingCorrection, MeetingForm, MeetingsReply } from './reply.ts';

/** Meetings on one card. */
const PAGE = 2;

/** Acts about meetings that a form makes, by its name. */
export const MEETING_ACTS = {
  record: 'record-meeting',
  change: 'change-meeting',
  agree: 'agree-action',
} as const satisfies Readonly<Record<MeetingForm, ActName>>;

/** Shows the meetings about a case, as far as this person may read them, with a form if one is asked for. */
export async function openMeetings(
  turn: Turn,
  referralId: string,
  asked: {
    readonly form?: MeetingForm | undefined;
    readonly meeting?: string | undefined;
    readonly page?: number;
    readonly notice?: string;
  },
): Promise<TurnResult> {
  return withCase(turn, referralId, ({ value: referral }) => {
    const { form, page = 1, notice } = asked;
    if (!form) return show(turn, referral, { page, ...(notice === undefined ? {} : { notice }) });
    const refused = refuseAct(MEETING_ACTS[form], referral, { by: turn.person, at: nowOf(turn) });
    if (refused) return show(turn, referral, { notice: describeRefusal(refused) });
    const meeting = readable(turn, referral, asked.meeting);
    return form === 'record' || meeting
      ? show(turn, referral, { form, ...(meeting ? { meeting } : {}) })
      : show(turn, referral);
  });
}

/** Saves a form about a meeting; who may, and whether it is time, is checked before what stands on it. */
export async function saveMeeting(
  turn: Turn,
  referralId: string,
  form: MeetingForm,
  { meeting: asked, ...inputs }: RawInputs & { readonly meeting?: string | undefined },
): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    const { value: referral } = stored;
    const refused = refuseAct(MEETING_ACTS[form], referral, { by: turn.person, at: nowOf(turn) });
    if (refused && !(await turn.isRepeat()))
      return show(turn, referral, { notice: describeRefusal(refused) });
    const meeting = readable(turn, referral, asked);
    if (form !== 'record' && !meeting) return show(turn, referral, { notice: NO_SUCH_MEETING });
    const fields = new FieldReader(turn.content, inputs);
    const action = actionOf(turn, fields, form, { referral, meeting });
    const { problems } = fields;
    if (problems) return show(turn, referral, { form, problems, ...(meeting ? { meeting } : {}) });
    const corrected =
      action.action === 'change-meeting' && meeting ? meetingCorrections(meeting, action.changed) : [];
    const result = await commitCase(turn, stored, action, { corrected });
    switch (result.result) {
      case 'done': {
        const now = result.referral;
        const next = form === 'record' ? now.meetings?.at(-1) : readable(turn, now, asked);
        const done = await show(turn, now, {
          ...(form === 'change' || !next ? {} : { form: 'agree', meeting: next }),
          notice: form === 'record' ? MEETING_SAVED : form === 'agree' ? ACTION_SAVED : MEETING_CORRECTED,
        });
        return { ...done, deliveries: result.deliveries };
      }
      case 'refused':
        return show(turn, result.referral, { notice: describeRefusal(result.refused) });
      case 'changed':
        return show(turn, result.referral, { notice: CHANGED });
    }
  });
}

function actionOf(
  turn: Turn,
  fields: FieldReader,
  form: MeetingForm,
  { referral, meeting }: { readonly referral: Referral; readonly meeting: Meeting | undefined },
): CaseAction {
  const id = meeting?.id ?? '';
  switch (form) {
    case 'record':
      return {
        action: 'record-meeting',
        meeting: { id: turn.names.id(), ...readMeeting(turn, fields, likelyThere(turn, referral)) },
      };
    case 'change':
      return {
        action: 'change-meeting',
        meeting: id,
        changed: readMeeting(turn, fields, likelyThere(turn, referral, meeting)),
      };
    case 'agree':
      return {
        action: 'agree-action',
        meeting: id,
        agreed: { id: turn.names.id(), ...readAction(turn, fields) },
      };
  }
}

/** The meeting with this id, where this person may read it. */
function readable({ person }: Turn, referral: Referral, id: string | undefined): Meeting | undefined {
  const meeting = id === undefined ? undefined : findMeeting(referral, id);
  return meeting && mayReadMeeting(meeting, person) ? meeting : undefined;
}

/** The card for this person, or why they are shown none. */
async function show(
  turn: Turn,
  referral: Referral,
  {
    page: asked = 1,
    ...more
  }: Partial<Pick<MeetingsReply, 'form' | 'meeting' | 'problems' | 'notice' | 'page'>> = {},
): Promise<TurnResult> {
  const { person } = turn;
  const all = (referral.meetings ?? []).filter((meeting) => mayReadMeeting(meeting, person));
  const mayOpen = mayReadDetails(turn) || isTheirs('record-meeting', referral, person) || all.length > 0;
  if (!mayOpen) return { reply: { text: more.notice ?? MEETINGS_NOT_FOR_YOU } };
  const { items: meetings, ...at } = takePage(all.toReversed(), asked, PAGE);
  const likely = likelyThere(turn, referral, more.form === 'change' ? more.meeting : undefined);
  const corrections = more.form ? [] : await readCorrections(turn, referral, meetings);
  return {
    reply: { show: 'meetings', referral, reader: person, meetings, corrections, likely, ...at, ...more },
  };
}

/** What these meetings said before, as the audit keeps it. */
async function readCorrections(
  { records, person, where }: Turn,
  { id }: Referral,
  meetings: readonly Meeting[],
): Promise<readonly MeetingCorrection[]> {
  if (meetings.length === 0 || where !== 'chat' || !can(person, 'reads-history')) return [];
  return (await records.auditOf(id)).toReversed().flatMap(({ by, at, what, corrected = [] }) => {
    const meeting = correctedPartOf(corrected[0]?.question ?? '')?.meeting;
    const isShown = what === 'meeting-changed' && meetings.some((each) => each.id === meeting);
    return isShown && meeting !== undefined ? [{ meeting, by, at, corrected }] : [];
  });
}
