import assert from 'node:assert/strict';
import { suggestId } from '../../../src/app/set-up/add-school.ts';
import { TENANT } from '../../support/activities.ts';
import {
  FIRST_ADMINISTRATOR,
  SCHOOL_ADMINISTRATOR,
  startSetUp,
  writtenSchool,
} from '../../support/set-up.ts';

const NORTH = writtenSchool({
  id: 'north',
  name: 'North School',
  staff: [
    { id: SCHOOL_ADMINISTRATOR.aadObjectId, name: 'The school administrator', roles: ['administrator'] },
  ],
});

describe('A new school', () => {
  it('begins with its name, and its home says what is missing', async () => {
    const play = await startSetUp();
    const first = play.player(FIRST_ADMINISTRATOR);
    await first.says('set up');
    await first.presses('Set up a school');
    await first.presses('Add this school', { 'in-name': "St Mary's Primary School" });
    assert.match(first.sees, /The school is added/);
    assert.match(first.sees, /not in use yet/);
    assert.match(first.sees, /Nobody is on the staff list/);
    const [{ id, settings } = { id: '', settings: {} }] = await play.register.all();
    assert.equal(id, 'st-marys');
    assert.deepEqual(settings, {
      id,
      name: "St Mary's Primary School",
      tenantId: TENANT,
      closed: [],
      thresholds: {},
    });
    assert.equal((await play.register.changesOf(id))[0]?.by.name, FIRST_ADMINISTRATOR.name);
  });

  for (const [id, name, field, said] of [
    ['', '', 'in-name', /Please fill this in/],
    ['North!', 'North', 'in-id', /small letters/],
    ['north', 'North', 'in-id', /school with this id already/],
  ] as const)
    it(`is not added as "${id}" called "${name}"`, async () => {
      const play = await startSetUp(NORTH);
      const first = play.player(FIRST_ADMINISTRATOR);
      await first.says('set up');
      await first.presses('Set up a school');
      await first.presses('Add this school', { 'in-name': name, 'in-id': id });
      assert.match(first.sees, said);
      assert.equal(first.fields[field], { 'in-name': name, 'in-id': id }[field]);
      assert.equal((await play.register.all()).length, 1);
    });

  it('is added by nobody who looks after one school only', async () => {
    const play = await startSetUp(NORTH);
    const own = play.player(SCHOOL_ADMINISTRATOR);
    await own.says('set up');
    assert.ok(!own.buttons.includes('Set up a school'));
    for (const verb of ['set-up-new', 'set-up-add']) {
      await own.sends(verb, { 'in-name': 'South School', 'in-id': 'south' });
      assert.match(own.sentence ?? '', /only an administrator/i);
    }
    assert.equal((await play.register.all()).length, 1);
  });

  it('gets a short id of its own', () => {
    assert.equal(suggestId('Northfield Community School', []), 'northfield');
    assert.equal(suggestId('Northfield Academy', ['northfield', 'northfield-2']), 'northfield-3');
    assert.equal(suggestId('The School', []), 'the-school');
    assert.match(
      suggestId('A very long name of a school that goes on and on and on', []),
      /^[a-z0-9-]{1,40}$/,
    );
  });
});

describe('What was changed in a school', () => {
  it('is listed with who and when, the newest first, a page at a time', async () => {
    const play = await startSetUp(NORTH);
    const own = play.player(SCHOOL_ADMINISTRATOR);
    for (let number = 1; number <= 8; number++) {
      await own.says('set up');
      await own.presses('The school');
      await own.presses('Save', { 'in-name': `North ${number}` });
      play.clock.pass(60);
    }
    await own.presses('What was changed');
    assert.match(own.sees, /Tue 24 Nov 2026, 09:07: The school administrator/);
    assert.match(own.sees, /from "North 7" to "North 8"/);
    assert.doesNotMatch(own.sees, /"North 1" to "North 2"/);
    await own.presses('Next page');
    assert.match(own.sees, /"North 1" to "North 2"/);
    await own.presses('Back to the school');
    assert.match(own.sees, /North 8/);
  });
});
