import assert from 'node:assert/strict';
import type { Trouble } from '../support/fake-connector.ts';
import { digests, deliveryOf, DUE, ONE_CHANNEL, told } from './one-digest.ts';
import { pause, until, type SchoolAtWork } from './school-at-work.ts';
import { useSchools } from './set-up.ts';

describe('The weekly digest where Teams is unwell', function () {
  this.timeout(300_000);
  const given = useSchools(ONE_CHANNEL);
  let school: SchoolAtWork;
  beforeEach(() => void ({ school } = given));

  const cases: readonly (readonly [string, readonly Trouble[], number, RegExp | undefined])[] = [
    [
      '429, 500 and 403 from an unwell service',
      [
        { status: 429, retryAfter: 1 },
        { status: 500, code: 'ServiceError' },
        { status: 403, code: 'BadArgument', message: 'Failed to decrypt conversation id' },
      ],
      1,
      undefined,
    ],
    ['a passing 404', [{ status: 404, code: 'ConversationNotFound' }], 1, undefined],
    ['413', [{ status: 413, code: 'MessageSizeTooBig' }], 0, /not tried any more/],
    ['403', [{ status: 403, code: 'BotNotInConversationRoster' }], 0, /does not let the bot into/],
    ['nothing at all', ['no-answer'], 0, /may or may not be in the inclusion channel/],
    [
      'with a broken connection after taking it',
      ['drop-after-accepting'],
      1,
      /may or may not be in the inclusion channel/,
    ],
  ];
  for (const [what, troubles, standing, words] of cases)
    it(`stands ${standing === 1 ? 'once' : 'nowhere'} when Teams answers ${what}, and the lead is told ${words ? 'once' : 'nothing'}`, async () => {
      await school.digestsBegan();
      for (const trouble of troubles) school.connector.trouble(trouble, { on: 'create' });
      await school.bot(undefined, DUE);
      await until(async () => ['sent', 'failed'].includes((await deliveryOf(school))?.status ?? ''), 80_000);
      await pause(12_000);
      assert.equal(digests(school).length, standing);
      assert.equal(told(school).length, words ? 1 : 0);
      if (words) assert.match(told(school)[0] ?? '', words);
    });
});
