import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnswerValue } from '../../../src/domain/content/answers.ts';
import { sharedTriage } from '../../../src/domain/triage/shared-triage.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';
import { cases } from '../../support/random-cases.ts';
import { runs } from '../../support/sampled.ts';

const RUNS = runs(300);
const levelOf = (rule: string) => content.rules.find(({ id }) => id === rule)?.level;
const shown = (given: Parameters<typeof triage>[1]) => {
  const { result: _whole, ...shared } = sharedTriage(content, given);
  return shared;
};

/** Answers that reveal a status, each beside what it must look like where others can see it. */
const STATUSES: Readonly<Record<string, readonly (readonly [AnswerValue, AnswerValue])[]>> = {
  OS4: [
    [['looked-after'], ['none']],
    [['previously-looked-after'], ['none']],
    [['social-worker'], ['none']],
    [['youth-justice'], ['none']],
    [['looked-after', 'social-worker', 'youth-justice'], ['none']],
  ],
  SG2: [['yes-dsl-told', 'no']],
  OS1: [
    ['ehcp', 'none'],
    ['ehcna', 'none'],
    ['sen-support', 'none'],
  ],
  SN1: [
    ['ehcp', 'none'],
    ['unknown', 'none'],
  ],
  PV1: [['dsl-advised-not', 'share']],
};

describe('What a shared card shows of a case', () => {
  for (const [id, pairs] of Object.entries(STATUSES))
    it(`is the same whatever is answered to ${id}`, () =>
      fc.assert(
        fc.property(cases(content), fc.constantFrom(...pairs), (given, [status, plain]) => {
          const with_ = { ...given, answers: { ...given.answers, [id]: status } };
          const without = { ...given, answers: { ...given.answers, [id]: plain } };
          assert.deepEqual(shown(with_), shown(without));
        }),
        RUNS,
      ));

  it('names no private rule, and no step that only a private rule suggests', () =>
    fc.assert(
      fc.property(cases(content), (given) => {
        const { reasons, nextSteps, duties } = shown(given);
        assert.ok(reasons.every((rule) => !rule.private));
        assert.ok(nextSteps.every((step) => !step.private));
        for (const id of duties) assert.ok(!content.rules.find((rule) => rule.id === id)?.private);
      }),
      RUNS,
    ));
});

describe('Next steps on a shared card', () => {
  it('stand in the place and the words they would have without private rules', () => {
    const quiet = {
      ...content,
      rules: content.rules.map((rule) => (rule.private ? { ...rule, steps: [] } : rule)),
    };
    fc.assert(
      fc.property(cases(content), (given) => {
        assert.deepEqual(sharedTriage(content, given).nextSteps, sharedTriage(quiet, given).nextSteps);
      }),
      RUNS,
    );
  });
});

describe('Next steps', () => {
  it('begin with one of an urgent rule in every urgent case, shared or not', () =>
    fc.assert(
      fc.property(cases(content), (given) => {
        for (const { level, nextSteps } of [triage(content, given), shown(given)]) {
          const [first] = nextSteps;
          if (level === 'urgent' && first) assert.ok(first.from.some((rule) => levelOf(rule) === 'urgent'));
        }
      }),
      RUNS,
    ));
});
