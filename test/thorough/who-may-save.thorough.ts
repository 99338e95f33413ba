import assert from 'node:assert/strict';
import type { CaseFormName } from '../../src/domain/content/bank.ts';
import type { Answers } from '../../src/domain/content/answers.ts';
import { check, raisedBy, type Action } from '../support/permission-table.ts';
import {
  openSchoolOfAllRoles,
  person,
  PLACES,
  WHO,
  type SchoolOfAllRoles,
  type Place,
} from '../support/all-roles.ts';
import { answersToChange } from '../../src/app/forms/kinds/plan.ts';
import { fixedContent as content } from '../support/content.ts';
import { formOf, markedCase, STANDING } from '../support/marked-cases.ts';

const PLAN: Answers = {
  PLG1: 'in-school-plan',
  PLG2: 'no',
  PLS: ['re-engagement'],
  PL1: 'Late most mornings.',
  PL2: 'A quiet start.',
  PLD1: '2026-11-30',
  PLD2: '2026-12-16',
  PLD3: '2027-01-29',
  PLA1: 'In class by nine',
  PLA1D: '2026-12-18',
  PLA2: 'Joins one club',
  PLA2D: '2027-01-15',
  PLM: ['attendance', 'social-skills'],
  PMA1: 91.5,
  PMA2: 96,
  PMS1: 2,
  PMS2: 4,
  PLV4: 2.5,
  PLK1: person('key adult').id,
  PLK2: 'weekly',
  PLK3: 'agreed',
  PLK4: 'yes',
  PLR1: 'Check-in at the gate',
  PLR1W: 'The key adult',
  PLR1D: '2026-12-07',
};
const UPDATE: Answers = {
  UW1: 4,
  UW2: 3,
  UW3: '3',
  UW4: 'calmer',
  UW5: 'steps-forward',
  UW6: 'yes',
  UW7: 'yes',
};
const REVIEW: Answers = {
  RVG1: ['attendance', 'behaviour'],
  RVA: 93.5,
  RVB: 4,
  RV4: 'continue',
  RV5: '2027-01-05',
  RV6: '2027-01-29',
};

/** Complete forms, each with the action that saving it is. */
const FORMS: readonly { name: CaseFormName; answers: Answers; is: Action; changes: boolean }[] = [
  { name: 'plan', answers: PLAN, is: 'start-plan', changes: false },
  { name: 'plan', answers: PLAN, is: 'change-plan', changes: true },
  { name: 'weekly-update', answers: UPDATE, is: 'add-update', changes: false },
  { name: 'review', answers: REVIEW, is: 'review', changes: true },
];

const FACTS: Answers = {
  OA1: 120,
  OA2: 30,
  OA3: 1,
  OA4: 'no',
  OA5: 0,
  OA6: 0,
  OA7: '2026-11-23',
  OB1: 0,
  OB2: 0,
  OB3: 0,
  OB4: 'no',
  OB8: 'no',
  OB10: 0,
  OP1: 'none',
  OS1: 'none',
  OT1: 'no',
  OV1: 'no',
};
/** Who answers office facts, by the roles of the questions. */
const FACTS_BY = ['office', 'senco', 'inclusion-lead', 'dsl'] as const;

/** Everything that can be typed and does something. */
const WORDS = [
  'hello',
  'resume',
  'open',
  'due',
  'plans',
  'mine',
  'waiting',
  'find QZ 77',
  'find R-TEST1',
  'my referrals',
  'my plans',
  'my data',
  'my dates',
  'reminders',
  'providers',
  'digest',
  'digest preview',
  'digest preview staff',
  'digest hold',
  'digest resume',
  'digest now',
  'stop',
] as const;

describe('Who may save and type what', () => {
  const school: SchoolOfAllRoles = openSchoolOfAllRoles();
  const places = Object.keys(PLACES) as Place[];

  // A form outlives a role: whoever opened one may have been somebody else when they did.
  for (const { name, answers, is, changes } of FORMS)
    it(`looks again at who saves a form that is to ${is}`, async () => {
      let done = 0;
      for (const who of WHO)
        for (const status of STANDING) {
          const about = markedCase(status, raisedBy(who));
          const began = changes && name === 'plan' ? answersToChange(about, content) : undefined;
          const form = formOf(who, name, answers, changes ? 1 : undefined, began);
          await school.begins([about], [form]);
          const saved = await school.press(who, 'own chat', 'save-form', { d: form.id });
          check(who, 'own chat', { verb: 'save-form', is }, status, saved);
          if (saved.wrote.some(({ change }) => change === 'referral')) done++;
        }
      assert.ok(done > 0, `nobody could ${is}`);
    });

  it('looks again at who saves facts', async () => {
    let done = 0;
    for (const who of WHO)
      for (const status of STANDING) {
        const form = formOf(who, 'office-facts', FACTS);
        await school.begins([markedCase(status, raisedBy(who))], [form]);
        const { wrote } = await school.press(who, 'own chat', 'save-form', { d: form.id });
        const changed = wrote.some(({ change }) => change === 'referral');
        const may = person(who).roles.some((role) => FACTS_BY.some((each) => each === role));
        if (changed) assert.ok(may, `${who} saved facts while ${status}`);
        if (changed) done++;
      }
    assert.ok(done > 0, 'nobody could save facts');
  });

  for (const text of WORDS)
    it(`holds for "${text}"`, async () => {
      for (const who of WHO)
        for (const place of places)
          for (const status of place === 'own chat' ? STANDING : (['plan-active'] as const)) {
            await school.begins([markedCase(status, raisedBy(who))], []);
            const typed = await school.types(who, place, text);
            check(who, place, { verb: text }, status, typed);
          }
    });
});
