import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compareCases } from '../../src/content/compare.ts';
import { loadContent } from '../../src/content/load.ts';
import { content as now } from '../support/content.ts';
import type { Content } from '../../src/domain/content/content.ts';
import type { Case } from '../../src/domain/triage/triage.ts';

const scenarios = JSON.parse(readFileSync('test/scenarios/scenarios.json', 'utf8')) as (Case & {
  id: string;
})[];
const names = scenarios.map(({ id }) => id);

const differentFrom = (old: Content) =>
  compareCases(old, now, scenarios, names).filter(({ differences }) => differences.length > 0);

describe('Two versions of the content', () => {
  it('give the same outcomes when only words differ', () => {
    const rules = now.rules.map((rule) => ({ ...rule, name: `${rule.name} (old)`, says: 'Other words.' }));
    assert.deepEqual(differentFrom({ ...now, rules }), []);
  });

  it('name the cases that come out differently, and how', () => {
    const rules = now.rules.map((rule) =>
      rule.id === 'A-03' ? { ...rule, level: 'priority' as const } : rule,
    );
    const different = differentFrom({ ...now, rules });
    assert.deepEqual(
      different.map(({ name }) => name),
      ['D05', 'D12'],
    );
    assert.deepEqual(different[0]?.differences, ['The level is now urgent; it was priority.']);
  });

  it('name steps that are new and steps that are gone, but not one in other words', () => {
    const withStep = (change: (text: string) => string | undefined): Content => ({
      ...now,
      rules: now.rules.map((rule) =>
        rule.id !== 'B-08'
          ? rule
          : {
              ...rule,
              steps: rule.steps.flatMap((step) => {
                const text = change(step.text);
                return text === undefined ? [] : [{ ...step, text }];
              }),
            },
      ),
    });
    const gone = now.rules.find(({ id }) => id === 'B-08')?.steps.at(-1)?.text ?? '';
    const steps = (old: Content) => differentFrom(old).flatMap(({ differences }) => differences);
    assert.deepEqual(steps(withStep((text) => `${text} As it was.`)), []);
    assert.deepEqual(steps(withStep((text) => (text === gone ? undefined : text))), [
      `New step: ${gone} (B-08)`,
    ]);
  });

  it("name a threshold's effect", () => {
    const own = loadContent({ thresholds: { 'watch-line': 90.5 } });
    assert.deepEqual(
      differentFrom(own).map(({ name }) => name),
      ['D10', 'D22'],
    );
  });
});
