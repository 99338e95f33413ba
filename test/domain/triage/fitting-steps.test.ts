import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { saysOf, withDutiesInSight } from '../../../src/domain/triage/next-steps.ts';
import { sharedTriage } from '../../../src/domain/triage/shared-triage.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';

const TODAY = '2026-11-24';
const says = saysOf(content);

/** A pupil in Year 9 with much to do: absence, distress, days that are hard to manage, a week out of lessons. */
const HARD_DAYS: Answers = {
  SG1: 'no',
  SG2: 'no',
  SG3: ['none'],
  PC1: 'ZZ 9',
  PC2: '9',
  PC4: 'attendance',
  EW1: ['distress', 'avoids'],
  EW2: 'gt-half-term',
  AT1: 'often',
  AT2: ['anxious-coming-in'],
  BH1: ['leaves-room'],
  BH2: 'weekly',
  BH3: 'yes',
  SE1: ['anxious'],
  SE2: 'some-lessons',
  SN1: 'none',
  GR1: ['none'],
  PV1: 'not-yet',
  PV2: 'not-yet',
};
/** The same without avoiding: support beside an EBSA plan. */
const NO_AVOIDING: Answers = { ...HARD_DAYS, EW1: ['withdrawn', 'distress'], AT2: ['no-pattern'] };
const MOST_DAYS: Answers = { ...HARD_DAYS, SE2: 'most-days' };

const stepsOf = (answers: Answers) => triage(content, { today: TODAY, answers, events: [] }).nextSteps;
const textsOf = (answers: Answers) => stepsOf(answers).map(({ text }) => text);
/** What the steps say that say the same as the entry, if there are any. */
const sayingOf = (same: string, answers: Answers) =>
  textsOf(answers).find((text) => says(text) === content.sameSteps.get(same)?.text);

/** What is asked for while it has not been done; the answer that says it has; what is asked for then. */
const DONE: readonly (readonly [
  what: string,
  base: Answers,
  todo: RegExp,
  done: Answers,
  then: RegExp | undefined,
])[] = [
  [
    'a key adult',
    NO_AVOIDING,
    /^Give the pupil (a|one) key adult/,
    { GR1: ['key-adult'] },
    /^Look with the key adult/,
  ],
  [
    'the SENCO',
    NO_AVOIDING,
    /^(Review need with|Ask) the SENCO/,
    { GR1: ['senco'] },
    /^Go through what the SENCO advised/,
  ],
  [
    'an assessment',
    NO_AVOIDING,
    /^(Review need with|Ask) the SENCO/,
    { SN1: 'assessing' },
    /^Tell whoever is assessing/,
  ],
  [
    'adjustments',
    NO_AVOIDING,
    /^(Make reasonable adjustments|Adjust)/,
    { GR1: ['adjustments'] },
    /which adjustments help/,
  ],
  [
    'a behaviour plan',
    HARD_DAYS,
    /^Find out what comes before/,
    { GR1: ['behaviour-plan'] },
    /^Look at the behaviour plan again/,
  ],
  [
    'a talk with parents',
    HARD_DAYS,
    /^(Speak to|Meet with|Ask) parents/,
    { PV1: 'share' },
    /^Agree with parents who does what/,
  ],
  [
    'a meeting with parents',
    HARD_DAYS,
    /^(Speak to|Meet with|Ask) parents/,
    { GR1: ['parent-meeting'] },
    /^Agree with parents/,
  ],
  [
    'a try to reach parents',
    HARD_DAYS,
    /^(Speak to|Meet with|Ask) parents/,
    { PV1: 'no-reply' },
    /^Try to reach parents in some other way/,
  ],
  [
    'the pupil’s view',
    HARD_DAYS,
    /^(Ask|Explore with) the pupil what/,
    { PV2: 'yes' },
    /^Use what the pupil said/,
  ],
  [
    'support that helps',
    NO_AVOIDING,
    /^Start (targeted )?support/,
    { GR1: ['qft'], GR2: 'helping' },
    /^Keep the support going/,
  ],
  [
    'support under way',
    NO_AVOIDING,
    /^Start (targeted )?support/,
    { GR1: ['qft'], GR2: 'too-soon' },
    /^Go on with the support/,
  ],
  [
    'support that faded',
    NO_AVOIDING,
    /^Start (targeted )?support/,
    { GR1: ['qft'], GR2: 'faded' },
    /^Keep what helped/,
  ],
  [
    'a proposal',
    MOST_DAYS,
    /alternative provision|one-to-one or small-group provision/,
    { PR1: 'PM-2' },
    undefined,
  ],
  [
    'a placement',
    MOST_DAYS,
    /alternative provision|one-to-one or small-group provision/,
    { OP1: 'current' },
    undefined,
  ],
];

