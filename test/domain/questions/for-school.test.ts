import assert from 'node:assert/strict';
import type { CaseFormName } from '../../../src/domain/content/bank.ts';
import { contentOfPlanForms, forSchool } from '../../../src/domain/questions/for-school.ts';
import { SCALES } from '../../../src/domain/plan/plan.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { walk } from '../../../src/domain/triage/walk.ts';
import { PROVIDERS } from '../../../src/demo/school.ts';
import { content as loaded } from '../../support/content.ts';
import { testSchool } from '../../support/school.ts';

const content = forSchool(loaded, testSchool({ providers: PROVIDERS.toReversed() }));
const forms = contentOfPlanForms(content);
const labels = (id: string) => forms.bank.questions.get(id)?.options.map(({ label }) => label);

describe('The questions about a plan', () => {
  it('are a bank of their own that triage knows nothing of', () => {
    const ours = [...content.planBank.questions.keys()];
    assert.ok(ours.length > 50);
    for (const id of ours) assert.ok(!content.bank.questions.has(id), id);
    const answers = { SG1: 'no', SG2: 'no', PC2: '8', PL1: 'Because.', UW7: 'no' };
    const walked = walk(content, answers).answers;
    assert.equal(walked['PL1'], undefined);
    assert.equal(walked['UW7'], undefined);
    assert.equal(triage(content, { today: '2026-11-24', answers, events: [] }).outcome, 'no-referral');
  });

  it('offer the school’s own providers by name and kind, in the order of the directory', () =>
    assert.deepEqual(labels('PLV2'), [
      'Our own staff',
      'Bramble Lane Tutors (Tutor or tutor agency)',
      'Larkfield Online School (Online, DfE accredited (OEAS))',
      'Withy Farm Learning (Non-school AP)',
    ]));

  it('offer the school’s own staff by name, and every provision model', () => {
    assert.deepEqual(labels('PLK1')?.slice(0, 3), ['Alex Teacher', 'Jo Colleague', 'Robin Second']);
    assert.equal(labels('PLV1')?.length, content.models.length);
  });

  it('take a choice from a directory of any length', () => {
    const many = Array.from({ length: 70 }, (_, n) => ({ ...PROVIDERS[0]!, name: `Provider ${n + 10}` }));
    const big = contentOfPlanForms(forSchool(loaded, testSchool({ providers: many })));
    const given = { PLG1: 'ap-plan', PLV2: 'Provider 73' };
    const { answers, asked } = walk(big, given, ['plan']);
    assert.equal(answers['PLV2'], 'Provider 73');
    assert.ok(
      asked.some(({ id }) => id === 'PLC1'),
      'an outside provider is asked about',
    );
    const own = walk(big, { PLG1: 'ap-plan', PLV2: 'own-staff' }, ['plan']).asked;
    assert.ok(!own.some(({ id }) => id === 'PLC1'));
  });

  it('ask nothing of provider, code or transport for a plan in school', () => {
    const { asked } = walk(forms, { PLG1: 'in-school-plan' }, ['plan']);
    for (const id of ['PLV1', 'PLV2', 'PLV3', 'PLV6', 'PLV7', 'PLC1', 'PLC3'])
      assert.ok(!asked.some((question) => question.id === id), id);
  });

  it('count each measure on its scale, in the plan and in a review', () => {
    for (const { id, scale, min, max, step } of forms.bank.questions.values()) {
      if (!scale) continue;
      assert.deepEqual([min, max], [SCALES[scale].least, SCALES[scale].most], id);
      assert.ok(step, id);
    }
    assert.match(forms.bank.questions.get('PMA1')?.help ?? '', /last four weeks/);
  });

  it('take about five minutes for a plan, thirty seconds or so for an update, three minutes for a review', () => {
    const seconds = (given: Record<string, string | string[]>, form: CaseFormName) =>
      walk(forms, given, [form]).asked.reduce((sum, question) => sum + question.seconds, 0);
    assert.ok(seconds({ PLG1: 'ap-plan', PLV2: 'x', PLM: ['attendance', 'behaviour'] }, 'plan') <= 330);
    assert.ok(seconds({ UW7: 'yes' }, 'weekly-update') <= 35);
    assert.ok(seconds({ RVG1: ['attendance', 'behaviour'], RV4: 'continue' }, 'review') <= 180);
  });

  it('fit an update on one card', () => {
    const update = content.planBank.topics
      .filter(({ form }) => form === 'weekly-update')
      .flatMap(({ cards }) => cards);
    assert.equal(update.length, 1);
  });
});
