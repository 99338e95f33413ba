import assert from 'node:assert/strict';
import type { WeeklyUpdate } from '../../../src/domain/plan/plan.ts';
import { providerSilence } from '../../../src/domain/reminders/reminders-provider.ts';
import { someUpdate } from '../../support/plans.ts';
import { testSchool } from '../../support/school.ts';

const school = testSchool({
  closed: [{ from: '2026-12-19', to: '2027-01-03', what: 'Christmas' }],
});
/** The update of a week, in which nothing came from the provider. */
const nothing = (week: string, changes: Partial<WeeklyUpdate> = {}): WeeklyUpdate =>
  someUpdate({ week, providerSent: 'neither', ...changes });
const silence = (updates: readonly WeeklyUpdate[], provider: string | undefined = 'Withy Farm Learning') =>
  providerSilence(school, provider === undefined ? { updates } : { provider, updates });

describe('A provider from which nothing comes', () => {
  it('is counted in school weeks from the first without register and report', () => {
    assert.equal(silence([]), undefined);
    assert.deepEqual(silence([nothing('2026-W49')]), { since: '2026-11-30', weeks: 1 });
    assert.deepEqual(silence([nothing('2026-W49'), nothing('2026-W50')]), { since: '2026-11-30', weeks: 2 });
  });

  it('begins anew after either of them came, or when no update says', () => {
    const came = (providerSent: WeeklyUpdate['providerSent']) =>
      silence([
        nothing('2026-W48'),
        someUpdate({ week: '2026-W49', ...(providerSent && { providerSent }) }),
        nothing('2026-W50'),
      ]);
    for (const each of ['both', 'register', 'report', undefined] as const)
      assert.deepEqual(came(each), { since: '2026-12-07', weeks: 1 }, each);
    assert.equal(
      silence([nothing('2026-W49'), someUpdate({ week: '2026-W50', providerSent: 'report' })]),
      undefined,
    );
    assert.deepEqual(silence([nothing('2026-W48'), nothing('2026-W50')]), { since: '2026-12-07', weeks: 1 });
  });

  it('is the same over holidays and weeks with nothing on offer', () => {
    const overChristmas = [nothing('2026-W51'), nothing('2027-W01')];
    assert.deepEqual(silence(overChristmas), { since: '2026-12-14', weeks: 2 });
    const closed = nothing('2026-W50', { offered: 0, attended: 0 });
    assert.deepEqual(silence([nothing('2026-W49'), closed, nothing('2026-W51')]), {
      since: '2026-11-30',
      weeks: 2,
    });
  });

  it('goes by the weeks, in whichever order the updates were given', () => {
    assert.deepEqual(silence([nothing('2026-W50'), nothing('2026-W49')]), { since: '2026-11-30', weeks: 2 });
  });

  it('is nobody where the school’s own staff teach', () => {
    assert.equal(providerSilence(school, { updates: [nothing('2026-W49'), nothing('2026-W50')] }), undefined);
  });
});
