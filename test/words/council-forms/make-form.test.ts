import assert from 'node:assert/strict';
import { fieldsOf, type CouncilForm } from '../../../src/domain/content/council-form.ts';
import type { Option, Question } from '../../../src/domain/content/bank.ts';
import { isTelling, leavesOnForm } from '../../../src/domain/pack/pack-privacy.ts';
import type { PackExtra } from '../../../src/domain/pack/pack-extras.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { makeForm } from '../../../src/words/council-forms/make-form.ts';
import { COMPLETE_ON, COMPLETE_PROVIDER, completeCase } from '../../support/complete-case.ts';
import { content } from '../../support/content.ts';
import { submittedReferral } from '../../support/submitted-referral.ts';

const made = (form: CouncilForm, referral: Referral, include: readonly PackExtra[] = ['send']) =>
  makeForm(referral, content, form, {
    school: 'Test School',
    today: COMPLETE_ON,
    include,
    settings: { closed: [] },
    providers: [COMPLETE_PROVIDER],
    dsl: { name: 'Dana Fictional', phone: '01234 567890' },
  });
const questions = [...content.bank.questions.values()];
/** What options say, long enough that it is found by no accident. */
const wordsOf = (chosen: (question: Question) => readonly Option[]) =>
  questions
    .flatMap((question) => chosen(question).map(({ label }) => label))
    .filter(({ length }) => length > 6);
/** The options that no form may hold, whoever makes it. */
const heldBack = (question: Question) =>
  question.options.filter((option) => leavesOnForm(question) === 'never' || isTelling(option));
/** Who raised it and why are facts of the case. */
const ofCase = ['PC3', 'PC4'];
const allowed = wordsOf((question) =>
  leavesOnForm(question) === 'always' || ofCase.includes(question.id)
    ? question.options.filter((option) => !isTelling(option))
    : [],
);
const isSaidElsewhere = (words: string) => allowed.some((each) => each.includes(words));
const valuesOf = (form: ReturnType<typeof made>) =>
  form.sections.flatMap(({ fields }) => fields).map(({ value }) => JSON.stringify(value ?? ''));

describe("A council's form that is made from a case", () => {
  const complete = completeCase();

  for (const form of content.councilForms)
    describe(form.id, () => {
      it('gives text in each field that is marked as filled, in full or in part, once all is recorded', () => {
        const fields = made(form, complete).sections.flatMap((section) => section.fields);
        for (const { label, mark, value } of fields)
          if (mark === 'filled' || mark === 'half') assert.ok(value, `${label} is empty`);
          else assert.equal(value, undefined, label);
      });

      it('says of each field that the record lacks where somebody can add it', () => {
        const bare = submittedReferral({ answers: { PC1: 'QX 41', PC2: '9' } });
        const fields = made(form, bare).sections.flatMap((section) => section.fields);
        for (const { label, value, missing, mark } of fields)
          assert.equal(
            missing !== undefined,
            value === undefined && (mark === 'filled' || mark === 'half'),
            label,
          );
      });

      it('holds no care status, no safeguarding, and no tick that tells of either', () => {
        const told: Referral = {
          ...complete,
          answers: {
            ...complete.answers,
            SG2: 'yes-dsl-told',
            SG3: ['dsl-knows'],
            OS4: ['looked-after', 'social-worker'],
            SE1: ['difficult-experience', 'anxious'],
            WN1: ['bereavement', 'caring', 'family-change', 'illness', 'moved-home', 'exams-or-transition'],
            PV1: 'dsl-advised-not',
            OB4: 'separated',
            FA1: ['camhs', 'social-care', 'youth-justice', 'police'],
            FA5: 'social-worker',
            FC2: 'la',
            FR4: 'ask-dsl',
          },
        };
        const said = valuesOf(made(form, told)).join('\n');
        for (const words of wordsOf(heldBack))
          if (!isSaidElsewhere(words)) assert.ok(!said.includes(words), words);
      });

      it('holds SEND facts only where the form asks for them and a lead includes them', () => {
        const said = valuesOf(made(form, complete, [])).join('\n');
        for (const words of wordsOf((question) =>
          leavesOnForm(question) === 'send' ? question.options : [],
        ))
          if (!isSaidElsewhere(words)) assert.ok(!said.includes(words), words);
        assert.equal(made(form, complete).withSend, form.send);
      });
    });

  it('is told apart from every other by its id, and has something in every section', () => {
    const ids = content.councilForms.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const form of content.councilForms) assert.ok(fieldsOf(form).length > 0, form.id);
  });

  it('reads a reduced timetable by day from the plan, and from the facts where there is none', () => {
    const { plan, ...without } = complete;
    assert.ok(plan?.timetable);
    const saysOf = (referral: Referral) =>
      content.councilForms
        .filter(({ kind }) => kind === 'part-time-timetable')
        .map((form) => valuesOf(made(form, referral)).join('\n'));
    for (const said of saysOf(complete)) {
      assert.match(said, /Tuesday: 0 in school, 3 with the provider/);
      assert.match(
        said,
        /Together: 9 in school, 6 with the provider, about 17\.5 with nothing, of about 32\.5/,
      );
    }
    assert.match(saysOf(complete).join('\n'), /week 2: 18[^]*RT-104/);
    for (const said of saysOf(without)) assert.doesNotMatch(said, /Tuesday/);
  });
});
