import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { saysOf } from '../../../src/domain/triage/next-steps.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';

const says = saysOf(content);
const TICKED: Answers = {
  SG1: 'no',
  SG2: 'no',
  SG3: ['none'],
  PC1: 'ZZ 7',
  PC2: '7',
  PC4: 'feelings',
  EW1: ['withdrawn', 'distress'],
  EW2: '2-6w',
  WN1: ['none'],
  AT1: 'rarely-absent',
  BH1: ['leaves-room'],
  BH2: 'weekly',
  SE1: ['anxious'],
  SE2: 'some-lessons',
  SN1: 'none',
  GR1: ['none'],
  PV1: 'share',
};
/** The first row of supports, of a day late in November. */
const row = (what: string, from: string, to: string, effect: string): Answers => ({
  SU1: what,
  SU1F: from,
  ...(to === '' ? {} : { SU1T: to }),
  ...(effect === '' ? {} : { SU1E: effect }),
});
const BEGUN = ['2026-11-02', ''] as const;
const RUN_LONG = ['2026-09-07', ''] as const;
const OVER = ['2026-09-07', '2026-10-16'] as const;

const stepsOf = (...answers: readonly Answers[]) =>
  triage(content, {
    today: '2026-11-24',
    answers: Object.assign({}, TICKED, ...answers) as Answers,
    events: [],
  }).nextSteps.map(({ text }) => text);
const sayingOf = (same: string, ...answers: readonly Answers[]) =>
  stepsOf(...answers).find((text) => says(text) === content.sameSteps.get(same)?.text) ?? '';

/** Steps that take for granted that a support still runs, what they take for granted, and what else is going on. */
const BUILD_ON: readonly (readonly [what: string, same: string, asRunning: RegExp, why?: string])[] = [
  ['key-adult', 'key-adult', /^Look with the key adult/],
  ['key-adult', 'settle-in', /let the key adult/, 'new-here'],
  ['key-adult', 'soft-start', /^Let the key adult/, 'family-change'],
  ['adjustments', 'adjust-the-day', /which adjustments help/],
  ['behaviour-plan', 'what-comes-before', /^Look at the behaviour plan/],
];

describe('Steps and supports in rows', () => {
  for (const [what, same, asRunning, why = 'none'] of BUILD_ON) {
    const steps = (...answers: readonly Answers[]) => sayingOf(same, { WN1: [why] }, ...answers);
    it(`"${same}" builds on ${what} that is ticked, or that a row says still runs`, () => {
      assert.match(steps({ GR1: [what] }), asRunning);
      assert.match(steps(row(what, ...BEGUN, '')), asRunning, 'told in a row only');
      assert.match(steps(row(what, ...BEGUN, 'no-difference')), asRunning, 'not given its time yet');
    });

    it(`"${same}" does not build on ${what} that ended, or made no difference in its weeks`, () => {
      for (const [state, given] of Object.entries({
        'ended, no difference': row(what, ...OVER, 'no-difference'),
        'ended, and helped while it ran': row(what, ...OVER, 'helping'),
        'ended, and nobody said what changed': row(what, ...OVER, ''),
        'still running, no difference': row(what, ...RUN_LONG, 'no-difference'),
        'helped, then stopped helping': row(what, ...RUN_LONG, 'faded'),
      })) {
        const said = steps({ GR1: [what] }, given);
        assert.notEqual(said, '', state);
        assert.doesNotMatch(said, asRunning, state);
      }
    });
  }

  it('do not ask for a key adult or for adjustments as if nobody had tried', () => {
    assert.match(sayingOf('key-adult', row('key-adult', ...OVER, 'no-difference')), /has been tried/);
    assert.match(sayingOf('adjust-the-day', row('adjustments', ...OVER, 'no-difference')), /have been tried/);
  });

  it('ask for the adult whom the pupil trusts before any other, also after a key adult that made no difference', () => {
    const given = row('key-adult', ...OVER, 'no-difference');
    assert.match(sayingOf('key-adult', given, { ST1: ['trusted-adult'] }), /adult the pupil trusts/);
  });

  it('leave a support that helps as it is, and change the one that does not', () => {
    const helps = row('key-adult', ...RUN_LONG, 'helping');
    assert.equal(sayingOf('key-adult', helps), '');
    assert.equal(sayingOf('adjust-the-day', helps), '');
    assert.match(sayingOf('start-support', helps), /^Keep the support going/);
    const other = { SU2: 'adjustments', SU2F: OVER[0], SU2T: OVER[1], SU2E: 'no-difference' };
    assert.match(sayingOf('start-support', helps, other), /^Keep what helped, change what did not/);
    assert.match(sayingOf('adjust-the-day', helps, other), /have been tried/);
  });

  it('go by the rows, where they and the one answer for all ticks differ', () => {
    const begun = row('key-adult', ...BEGUN, 'too-soon');
    assert.match(
      sayingOf('start-support', { GR1: ['key-adult'], GR2: 'no-difference-6w' }, begun),
      /^Go on with the support/,
    );
    assert.match(
      sayingOf('start-support', { GR1: ['key-adult'], GR2: 'helping' }, begun),
      /^Go on with the support/,
    );
  });

  it('remember that parents were met and the SENCO was asked, once that is over', () => {
    const met = row('parent-meeting', '2026-11-09', '2026-11-09', 'too-soon');
    assert.match(sayingOf('talk-with-parents', met, { PV1: 'not-yet' }), /^Agree with parents/);
    assert.match(sayingOf('review-need', row('senco', ...OVER, 'faded')), /what the SENCO advised/);
  });
});
