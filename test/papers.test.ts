import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { MOST_AGE, readingAge } from '../src/content/reading.ts';
import { USUAL_RETENTION } from '../src/domain/school/retention.ts';

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
