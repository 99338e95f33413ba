import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Candidate } from '../../app/set-up/staff/read-export.ts';
import type { FileChoice, StaffReply } from '../../app/set-up/staff/reply.ts';
import { ROLES_FOR_MANY } from '../../domain/people/roles-for-many.ts';
import { ROLE_NAMES, type Role, type StaffMember, USUAL_ROLE } from '../../domain/people/roles.ts';
import { SET_UP_PART } from '../../words/set-up.ts';
import {
  describeExportProblem,
  describeLeftOut,
  describeRoles,
  describeStaffNotice,
  describeWork,
  JOIN_WORDS,
  labelRole,
  PERSON_PROBLEMS,
  PREVIEW_PROBLEMS,
  STAFF_WORDS,
  WHO_PROBLEMS,
} from '../../words/set-up-staff.ts';
import { shortIds } from '../../domain/questions/short-ids.ts';
import { atMost, bullets, button, pageButtons, plain, press } from '../parts.ts';
import { drawParts, type Field } from './staff-view.ts';

type Shown<K extends StaffReply['show']> = Extract<StaffReply, { show: K }>;

/** Pasted text that goes back on the card when something is wrong with it; more would not fit. */
const MOST_PASTED = 8000;
/** Names of one group on a card; all of them stand on a page of their own. */
const MOST_NAMES = 12;
/** People who ask to be on the list; the next come up as these are decided. */
const MOST_WAITING_SHOWN = 6;
/** Departments or job titles on a card, the most frequent first. */
const MOST_HINTS = 8;

/** Draws what an administrator is shown of a school's staff. */
export function drawStaff(reply: StaffReply): AdaptiveCard {
  switch (reply.show) {
    case 'staff-list':
      return drawList(reply);
    case 'staff-person':
      return drawPerson(reply);
    case 'staff-add':
      return drawAdd(reply);
    case 'staff-many':
      return drawMany(reply);
    case 'staff-who':
      return drawWho(reply);
    case 'staff-preview':
      return drawPreview(reply);
    case 'staff-names':
      return drawNames(reply);
    case 'staff-removal':
      return drawRemoval(reply);
  }
}

const above = ({ school }: StaffReply) => STAFF_WORDS.above(plain(school.name));

function drawList(reply: Shown<'staff-list'>): AdaptiveCard {
  const { school, people, find, total, found, notice, waiting } = reply;
  const words = STAFF_WORDS.list;
  const ids = { school: school.id };
  const isSearch = find !== '';
  return drawParts({
    above: above(reply),
    title: words.title,
    ...(notice === undefined ? {} : { notice: plain(describeStaffNotice(notice)) }),
    paragraphs: [
      total === 0
        ? words.none
        : !isSearch
          ? words.count(total)
          : found === 0
            ? words.noneFound(plain(find))
            : words.found(found, total),
    ],
    groups:
      waiting.length === 0
        ? []
        : [
            {
              heading: words.waiting(waiting.length),
              actions: waiting
                .slice(0, MOST_WAITING_SHOWN)
                .map(({ request, name }) =>
                  button(name === '' ? JOIN_WORDS.nameless : name, 'set-up-staff-asked', { ...ids, request }),
                ),
            },
          ],
    fields:
      total === 0
        ? []
        : [
            {
              id: 'find',
              label: words.find,
              value: find,
              placeholder: words.typeName,
              actions: [
                button(words.findButton, 'set-up-staff', ids),
                ...(isSearch ? [button(words.everybody, 'set-up-staff', { ...ids, all: 'yes' })] : []),
              ],
            },
          ],
    rows: people.items.map(({ id, name, roles }) => ({
      ...press(name, 'set-up-staff-person', { ...ids, person: id }),
      name: plain(name),
      line: describeRoles(roles),
    })),
    page: people.pages > 1 ? words.page(people.page, people.pages) : '',
    actions: [
      ...pageButtons(people, 'set-up-staff', ids),
      button(words.add, 'set-up-staff-add', ids),
      button(words.many, 'set-up-staff-many', ids, total === 0 ? { style: 'positive' } : {}),
      button(SET_UP_PART.home, 'set-up', ids),
    ],
  });
}

