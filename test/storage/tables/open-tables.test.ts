import assert from 'node:assert/strict';

import { openTables } from '../../../src/storage/tables/open-tables.ts';
import { localTables } from '../../support/azurite.ts';

describe('the way to the tables', () => {
  const KEY = 'c2VjcmV0LWtleQ==';

  it('is open to this machine without TLS', () => {
    openTables({ connectionString: localTables(21_000) });
    openTables({ connectionString: 'UseDevelopmentStorage=true' });
  });

  it('is open to Azure with a connection string or a managed identity', () => {
    openTables({
      connectionString: `DefaultEndpointsProtocol=https;AccountName=school;AccountKey=${KEY};EndpointSuffix=core.windows.net`,
    });
    openTables({ endpoint: 'https://school.table.core.windows.net', tablePrefix: 'north1' });
  });

  it('is closed to any other machine without TLS', () => {
    const plain = `DefaultEndpointsProtocol=http;AccountName=school;AccountKey=${KEY};TableEndpoint=http://tables.test/school`;
    assert.throws(() => openTables({ connectionString: plain }), /has to use https/);
    const decoy = plain.replace('tables.test', '127.0.0.1.tables.test');
    assert.throws(() => openTables({ connectionString: decoy }), /has to use https/);
    assert.throws(() => openTables({ endpoint: 'http://127.0.0.1:1/x' }), /begin with https/);
  });

  it('is not found in other text, which is not repeated', () => {
    for (const text of [
      '',
      'x',
      `AccountKey=${KEY}`,
      `DefaultEndpointsProtocol=https;AccountName=;AccountKey=${KEY}`,
    ])
      assert.throws(
        () => openTables({ connectionString: text }),
        (error: Error) => /connection string/.test(error.message) && !error.message.includes(KEY),
      );
  });

  it('takes a prefix of letters and digits only', () => {
    for (const tablePrefix of ['1a', 'a-b', 'a b', 'x'.repeat(51)])
      assert.throws(() => openTables({ connectionString: localTables(21_000), tablePrefix }), /prefix/);
  });
});
