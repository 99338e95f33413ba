import assert from 'node:assert/strict';
import type { DataRequest } from '../../src/app/ports/data-requests.ts';
import { freshSchool, type Open } from './opened.ts';

const request = (changes: Partial<DataRequest> = {}): DataRequest => ({
  id: 'request-1',
  kind: 'erase',
  pupil: 'AB 8',
  cases: [{ id: 'case-1', reference: 'R-7K3MP', version: 3 }],
  by: { id: 'lead-1', name: 'Mr Birch' },
  at: '2026-11-24T09:00:00.000Z',
  reason: 'The parents have asked for it.',
  expiresAt: '2026-12-08T09:00:00.000Z',
  ...changes,
});

/** What storage promises about requests that need a second person. */
export function dataRequestContract(open: Open): void {
  describe('requests about data', () => {
    let school: string;
    const records = () => open().records(school);
    const write = (value: DataRequest, expected: string) =>
      records().commit([{ change: 'request', value, expected }]);
    beforeEach(() => {
      school = freshSchool();
    });

    it('are kept as they are, once, for their school alone', async () => {
      const one = request({ content: { to: 'Another school' } });
      assert.equal(await write(one, 'new'), 'done');
      assert.equal(await write(one, 'new'), 'exists');
      assert.deepEqual((await records().readRequest(one.id))?.value, one);
      assert.equal(await open().records(freshSchool()).readRequest(one.id), undefined);
      assert.deepEqual(await open().records(freshSchool()).requests(), []);
    });

    it('are listed oldest first', async () => {
      await write(request({ id: 'a', at: '2026-11-25T09:00:00.000Z' }), 'new');
      await write(request({ id: 'b' }), 'new');
      assert.deepEqual(
        (await records().requests()).map(({ value }) => value.id),
        ['b', 'a'],
      );
    });

    it('are decided by exactly one of two people', async () => {
      await write(request(), 'new');
      const version = (await records().readRequest('request-1'))?.version ?? '';
      const approved = { by: { id: 'head-1', name: 'Ms Elm' }, at: '2026-11-24T10:00:00.000Z' };
      const results = await Promise.all([1, 2].map(() => write(request({ approved }), version)));
      assert.deepEqual(results.toSorted(), ['changed', 'done']);
    });

    it('expire', async () => {
      await write(request(), 'new');
      await write(request({ id: 'later', expiresAt: '2026-12-09T09:00:00.000Z' }), 'new');
      const { rows } = await open()
        .retention(school)
        .expired('request', new Date('2026-12-08T09:00:00.000Z'));
      assert.equal(rows.length, 1);
      assert.ok(rows[0] && (await open().retention(school).remove(rows[0])));
      assert.deepEqual(
        (await records().requests()).map(({ value }) => value.id),
        ['later'],
      );
    });
  });
}