function rolesField(value: readonly string[], problem: string | undefined): Field {
  return {
    id: 'roles',
    label: STAFF_WORDS.person.roles,
    value: value.join(','),
    options: ROLE_NAMES.map((role) => ({ id: role, label: labelRole(role) })),
    isMulti: true,
    help: STAFF_WORDS.person.rolesHelp,
    problem,
  };
}

function drawPerson(reply: Shown<'staff-person'>): AdaptiveCard {
  const { school, person, typed, problems, isSelf } = reply;
  const words = STAFF_WORDS.person;
  const ids = { school: school.id, person: person.id };
  return drawParts({
    above: above(reply),
    title: plain(person.name),
    paragraphs: [words.id(person.id), isSelf ? words.recordedSelf : words.recorded],
    fields: [
      {
        id: 'name',
        label: words.name,
        value: typed.name,
        problem: problems.name && PERSON_PROBLEMS[problems.name],
      },
      rolesField(typed.roles, problems.roles && PERSON_PROBLEMS[problems.roles]),
    ],
    actions: [
      button(words.save, 'set-up-staff-save', ids, { style: 'positive' }),
      button(words.remove, 'set-up-staff-remove', ids),
      button(words.back, 'set-up-staff', { school: school.id }),
    ],
  });
}

function drawAdd(reply: Shown<'staff-add'>): AdaptiveCard {
  const { school, typed, problems, request } = reply;
  const words = STAFF_WORDS.add;
  const ids = { school: school.id };
  return drawParts({
    above: above(reply),
    title: words.title,
    paragraphs: [
      ...(request === undefined ? [] : [STAFF_WORDS.person.id(typed.id)]),
      STAFF_WORDS.person.recorded,
    ],
    fields: [
      {
        id: 'name',
        label: STAFF_WORDS.person.name,
        value: typed.name,
        problem: problems.name && PERSON_PROBLEMS[problems.name],
      },
      ...(request === undefined
        ? [
            {
              id: 'id',
              label: words.id,
              value: typed.id,
              help: words.idHelp,
              problem: problems.id && PERSON_PROBLEMS[problems.id],
            },
          ]
        : []),
      rolesField(typed.roles, problems.roles && PERSON_PROBLEMS[problems.roles]),
    ],
    actions: [
      request === undefined
        ? button(words.add, 'set-up-staff-added', ids, { style: 'positive' })
        : button(words.add, 'set-up-staff-admit', { ...ids, request }, { style: 'positive' }),
      button(STAFF_WORDS.person.back, 'set-up-staff', ids),
    ],
  });
}

function drawMany(reply: Shown<'staff-many'>): AdaptiveCard {
  const { school, typed, problem } = reply;
  const words = STAFF_WORDS.many;
  const ids = { school: school.id };
  return drawParts({
    above: above(reply),
    title: words.title,
    paragraphs: words.steps,
    fields: [
      {
        id: 'csv',
        label: words.box,
        value: typed.length > MOST_PASTED ? '' : typed,
        placeholder: words.placeholder,
        isLong: true,
        problem: problem && describeExportProblem(problem),
        ...(typed.length > MOST_PASTED ? { help: words.pasteAgain } : {}),
      },
    ],
    actions: [
      button(words.read, 'set-up-staff-read', ids, { style: 'positive' }),
      button(STAFF_WORDS.person.back, 'set-up-staff', ids),
    ],
  });
}

