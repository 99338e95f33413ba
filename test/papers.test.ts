import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { MOST_AGE, readingAge } from '../src/content/reading.ts';
import { DRAFT_DAYS } from '../src/app/forms/drafts.ts';
import { REQUEST_DAYS } from '../src/app/data-requests/finish.ts';
import { SENT_DELIVERY_DAYS } from '../src/app/retention.ts';
import { STOP_RECORD_DAYS } from '../src/app/stop.ts';
import { loadContent } from '../src/content/load.ts';
import { USUAL_RETENTION } from '../src/domain/school/retention.ts';

/** A number and its unit. */
const PERIOD = /\b(\d+|one|two|three|four|five|six|seven|ten|fourteen|thirty) (hours|days|weeks|years)\b/gi;
const IN_WORDS = new Map([
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((word, at) => [word, at + 1] as const),
  ...([
    ['ten', 10],
    ['fourteen', 14],
    ['thirty', 30],
  ] as const),
]);
/** Periods that are the law's, Microsoft's, or an example. */
const NOT_OURS: Readonly<Record<string, readonly string[]>> = {
  'incident.md': ['72 hours', 'two days'],
  'teams-retention.md': ['Two years'],
};
const FOLDER = 'infra/papers';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');

describe('The papers for the data protection officer', () => {
  const names = readdirSync(FOLDER);

  it('are all named on the page for the officer', () => {
    const page = readFileSync('SECURITY.md', 'utf8');
    for (const name of names) assert.ok(page.includes(`(${FOLDER}/${name})`), name);
  });

  it('mark what a school fills in the same way everywhere', () => {
    for (const name of names)
      for (const [, inside = ''] of read(name).matchAll(/\[([A-Z]{3,}[^\]]*)\](?!\()/g))
        assert.match(inside, /^SCHOOL: \S/, `${name}: [${inside}]`);
  });

  it('say the periods that the bot keeps by', () => {
    const { notNeededDays, caseSchoolYears, auditYears } = USUAL_RETENTION;
    assert.equal(caseSchoolYears, 1, 'the papers speak of the school year after');
    for (const name of ['dpia.md', 'privacy-notice-staff.md', 'privacy-notice-families.md']) {
      const text = read(name);
      assert.ok(text.includes(`${notNeededDays} days`), name);
      assert.ok(text.includes(`${auditYears} years`), name);
    }
  });

  it('name no other period than those of the code, of the law, and of others that stand here', () => {
    const { notNeededDays, auditYears } = USUAL_RETENTION;
    const days = [notNeededDays, DRAFT_DAYS, STOP_RECORD_DAYS, REQUEST_DAYS, SENT_DELIVERY_DAYS];
    const known = new Set([...days.map((count) => `${count} days`), `${auditYears} years`]);
    for (const name of names)
      for (const [period, count = '', unit = ''] of read(name).matchAll(PERIOD)) {
        const isOurs = known.has(`${IN_WORDS.get(count.toLowerCase()) ?? count} ${unit}`);
        assert.ok(isOurs || NOT_OURS[name]?.includes(period), `${name}: ${period}`);
      }
  });

  it('cite the sources they rest on, by keys that exist', () => {
    const keys = new Set(loadContent().sources.keys());
    for (const name of names) {
      const [, cited = ''] = /(?:## What this rests on|The notice rests on)([^]*)$/.exec(read(name)) ?? [];
      const found = Array.from(cited.matchAll(/`([A-Z][A-Z0-9-]+)`/g), ([, key = '']) => key);
      assert.ok(found.length > 0, `${name} cites no source`);
      for (const key of found) assert.ok(keys.has(key), `${name}: ${key}`);
    }
  });

  it('can be read by pupils of twelve or so, where they are for families', () => {
    const text = read('privacy-notice-families.md')
      .replace(/^#.*$/m, '')
      .replaceAll(/\*\*|\[SCHOOL:[^\]]*\]/g, '')
      .replaceAll('\n', ' ');
    const ages = [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)]
      .flatMap(({ segment }) => readingAge(segment) ?? [])
      .toSorted((one, other) => one - other);
    const at = (share: number) => ages[Math.floor(ages.length * share)] ?? assert.fail('nothing to read');
    assert.ok(at(0.5) <= 12, `half of it is for ${at(0.5)} and above`);
    assert.ok(at(0.9) <= MOST_AGE, `a tenth of it is for ${at(0.9)} and above`);
  });
});
