import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTCOMES, STATUSES } from '../../src/domain/case/referral.ts';
import { WEEK_BEHAVIOUR, WEEK_LEARNING } from '../../src/domain/known-ids/options.ts';
import { QUESTION } from '../../src/domain/known-ids/questions.ts';
import {
  CLOSING_OUTCOMES,
  CONTACT_RHYTHMS,
  MEASURES,
  PARENT_VIEWS,
  PLACES,
  REVIEW_DECISIONS,
} from '../../src/domain/known-ids/plan.ts';
import { PROVIDER_KINDS } from '../../src/domain/known-ids/providers.ts';
import { STEP_KINDS } from '../../src/domain/content/content.ts';
import { content } from '../support/content.ts';

/** The one home of ids, and data about made-up pupils, which is held against the content below. */
const HOME = 'src/domain/known-ids';
const SAMPLES = 'src/demo/sample';

const banks = [content.bank, content.planBank];
const questions = new Map(banks.flatMap((bank) => [...bank.questions]));
const topics = banks.flatMap((bank) => bank.topics);

/** Kinds that the domain has names of its own for; that a question offers each is checked with the known ids. */
const KINDS: readonly string[] = [
  ...OUTCOMES,
  ...STATUSES,
  ...PLACES,
  ...MEASURES,
  ...CONTACT_RHYTHMS,
  ...PARENT_VIEWS,
  ...REVIEW_DECISIONS,
  ...CLOSING_OUTCOMES,
  ...PROVIDER_KINDS,
  ...STEP_KINDS,
  ...WEEK_BEHAVIOUR,
  ...WEEK_LEARNING,
  // Whom the plan makes a pupil's own adult: GR1 has an option of that name.
  'key-adult',
];

/** Ids that can be told from a plain word: in capitals or with a hyphen. */
const IDS: ReadonlySet<string> = new Set(
  [
    ...questions.keys(),
    ...content.rules.map(({ id }) => id),
    ...content.blocks.map(({ id }) => id),
    ...content.models.map(({ id }) => id),
    ...content.thresholds.keys(),
    ...content.definitions.keys(),
    ...content.groups.map(({ id }) => id),
    ...topics.flatMap(({ id, cards }) => [id, ...cards.map((card) => card.id)]),
    ...[...questions.values()].flatMap(({ options }) => options.map(({ id }) => id)),
  ].filter((id) => /^[A-Z]{2}|.-./.test(id) && !KINDS.includes(id)),
);

/** A comment, a text in quotes, a template, or a name. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[A-Za-z_$][\w$]*/g;

/** A question by its name, up to the end of what is done with it. */
const WITH_QUESTION = /\bQUESTION\.(\w+)\b([^;,{}]{0,160})/g;

/** Ids of the content that stand in a piece of code, also made up of parts, and options beside their question. */
function idsIn(code: string): readonly string[] {
  const found = [...code.matchAll(TOKEN)]
    .map(([token]) => token)
    .filter((token) => !token.startsWith('/'))
    .flatMap((token) => {
      if (/^[`]/.test(token) && /(?<![A-Za-z])[A-Z]{2,3}\d?\$\{/.test(token)) return [token];
      const bare = /^['"`]/.test(token) ? token.slice(1, -1) : token;
      // Without quotes it can be the key of an answer: questions only.
      return IDS.has(bare) && (bare !== token || questions.has(bare)) ? [bare] : [];
    });
  const options = [...code.matchAll(WITH_QUESTION)].flatMap(([, name = '', after = '']) => {
    const offered = questions.get(QUESTION[name as keyof typeof QUESTION])?.options ?? [];
    const quoted = [...after.matchAll(/'([^'\n]*)'/g)].map(([, text]) => text);
    return offered.filter(({ id }) => quoted.includes(id)).map(({ id }) => `${name}: ${id}`);
  });
  return [...found, ...options];
}

function codeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

describe('Ids of the content', () => {
  it('stand in no file of the program but the one place for them', () => {
    const faults = codeFiles('src')
      .filter((file) => !file.startsWith(HOME) && !file.startsWith(SAMPLES))
      .flatMap((file) => idsIn(readFileSync(file, 'utf8')).map((id) => `${file}: ${id}`));
    assert.deepEqual(faults, []);
  });

  for (const code of [
    "answers['PC1']",
    'const { PC1, PC2 } = answers;',
    'return { PLM: measures };',
    'answers[`PLD1`]',
    'const id = `PM${letter}1`;',
    'const id = `PLA${n}`;',
    "rulesFired.some(({ id }) => id === 'G-02')",
    "const standing = blocks.includes('BLK-DSL');",
    "model ?? 'PM-1'",
    'thresholds.get("review-days")',
    "at: 'attendance-figures'",
    "if (answer === 'yes-not-told') stop();",
    "answers[QUESTION.immediateDanger] === 'yes'",
    "answers[QUESTION.yearGroup] === 'R'",
    "return { [QUESTION.planFullTime]: fullTime ? 'yes' : other };",
  ])
    it(`are found in ${code}`, () => assert.notDeepEqual(idsIn(code), []));

  for (const code of [
    'answers[QUESTION.pupilReference]',
    '// PC1 is the reference\nconst a = 1; /* SG2 */',
    "if (decision === 'step-down') hours();",
    'const DAY = `${LA}x`;',
    "answers[QUESTION.immediateDanger] === OPTION.immediateDanger.yes ? 'danger' : 'none'",
  ])
    it(`are not seen in ${code}`, () => assert.deepEqual(idsIn(code), []));

  it('that the sample cases answer with are all in the content', () => {
    let answers = 0;
    const faults = codeFiles(SAMPLES).flatMap((file) => {
      const code = readFileSync(file, 'utf8');
      return [...code.matchAll(/\b([A-Z]{2,3}\d+[A-Z]?|PLM|PLB): (\[[^\]]*\]|'[^'\n]*'|[^,\n]*)/g)].flatMap(
        ([, id = '', value = '']) => {
          answers += 1;
          const question = questions.get(id);
          if (!question) return [`${file}: no question ${id}`];
          if (question.options.length === 0) return [];
          return [...value.matchAll(/'([^']*)'/g)]

            .filter(([, option]) => option !== '' && !question.options.some((each) => each.id === option))
            .map(([, option]) => `${file}: ${id} has no option ${option}`);
        },
      );
    });
    assert.deepEqual(faults, []);
    assert.notEqual(answers, 0);
  });
});
