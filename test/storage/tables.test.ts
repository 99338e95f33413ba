import { openTables } from '../../src/storage/tables/open-tables.ts';
import { ownTables, startAzurite, type Azurite } from '../support/azurite.ts';
import { storageContract } from './contract.ts';

describe('storage in tables', () => {
  const tablePrefix = ownTables();
  let azurite: Azurite;

  before(async function () {
    this.timeout(30_000);
    azurite = await startAzurite();
    await openTables({ connectionString: azurite.connectionString, tablePrefix }).prepare();
  });

  after(() => azurite.stop());

  storageContract(() => openTables({ connectionString: azurite.connectionString, tablePrefix }));
});
