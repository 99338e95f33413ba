import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Candidate } from '../../app/set-up/staff/read-export.ts';
import type { FileChoice } from '../../app/set-up/staff/reply.ts';
import { ROLES_FOR_MANY } from '../../domain/people/roles-for-many.ts';
import { type Role, USUAL_ROLE } from '../../domain/people/roles.ts';
import {
  describeExportProblem,
  describeLeftOut,
  describeWork,
  labelRole,
  PREVIEW_PROBLEMS,
  STAFF_WORDS,
  WHO_PROBLEMS,
} from '../../words/set-up-staff.ts';
import { atMost, bullets, button, pageButtons, plain } from '../parts.ts';
import { drawParts, pasteField } from '../parts-card.ts';
import { aboveStaff, type ShownStaff } from './staff-view.ts';

/** Names of one group on a card; all of them stand on a page of their own. */
const MOST_NAMES = 12;
/** Departments or job titles on a card, the most frequent first. */
const MOST_HINTS = 8;

/** How to get a list of everybody, and a box to paste it into. */
export function drawMany(reply: ShownStaff<'staff-many'>): AdaptiveCard {
  const { school, typed, problem } = reply;
  const words = STAFF_WORDS.many;
  const ids = { school: school.id };
  return drawParts({
    above: aboveStaff(reply),
    title: words.title,
    paragraphs: words.steps,
    fields: [pasteField('csv', words, typed, problem && describeExportProblem(problem))],
    actions: [
      button(words.read, 'set-up-staff-read', ids, { style: 'positive' }),
      button(STAFF_WORDS.person.back, 'set-up-staff', ids),
    ],
  });
}

/** Asks who of a pasted list is staff. */
export function drawWho(reply: ShownStaff<'staff-who'>): AdaptiveCard {
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
    above: aboveStaff(reply),
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

/** What a pasted list would change. */
export function drawPreview(reply: ShownStaff<'staff-preview'>): AdaptiveCard {
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
    above: aboveStaff(reply),
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

/** All names of one group of a pasted list, by pages. */
export function drawNames(reply: ShownStaff<'staff-names'>): AdaptiveCard {
  const { school, file, choice, group, lines, total } = reply;
  const ids = { school: school.id, file, ...choiceIds(choice) };
  return drawParts({
    above: aboveStaff(reply),
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
