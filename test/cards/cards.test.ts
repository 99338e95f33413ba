import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { VERBS } from '../../src/app/verbs.ts';
import type { Reply } from '../../src/app/reply.ts';
import { MOST_CARD_BYTES, weightOf } from '../../src/cards/fit.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import { longestReplies } from '../support/longest-replies.ts';
import { buttonsOf, textsOf } from '../support/play.ts';
import { FixedClock, testSchool } from '../support/school.ts';
import { content } from '../support/content.ts';

const settings = testSchool();
const draw = makeDraw(content, settings, new FixedClock());
const FOLDER = new URL('../../adaptive-cards/', import.meta.url);
const LONG = 'Näïve ${missing} `tick` [link](http://example.org) **bold** <at>x</at> '
  .repeat(5)
  .slice(0, 300);
const { everyReply, draft, lead, referral, asked, closed, decided, running } = longestReplies(LONG);

/** What a text's `color` and a container's `style` may be. */
const NAMED_COLOURS: readonly unknown[] = 'default emphasis dark light accent good warning attention'.split(
  ' ',
);
const CONTAINERS: readonly unknown[] = ['Container', 'Column', 'ColumnSet'];

function drawn(reply: Exclude<Reply, { say: string }>) {
  const result = draw.reply(reply, lead);
  assert.ok('card' in result);
  return result.card as Record<string, unknown>;
}

const isInput = ({ type }: Record<string, unknown>) => String(type).startsWith('Input.');
const isRequired = (node: Record<string, unknown>) => node['isRequired'] === true;
const isExecute = ({ type }: Record<string, unknown>) => type === 'Action.Execute';

/** Every node of a card that has a `type`. */
function nodes(card: unknown): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap(nodes);
  if (typeof card !== 'object' || card === null) return [];
  const node = card as Record<string, unknown>;
  return [...('type' in node ? [node] : []), ...Object.values(node).flatMap(nodes)];
}

