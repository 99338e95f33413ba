import assert from 'node:assert/strict';
import contentReading from '../../src/cli/content-reading.ts';
import { readContent, type RawFile } from '../../src/content/read.ts';
import { MOST_AGE, readingAge, readSentences, tooHardOf } from '../../src/content/reading.ts';
import { shapeContent } from '../../src/content/shape.ts';
import { changedContent } from '../support/changed-content.ts';

function sentencesIn(files: readonly RawFile[]) {
  const shaped = shapeContent(files);
  assert.ok('raw' in shaped);
  return readSentences(shaped.raw);
}

const read = sentencesIn(readContent());

describe('The reading age of a sentence', () => {
  it('grows with its length and with the length of its words', () => {
    const plain = readingAge('Ask the pupil what would help.') ?? NaN;
    const longer = readingAge('Ask the pupil what would help at the start and at the end of the day.') ?? NaN;
    const harder = readingAge('Ascertain the pupil’s preferred accommodations and interventions.') ?? NaN;
    assert.ok(plain < 9 && plain < longer && longer < harder && harder > MOST_AGE);
  });
  it('is not told of a label of a few words', () =>
    assert.equal(readingAge('Alternative provision'), undefined));
});

describe('The sentences of the content', () => {
  it('are all measured: of questions, rules, steps, blocks, models and tips', () => {
    for (const of of ['Topic', 'Question', 'Rule', 'Step', 'Block', 'Provision model', 'Tip'])
      assert.ok(
        read.some(({ where }) => where.startsWith(`${of} `)),
        of,
      );
  });
  it('are named as hard above 14, unless they name law', () => {
    const hard = 'Accreditation demonstrates organisational accountability regarding educational provision';
    const hardIn = (says: string) =>
      tooHardOf(
        sentencesIn(changedContent('rules/03-early-signs.json', ({ rules }) => (rules[0].says = says))),
      ).map(({ text }) => text);
    assert.ok(hardIn(`It helps. ${hard}.`).includes(`${hard}.`));
    assert.ok(!hardIn(`${hard} (Equality Act 2010).`).some((text) => text.startsWith(hard)));
  });
  it('are printed, the hardest first, with the median and the highest age', async () => {
    const { code, out = '' } = await contentReading.run(['--all'], {});
    assert.equal(code, 0);
    const ages = out
      .split('\n')
      .slice(0, -1)
      .map((line) => Number.parseFloat(line));
    assert.equal(ages.length, read.length);
    assert.deepEqual(
      ages,
      ages.toSorted((a, b) => b - a),
    );
    assert.match(out.split('\n').at(-1) ?? '', /median reading age [\d.]+, highest [\d.]+/);
  });
});
