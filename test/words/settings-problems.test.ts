import assert from 'node:assert/strict';
import { settingsProblems } from '../../src/settings/settings.ts';
import { missingParts } from '../../src/words/set-up-parts.ts';
import { writtenSchool } from '../support/set-up.ts';

const partsOf = (settings: unknown) => missingParts(settingsProblems(settings));

describe('What a school still lacks, in words', () => {
  it('is said by part, without the names that settings have in a file', () => {
    const found = partsOf({ id: 'north', name: 'North' });
    for (const part of ['safeguarding', 'staff', 'channels'])
      assert.ok(
        found.some((each) => each.part === part),
        part,
      );
    const said = found.flatMap(({ sentences }) => sentences).join('\n');
    assert.doesNotMatch(said, /\b(dsl|tenantId|thresholds|insetDays|wordCheck)\b|"[a-z]+\./);
    assert.match(said, /designated safeguarding lead/);
  });

  it('is nothing when the school can work', () => assert.deepEqual(partsOf(writtenSchool()), []));

  for (const [changes, said] of [
    [{ staff: [] }, /inclusion lead/],
    [{ quietHours: { from: '18:00', until: '18:00' } }, /quiet times begin and end at the same time/],
    [
      { dsl: { name: 'Dana', phone: 'none' } },
      /telephone number of the designated safeguarding lead must be/,
    ],
    [
      { terms: [{ from: '2026-12-18', to: '2026-09-01', what: 'Autumn' }] },
      /^Autumn ends .* before it begins/,
    ],
    [{ newer: true }, /setting that I do not know/],
  ] as const)
    it(`names what is wrong with ${JSON.stringify(changes)}`, () => {
      const [first] = partsOf(writtenSchool(changes));
      assert.match(first?.sentences.join(' ') ?? '', said);
    });
});
