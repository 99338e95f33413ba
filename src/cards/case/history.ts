import type { Section } from './case-details-summary.ts';
import type { AuditEntry } from '../../app/ports/audit.ts';
import { BY_COMMAND } from '../../domain/people/person.ts';
import { labelMeetingPart } from '../../words/meetings.ts';
import { describeActor, describeMore, DONE_WORDS } from '../../words/history.ts';
import type { Content } from '../../domain/content/content.ts';
import { londonDate, londonTime } from '../../domain/calendar/london.ts';
import { plain } from '../parts.ts';
import { describeDay } from '../../words/dates.ts';

const DONE: Readonly<Record<AuditEntry['what'], string>> = DONE_WORDS;

/** Questions named at once when several were changed. */
const QUESTIONS_NAMED = 4;

/** What was done to a case, day by day, latest first as it came in. Names what was changed, never what stood there. */
export function describeDone(entries: readonly AuditEntry[], content: Content): readonly Section[] {
  return byDay(entries).map(([day, ofDay]) => ({
    heading: `What was done on ${day}`,
    lines: ofDay.map(
      (entry) =>
        `${londonTime(new Date(entry.at))} ${plain(describeActor(entry.by))} ${describeEntry(entry, content)}`,
    ),
  }));
}

/** Who looked at it, day by day: a line for each person, with how often they looked at what. */
export function describeLooks(entries: readonly AuditEntry[]): readonly Section[] {
  return byDay(entries).map(([day, ofDay]) => ({
    heading: `Who looked on ${day}`,
    lines: [...gather(ofDay, ({ by }) => (by.id === BY_COMMAND ? describeActor(by) : by.id)).values()].map(
      (ofPerson) => {
        const looks = [...gather(ofPerson, ({ what }) => what)].map(
          ([what, { length }]) => `${DONE[what]}${length === 1 ? '' : ` ${length} times`}`,
        );
        return `${plain(ofPerson[0] ? describeActor(ofPerson[0].by) : '')} ${looks.join('; ')}`;
      },
    ),
  }));
}

function byDay(entries: readonly AuditEntry[]): readonly (readonly [string, readonly AuditEntry[]])[] {
  return [...gather(entries, ({ at }) => londonDate(new Date(at)))].map(
    ([day, ofDay]) => [`${describeDay(day)} ${day.slice(0, 4)}`, ofDay] as const,
  );
}

/** Entries under what they have in common, in their order. */
function gather<Key>(
  entries: readonly AuditEntry[],
  keyOf: (entry: AuditEntry) => Key,
): ReadonlyMap<Key, readonly AuditEntry[]> {
  const found = new Map<Key, AuditEntry[]>();
  for (const entry of entries) found.set(keyOf(entry), [...(found.get(keyOf(entry)) ?? []), entry]);
  return found;
}

function describeEntry(entry: AuditEntry, content: Content): string {
  const { what, to, corrected = [] } = entry;
  if (what === 'handed-over' && to)
    return to.id === entry.by.id ? 'took the case over' : `handed the case over to ${plain(to.name)}`;
  if (what === 'reminded' && to) return `reminded ${plain(to.name)}`;
  const more = describeMore(entry);
  if (more !== '') return `${DONE[what]}${plain(more)}`;
  if (corrected.length === 0) return DONE[what];
  const labels = corrected.map(
    ({ question }) => content.bank.questions.get(question)?.label ?? labelMeetingPart(question) ?? question,
  );
  const left = labels.length - QUESTIONS_NAMED;
  return `${DONE[what]}: ${labels.slice(0, QUESTIONS_NAMED).join('; ')}${left > 0 ? ` and ${left} more` : ''}`;
}
