import type { TablesConnection } from '../../src/storage/connection.ts';
import { addressContract } from './contract-addresses.ts';
import { batchContract } from './contract-batches.ts';
import { caseContract } from './contract-cases.ts';
import { draftContract } from './contract-drafts.ts';
import { outboxContract } from './contract-outbox.ts';

/** Opens the same storage again each time it is called, as another instance of the bot would. */
export type Open = () => TablesConnection;

let schools = 0;

/** A school nobody has written to yet, so that tests can share a storage. */
export function freshSchool(): string {
  schools++;
  return `school ${process.pid}/${schools}`;
}

/** What every storage does, whatever it is made of. */
export function storageContract(open: Open): void {
  draftContract(open);
  caseContract(open);
  batchContract(open);
  outboxContract(open);
  addressContract(open);

  it('answers a ping', async () => {
    await open().ping();
  });

  it('prepares a second time without harm', async () => {
    await open().prepare();
  });
}
