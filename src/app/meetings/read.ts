import {
  MEETING_KINDS,
  OUTSIDE_DOERS,
  OUTSIDERS,
  type Meeting,
  type MeetingAction,
} from '../../domain/case/meetings.ts';
import type { Person } from '../../domain/people/person.ts';
import { personMeant } from '../../domain/questions/short-ids.ts';
import { MEETING_PROBLEMS, MEETING_TEXTS } from '../../words/meetings.ts';
import type { FieldReader } from '../read-fields.ts';
import { schoolDay, type Turn } from '../turn.ts';

/** What stands on the form of a meeting. `likely` are the people whose ticks are on it. */
export function readMeeting(
  turn: Turn,
  fields: FieldReader,
  likely: readonly Person[],
): Pick<Meeting, 'kind' | 'on' | 'staff' | 'others'> {
  const { today } = schoolDay(turn);
  const kind = fields.choice('kind', MEETING_KINDS, MEETING_PROBLEMS.kind) ?? 'other';
  const on = fields.day('on', { today, blank: MEETING_PROBLEMS.on }) ?? '';
  const ticked = fields.ticks(
    'staff',
    likely.map(({ id }) => id),
  );
  const another = readPerson(turn, fields, 'else');
  const staff = [...likely.filter(({ id }) => ticked.includes(id)), ...(another ? [another] : [])];
  const others = fields.ticks('others', OUTSIDERS);
  if (staff.length === 0) fields.refuse('staff', MEETING_PROBLEMS.staff);
  return { kind, on, staff: [...new Map(staff.map((each) => [each.id, each])).values()], others };
}

/** What stands on the form of something agreed. */
export function readAction(
  turn: Turn,
  fields: FieldReader,
): Pick<MeetingAction, 'text' | 'by' | 'person' | 'outside'> {
  const text = fields.text('what', { what: MEETING_TEXTS.what, most: 200, blank: MEETING_PROBLEMS.what });
  const by = fields.day('by', { blank: MEETING_PROBLEMS.by }) ?? '';
  if (by !== '' && by < schoolDay(turn).today) fields.refuse('by', MEETING_PROBLEMS.byGone);
  const outside = fields.choice('who', OUTSIDE_DOERS);
  if (outside !== undefined) return { text, by, outside };
  const person = readPerson(turn, fields, 'who');
  if (!person) fields.refuse('who', MEETING_PROBLEMS.who);
  return { text, by, ...(person ? { person } : {}) };
}

/** Somebody of the staff, found in the list by typing; undefined when it is blank. */
function readPerson({ settings }: Turn, fields: FieldReader, field: string): Person | undefined {
  const typed = fields.raw(field);
  if (typed === '') return undefined;
  const id = personMeant(
    { options: settings.staff.map((each) => ({ id: each.id, label: each.name })) },
    typed,
  );
  const found = settings.staff.find((each) => each.id === id);
  if (!found) fields.refuse(field, MEETING_PROBLEMS.notStaff);
  return found && { id: found.id, name: found.name };
}
