import assert from 'node:assert/strict';
import { sharedTriage } from '../../../src/domain/triage/shared-triage.ts';
import { content } from '../../support/content.ts';
import { SCENARIOS } from '../../support/scenario-cases.ts';

const ticks = [...content.bank.questions.values()].flatMap(({ id, kind, options }) =>
  kind === 'multi'
    ? options.filter((each) => each.private).map((each) => ({ question: id, tick: each.id }))
    : [],
);

describe('A private tick', () => {
  for (const { question, tick } of ticks)
    it(`"${tick}" of ${question} changes no level, reason or step on a shared card`, () => {
      for (const { id, answers, ...given } of SCENARIOS) {
        const { [question]: _, ...without } = answers;
        const shown = (ticked: typeof answers) => {
          const { result: _whole, ...shared } = sharedTriage(content, { ...given, answers: ticked });
          return shared;
        };
        assert.deepEqual(shown({ ...without, [question]: [tick] }), shown(without), id);
      }
    });
});
