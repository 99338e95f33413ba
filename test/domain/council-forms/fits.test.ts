import assert from 'node:assert/strict';
import { fits } from '../../../src/domain/council-forms/fits.ts';
import { content } from '../../support/content.ts';
import { submittedReferral } from '../../support/submitted-referral.ts';

describe("A council's form", () => {
  const inYear = (year: string) => {
    const referral = submittedReferral();
    return { ...referral, answers: { ...referral.answers, PC2: year, OA2: 40 } };
  };

  it('for primary schools is not offered first to an older pupil', () => {
    const form = { kind: 'ebsa-support', lastYear: '6' } as const;
    for (const year of ['R', '1', '6']) assert.ok(fits(form, inYear(year)), year);
    for (const year of ['7', '13']) assert.ok(!fits(form, inYear(year)), year);
    assert.ok(fits(form, inYear('')), 'nobody knows the year');
    assert.ok(fits({ kind: 'ebsa-support' }, inYear('9')), 'a form for all years');
  });

  it('named for primary schools says until which year it is for', () => {
    for (const { title, lastYear } of content.councilForms.filter((form) => /primary/i.test(form.title)))
      assert.equal(lastYear, '6', title);
  });
});
