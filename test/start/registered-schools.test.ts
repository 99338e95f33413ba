import assert from 'node:assert/strict';
import type { RegisteredSchool } from '../../src/app/ports/school-register.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { followRegister } from '../../src/start/registered-schools.ts';
import { createRecordingLog } from '../support/recording-log.ts';
import { testSchool } from '../support/school.ts';

const { bankHolidays: _builtIn, ...WRITTEN } = testSchool();

function follow(make: (settings: SchoolSettings) => SchoolSettings = (settings) => settings) {
  const register: RegisteredSchool[] = [];
  const said: string[] = [];
  const schools = followRegister({
    register: { all: async () => register },
    make,
    say: (sentence) => said.push(sentence),
    log: createRecordingLog().log,
  });
  const put = async (id: string, settings: object, version: string) => {
    const place = register.findIndex((each) => each.id === id);
    register.splice(place < 0 ? register.length : place, place < 0 ? 0 : 1, {
      id,
      settings: { ...settings, id },
      version,
    });
    await schools.look();
  };
  return { schools, put, said };
}

describe('The schools of the register', () => {
  it('are in use once they are set up completely, without a restart', async () => {
    const { schools, put } = follow();
    await put('north', { name: 'North' }, '1');
    assert.deepEqual(schools.inUse(), []);
    await put('north', WRITTEN, '2');
    await put('south', { ...WRITTEN, name: 'South' }, '1');
    assert.deepEqual(
      schools.inUse().map(({ name }) => name),
      ['Test School', 'South'],
    );
    await put('north', { ...WRITTEN, name: 'North' }, '3');
    assert.equal(schools.inUse()[0]?.name, 'North');
    assert.deepEqual(schools.unused(), []);
  });

  it('keep working with the last settings that could be used, and say so', async () => {
    const { schools, put } = follow();
    await put('north', WRITTEN, '1');
    await put('north', { ...WRITTEN, staff: [] }, '2');
    assert.equal(schools.inUse()[0]?.staff.length, WRITTEN.staff.length);
    assert.match(schools.unused().join(), /north/);
    await put('north', { ...WRITTEN, name: 'North' }, '3');
    assert.deepEqual(schools.unused(), []);
  });

  it('do not hold each other up when the content does not fit one of them', async () => {
    const { schools, put, said } = follow((settings) => {
      if (settings.id === 'north') throw new Error('A legal threshold was changed.');
      return settings;
    });
    await put('north', WRITTEN, '1');
    await put('south', WRITTEN, '1');
    assert.deepEqual(
      schools.inUse().map(({ id }) => id),
      ['south'],
    );
    assert.deepEqual(said, ['A legal threshold was changed.']);
  });

  it('are made again only when their settings have changed', async () => {
    let made = 0;
    const { schools, put } = follow((settings) => {
      made++;
      return settings;
    });
    await put('north', WRITTEN, '1');
    await schools.look();
    await schools.look();
    assert.equal(made, 1);
  });
});
