import assert from 'node:assert/strict';

import { Budget } from '../../../src/storage/tables/budget.ts';

describe('the time of a call', () => {
  it('is over even for what does not mind being told', async () => {
    const started = performance.now();
    const never = new Budget(300).spend(
      () => new Promise(() => {}),
      () => undefined,
    );
    await assert.rejects(never, { name: 'StorageUnavailable', code: 'timeout' });
    assert.ok(performance.now() - started < 1000);
  });

  it('is not spent on what asking again cannot mend', async () => {
    let asked = 0;
    const mistake = new Budget(2500).spend(
      async () => {
        asked++;
        throw new TypeError('about a pupil');
      },
      () => undefined,
    );
    await assert.rejects(mistake, (error: Error & { code?: unknown }) => {
      assert.equal(error.code, 'failed');
      assert.ok(!error.message.includes('pupil'));
      return true;
    });
    assert.equal(asked, 1);
  });

  it('is shared by all requests of the call', async () => {
    const budget = new Budget(400);
    const started = performance.now();
    for (let request = 0; request < 3; request++)
      await assert.rejects(
        budget.spend(
          () => new Promise(() => {}),
          () => undefined,
        ),
      );
    assert.ok(performance.now() - started < 1000);
  });
});