function drawWho(reply: Shown<'staff-who'>): AdaptiveCard {
  const { school, file, sorted, choice, problem } = reply;
  const words = STAFF_WORDS.who;
  const ids = { school: school.id, file };
  const { candidates } = sorted;
  const leftOut = describeLeftOut(sorted);
  const hints = [
    ...hintLine(words.departments, candidates, ({ department }) => department),
    ...hintLine(words.titles, candidates, ({ jobTitle }) => jobTitle),
  ];
  const names = { ...ids, leavers: choice.leavers, group: 'candidates', page: '1' };
  return drawParts({
    above: above(reply),
    title: words.title,
    paragraphs: [words.found(candidates.length)],
    groups: [
      ...(leftOut.length === 0
        ? []
        : [{ heading: words.leftOut, text: bullets(leftOut.map((line) => plain(line))) }]),
      {
        heading: words.hints,
        text: hints.length === 0 ? words.noHints : bullets(hints),
        actions: [button(words.see, 'set-up-staff-names', names)],
      },
    ],
    fields: [
      {
        id: 'who',
        label: words.choice,
        value: choice.who,
        options: [
          { id: 'containing', label: words.containing },
          { id: 'all', label: words.all(candidates.length) },
        ],
        problem: problem === 'no-rule' || problem === 'too-many' ? WHO_PROBLEMS[problem] : undefined,
      },
      {
        id: 'words',
        label: words.words,
        value: choice.words,
        placeholder: words.wordsPlaceholder,
        problem: problem === 'no-words' || problem === 'nobody-fits' ? WHO_PROBLEMS[problem] : undefined,
      },
      {
        id: 'role',
        label: words.role,
        value: choice.role,
        options: ROLES_FOR_MANY.map((role) => ({ id: role, label: labelRole(role) })),
        help: words.roleHelp,
      },
    ],
    actions: [
      button(
        words.preview,
        'set-up-staff-preview',
        { ...ids, leavers: choice.leavers },
        { style: 'positive' },
      ),
      button(words.drop, 'set-up-staff-drop', ids),
    ],
  });
}

/** The most frequent values of a column, with how many people have each. */
function hintLine(
  label: string,
  candidates: readonly Candidate[],
  valueOf: (candidate: Candidate) => string,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of candidates) counts.set(valueOf(each), (counts.get(valueOf(each)) ?? 0) + 1);
  if ([...counts.keys()].every((value) => value === '')) return [];
  const lines = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([value, count]) => `${value === '' ? STAFF_WORDS.who.empty : plain(value)} (${count})`);
  return [`${label}: ${atMost(lines, MOST_HINTS).join(', ')}`];
}

function drawPreview(reply: Shown<'staff-preview'>): AdaptiveCard {
  const { school, file, choice, compared, working, version, problem } = reply;
  const words = STAFF_WORDS.preview;
  const { added, renamed, left, stay } = compared;
  // What the card has a field for is not on its buttons.
  const { leavers: _field, ...chosen } = choiceIds(choice);
  const ids = { school: school.id, file, ...chosen };
  const [first] = added;
  const role: Role = first?.roles[0] ?? USUAL_ROLE;
  const group = (name: string, heading: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          {
            heading,
            text: bullets(atMost(lines.map(plain), MOST_NAMES)),
            ...(lines.length > MOST_NAMES
              ? { actions: [button(words.more, 'set-up-staff-names', { ...ids, group: name, page: '1' })] }
              : {}),
          },
        ];
  const changes = added.length + renamed.length + left.length > 0;
  return drawParts({
    above: above(reply),
    title: words.title,
    ...(problem === undefined ? {} : { problem: PREVIEW_PROBLEMS[problem] }),
    paragraphs: changes ? [] : [words.none],
    groups: [
      ...group(
        'added',
        words.added(added.length, role),
        added.map(({ name }) => name),
      ),
      ...group(
        'renamed',
        words.renamed(renamed.length),
        renamed.map(({ before, name }) => words.rename(before, name)),
      ),
      ...group(
        'left',
        words.left(left.length),
        left.map(({ name, isDisabled }) => (isDisabled ? words.disabled(name) : name)),
      ),
      ...(working.length === 0
        ? []
        : [
            {
              heading: words.working,
              text: bullets(
                atMost(
                  working.map(({ name, work }) => plain(`${name}: ${describeWork(work).join(', ')}`)),
                  MOST_NAMES,
                ),
              ),
            },
          ]),
      { heading: words.stay(stay), text: words.stayWhy },
    ],
    fields:
      left.length === 0
        ? []
        : [
            {
              id: 'leavers',
              label: words.left(left.length),
              value: choice.leavers,
              options: [{ id: 'remove', label: words.leavers(left.length) }],
              isMulti: true,
              help: words.leaversHelp,
            },
          ],
    actions: [
      ...(changes ? [button(words.use, 'set-up-staff-use', { ...ids, version }, { style: 'positive' })] : []),
      button(words.change, 'set-up-staff-who', ids),
      button(STAFF_WORDS.who.drop, 'set-up-staff-drop', { school: school.id, file }),
    ],
  });
}

