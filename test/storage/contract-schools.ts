import assert from 'node:assert/strict';
import type { SettingsChange } from '../../src/app/ports/school-register.ts';
import type { Open } from './opened.ts';

let made = 0;
const change = (at: string, ...parts: string[]): SettingsChange => ({
  id: `change-${++made}`,
  at,
  by: { id: 'admin', name: 'Ada Admin' },
  changed: parts.map((part) => ({ part, before: null, after: { some: 'thing' } })),
});

/** The register of schools. */
export function schoolContract(open: Open): void {
  const fresh = () => `school-${process.pid}-${++made}`;
  const read = async (school: string) => (await open().schools.all()).find(({ id }) => id === school);

  it('keeps the settings of a school, complete or not, and who changed them', async () => {
    const school = fresh();
    const first = change('2026-11-24T09:00:00Z', 'name');
    assert.equal(await open().schools.write(school, { id: school, name: 'A School' }, 'new', first), 'done');
    const stored = await read(school);
    assert.deepEqual(stored?.settings, { id: school, name: 'A School' });
    const next = change('2026-11-24T10:00:00Z', 'dsl', 'staff');
    await open().schools.write(school, { id: school, staff: [] }, stored?.version ?? '', next);
    assert.deepEqual((await read(school))?.settings, { id: school, staff: [] });
    assert.deepEqual(await open().schools.changesOf(school), [first, next]);
    assert.deepEqual(await open().schools.changesOf(fresh()), []);
  });

  it('takes one of two changes made to the same settings, and records no other', async () => {
    const school = fresh();
    const at = '2026-11-24T09:00:00Z';
    await open().schools.write(school, { name: 'A' }, 'new', change(at, 'name'));
    const version = (await read(school))?.version ?? '';
    const results = await Promise.all(
      ['B', 'C'].map((name) => open().schools.write(school, { name }, version, change(at, 'name'))),
    );
    assert.deepEqual(results.toSorted(), ['changed', 'done']);
    assert.equal(await open().schools.write(school, {}, 'new', change(at)), 'exists');
    assert.equal((await open().schools.changesOf(school)).length, 2);
  });
}
