import assert from 'node:assert/strict';
import { fromFields } from '../../../src/storage/rows/body.ts';
import { CARD_PLACE, DELIVERY } from '../../../src/storage/rows/schemas/delivery.ts';

/** As an earlier version of this program wrote them. */
const BASE = {
  id: 'v-1',
  createdAt: '2026-11-24T09:00:00.000Z',
  attempts: 3,
  dueAt: '2026-11-24T09:30:00.000Z',
};
const OLDER = [
  { ...BASE, status: 'waiting', kind: 'case-card', referralId: 'r-1' },
  { ...BASE, status: 'failed', kind: 'thread', referralId: 'r-1', news: 'note' },
  { ...BASE, status: 'held', kind: 'person', referralId: 'r-1', to: 'teacher-1', news: 'seen' },
  { ...BASE, status: 'held', kind: 'reminder', to: 'lead', day: '2026-11-24', items: [] },
  {
    ...BASE,
    status: 'held',
    kind: 'problem',
    to: 'lead',
    problem: 'channel-gone',
    about: 'digest',
    channel: '19:a@thread.tacv2',
    week: '2026-W48',
  },
  {
    ...BASE,
    status: 'sent',
    kind: 'digest',
    channel: '19:a@thread.tacv2',
    audience: 'staff',
    week: '2026-W48',
    late: false,
  },
];
const fields = (value: unknown) => ({ schemaVersion: 1, pieces: 1, body0: JSON.stringify(value) });

describe('Rows written before deliveries said why they wait', () => {
  for (const row of OLDER)
    it(`are read: ${row.kind}`, () => assert.deepEqual(fromFields(DELIVERY, fields(row)), row));

  it('are read: where a card stands', () => {
    const place = { referralId: 'r-1', conversationId: '19:a', messageId: '1', drawnVersion: 2 };
    assert.deepEqual(fromFields(CARD_PLACE, fields(place)), place);
  });
});
