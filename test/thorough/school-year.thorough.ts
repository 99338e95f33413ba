import assert from 'node:assert/strict';
import { playYear } from './year/play-year.ts';

/*
 * Fourteen months of a school from July 2026: 150 staff, 1,200 pupils, 300 referrals, people who leave, outages, weeks
 * with two instances, both clock changes. What each person and channel received is held against a model written for this
 * test. Panels and meetings are not played: the tests of `my dates` look at their days, for all staff on each day.
 */

/** Another one plays another year: `SEED=7 npm run thorough`. */
const SEED = Number(process.env['SEED'] ?? 20_261_124);

describe(`A school year of twelve hundred pupils (SEED=${SEED})`, function () {
  this.timeout(600_000);
  it('has everybody told what they are to know, on the right school day, and nothing else', async () => {
    const { problems, counts } = await playYear(SEED);
    const width = Math.max(...Object.keys(counts).map(({ length }) => length));
    console.log(
      Object.entries(counts)
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([what, count]) => `  ${what.padEnd(width)} ${String(count).padStart(6)}`)
        .join('\n'),
    );
    assert.deepEqual(problems.slice(0, 40), [], `${problems.length} in all`);
  });
});
