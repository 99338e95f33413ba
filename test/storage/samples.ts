import type { Delivery } from '../../src/app/ports/deliveries.ts';
import type { AuditEntry } from '../../src/app/ports/audit.ts';
import type { Change } from '../../src/app/ports/records.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import type { Referral } from '../../src/domain/case/referral.ts';

export { submittedReferral as referral } from '../support/submitted-referral.ts';

/** Ids, references and names that keys and transports stumble over. */
export const AWKWARD = [
  'a/b#c?d\\e',
  "o'brien",
  "''",
  'a|b',
  'a_b',
  'a_005fb',
  '{"a":"b"}',
  'tab\tline\nend\u0000',
  '100%25 & more=less+plus',
  'Zoë 😀 学校',
  '\ud83d',
  '\ud83e',
  '..',
  ' ',
  '',
  'x'.repeat(600),
  `${'x'.repeat(600)}y`,
  '--batch_1\r\nDELETE http://x HTTP/1.1\r\n',
] as const;

/** A draft with fixed values. */
export function draft(changes: Partial<Draft> = {}): Draft {
  return {
    id: 'd-1',
    owner: 'teacher-1',
    reference: 'R-7K3MP',
    startedAt: '2026-11-24T08:30:00.000Z',
    changedAt: '2026-11-24T08:31:00.000Z',
    expiresAt: '2026-12-01T08:31:00.000Z',
    contentVersion: 'c1',
    answers: { SG1: 'no', PC1: 'AB 8', EW1: ['late', 'isolated'], OA1: 120 },
    events: ['cleared'],
    at: 'signs',
    changing: false,
    status: 'open',
    ...changes,
  };
}

/** The referral after an inclusion lead approved the in-school plan. */
export function decided(before: Referral): Referral {
  return {
    ...before,
    version: before.version + 1,
    status: 'in-school-plan',
    decision: {
      outcome: 'in-school-plan',
      by: { id: 'lead-1', name: 'Mr Birch' },
      at: '2026-11-25T09:00:00.000Z',
      reason: 'Start here',
    },
  };
}

/** The change that stores a referral for the first time. */
export function sent(value: Referral): Change {
  return { change: 'referral', value, previous: null, expected: 'new' };
}

/** A note about a case, `minute` minutes past nine. */
export function audit(id: string, minute = 0, referralId = 'r-1'): AuditEntry {
  const at = `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;
  return { id, referralId, at, by: { id: 'teacher-1', name: 'Ms Ash' }, what: 'sent' };
}

/** A card to be sent to a person. */
export function delivery(
  changes: { id?: string; status?: Delivery['status']; dueAt?: string; to?: string; why?: 'not-wanted' } = {},
) {
  return {
    id: 'v-1',
    referralId: 'r-1',
    createdAt: '2026-11-24T09:00:00.000Z',
    attempts: 0,
    status: 'waiting',
    dueAt: '2026-11-24T09:00:00.000Z',
    kind: 'person',
    to: 'teacher-1',
    news: 'seen',
    ...changes,
  } satisfies Delivery as Delivery;
}
