import assert from 'node:assert/strict';
import { packPage } from '../../src/pack/page.ts';
import { style } from '../../src/pack/style.ts';
import { makePack } from '../../src/words/pack/make-pack.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { content } from '../support/content.ts';
import { faintColours } from '../support/contrast.ts';
import { somePlan, someReview, someUpdate } from '../support/plans.ts';
import { caseOf, SCENARIO_CASES } from '../support/scenario-cases.ts';

const by = { id: 'lead', name: 'Maya Fictional-Lead' };
const page = (referral: Referral) =>
  packPage(
    makePack(referral, content, {
      school: 'Test School',
      today: '2026-12-01',
      include: ['send'],
      settings: { closed: [] },
    }),
  );
const planned = (each: (typeof SCENARIO_CASES)[number]) =>
  caseOf(content, each, {
    decision: { outcome: 'ap-plan', by, at: '2026-11-25T09:00:00.000Z', reason: 'Needed.' },
    plan: somePlan({ reviews: [someReview()], updates: [someUpdate()] }),
  });
const [first] = SCENARIO_CASES;
assert.ok(first);
const long = page(planned(first));

describe('The page of a pack', () => {
  it('lists every section in its contents, and each link leads to its heading, with its number', () => {
    const [, contents = ''] = /<nav[^>]*>([^]*?)<\/nav>/.exec(long) ?? [];
    const links = [...contents.matchAll(/<a href="#([^"]+)">([^<]+)<\/a>/g)];
    const headings = [
      ...long.matchAll(/<section id="([^"]+)"[^>]*>\s*<h2[^>]*><span[^>]*>(\d+)<\/span> ([^<]+)<\/h2>/g),
    ];
    assert.ok(links.length > 5);
    assert.deepEqual(
      headings.map(([, id, , title]) => [id, title]),
      links.map(([, id, title]) => [id, title]),
    );
    assert.deepEqual(
      headings.map(([, , number]) => Number(number)),
      links.map((_, at) => at + 1),
    );
  });

  it('has its language, its landmarks, and a link past the contents as the first thing to reach', () => {
    assert.match(long, /<html lang="en-GB">/);
    assert.match(long, /<body>\s*<a class="skip" href="#part-1">/);
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      assert.equal(
        long.split(`<${landmark}`).length,
        landmark === 'header' ? 2 : long.split(`</${landmark}>`).length,
      );
  });

  it('has a caption on every table, and says of every heading cell what it heads', () => {
    const tables = [...long.matchAll(/<table[^>]*>([^]*?)<\/table>/g)];
    assert.ok(tables.length > 5);
    for (const [, table = ''] of tables) {
      assert.match(table, /^\s*<caption[^>]*>\s*\S/);
      assert.doesNotMatch(table, /<th(?![^>]* scope=)[\s>]/);
      for (const [row] of table.matchAll(/<tr>[^]*?<\/tr>/g)) assert.match(row, /<th scope="(row|col)"/);
    }
  });

  it('names itself and the pupil at the foot of every printed page, whatever the reference holds', () => {
    assert.match(long, /@bottom-left \{ content: "Referral pack R-\w+, pupil [\w ]+\. Personal data/);
    const odd = page({ ...planned(first), reference: '"</style>\\' });
    assert.match(odd, /content: "Referral pack \\22 \\3c \\2f style\\3e \\5c , pupil/);
  });

  it('never puts brackets inside brackets', () => {
    for (const each of SCENARIO_CASES)
      for (const referral of [caseOf(content, each), planned(each)]) {
        const text = page(referral).replace(/<style>[^]*<\/style>/, '');
        for (const [, cell = ''] of text.matchAll(/>([^<]+)</g))
          assert.doesNotMatch(cell, /\([^()]*\(/, each.id);
      }
  });

  it('has colours that can be read', () => {
    assert.deepEqual(faintColours(String(style), ['#ffffff', '#eef2f7']), []);
  });
});
