import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answers } from '../../../src/domain/content/answers.ts';
import type { Content } from '../../../src/domain/content/content.ts';
import { progressAt, type Progress } from '../../../src/domain/questions/progress.ts';
import { walk } from '../../../src/domain/triage/walk.ts';
import { content } from '../../support/content.ts';
import { cases } from '../../support/random-cases.ts';
import { runs } from '../../support/sampled.ts';

/** What somebody is asked and told on the way, card by card, when they answer with these. */
function goesThrough({ bank }: Content, given: Answers) {
  const answered: Record<string, Answers[string]> = {};
  const asked: string[] = [];
  const told: Progress[] = [];
  const topics = bank.topics.filter(({ form }) => form === 'concern');
  const order = topics.flatMap((topic) => topic.cards.map(({ id }) => id));
  let at = -1;
  for (;;) {
    const path = walk(content, answered, ['concern']);
    const next = path.cards.find(({ card }) => order.indexOf(card.id) > at);
    if (!next) return { asked, told, path };
    at = order.indexOf(next.card.id);
    told.push(progressAt(path, topics, (id) => bank.questions.get(id), next.card.id));
    for (const { id } of next.questions) {
      asked.push(id);
      if (given[id] !== undefined) answered[id] = given[id];
    }
  }
}

describe('On the way through a concern', () => {
  const always = (holds: (way: ReturnType<typeof goesThrough>) => void) =>
    fc.assert(
      fc.property(cases(content), ({ answers }) => holds(goesThrough(content, answers))),
      runs(1000, 100),
    );

  it('the steps count up one by one, and their number never grows', () =>
    always(({ told }) => {
      assert.deepEqual(
        told.map(({ step }) => step),
        told.map((_, index) => index + 1),
      );
      for (const [index, { step, of }] of told.entries()) {
        assert.ok(step < of);
        assert.ok(of <= (told[index - 1]?.of ?? of));
      }
    }));

  it('the minutes left never rise', () =>
    always(({ told }) => {
      for (const [index, { minutesLeft }] of told.entries())
        assert.ok(minutesLeft <= (told[index - 1]?.minutesLeft ?? minutesLeft));
    }));

  it('nothing is asked twice, and nothing that has to be answered is left out', () =>
    always(({ asked, path }) => {
      assert.equal(new Set(asked).size, asked.length);
      assert.ok(path.asked.every(({ id }) => asked.includes(id)));
    }));
});
