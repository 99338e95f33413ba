import { ROLES, type Role } from '../domain/people/roles.ts';
import { partOfSetting, SETTINGS_PARTS } from '../domain/school/settings-problem.ts';
import { describeDayWithYear } from './dates.ts';
import { PART_WORDS } from './set-up-parts.ts';

/** One of the settings before and after: null for what is not there; of lists, only the entries that differ. */
export interface ChangedSetting {
  readonly part: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Settings whose names are no words. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  id: 'short id',
  tenantId: 'Entra tenant',
  phone: 'telephone number',
  pupilReference: 'pupil reference',
  councils: 'council',
  sharePoint: 'SharePoint',
  quietHours: 'quiet times',
  harmless: 'harmless phrases',
  notNeededDays: 'days after a concern needed nothing',
  caseSchoolYears: 'school years for cases',
  auditYears: 'years for the record of who did what',
};

function nameOfKey(key: string): string {
  return KEY_NAMES[key] ?? key;
}

/** Of a part with one setting, its own title says which. */
function hasSeveral(setting: string): boolean {
  return SETTINGS_PARTS[partOfSetting(setting)].length > 1;
}

type Entry = Readonly<Record<string, unknown>>;

/** What was changed in settings, a line each: people by name, other entries by what they are called. */
export function describeChangedSettings(changed: readonly ChangedSetting[]): readonly string[] {
  return changed.flatMap(({ part, before, after }) => {
    const title = PART_WORDS[partOfSetting(part)].title;
    const lines =
      Array.isArray(before) || Array.isArray(after)
        ? compareLists(entriesOf(before, part), entriesOf(after, part))
        : compareValues(hasSeveral(part) ? nameOfKey(part) : '', before, after);
    return lines.map((line) => `${title}: ${line}`);
  });
}

/** The entries of a list; of one of words, each with what it is. */
function entriesOf(list: unknown, part: string): readonly Entry[] {
  if (!Array.isArray(list)) return [];
  return list.map((each) => (isEntry(each) ? each : { name: `${nameOfKey(part)} ${text(each)}` }));
}

/** People and channels stay the same by their id, everything else by what it is called. */
function compareLists(before: readonly Entry[], after: readonly Entry[]): readonly string[] {
  const keyOf = ({ id, channel, what, name, date, from }: Entry) =>
    JSON.stringify(id ?? channel ?? [what ?? name, date ?? from]);
  const [were, are] = [before, after].map((list) => new Map(list.map((each) => [keyOf(each), each]))) as [
    Map<string, Entry>,
    Map<string, Entry>,
  ];
  return [
    ...[...are].flatMap(([key, entry]) => (were.has(key) ? [] : [`added ${describeEntry(entry)}`])),
    ...[...are].flatMap(([key, entry]) => {
      const old = were.get(key);
      return old ? [`changed ${describeEntry(old)} to ${describeEntry(entry)}`] : [];
    }),
    ...[...were].flatMap(([key, entry]) => (are.has(key) ? [] : [`removed ${describeEntry(entry)}`])),
  ];
}

function describeEntry(entry: Entry): string {
  const { name, what, roles, from, to, date, channel, time, off } = entry;
  const called = text(name ?? what ?? channel);
  const more = [
    ...(Array.isArray(roles) ? [roles.map(describeRole).join(', ')] : []),
    ...(from === undefined ? [] : [from === to ? day(from) : `${day(from)} to ${day(to)}`]),
    ...(date === undefined ? [] : [day(date)]),
    ...(entry['day'] === undefined ? [] : [`${text(entry['day'])} ${text(time)}`]),
    ...(off === true ? ['none'] : []),
  ].filter((each) => each !== '');
  return more.length === 0 ? called : `${called} (${more.join('; ')})`;
}

function day(date: unknown): string {
  const written = text(date);
  return /^\d{4}-\d\d-\d\d$/.test(written) ? describeDayWithYear(written) : written;
}

function describeRole(role: unknown): string {
  return typeof role === 'string' && Object.hasOwn(ROLES, role) ? ROLES[role as Role].title : text(role);
}

/** Groups are compared value by value. */
function compareValues(name: string, before: unknown, after: unknown): readonly string[] {
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  if (isEntry(before) || isEntry(after)) {
    const [old, now] = [before, after].map((each) => (isEntry(each) ? each : {})) as [Entry, Entry];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
      compareValues(name === '' ? nameOfKey(key) : `${name} ${nameOfKey(key)}`, old[key], now[key]),
    );
  }
  const [old, now] = [before, after].map((each) =>
    Array.isArray(each) ? each.map(text).join(', ') : text(each),
  ) as [string, string];
  const about = name === '' ? '' : `${name} `;
  if (old === '') return [`${about}set to "${now}"`];
  return now === '' ? [`${about}removed, was "${old}"`] : [`${about}changed from "${old}" to "${now}"`];
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
