import assert from 'node:assert/strict';
import doctor from '../../src/cli/doctor.ts';
import job from '../../src/cli/job.ts';
import { startAzurite } from '../support/azurite.ts';
import { schoolAtTerminal } from '../support/terminal.ts';
import { draft } from '../storage/samples.ts';
import { startWire, type Wire } from '../storage/tables/wire.ts';

/** As a host would be whose clock is ten years ahead: the storage says that it is ten years earlier. */
const EARLIER = -3653;

describe('A host whose clock is years ahead', function () {
  this.timeout(60_000);
  const { settings, storage, environment } = schoolAtTerminal();
  let wire: Wire;
  const there = () => environment({ TABLES_CONNECTION_STRING: wire.connectionString });
  const isThere = async () =>
    (await storage().records(settings.id).readDraft('teacher-1', 'd-1')) !== undefined;

  before(async () => {
    wire = await startWire((await startAzurite()).port);
    const old = draft({ expiresAt: '2020-01-01T00:00:00.000Z' });
    await storage()
      .records(settings.id)
      .commit([{ change: 'draft', value: old, expected: 'new' }]);
  });
  after(() => wire.stop());

  it('deletes nothing, and says why; and goes on when the clock is right', async () => {
    wire.shiftDates(EARLIER);
    for (const args of [['tidy', '--dry-run'], ['tidy']]) {
      const { code, out = '' } = await job.run(args, there());
      assert.equal(code, 0);
      assert.match(out, /Nothing is deleted: the clock .* 365\d days ahead of the storage's/);
    }
    const { out = '' } = await doctor.run([], there());
    assert.match(out, /WRONG +Clock +Nothing is deleted: the clock .* 365\d days ahead/);
    assert.ok(await isThere());

    wire.clear();
    await job.run(['tidy'], there());
    assert.equal(await isThere(), false);
  });
});
