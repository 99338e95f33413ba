import assert from 'node:assert/strict';
import { contentMap } from '../../src/content/map/page.ts';
import { style } from '../../src/content/map/style.ts';
import { content } from '../support/content.ts';
import { faintColours } from '../support/contrast.ts';
import { describeCondition } from '../../src/words/conditions.ts';
import { usesOfQuestions } from '../../src/domain/triage/uses.ts';

describe('The map of the content', () => {
  const page = contentMap(content);

  it('shows every question, rule, block and provision model once', () => {
    const ids = [
      ...[...content.bank.questions.keys()].map((id) => `question-${id}`),
      ...[...content.planBank.questions.keys()].map((id) => `question-${id}`),
      ...content.rules.map(({ id }) => `rule-${id}`),
      ...content.blocks.map(({ id }) => `block-${id}`),
      ...content.models.map(({ id }) => `model-${id}`),
      ...[...content.sameSteps.keys()].map((id) => `step-${id}`),
    ];
    for (const id of ids) assert.equal(page.split(`id="${id}"`).length, 2, id);
  });

  it('marks the questions of the gate, also the one beside the signs', () => {
    const gate = [...content.bank.questions.values()].filter((question) => question.gate === true);
    assert.ok(gate.some(({ topic }) => topic !== 'gate'));
    for (const { id } of gate)
      assert.match(page.split(`id="question-${id}"`)[1]?.split('</h4>')[0] ?? '', /safeguarding gate/, id);
  });

  it('says what stands instead of a step that has been done', () => {
    const [, step] = [...content.sameSteps].find(([, { instead }]) => instead !== undefined) ?? [];
    for (const { text } of step?.instead ?? []) assert.ok(page.includes(text), text);
  });

  it('has no link that leads nowhere', () => {
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(page.includes(`id="${id}"`), id);
  });

  it('is a plain string', () => assert.equal(typeof page, 'string'));

  it('stands alone: nothing is fetched', () =>
    assert.doesNotMatch(page, /<link|src=|url\(|https?:|fetch\(|import\(/));

  it('lists its sections under the headings that they have', () => {
    const [, contents = ''] = /<nav[^>]*>([^]*?)<\/nav>/.exec(page) ?? [];
    const links = [...contents.matchAll(/<a href="#([^"]+)">([^<]+)/g)].map(([, id, title]) => [id, title]);
    const headings = [...page.matchAll(/<h2 id="([^"]+)-title">([^<]+)/g)].map(([, id, title]) => [
      id,
      title,
    ]);
    assert.deepEqual(links, headings);
  });

  it('has a caption on every table', () =>
    assert.equal(page.split('<caption').length, page.split('<table').length));

  it('has colours that can be read', () => {
    assert.deepEqual(faintColours(String(style), ['#ffffff', '#f4f6fa']), []);
  });

  it('writes content as text, never as markup', () => {
    const rules = content.rules.map((rule) => ({ ...rule, says: '<b>5 > 4 & "so"</b>' }));
    assert.ok(contentMap({ ...content, rules }).includes('&lt;b&gt;5 &gt; 4 &amp; &quot;so&quot;&lt;/b&gt;'));
  });
});

describe('What a question decides', () => {
  const uses = usesOfQuestions(content);

  it('is every rule that reads it, through definitions and figures too', () => {
    assert.deepEqual(uses.get('BH2')?.rules, ['B-01', 'B-02']);
    assert.deepEqual(uses.get('BH2')?.rulesThroughRules, ['S-03']);
    assert.ok(uses.get('OA6')?.rules.includes('T-10'));
    assert.ok(uses.get('SE1')?.rules.includes('E-01'));
  });
  it('is which questions and topics it opens, and which blocks and models read it', () => {
    assert.deepEqual(uses.get('PV2')?.questions, ['PV3']);
    assert.deepEqual(uses.get('RT1')?.topics, ['reduced-timetable']);
    assert.deepEqual(uses.get('PR17')?.blocks, ['BLK-DSL']);
    assert.deepEqual(uses.get('ST1')?.models, ['PM-4']);
  });
});

describe('A condition in words', () => {
  const ruleInWords = (id: string) => {
    const rule = content.rules.find((each) => each.id === id);
    assert.ok(rule);
    return describeCondition(content, rule.firesWhen);
  };

  it('names answers by their labels and lines by their values', () => {
    assert.equal(ruleInWords('B-01'), 'Time out of lessons is "About weekly"');
    assert.equal(
      ruleInWords('A-03'),
      'attendance counts and absence without agreed part-time sessions is 50 % or more',
    );
    assert.equal(
      ruleInWords('B-10'),
      'Suspended today is "Yes" and the current suspension is more than 5 school days',
    );
    assert.match(
      ruleInWords('H-01'),
      /^primary and \(a rule of level targeted or above fired or at least 2 rules of level watch/,
    );
  });
});
