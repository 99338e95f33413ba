import type { Section } from './case-details-summary.ts';
import type { AuditEntry } from '../../app/ports/audit.ts';
import { DONE_WORDS } from '../../words/history.ts';
import { WHY_CORRECTED_WORDS } from '../../words/pupil-correction.ts';
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
      (entry) => `${londonTime(new Date(entry.at))} ${plain(entry.by.name)} ${describeEntry(entry, content)}`,
    ),
  }));
}

/** Who looked at it, day by day: a line for each person, with how often they looked at what. */
export function describeLooks(entries: readonly AuditEntry[]): readonly Section[] {
  return byDay(entries).map(([day, ofDay]) => ({
    heading: `Who looked on ${day}`,
    lines: [...gather(ofDay, ({ by }) => by.id).values()].map((ofPerson) => {
      const looks = [...gather(ofPerson, ({ what }) => what)].map(
        ([what, { length }]) => `${DONE[what]}${length === 1 ? '' : ` ${length} times`}`,
      );
      return `${plain(ofPerson[0]?.by.name ?? '')} ${looks.join('; ')}`;
    }),
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
  const { what, to, because, school, corrected = [] } = entry;
  if (what === 'handed-over' && to)
    return to.id === entry.by.id ? 'took the case over' : `handed the case over to ${plain(to.name)}`;
  if (what === 'reminded' && to) return `reminded ${plain(to.name)}`;
  if (because) return `${DONE[what]}, because ${WHY_CORRECTED_WORDS[because]}`;
  if (school !== undefined) return `${DONE[what]}: ${plain(school)}`;
  if (corrected.length === 0) return DONE[what];
  const labels = corrected.map(({ question }) => content.bank.questions.get(question)?.label ?? question);
  const more = labels.length - QUESTIONS_NAMED;
  return `${DONE[what]}: ${labels.slice(0, QUESTIONS_NAMED).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}
