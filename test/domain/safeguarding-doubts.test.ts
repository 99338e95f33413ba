import assert from 'node:assert/strict';
import { safeguardingDoubts } from '../../src/domain/school/safeguarding-doubts.ts';

describe('The safeguarding contact', () => {
  const deputy = { name: 'Ada Noor', phone: '07400 123456' };
  const doubts = (name: string, phone: string) =>
    safeguardingDoubts({ name, phone, deputy }).map(({ doubt }) => doubt);

  for (const phone of ['01865 202 123', '+44 (0)1865 202123', '0044 20 7123 4567 ext 12', '(0113) 202-1234'])
    it(`is in order with ${phone}`, () => assert.deepEqual(doubts('Jo Lead', phone), []));

  for (const name of ['DSL NAME', 'Deputy', 'tbc', 'xxx', '???', 'The Designated Safeguarding Lead'])
    it(`is not called ${name}`, () => assert.deepEqual(doubts(name, '01865 202 123'), ['no-name']));

  for (const name of ['Del Deputy', 'Mo Test', 'Unnamed Lee', 'X Æ Musk', "Siân O'Name"])
    it(`may be called ${name}`, () => assert.deepEqual(doubts(name, '01865 202 123'), []));

  for (const [phone, doubt] of [
    ['000', 'no-phone'],
    ['0123456789', 'no-phone'],
    ['01111 111111', 'no-phone'],
    ['01632 960 001', 'fictional-phone'],
    ['+44 7700 900123', 'fictional-phone'],
    ['020 7946 0123', 'fictional-phone'],
    ['2204', 'short-phone'],
    ['999', 'no-phone'],
  ] as const)
    it(`is doubted with ${phone}`, () => assert.deepEqual(doubts('Jo Lead', phone), [doubt]));

  it('has a deputy, with a number of their own', () => {
    const lead = { name: 'Jo Lead', phone: '01865 202 123' };
    assert.deepEqual(safeguardingDoubts(lead), [{ doubt: 'no-deputy' }]);
    const same = safeguardingDoubts({ ...lead, deputy: { ...deputy, phone: '+44 1865 202123' } });
    assert.deepEqual(same, [{ doubt: 'same-phone' }]);
  });
});
