import { addressContract } from './contract-addresses.ts';
import { auditSealContract } from './contract-audit-seals.ts';
import { batchContract } from './contract-batches.ts';
import { caseContract } from './contract-cases.ts';
import { copyContract } from './contract-copies.ts';
import { draftContract } from './contract-drafts.ts';
import { dataRequestContract } from './contract-data-requests.ts';
import { providerContract } from './contract-providers.ts';
import { erasureContract } from './contract-erasure.ts';
import { listContract } from './contract-lists.ts';
import { outboxContract } from './contract-outbox.ts';
import { planContract } from './contract-plans.ts';
import { proposalContract } from './contract-proposals.ts';
import { retentionContract } from './contract-retention.ts';
import { schoolContract } from './contract-schools.ts';
import type { Open } from './opened.ts';

/** What every storage does, whatever it is made of. */
export function storageContract(open: Open): void {
  draftContract(open);
  caseContract(open);
  listContract(open);
  planContract(open);
  batchContract(open);
  outboxContract(open);
  addressContract(open);
  retentionContract(open);
  copyContract(open);
  erasureContract(open);
  auditSealContract(open);
  dataRequestContract(open);
  providerContract(open);
  schoolContract(open);
  proposalContract(open);

  it('can be tried out with a row that is written, read and deleted, by several at once', async () => {
    const connection = open();
    await Promise.all([connection.tryOut(), connection.tryOut()]);
  });

  it('answers a ping', async () => {
    await open().ping();
  });

  it('prepares a second time without harm', async () => {
    await open().prepare();
  });
}