function choiceIds({ who, words, role, leavers }: FileChoice) {
  return { who, words, role, leavers };
}

function drawNames(reply: Shown<'staff-names'>): AdaptiveCard {
  const { school, file, choice, group, lines, total } = reply;
  const ids = { school: school.id, file, ...choiceIds(choice) };
  return drawParts({
    above: above(reply),
    title: `${STAFF_WORDS.names[group]}: ${total}`,
    paragraphs: [
      bullets(
        lines.items.map(({ name, more }) =>
          plain(
            group === 'renamed'
              ? STAFF_WORDS.preview.rename(more, name)
              : more === ''
                ? name
                : `${name} (${more})`,
          ),
        ),
      ),
    ],
    page: lines.pages > 1 ? STAFF_WORDS.list.page(lines.page, lines.pages) : '',
    actions: [
      ...pageButtons(lines, 'set-up-staff-names', { ...ids, group }),
      button(
        STAFF_WORDS.names.back,
        group === 'candidates' ? 'set-up-staff-who' : 'set-up-staff-preview',
        ids,
      ),
    ],
  });
}

function drawRemoval(reply: Shown<'staff-removal'>): AdaptiveCard {
  const { school, person, isSelf, work, leads, others, problem } = reply;
  const words = STAFF_WORDS.removal;
  const ids = { school: school.id, person: person.id };
  const owns = work !== undefined && work.undecided + work.running > 0;
  const isKeyAdult = work !== undefined && work.keyAdult > 0;
  const has = work === undefined ? [] : describeWork(work);
  return drawParts({
    above: above(reply),
    title: words.title(plain(person.name)),
    ...(problem === undefined ? {} : { problem: PERSON_PROBLEMS[problem] }),
    paragraphs: [words.what, ...(isSelf ? [words.self] : [])],
    groups:
      work === undefined
        ? []
        : [{ heading: words.looksAfter, text: has.length === 0 ? words.nothing : bullets(has) }],
    fields: [
      ...(owns ? [takerField('cases', words.cases, leads)] : []),
      ...(isKeyAdult ? [takerField('plans', words.plans, others)] : []),
    ],
    actions: [
      button(words.remove, 'set-up-staff-removed', ids, { style: 'destructive' }),
      button(words.keep, 'set-up-staff-person', ids),
    ],
  });
}

/** Who takes something over: nobody, unless somebody is chosen. Ids are short, for a large staff to fit. */
function takerField(id: 'cases' | 'plans', label: string, people: readonly StaffMember[]): Field {
  const options = people.map((each) => ({ id: each.id, label: each.name }));
  const short = shortIds({ options });
  return {
    id,
    label,
    value: STAYS,
    style: people.length > MOST_OPEN ? 'filtered' : 'expanded',
    placeholder: STAFF_WORDS.list.typeName,
    options: [
      { id: STAYS, label: STAFF_WORDS.removal.stays },
      ...options.map((option) => ({ ...option, id: short.get(option.id) ?? option.id })),
    ],
  };
}

const STAYS = 'stays';
/** More people than this are found by typing. */
const MOST_OPEN = 6;
