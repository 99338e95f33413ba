import { fixedContent as content } from '../support/content.ts';
import assert from 'node:assert/strict';
import type { Answers } from '../../src/domain/content/answers.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { Change } from '../../src/app/ports/records.ts';
import { answersToChange } from '../../src/app/forms/kinds/plan.ts';
import { openSchoolOfAllRoles, person, type SchoolOfAllRoles } from '../support/all-roles.ts';
import { formOf, markedCase } from '../support/marked-cases.ts';
import { textsOf } from '../support/play.ts';

const codes = content.planBank.questions.get('PLV6')?.options.map(({ id }) => id) ?? [];
/** Codes that say that a pupil is not there, or leave it to the office. */
const ABSENT = ['C2', 'I', 'other'];

/** A whole plan of lessons at home. */
const AT_HOME: Answers = {
  PLG1: 'ap-plan',
  PLG2: 'yes',
  PL1: 'Why now.',
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
  PLV1: 'PM-3',
  PLV2: 'own-staff',
  PLV3: 'home',
  PLV4: 6,
  PLV5: 'no',
  PLC2: 'yes',
  PLC3: 'yes',
  PLC4: 'yes',
  PLK1: person('key adult').id,
  PLK2: 'daily',
  PLK3: 'agreed',
  PLK4: 'yes',
  PLR1: 'Maths in class',
  PLR1W: 'The key adult',
  PLR1D: '2026-12-07',
};
const STEP_DOWN: Answers = {
  RVG1: ['attendance', 'behaviour'],
  RVA: 93.5,
  RVB: 4,
  RV4: 'step-down',
  RV5: '2027-01-05',
  RV6: '2027-01-29',
  RV7: 3,
};

/** A case of alternative provision in which nothing stands in the way. */
function approved(status: 'ap-plan' | 'plan-active', plan: Partial<NonNullable<Referral['plan']>> = {}) {
  const value = markedCase(status, 'referrer');
  const { plan: made, decision } = value;
  return {
    ...value,
    ...(decision ? { decision: { ...decision, outcome: 'ap-plan' as const } } : {}),
    ...(made ? { plan: { ...made, ...plan } } : {}),
    answers: { ...value.answers, OS5: 'yes', PV1: 'share' },
    overrides: ['BLK-VSH', 'BLK-PLAN', 'BLK-PUPIL'].map((block) => ({
      block,
      by: person('headteacher'),
      at: '2026-11-23T09:00:00.000Z',
      reason: 'Agreed.',
    })),
  };
}

const planOf = (wrote: readonly Change[]) =>
  wrote.flatMap((each) => (each.change === 'referral' ? [each.value.plan] : []))[0];

describe('A child at home', () => {
  const school: SchoolOfAllRoles = openSchoolOfAllRoles();

  it('could be given every code there is, so that each is tried', () => {
    for (const code of ['present', 'B', 'K', 'X', 'D', ...ABSENT]) assert.ok(codes.includes(code), code);
  });

  for (const [what, status, reviews] of [
    ['a new plan', 'ap-plan', undefined],
    ['a plan that is changed', 'plan-active', 1],
  ] as const)
    for (const code of codes)
      it(`is ${ABSENT.includes(code) ? 'absent' : 'never marked'} with code ${code} in ${what}`, async () => {
        const about = approved(status, { place: 'school-site', registerCode: 'present' });
        const began = reviews === undefined ? undefined : answersToChange(about, content);
        const form = formOf('lead', 'plan', { ...AT_HOME, PLV6: code }, reviews, began);
        await school.begins([about], [form]);
        const { wrote, answer } = await school.press('lead', 'own chat', 'save-form', { d: form.id });
        const plan = planOf(wrote);
        if (ABSENT.includes(code)) {
          assert.equal(plan?.place, 'home', textsOf(answer.card).slice(0, 500));
          assert.equal(plan.registerCode, code);
        } else {
          assert.equal(plan, undefined);
          assert.match(JSON.stringify(answer), /never marked present/);
        }
      });

  it('stays absent when the hours are stepped down', async () => {
    const form = formOf('lead', 'review', STEP_DOWN, 1);
    await school.begins([approved('plan-active', { place: 'home', registerCode: 'C2' })], [form]);
    const { wrote } = await school.press('lead', 'own chat', 'save-form', { d: form.id });
    const plan = planOf(wrote);
    assert.equal(plan?.hoursPerWeek, 3);
    assert.equal(plan.registerCode, 'C2');
    assert.equal(plan.place, 'home');
  });
});
