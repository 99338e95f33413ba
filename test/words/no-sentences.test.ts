import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many words make a sentence: fewer are a name, a key or a regular phrase. */
const SENTENCE = 5;

/** What is not read by people: comments, errors for programmers, regular expressions. */
const NOT_READ =
  /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|\b(?:new|extends) \w*Error\w*\([\s\S]*?\);|super\([\s\S]*?\);|(?<=[=(,:?\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g;
const TEXT = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{(?:[^{}]|\{[^{}]*\})*\}|[^`\\])*`/g;

/** Texts in quotes that are long enough to be a sentence. */
function sentencesIn(code: string): readonly string[] {
  return [...code.replaceAll(NOT_READ, '').matchAll(TEXT)]
    .map(([text]) => text)
    .filter((text) => {
      const said = text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');
      return (said.match(/(?<![\w|-])[A-Za-z…][\w'’…-]*(?=[\s.,;:?!)"'`]|$)/g) ?? []).length >= SENTENCE;
    });
}

describe('Sentences people read', () => {
  it('stand neither in the domain nor in the use-cases', () => {
    const found = ['src/domain', 'src/app'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file))
        .flatMap((file) => sentencesIn(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`)),
    );
    assert.deepEqual(found, []);
  });

  for (const code of [
    "return 'Please write a number to go on.';",
    'const text = `The last day cannot be before ${day(today)}. Please check.`;',
    'say("The pupil\'s view is missing, or they do not share it.")',
    "const NOTHING =\n  'Nothing was saved. The case is as it was.';",
  ])
    it(`are found in ${code}`, () => assert.equal(sentencesIn(code).length, 1));

  for (const code of [
    "throw new Error('a rule that the content check has let through');",
    "// It is 'not one of the sentences that people read'.",
    '/** For example "The governing board considers reinstatement by". */',
    "const status = 'not-one-of-the-words-anybody-reads';",
    'const STOP = /\\b(stop sending me all these messages)\\b/;',
    'const key = `reminded|${referral}|${kind}|${date}|${stage}|${person}`;',
  ])
    it(`are not seen in ${code}`, () => assert.deepEqual(sentencesIn(code), []));
});
