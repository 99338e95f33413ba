import type { Content } from '../domain/content/content.ts';
import { sourcesDue } from '../domain/content/sources-due.ts';
import { calendarWarnings } from '../domain/calendar/calendar-warnings.ts';
import { can, peopleWho, ROLE_NAMES, rolesThat } from '../domain/people/roles.ts';
import { safeguardingDoubts } from '../domain/school/safeguarding-doubts.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { describeCalendarWarning } from '../words/calendar.ts';
import {
  describeEmptyRole,
  describeOldNode,
  describeSafeguardingDoubt,
  describeSourceDue,
  describeVersions,
  CALENDAR_RIGHT,
  LEADS_ALONE,
  ROLES_FILLED,
  SAFEGUARDING_RIGHT,
  SOURCES_RIGHT,
  type Finding,
  type Part,
} from '../words/doctor.ts';
import { listSourcesDue } from '../words/sources.ts';
import { identify, WANTED_NODE } from './release.ts';

const finding =
  (state: Finding['state']) =>
  (part: Part, sentence: string): Finding => ({ part, state, sentence });
export const right = finding('right');
export const look = finding('look');
export const wrong = finding('wrong');

/** What a school's settings leave open although they can be used: roles, the safeguarding contact, the calendar. */
export function examineSchool(settings: SchoolSettings, today: string): readonly Finding[] {
  return [...examinePeople(settings), ...examineSafeguarding(settings), ...examineCalendar(settings, today)];
}

function examinePeople({ staff }: SchoolSettings): readonly Finding[] {
  // Those named in the environment look after the bot anyway.
  const spared = rolesThat('sets-up');
  const empty = ROLE_NAMES.filter(
    (role) => !spared.includes(role) && !staff.some(({ roles }) => roles.includes(role)),
  ).map((role) => look('People', describeEmptyRole(role)));
  const alone =
    peopleWho(staff, 'decides').length === 1 && !staff.some((one) => can(one, 'stands-in-for-leads'));
  const findings = [...empty, ...(alone ? [wrong('People', LEADS_ALONE)] : [])];
  return findings.length === 0 ? [right('People', ROLES_FILLED)] : findings;
}

function examineSafeguarding({ dsl }: SchoolSettings): readonly Finding[] {
  const found = safeguardingDoubts(dsl).map((doubt) =>
    (['no-name', 'no-phone', 'fictional-phone'].includes(doubt.doubt) ? wrong : look)(
      'Safeguarding',
      describeSafeguardingDoubt(doubt),
    ),
  );
  return found.length === 0 ? [right('Safeguarding', SAFEGUARDING_RIGHT)] : found;
}

function examineCalendar(settings: SchoolSettings, today: string): readonly Finding[] {
  const found = calendarWarnings(settings, today).map((warning) =>
    look('Calendar', describeCalendarWarning(warning)),
  );
  return found.length === 0 ? [right('Calendar', CALENDAR_RIGHT)] : found;
}

/** Which sources of the questions and rules are to be read again. */
export function examineContent(content: Content, today: string): readonly Finding[] {
  const due = listSourcesDue(sourcesDue(content, today));
  return due.length === 0
    ? [right('Content', SOURCES_RIGHT)]
    : due.map((source) => look('Content', describeSourceDue(source)));
}

/** What runs here, and on what. */
export function examineVersions(content = 'unknown'): readonly Finding[] {
  const node = process.versions.node;
  const words = describeVersions({ program: identify().version, content, node });
  return [
    right('Versions', words),
    ...(Number.parseInt(node, 10) < WANTED_NODE
      ? [look('Versions', describeOldNode(node, WANTED_NODE))]
      : []),
  ];
}
