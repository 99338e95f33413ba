import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Pages for people: the first one, one for each reader, and the decisions. */
const DECISIONS = 'src/decisions';
const GUIDES = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'appPackage/README.md',
  'env/README.md',
  'infra/README.md',
  'src/README.md',
];
/** Files that everybody writes for themselves. */
const OWN_FILE = /^env\/\.env(\.northfield(\.user)?)?$/;

const PAPERS = 'infra/papers';
const papers = readdirSync(PAPERS).map((name) => `${PAPERS}/${name}`);
const records = readdirSync(DECISIONS).filter((name) => name.endsWith('.md'));
const pages = [...GUIDES, ...papers, ...records.map((name) => `${DECISIONS}/${name}`)];
const read = (page: string) => readFileSync(page, 'utf8');

/** The anchor that a heading gets on the pages people read them on. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\d\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

describe('The pages for readers', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  for (const page of pages)
    it(`${page} names only commands, files and pages that exist`, () => {
      const text = read(page);
      for (const [, script = ''] of text.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
        assert.ok(script in scripts, `npm run ${script}`);
      for (const [, path = ''] of text.matchAll(
        /`((?:src|test|env|infra|appPackage|adaptive-cards)\/[\w./-]*)`/g,
      ))
        assert.ok(existsSync(path) || OWN_FILE.test(path), path);
      if (page === 'src/README.md')
        for (const [, path = ''] of text.matchAll(/`((?:[a-z-]+\/)+(?:[\w-]+\.ts)?)`/g))
          assert.ok(existsSync(join('src', path)) || existsSync(path), path);
      for (const [, link = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        if (link.startsWith('https:')) continue;
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : join(dirname(page), path);
        assert.ok(existsSync(target), link);
        if (anchor === undefined) continue;
        const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
          anchorOf(heading),
        );
        assert.ok(headings.includes(anchor), link);
      }
    });

  it('the first of them fits a screen or two and leads to each reader', () => {
    const first = read('README.md');
    assert.ok(first.split('\n').length <= 60);
    for (const page of GUIDES.slice(1)) assert.ok(first.includes(`(${page})`), page);
  });

  it('name every variable, port and setting that a person may want to set', () => {
    const env = read('env/README.md');
    for (const variable of ['DEMO_PORT', 'DEMO_NOW', 'SETTINGS_FILE', 'LOCAL_WITHOUT_SIGN_IN'])
      assert.match(env, new RegExp(variable));
  });

  it('list each decision, which has a date, alternatives, and what would change it', () => {
    const index = read('src/README.md');
    assert.ok(records.length > 0);
    for (const name of records) {
      const text = read(join(DECISIONS, name));
      const [title = ''] = text.split('\n');
      const number = name.slice(0, 3);
      assert.equal(title.slice(2, 5), number, name);
      assert.ok(index.includes(`[${number}](decisions/${name}) ${title.slice(6)}`), name);
      assert.match(text, /^20\d\d-\d\d-\d\d$/m, name);
      for (const part of ['Decided', 'Why', 'Considered', 'Would change our mind'])
        assert.ok(text.includes(`**${part}.**`), `${name}: ${part}`);
    }
  });
});
