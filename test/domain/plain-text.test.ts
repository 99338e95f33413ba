import assert from 'node:assert/strict';
import { asRead } from '../../src/domain/plain-text.ts';

describe('A text as it is read', () => {
  const cases: readonly [string, string, string][] = [
    ['accents put together', 'E\u0301A 8', 'éa 8'],
    ['every hyphen', 'a\u2010b\u2011c\u2013d\u2014e\u2212f', 'a-b-c-d-e-f'],
    ['quotation marks', '“my referrals”', '"my referrals"'],
    ['nothing invisible', '\u200Bmy\u200E re\u00ADferrals\uFEFF', 'my referrals'],
    ['any blank', 'my\u00A0\t\nreferrals', 'my referrals'],
    ['letters that look alike', 'ѕtоp ｓｔｏｐ kıll', 'stop stop kill'],
  ];
  for (const [what, typed, read] of cases) it(`has ${what}`, () => assert.equal(asRead(typed), read));
});
