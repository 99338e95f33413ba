import { isTheirs, refuseAct, type ActName, type CaseAction } from '../../domain/case/acts.ts';
import { findMeeting } from '../../domain/case/acts/change-meeting.ts';
import { mayReadMeeting, type Meeting } from '../../domain/case/meetings.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { CHANGED } from '../../words/acts.ts';
import { ACTION_SAVED, MEETING_SAVED, MEETINGS_NOT_FOR_YOU } from '../../words/meetings.ts';
import { describeRefusal } from '../../words/refusals.ts';
import { mayReadDetails, withCase } from '../case/case-reply.ts';
import { commitCase } from '../case/commit-case.ts';
import { FieldReader } from '../read-fields.ts';
import type { RawInputs } from '../reply.ts';
import { nowOf, type Turn, type TurnResult } from '../turn.ts';
import { likelyThere } from './likely.ts';
import { readAction, readMeeting } from './read.ts';
import type { MeetingForm, MeetingsReply } from './reply.ts';

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
    readonly notice?: string;
  },
): Promise<TurnResult> {
  return withCase(turn, referralId, ({ value: referral }) => {
    const { form, meeting: id, notice } = asked;
    const meeting = id === undefined ? undefined : findMeeting(referral, id);
    if (!form) return show(turn, referral, notice === undefined ? {} : { notice });
    const refused = refuseAct(MEETING_ACTS[form], referral, { by: turn.person, at: nowOf(turn) });
    if (refused) return show(turn, referral, { notice: describeRefusal(refused) });
    return form === 'record' || meeting
      ? show(turn, referral, { form, ...(meeting ? { meeting: meeting.id } : {}) })
      : show(turn, referral);
  });
}

/** Saves a form about a meeting; who may, and whether it is time, is checked before what stands on it. */
export async function saveMeeting(
  turn: Turn,
  referralId: string,
  form: MeetingForm,
  { meeting = '', ...inputs }: RawInputs & { readonly meeting?: string | undefined },
): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    const { value: referral } = stored;
    const refused = refuseAct(MEETING_ACTS[form], referral, { by: turn.person, at: nowOf(turn) });
    if (refused && !(await turn.isRepeat()))
      return show(turn, referral, { notice: describeRefusal(refused) });
    const fields = new FieldReader(turn.content, inputs);
    const action = actionOf(turn, fields, form, { referral, meeting });
    const { problems } = fields;
    if (problems) return show(turn, referral, { form, problems, ...(meeting === '' ? {} : { meeting }) });
    const result = await commitCase(turn, stored, action);
    switch (result.result) {
      case 'done': {
        const latest = result.referral.meetings?.at(-1)?.id ?? '';
        const next = form === 'record' ? latest : meeting;
        const done = show(turn, result.referral, {
          ...(form === 'change' ? {} : { form: 'agree', meeting: next }),
          notice: form === 'agree' ? ACTION_SAVED : MEETING_SAVED,
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
  { referral, meeting }: { readonly referral: Referral; readonly meeting: string },
): CaseAction {
  const there = findMeeting(referral, meeting);
  switch (form) {
    case 'record':
      return {
        action: 'record-meeting',
        meeting: { id: turn.names.id(), ...readMeeting(turn, fields, likelyThere(turn, referral)) },
      };
    case 'change':
      return {
        action: 'change-meeting',
        meeting,
        changed: readMeeting(turn, fields, likelyThere(turn, referral, there)),
      };
    case 'agree':
      return {
        action: 'agree-action',
        meeting,
        agreed: { id: turn.names.id(), ...readAction(turn, fields) },
      };
  }
}

/** The card for this person, or why they are shown none. */
function show(
  turn: Turn,
  referral: Referral,
  more: Partial<Pick<MeetingsReply, 'form' | 'meeting' | 'problems' | 'notice'>> = {},
): TurnResult {
  const { person } = turn;
  if (!mayOpenMeetings(turn, referral)) return { reply: { text: more.notice ?? MEETINGS_NOT_FOR_YOU } };
  const there: Meeting | undefined = findMeeting(referral, more.meeting ?? '');
  return {
    reply: {
      show: 'meetings',
      referral,
      reader: person,
      likely: likelyThere(turn, referral, more.form === 'change' ? there : undefined),
      ...more,
    },
  };
}

/** Who reads cases, who may write down a meeting about this one, and who was at one. */
function mayOpenMeetings(turn: Turn, referral: Referral): boolean {
  return (
    mayReadDetails(turn) ||
    isTheirs('record-meeting', referral, turn.person) ||
    (referral.meetings ?? []).some((meeting) => mayReadMeeting(meeting, turn.person))
  );
}
