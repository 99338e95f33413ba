import assert from 'node:assert/strict';
import { coverageOf } from '../../src/domain/council-forms/coverage.ts';
import { describeCoverage } from '../../src/words/council-forms/coverage.ts';
import { content } from '../support/content.ts';
import { changedContent, checkChanged, type Loose } from '../support/changed-content.ts';

const FILE = 'forms/warwickshire-reduced-timetable.json';
const [SOMETHING] = ['A field of ours'];
/** What the check says of a form with one more field. */
const withField = (field: Loose, change: (json: Loose) => void = () => {}) =>
  checkChanged(
    changedContent(FILE, (json) => {
      change(json);
      json.sections[0].fields.push({ label: SOMETHING, mark: 'filled', ...field });
    }),
  );
const fieldOf = /Form warwickshire-reduced-timetable, field "A field of ours",/;

describe("The check of a council's form", () => {
  for (const [what, field, says] of [
    [
      'a question that does not exist',
      { from: [{ answers: ['ZZ9'] }] },
      /names the question ZZ9, which does not exist/,
    ],
    [
      'an answer that stays in the school',
      { from: [{ answers: ['OS4'] }] },
      /OS4, which stays in the school/,
    ],
    ['an answer of the gate', { from: [{ answers: ['SG2'] }] }, /SG2, which stays in the school/],
    [
      'a box whose option is not there',
      { from: [{ ticks: [{ label: 'Box', question: 'OT6', options: ['fun'] }] }] },
      /names the option "fun", which question OT6 does not offer/,
    ],
    ['an attachment that is not there', { from: [{ enclosed: 'cake' }] }, /names the attachment "cake"/],
    ['a support that nobody can tick', { from: [{ supports: ['magic'] }] }, /names the support "magic"/],
    ['a check that is not made', { from: [{ providerCheck: 'magic' }] }, /names the check "magic"/],
    ['nothing to fill it from', {}, /is marked "filled" and does not say where from/],
    [
      'a source, though it is for the office',
      { mark: 'identity', from: [{ school: 'name' }] },
      /so it cannot be marked "identity"/,
    ],
    ['no reason for being half', { mark: 'half', from: [{ school: 'name' }] }, /does not say why/],
  ] as const)
    it(`names the field that has ${what}`, () => {
      const problems = withField(field);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0]!, fieldOf);
      assert.match(problems[0]!, says);
    });

  it('names a source of text that it does not know, and a label that is there twice', () => {
    assert.match(withField({ from: [{ weather: 'today' }] }).join('\n'), /forms\/warwickshire/);
    const twice = withField({ label: 'School', from: [{ school: 'name' }] });
    assert.match(twice.join('\n'), /has the label "School" twice/);
  });

  it('asks for SEND to be said of a form that takes an answer about it', () => {
    const problems = withField({ from: [{ answers: ['OS1'] }] }, (json) => delete json.send);
    assert.ok(problems.every((problem) => /"send": true/.test(problem)) && problems.length > 0);
  });

  it('wants a form that needs consent to say for what, in words of the consent', () => {
    const changed = (consent: Loose) =>
      checkChanged(changedContent(FILE, (json) => (json.consent = consent))).join('\n');
    assert.match(changed({ needed: true, because: 'Of law.' }), /does not say what for/);
    assert.match(changed({ needed: true, because: 'Of law.', for: ['fun'] }), /needs consent for "fun"/);
    assert.match(changed({ needed: false, because: 'Of law.', for: ['la'] }), /needs no consent/);
  });

  it('names a source that is not in the list, and two forms of one id', () => {
    const problems = checkChanged(
      changedContent('forms/', (json) => Object.assign(json, { id: 'same', source: 'NOWHERE' })),
    ).join('\n');
    assert.match(problems, /Two files in forms\/ have the id same/);
    assert.match(problems, /names the source "NOWHERE"/);
  });
});

describe('How much of the forms is filled', () => {
  const { councilForms } = content;
  const measured = councilForms.filter((form) => form.measured);

  it('is at least 60 % of the fields that are not about who somebody is', () => {
    const { withoutIdentity } = coverageOf(measured);
    assert.ok(withoutIdentity >= 60, `${withoutIdentity}`);
  });

  it('counts a half as a half, and what is left out on purpose as not filled', () => {
    const form = {
      ...measured[0]!,
      sections: [
        {
          title: 'All',
          fields: (['filled', 'half', 'not-held', 'identity', 'by-design'] as const).map((mark) => ({
            label: mark,
            mark,
          })),
        },
      ],
    };
    const { fields, ofAll, withoutIdentity, withoutByDesign } = coverageOf([form]);
    assert.deepEqual([fields, ofAll, withoutIdentity, withoutByDesign], [5, 30, 37.5, 50]);
    assert.equal(coverageOf([]).ofAll, 0);
  });

  it('is printed for each form, and for all that are measured together', () => {
    const printed = describeCoverage(councilForms);
    for (const { id } of councilForms) assert.ok(printed.includes(id), id);
    assert.match(printed, new RegExp(`All ${measured.length} that are measured`));
  });
});
