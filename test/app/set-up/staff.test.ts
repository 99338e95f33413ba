import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { MOST_STAFF } from '../../../src/app/set-up/staff/limits.ts';
import { drawSetUp } from '../../../src/cards/set-up/draw.ts';
import type { StaffMember } from '../../../src/domain/people/roles.ts';
import { MOST_CARD_BYTES, weightOf } from '../../../src/cards/fit.ts';
import { LEAD, SECOND, STAFF, listOf, opensStaff, person, startStaff } from '../../support/set-up-staff.ts';
import { FIRST_ADMINISTRATOR, OTHER_ADMINISTRATOR } from '../../support/set-up.ts';
import { entraId } from '../../support/entra-export.ts';
import { TEACHER } from '../../support/activities.ts';

describe("A school's staff", () => {
  it('is listed with roles, by pages, and found by typing part of a name', async () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      person(n + 100, `Member ${String(n).padStart(2, '0')}`),
    );
    const play = await startStaff([...STAFF, ...many]);
    const admin = await opensStaff(play);
    assert.match(admin.sees, new RegExp(`${STAFF.length + 40} people`));
    assert.match(admin.sees, /Alex Teacher\nTeacher/);
    assert.ok(!admin.sees.includes('Member 39'));
    await admin.presses('Next page');
    await admin.presses('Next page');
    await admin.presses('Next page');
    assert.match(admin.sees, /Page 4 of 4/);
    await admin.presses('Find', { find: 'member 3' });
    assert.match(admin.sees, /10 of 47/);
    await admin.presses('Find', { find: 'nobody at all' });
    assert.match(admin.sees, /Nobody's name contains "nobody at all"/);
    await admin.presses('Show everybody');
    assert.match(admin.sees, /Page 1 of 4/);
  });

  it('is changed person by person: name and roles', async () => {
    const play = await startStaff();
    const admin = await opensStaff(play);
    await admin.presses('Alex Teacher');
    assert.match(admin.sees, new RegExp(TEACHER.aadObjectId));
    await admin.presses('Save', { name: '  ', roles: '' });
    assert.match(admin.sees, /Please write the name/);
    assert.match(admin.sees, /Please tick one role/);
    await admin.presses('Save', { name: 'Alexandra Teacher', roles: 'senco,teacher,king' });
    assert.match(admin.sees, /Alexandra Teacher is saved/);
    assert.deepEqual(listOf(await play.staff(), TEACHER.aadObjectId), {
      id: TEACHER.aadObjectId,
      name: 'Alexandra Teacher',
      roles: ['teacher', 'senco'],
    });
    const [change] = (await play.register.changesOf('testschool')).slice(-1);
    assert.equal(change?.by.name, FIRST_ADMINISTRATOR.name);
    assert.deepEqual(
      change?.changed.map(({ part }) => part),
      ['staff'],
    );
  });

  it('takes a new person, and says beside the field what is wrong', async () => {
    const play = await startStaff();
    const admin = await opensStaff(play);
    await admin.presses('Add somebody');
    await admin.presses('Add', { name: 'New Person', id: '1234', roles: 'office' });
    assert.match(admin.sees, /32 letters and digits/);
    assert.equal(admin.fields['name'], 'New Person');
    assert.equal(admin.fields['roles'], 'office');
    await admin.presses('Add', { id: TEACHER.aadObjectId.toUpperCase() });
    assert.match(admin.sees, /on the list already/);
    await admin.presses('Add', { id: ` ${entraId(7).toUpperCase()} ` });
    assert.match(admin.sees, /New Person is on the list now/);
    assert.deepEqual(listOf(await play.staff(), entraId(7)), {
      id: entraId(7),
      name: 'New Person',
      roles: ['office'],
    });
  });

  it('keeps what two administrators change at the same time', async () => {
    const play = await startStaff();
    const [one, other] = [await opensStaff(play), await opensStaff(play, OTHER_ADMINISTRATOR)];
    await one.presses('Alex Teacher');
    await other.presses('Add somebody');
    await Promise.all([
      one.presses('Save', { name: 'Changed' }),
      other.presses('Add', { name: 'New Person', id: entraId(7) }),
    ]);
    const staff = await play.staff();
    assert.equal(listOf(staff, TEACHER.aadObjectId)?.name, 'Changed');
    assert.ok(listOf(staff, entraId(7)));
  });

  it('loses nobody without whom no referral could be answered', async () => {
    const play = await startStaff(STAFF.filter(({ id }) => id !== SECOND));
    const admin = await opensStaff(play);
    await admin.presses('Sam Lead');
    await admin.presses('Save', { roles: 'teacher' });
    assert.match(admin.sees, /Nobody else could answer a referral/);
    await admin.presses('Remove');
    await admin.presses('Remove');
    assert.match(admin.sees, /Nobody else could answer a referral/);
    assert.ok(listOf(await play.staff(), LEAD));
  });

  it('loses whoever is removed, at once', async () => {
    const play = await startStaff();
    const admin = await opensStaff(play);
    await admin.presses('Alex Teacher');
    await admin.presses('Remove');
    assert.match(admin.sees, /Remove Alex Teacher\?/);
    await admin.presses('Remove');
    assert.match(admin.sees, /Alex Teacher is off the list/);
    assert.equal(listOf(await play.staff(), TEACHER.aadObjectId), undefined);
    await admin.sends('set-up-staff-person', { school: 'testschool', person: TEACHER.aadObjectId });
    assert.match(admin.sees, /list as it stands now/);
  });

  it('is nothing for administrators of another school', async () => {
    const play = await startStaff([...STAFF, person(1, 'An Administrator', ['administrator'])]);
    const stranger = play.player({ ...FIRST_ADMINISTRATOR, aadObjectId: entraId(1) });
    for (const verb of ['set-up-staff', 'set-up-staff-many', 'set-up-staff-add']) {
      await stranger.sends(verb, { school: 'another' });
      assert.match(stranger.sentence ?? '', /You do not look after that school/);
    }
    await stranger.sends('set-up-staff', { school: 'testschool' });
    await stranger.presses('An Administrator');
    assert.match(stranger.sees, /This is you.*recorded/);
  });

  it('can all be offered to take over from somebody who leaves', () => {
    const others = Array.from({ length: MOST_STAFF }, (_, n) => ({
      id: randomUUID(),
      name: `Alexandra Featherstone ${n}`,
      roles: ['teacher'] as const,
    }));
    const { card } = drawSetUp({
      show: 'staff-removal',
      school: { id: 'testschool', name: 'Test School' },
      person: person(1, 'A Leaver'),
      isSelf: false,
      work: { undecided: 1, running: 1, keyAdult: 1, questions: 1, drafts: 1 },
      leads: others.slice(0, 5),
      others,
    });
    assert.ok(weightOf(card) < MOST_CARD_BYTES);
  });

  it('fits on its cards with long names', async () => {
    const staff: readonly StaffMember[] = Array.from({ length: 340 }, (_, n) =>
      person(n + 100, `Alexandra Featherstone-Haugh ${n}`.repeat(3).slice(0, 100), [
        'teacher',
        'office',
        'senco',
        'inclusion-lead',
      ]),
    );
    const admin = await opensStaff(await startStaff(staff));
    assert.ok(weightOf(admin.card ?? {}) < MOST_CARD_BYTES);
  });
});
