import assert from 'node:assert/strict';
import type { Records } from '../../src/app/ports/records.ts';
import { VERBS } from '../../src/app/verbs.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { bothSchools, MARKED, OWN_RECORDS, pressAcross } from '../support/across-schools.ts';
import { PLACES, WHO } from '../support/all-roles.ts';
import { STANDING } from '../support/marked-cases.ts';
import { PRESSES } from '../support/presses.ts';
import { OTHER_CHANNELS, THIS } from '../support/two-schools.ts';

const SHARED_PLACES = [
  ...Object.keys(PLACES).filter((place) => place !== 'own chat'),
  ...Object.keys(OTHER_CHANNELS),
] as (keyof typeof PLACES)[];

describe('Two schools in one bot, asked by everybody everywhere', () => {
  const called = new Set<string>();

  it('are asked of every button there is', () => {
    assert.deepEqual(Object.keys(PRESSES).toSorted(), Object.keys(VERBS).toSorted());
  });

  for (const [verb, { data, views = [{}] }] of Object.entries(PRESSES))
    it(`are kept apart by "${verb}"`, async () => {
      const mark = (methods: ReadonlySet<string>) => methods.forEach((method) => called.add(method));
      for (const who of WHO)
        for (const status of STANDING)
          for (const own of OWN_RECORDS)
            for (const view of views) {
              // With nothing of their own, what is found can only be the other school's.
              const staffing = own === 'nothing' ? 'apart' : 'both';
              const schools = await bothSchools(staffing, own, { verb, status, who });
              await pressAcross(schools, who, 'own chat', verb, { ...data, ...view }, 'this school');
              mark(schools.methods);
            }
      for (const who of WHO)
        for (const status of ['submitted', 'plan-active'] as const)
          for (const view of views) {
            const schools = await bothSchools('apart', 'nothing', { verb, status, who });
            const asked = { ...data, ...view };
            for (const marked of ['no school', 'the other school'] as const)
              await pressAcross(schools, who, 'own chat', verb, asked, marked);
            for (const place of SHARED_PLACES)
              for (const marked of Object.keys(MARKED) as (keyof typeof MARKED)[])
                await pressAcross(schools, who, place, verb, asked, marked);
          }
    });

  it('were asked for with every way to read and write that a turn has', () => {
    const all = Object.keys(openMemory().records(THIS)) as (keyof Records)[];
    const ofJobs: readonly (keyof Records)[] = [
      'awaitingAnswer',
      'dueBy',
      'auditBetween',
      'undelivered',
      'mendOutlines',
    ];
    const missing = all.filter((name) => !called.has(name) && !ofJobs.includes(name));
    assert.deepEqual(missing, []);
  });
});
