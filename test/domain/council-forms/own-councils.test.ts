import assert from 'node:assert/strict';
import { isOwnForm, withoutForms } from '../../../src/domain/council-forms/own-councils.ts';

describe("A school's own councils", () => {
  for (const [council, typed, isOwn] of [
    ['Birmingham', 'birmingham city council', true],
    ['Warwickshire', 'Warwickshire County Council', true],
    ['Ealing', 'London Borough of Ealing', true],
    ['County Durham', 'Durham', true],
    ['City of London', 'City of London', true],
    ['Bath and North East Somerset', 'Bath & North East Somerset Council', true],
    ['East Sussex', 'West Sussex', false],
    ['East Sussex', 'Sussex', false],
    ['general', 'Leeds', true],
  ] as const)
    it(`${isOwn ? 'takes' : 'does not take'} a form of "${council}" for one of "${typed}"`, () => {
      assert.equal(isOwnForm({ council }, [typed]), isOwn);
    });

  it('are told of when there is no form of one', () => {
    assert.deepEqual(withoutForms(['Leeds', 'City of Derby'], [{ council: 'Derby' }]), ['Leeds']);
  });
});
