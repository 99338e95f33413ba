import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  can,
  peopleWho,
  ROLE_NAMES,
  ROLES,
  rolesThat,
  type StaffMember,
} from '../../../src/domain/people/roles.ts';

const person = (id: string, ...roles: StaffMember['roles']): StaffMember => ({ id, name: id, roles });

describe('Roles', () => {
  it('bring with them what the school has agreed for each', () =>
    assert.deepEqual(Object.fromEntries(ROLE_NAMES.map((role) => [role, [...ROLES[role].can].toSorted()])), {
      teacher: [],
      office: ['gives-office-facts', 'imports-figures', 'makes-census'],
      senco: ['reads-cases'],
      'inclusion-lead': [
        'adds-any-office-fact',
        'decides',
        'gets-packs',
        'handles-data',
        'imports-figures',
        'is-told-of-failures',
        'keeps-providers',
        'knows-of-dsl',
        'makes-census',
        'reads-cases',
        'reads-history',
        'reads-outcomes',
        'reads-private-dates',
        'runs-digests',
      ],
      dsl: ['knows-of-dsl'],
      headteacher: [
        'approves-panels',
        'handles-data',
        'knows-of-dsl',
        'overrides',
        'reads-cases',
        'reads-history',
        'reads-outcomes',
        'reads-private-dates',
        'stands-in-for-leads',
      ],
      administrator: ['sets-up'],
    }));

  it('add up in a person who holds several', () => {
    const both = person('both', 'teacher', 'dsl', 'senco');
    assert.ok(can(both, 'knows-of-dsl') && can(both, 'reads-cases'));
    assert.ok(!can(both, 'decides'));
  });

  it('give nothing to somebody without one', () => assert.ok(!can(person('nobody'), 'reads-cases')));

  it('say who of the staff can do something, and which roles can', () => {
    const staff = [
      person('a', 'teacher'),
      person('b', 'headteacher'),
      person('c', 'inclusion-lead', 'office'),
    ];
    assert.deepEqual(
      peopleWho(staff, 'reads-history').map(({ id }) => id),
      ['b', 'c'],
    );
    assert.deepEqual(rolesThat('reads-history'), ['inclusion-lead', 'headteacher']);
  });
});

/** Demo staff and made-up cases name the roles that they hold. */
const DEMO = join('src', 'demo');
const TABLE = join('src', 'domain', 'people', 'roles.ts');

/** The same words for something else: whom a case is passed on to, what a step is about, an entry of the settings. */
const NOT_ROLES = [
  /\b(?:PASSED_TO|STEP_KINDS) = \[[^\]]*\]/g,
  /\bto(?:: | === | !== )'[a-z]+'/g,
  /\bpath\[0\] === 'dsl'/g,
  /\bsafeguarding: \['dsl'\]/g,
  /\bgroup\('dsl'\)/g,
];

/** Roles that stand by name in a piece of code, comments apart. */
function rolesIn(code: string): readonly string[] {
  const bare = [/\/\*[\s\S]*?\*\//g, /(?<!:)\/\/[^\n]*/g, ...NOT_ROLES].reduce(
    (rest, pattern) => rest.replace(pattern, ''),
    code,
  );
  return ROLE_NAMES.filter((role) => new RegExp(`(['"\`])${role}\\1`).test(bare));
}

describe('The name of a role', () => {
  it('stands in no file of the program but the table of roles', () => {
    const faults = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => join('src', file))
      .filter((file) => file.endsWith('.ts') && file !== TABLE && !file.startsWith(DEMO))
      .flatMap((file) => rolesIn(readFileSync(file, 'utf8')).map((role) => `${file}: ${role}`));
    assert.deepEqual(faults, []);
  });

  for (const code of [
    "person.roles.includes('inclusion-lead')",
    "roles.some((role) => role === 'headteacher')",
    'withRole(staff, "office")',
    "const READERS: readonly Role[] = ['senco'];",
    "{ who: ['inclusion-lead'], during: OPEN }",
    "block.override === 'headteacher'",
    'role === `dsl`',
  ])
    it(`is found in ${code}`, () => assert.notDeepEqual(rolesIn(code), []));

  for (const code of [
    "act.to === 'dsl'",
    "// 'office' is a role",
    "const PASSED_TO = ['senco', 'dsl'] as const;",
    "can(person, 'decides')",
  ])
    it(`is not seen in ${code}`, () => assert.deepEqual(rolesIn(code), []));
});
