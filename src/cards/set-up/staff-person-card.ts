import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { ROLE_NAMES, type StaffMember } from '../../domain/people/roles.ts';
import { describeWork, labelRole, PERSON_PROBLEMS, STAFF_WORDS } from '../../words/set-up-staff.ts';
import { shortIds } from '../../domain/questions/short-ids.ts';
import { bullets, button, plain } from '../parts.ts';
import { drawParts, type Field } from '../parts-card.ts';
import { aboveStaff, type ShownStaff } from './staff-view.ts';

/** Who somebody on the list is, and what they may do. */
export function drawPerson(reply: ShownStaff<'staff-person'>): AdaptiveCard {
  const { school, person, typed, problems, isSelf } = reply;
  const words = STAFF_WORDS.person;
  const ids = { school: school.id, person: person.id };
  return drawParts({
    above: aboveStaff(reply),
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

/** Somebody new, typed in or asking for it. */
export function drawAdd(reply: ShownStaff<'staff-add'>): AdaptiveCard {
  const { school, typed, problems, request } = reply;
  const words = STAFF_WORDS.add;
  const ids = { school: school.id };
  return drawParts({
    above: aboveStaff(reply),
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

/** What somebody looks after, and who takes it over, before they are off the list. */
export function drawRemoval(reply: ShownStaff<'staff-removal'>): AdaptiveCard {
  const { school, person, isSelf, work, leads, others, problem } = reply;
  const words = STAFF_WORDS.removal;
  const ids = { school: school.id, person: person.id };
  const owns = work !== undefined && work.undecided + work.running > 0;
  const isKeyAdult = work !== undefined && work.keyAdult > 0;
  const has = work === undefined ? [] : describeWork(work);
  return drawParts({
    above: aboveStaff(reply),
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
