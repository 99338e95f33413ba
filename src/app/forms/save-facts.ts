import { blocksOfPlan } from '../../domain/case/blocks.ts';
import { isDecided, type Referral } from '../../domain/case/referral.ts';
import { walk } from '../../domain/triage/walk.ts';
import { auditRow } from '../audit.ts';
import { withAnswers } from '../case/with-answers.ts';
import { caseCard, caseNotice, putInOutbox } from '../deliveries.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Change, Stored } from '../ports/records.ts';
import type { Turn } from '../turn.ts';
import { correctAnswers, type Correction } from './corrections.ts';

/** Facts that somebody adds to a case. */
export interface FactsToSave {
  /** At least one. */
  readonly changes: readonly Correction[];
  readonly audited: Extract<AuditEntry['what'], 'facts-added' | 'form-facts-added' | 'proposed'>;
  /** Facts that no rule reads change neither the level nor the card. */
  readonly isReadByRules: boolean;
  /** Written in the same batch. */
  readonly also?: readonly Change[];
  /** Where they come from, if nobody typed them. */
  readonly source?: AuditEntry['source'];
}

/**
 * Makes facts the case's own in one batch: the rules run again, the old values stay in the audit trail, and the shared
 * card says what changed. `changed`: somebody wrote the case since it was read; nothing was written.
 */
export async function saveFacts(
  turn: Turn,
  { value: previous, version: expected }: Stored<Referral>,
  { changes, audited, isReadByRules, also = [], source }: FactsToSave,
): Promise<{ readonly referral: Referral; readonly deliveries: readonly string[] } | 'changed'> {
  const answers = correctAnswers(previous.answers, changes);
  const changed = isReadByRules
    ? withAnswers(turn, previous, {
        by: turn.person,
        answers,
        answered: changes.map(({ question }) => question),
      })
    : { ...previous, answers: walk(turn.content, answers).answers };
  const next = { ...changed, version: previous.version + 1 };
  const deliveries = isReadByRules
    ? [
        caseCard(turn, next),
        caseNotice(turn, next, { kind: 'thread', referralId: next.id, news: 'facts' }),
        ...tellOfNewBlocks(turn, next, previous),
      ]
    : [];
  const result = await turn.records.commit([
    { change: 'referral', value: next, previous, expected },
    ...also,
    auditRow(turn, {
      referralId: next.id,
      by: turn.person,
      what: audited,
      corrected: changes,
      ...(source ? { source } : {}),
    }),
    ...deliveries.map(putInOutbox),
  ]);
  if (result !== 'done') return 'changed';
  return { referral: next, deliveries: deliveries.map(({ id }) => id) };
}

/** Whoever looks after an approved case is told when new facts block its plan. */
function tellOfNewBlocks(turn: Turn, next: Referral, previous: Referral): readonly Delivery[] {
  const before = blocksOfPlan(previous);
  if (!isDecided(next) || !next.owner || blocksOfPlan(next).every((id) => before.includes(id))) return [];
  const { owner, id: referralId } = next;
  return [caseNotice(turn, next, { kind: 'person', referralId, to: owner.id, news: 'in-the-way' })];
}