describe('Every card', () => {
  for (const [name, reply] of everyReply()) {
    describe(name, () => {
      const card = drawn(reply);

      it('fits with its longest data', () => {
        assert.ok(weightOf(card) <= MOST_CARD_BYTES, `${weightOf(card)} bytes`);
      });

      it('fits uncut when it was opened from a list, too', () => {
        const back = { list: 'find', page: 100, query: LONG.slice(0, 40) } as const;
        const result = draw.reply(reply, lead, back);
        assert.ok('card' in result);
        assert.ok(weightOf(result.card) <= MOST_CARD_BYTES);
        assert.equal(textsOf(result.card).includes('(cut)'), textsOf(card).includes('(cut)'));
      });

      it('leaves no placeholder of its layout behind', () => {
        const ours = JSON.stringify(card).replaceAll('${missing}', '');
        assert.doesNotMatch(ours, /\$\{/);
        assert.doesNotMatch(ours, /\bundefined\b|\[object Object\]/);
      });

      it('is an Adaptive Card 1.5 and names only elements Teams draws', () => {
        assert.equal(card['version'], '1.5');
        const known =
          /^(AdaptiveCard|TextBlock|RichTextBlock|TextRun|Container|ColumnSet|Column|FactSet|ActionSet|ProgressBar|Input\.(Text|ChoiceSet|Number|Date)|Chart\.HorizontalBar|Action\.(Execute|Submit|ShowCard|ToggleVisibility))$/;
        for (const { type } of nodes(card)) assert.match(String(type), known);
      });

      it('names its language in the two letters that the renderer takes', () => {
        assert.equal(card['lang'], 'en');
      });

      it("uses the client's own colours, whose contrast the client sees to", () => {
        for (const { type, color, style, backgroundImage } of nodes(card)) {
          assert.equal(backgroundImage, undefined);
          if (String(type).startsWith('Chart.')) continue;
          const named = [color, CONTAINERS.includes(type) ? style : undefined];
          for (const name of named) assert.ok(name === undefined || NAMED_COLOURS.includes(name));
        }
      });

      it('carries only buttons that somebody answers, with data that fits', () => {
        for (const { verb, data, title } of buttonsOf(card)) {
          const known = VERBS[verb];
          assert.ok(known, `nobody answers "${title}" (${verb})`);
          assert.ok(known.data.safeParse(data).success, `the data of "${title}" does not fit`);
        }
      });

      it('has a label on every input', () => {
        for (const node of nodes(card).filter(isInput)) assert.ok(node['label'], 'an input without a label');
      });

      // A required input holds up every button beside it, also Stop, Back and Save.
      it('requires inputs on the client only in forms that fold away, with a sentence and no other button', () => {
        const folded = nodes(card).filter(({ type }) => type === 'Action.ShowCard');
        const inForms = folded.flatMap(({ card: form }) => nodes(form).filter(isRequired));
        assert.equal(inForms.length, nodes(card).filter(isRequired).length);
        for (const { errorMessage } of inForms) assert.match(String(errorMessage), /^Please .+\.$/);
        for (const { card: form } of folded)
          if (nodes(form).some(isRequired))
            assert.equal(nodes((form as { actions?: unknown }).actions).filter(isExecute).length, 1);
      });

      it('shows at most five buttons in a row', () => {
        for (const node of nodes(card)) {
          const actions = (node['actions'] ?? []) as { mode?: string }[];
          assert.ok(actions.filter(({ mode }) => mode !== 'secondary').length <= 5);
        }
      });

      it('has Stop - safeguarding or the DSL in sight', () => {
        assert.match(textsOf(card), /Stop - safeguarding|designated safeguarding lead: /);
      });
    });
  }
});

describe('A figure nobody has given yet', () => {
  it('stands empty on the card, because a client shows an empty value as 0', () => {
    const topic = content.bank.topics.find(({ id }) => id === 'attendance-figures')!;
    const question = content.bank.questions.get('OA1')!;
    const asking = (value: number | undefined) =>
      nodes(
        drawn({
          show: 'question',
          draft,
          topic,
          cardId: 'attendance-figures',
          questions: [{ question, value }],
          progress: { step: 1, of: 8, minutesLeft: 4 },
          buttons: [],
          canGoBack: false,
          mark: '',
          notices: [],
        }),
      ).filter(({ type }) => type === 'Input.Number');
    assert.deepEqual(
      asking(undefined).map((input) => 'value' in input),
      [false],
    );
    assert.deepEqual(
      asking(0).map(({ value }) => value),
      [0],
    );
  });
});

describe('Card layouts', () => {
  for (const file of readdirSync(FOLDER))
    it(`hold plain paths only: ${file}`, () => {
      const raw = readFileSync(new URL(file, FOLDER), 'utf8');
      for (const [whole, path] of raw.matchAll(/\$\{([^}]*)\}/g))
        assert.match(path ?? '', /^[a-zA-Z]+$/, `${whole} is not a plain path`);
      assert.ok(new Template(JSON.parse(raw)));
    });
});

describe('Shared text', () => {
  it('keeps what somebody typed literal', () => {
    const details = [
      drawn({ show: 'case-details', referral: asked, reader: lead, view: 'summary' }),
      drawn({ show: 'case-details', referral: asked, reader: lead, view: 'said' }),
      drawn({ show: 'case-details', referral: closed, reader: lead, view: 'summary' }),
      drawn({ show: 'my-referral', referral: closed, news: 'closed' }),
    ];
    const typed = nodes(details).filter(({ text }) => typeof text === 'string' && text.includes('Näïve'));
    assert.ok(typed.length > 0);
    for (const node of typed) assert.equal(node['type'], 'TextRun', 'Markdown in a TextBlock would be live');
  });

  it('puts nothing typed on the shared case card', () => {
    for (const each of [referral(), asked, decided, running, closed])
      assert.doesNotMatch(JSON.stringify(drawn({ show: 'case', referral: each })), /Näïve/);
  });
});
