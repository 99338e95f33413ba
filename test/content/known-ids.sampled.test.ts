import assert from 'node:assert/strict';
import { knownIdProblems } from '../../src/content/check-known.ts';
import { readContent } from '../../src/content/read.ts';
import type { ContentFiles } from '../../src/content/schema.ts';
import { shapeContent } from '../../src/content/shape.ts';
import { KNOWN_OPTIONS } from '../../src/domain/known-ids/options.ts';
import { KNOWN_QUESTIONS } from '../../src/domain/known-ids/questions.ts';
import { BLOCK, DEFINITION, MODEL, RULE, RULE_GROUP, THRESHOLD } from '../../src/domain/known-ids/rules.ts';
import { changedContent, checkChanged, type Loose } from '../support/changed-content.ts';
import { sampleOf } from '../support/sampled.ts';

const shaped = shapeContent(readContent());
assert.ok('raw' in shaped);
const { raw } = shaped;

/** The content with everything of this id, as the lists that hold such things are called, turned into something else. */
function withEach(list: string, id: string, turn: (each: Loose) => Loose[]): ContentFiles {
  const walked = (value: Loose, name: string): Loose => {
    if (Array.isArray(value)) {
      const each = value.map((part) => walked(part, ''));
      return name === list ? each.flatMap((part) => (part.id === id ? turn(part) : [part])) : each;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walked(part, key)]));
  };
  return walked(raw, '');
}

const everyTenth = (_: unknown, at: number) => at % 10 === 0;
const takenOut = () => [];
const renamed = (each: Loose) => [{ ...each, id: 'another-id' }];

const LISTS: readonly (readonly [what: string, list: string, ids: readonly string[]])[] = [
  ['question', 'questions', KNOWN_QUESTIONS],
  ['rule', 'rules', Object.values(RULE)],
  ['block', 'blocks', Object.values(BLOCK)],
  ['threshold', 'thresholds', Object.values(THRESHOLD)],
  ['provision model', 'models', Object.values(MODEL)],
  ['rule group', 'groups', Object.values(RULE_GROUP)],
];

describe('Ids that the program knows', () => {
  for (const [what, list, ids] of LISTS)
    for (const [change, turn] of [
      ['taken out', takenOut],
      ['given another id', renamed],
    ] as const)
      it(`are named by the check when a ${what} is ${change}`, () => {
        for (const id of sampleOf(ids, everyTenth)) {
          const problems = knownIdProblems(withEach(list, id, turn));
          assert.ok(
            problems.some((problem) => problem.startsWith(`The ${what} ${id} is missing;`)),
            `${id}: ${problems.join('\n') || 'no problem found'}`,
          );
        }
      });

  for (const [change, turn] of [
    ['taken out', takenOut],
    ['given another id', renamed],
  ] as const)
    it(`are named by the check when an option is ${change}`, () => {
      for (const { question, option } of sampleOf(KNOWN_OPTIONS, everyTenth)) {
        const changed = withEach('questions', question, (each) => [
          { ...each, options: each.options.flatMap((one: Loose) => (one.id === option ? turn(one) : [one])) },
        ]);
        assert.deepEqual(knownIdProblems(changed), [
          `Question ${question} lacks the option "${option}"; the program works with it, so it has to keep its id.`,
        ]);
      }
    });

  it('are named by the check when a definition is taken out', () => {
    for (const id of Object.values(DEFINITION)) {
      const { [id]: _gone, ...definitions } = raw.definitions.definitions;
      const [problem] = knownIdProblems({ ...raw, definitions: { ...raw.definitions, definitions } });
      assert.match(problem ?? '', new RegExp(`^The definition ${id} is missing;`));
    }
  });

  it('keep the bot from starting', () => {
    const files = changedContent('questions/part-4', (json) => {
      for (const topic of json.topics)
        for (const card of topic.cards)
          for (const each of card.questions) if (each.id === 'PLD1') each.id = 'PLD9';
    });
    assert.ok(checkChanged(files).some((problem) => /question PLD1 is missing/.test(problem)));
  });
});