describe('A next step', () => {
  for (const [what, base, todo, done, then] of DONE)
    it(`asks for no more of what the record says is done: ${what}`, () => {
      assert.ok(
        textsOf(base).some((text) => todo.test(text)),
        textsOf(base).join('\n'),
      );
      const after = textsOf({ ...base, ...done });
      assert.deepEqual(
        after.filter((text) => todo.test(text)),
        [],
      );
      if (then)
        assert.ok(
          after.some((text) => then.test(text)),
          after.join('\n'),
        );
    });

  it('builds on what goes well', () => {
    const strength = (same: string, base: Answers, tick: string) =>
      sayingOf(same, { ...base, ST1: [tick] }) ?? '';
    assert.match(strength('ebsa-plan', HARD_DAYS, 'mornings'), /the time of day that goes well/);
    assert.match(strength('ebsa-plan', HARD_DAYS, 'arts-sport'), /art, music or sport/);
    assert.match(strength('ebsa-plan', HARD_DAYS, 'practical'), /practical work/);
    assert.match(strength('calmer-setting', MOST_DAYS, 'one-to-one'), /one to one/);
    assert.match(strength('calmer-setting', MOST_DAYS, 'small-group'), /small group/);
    assert.match(strength('key-adult', NO_AVOIDING, 'trusted-adult'), /the adult the pupil trusts/);
  });

  it('speaks of Year 11 in Year 11 only', () => {
    for (const PC2 of ['R', '6', '9', '10', '12', '13'])
      assert.doesNotMatch(textsOf({ ...HARD_DAYS, PC2 }).join('\n'), /Year 11/);
    assert.match(textsOf({ ...HARD_DAYS, PC2: '11' }).join('\n'), /Year 11/);
  });

  it('gives a sixth-former no EBSA plan', () => {
    const away = { ...HARD_DAYS, OA1: 100, OA2: 20 };
    for (const PC2 of ['12', '13']) assert.doesNotMatch(textsOf({ ...away, PC2 }).join('\n'), /EBSA/);
    assert.match(textsOf(away).join('\n'), /EBSA plan/);
  });

  it('speaks of provision away from class after support in school as pressing, also when its rule lets others go ahead', () => {
    const back: Answers = { SG1: 'no', SG2: 'no', BH1: ['shutdown'], RC1: ['after-suspension'], OA8: 10 };
    const kinds = stepsOf(back).map(({ kind }) => kind);
    assert.ok(kinds.includes('planned-ap'));
    assert.ok(kinds.indexOf('planned-ap') > kinds.lastIndexOf('in-school'), kinds.join());
  });

  it('tells on a shared card nothing of what only the office or the SENCO knows', () => {
    const shared = (answers: Answers) =>
      sharedTriage(content, { today: TODAY, answers, events: [] }).nextSteps.map(({ text }) => text);
    for (const status of [{ SN1: 'assessing' }, { SN1: 'sen-support' }, { SN1: 'ehcp' }])
      assert.deepEqual(shared({ ...NO_AVOIDING, ...status }), shared(NO_AVOIDING));
  });
});

describe('A list that shows ten steps at first', () => {
  const steps = Array.from({ length: 14 }, (_, at) => ({ from: [`R-${at}`] }));
  const first = (duties: readonly string[]) =>
    withDutiesInSight(steps, duties, 10)
      .slice(0, 10)
      .map(({ from: [id] }) => id);

  it('keeps the order where no duty stands further down', () => {
    assert.deepEqual(withDutiesInSight(steps, [], 10), steps);
    assert.deepEqual(withDutiesInSight(steps, ['R-3'], 10), steps);
  });

  it('shows among them what a duty needs, and loses none of the others', () => {
    assert.deepEqual(first(['R-12']), [...Array.from({ length: 9 }, (_, at) => `R-${at}`), 'R-12']);
    const all = withDutiesInSight(steps, ['R-11', 'R-12'], 10);
    assert.deepEqual(new Set(all), new Set(steps));
  });
});
