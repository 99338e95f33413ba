import assert from 'node:assert/strict';
import { readCases } from '../../src/cli/read-cases.ts';
import { content } from '../support/content.ts';

const TODAY = '2026-11-24';

function problemOf(input: unknown): string {
  const read = readCases(content, typeof input === 'string' ? input : JSON.stringify(input));
  return 'problem' in read ? read.problem : 'no problem';
}

describe('Cases read from JSON', () => {
  it('may carry other keys, and may leave events out', () => {
    const read = readCases(
      content,
      JSON.stringify({ id: 'X1', note: 'n', today: TODAY, answers: { SG1: 'yes' } }),
    );
    assert.ok('cases' in read);
    assert.deepEqual(read.cases, [{ today: TODAY, answers: { SG1: 'yes' }, events: [] }]);
    assert.equal(read.single, true);
  });

  it('may be none at all', () => {
    const read = readCases(content, '[]');
    assert.ok('cases' in read && read.cases.length === 0 && !read.single);
  });

  it('are refused in one sentence that says which case and what', () => {
    const rows: readonly (readonly [unknown, RegExp])[] = [
      ['{"today": ', /^The input is not JSON/],
      ['', /^The input is not JSON/],
      ['null', /^The case: it is not an object/],
      [[{ today: TODAY, answers: {} }, 7], /^Case number 2: it is not an object/],
      [{ today: 'Tuesday', answers: {} }, /^The case: "today" should be a real date/],
      [{ today: '2026-02-30', answers: {} }, /"today"/],
      [{ id: 'D9', today: TODAY }, /^Case D9: "answers" should be an object/],
      [{ today: TODAY, answers: {}, events: ['shout'] }, /"events" should be a list of "word-match"/],
      [{ today: TODAY, answers: { XX1: 'yes' } }, /"XX1" is not the id of a question/],
      [{ today: TODAY, answers: { AT1: 'sometimes' } }, /AT1 \(absence as staff see it\): Please choose one/],
      [
        { today: TODAY, answers: { OA1: 106, OA2: 107 } },
        /OA2 .*cannot be more than possible sessions \(106\)/,
      ],
      [{ today: TODAY, answers: { OB2: 0.25 } }, /OB2 .*half days/],
      [{ today: TODAY, answers: { OA7: '2026-02-30' } }, /OA7 .*real date/],
      [{ today: TODAY, answers: { EW1: 5 } }, /EW1 .*tick from the list/],
    ];
    for (const [input, says] of rows) {
      const problem = problemOf(input);
      assert.match(problem, says);
      assert.doesNotMatch(problem, /\n|undefined|\[object/);
    }
  });

  it('may hold what a card would not take but no rule depends on', () => {
    const answers = {
      PC1: 'Test Pupil',
      BH1: ['refusal', 'verbal', 'physical', 'damage'],
      PR1: 'PM-2',
      PR7: '2027-03-01',
      PR8: '2027-02-01',
    };
    assert.equal(problemOf({ today: TODAY, answers }), 'no problem');
  });

  it('are held against questions in the order of asking, whatever order they stand in', () => {
    assert.match(problemOf({ today: TODAY, answers: { OA2: 107, OA1: 106 } }), /OA2/);
    assert.equal(problemOf({ today: TODAY, answers: { OA6: 5, OA2: 10, OA1: 20 } }), 'no problem');
  });
});
