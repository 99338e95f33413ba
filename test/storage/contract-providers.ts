import assert from 'node:assert/strict';
import { PROVIDERS } from '../../src/demo/school.ts';
import type { Provider } from '../../src/domain/school/provider.ts';
import { freshSchool, type Open } from './opened.ts';

/** What storage promises about the providers that leads record. */
export function providerContract(open: Open): void {
  describe('providers', () => {
    let school: string;
    const records = () => open().records(school);
    const write = (value: Provider, expected: string) =>
      records().commit([{ change: 'provider', value, expected }]);
    beforeEach(() => {
      school = freshSchool();
    });

    it('are kept as they are, once, for their school alone, however their name is written', async () => {
      const [one, other] = PROVIDERS;
      assert.ok(one && other);
      assert.equal(await write(one, 'new'), 'done');
      assert.equal(await write({ ...one, name: 'BRAMBLE  lane tutors ' }, 'new'), 'exists');
      assert.equal(await write(other, 'new'), 'done');
      assert.deepEqual((await records().readProvider('bramble lane TUTORS'))?.value, one);
      assert.deepEqual(
        (await records().providers()).map(({ value }) => value),
        [one, other],
      );
      assert.deepEqual(await open().records(freshSchool()).providers(), []);
    });

    it('are changed by exactly one of two people', async () => {
      const [one] = PROVIDERS;
      assert.ok(one);
      await write(one, 'new');
      const version = (await records().readProvider(one.name))?.version ?? '';
      const results = await Promise.all(
        ['mornings', 'evenings'].map((sessions) => write({ ...one, sessions }, version)),
      );
      assert.deepEqual(results.toSorted(), ['changed', 'done']);
    });
  });
}
