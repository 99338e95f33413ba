import assert from 'node:assert/strict';
import { MOST_CARD_BYTES, weightOf } from '../../../src/cards/fit.ts';
import { COLLEAGUE } from '../../support/school.ts';
import { LEAD as SAM, TEACHER } from '../../support/activities.ts';
import { entraId, exportOf, type Exported } from '../../support/entra-export.ts';
import { FIRST_ADMINISTRATOR, OTHER_ADMINISTRATOR, type SetUpPlayer } from '../../support/set-up.ts';
import {
  LEAD,
  listOf,
  opensStaff,
  person,
  SECOND,
  STAFF,
  startStaff,
  type StaffPlay,
} from '../../support/set-up-staff.ts';

/** Everybody on the test school's list, as an export has them. */
const LISTED: readonly Exported[] = STAFF.map(({ id, name }) => ({ id, name, department: 'Teaching' }));
const NEW: readonly Exported[] = [
  { name: 'Nina New', id: entraId(1), title: 'Teacher of Art' },
  { name: 'Noah New', id: entraId(2), title: 'Cover Teacher' },
];
const UNMARKED_PUPIL: Exported = { name: 'Unmarked Pupil', id: entraId(3) };

async function pastes(play: StaffPlay, people: readonly Exported[]): Promise<SetUpPlayer> {
  const admin = await opensStaff(play);
  await admin.presses('Many at once');
  await admin.presses('Go on', { csv: exportOf(people) });
  return admin;
}

describe('A list of many staff', () => {
  it('adds nobody before the administrator has said who is staff, and yes', async () => {
    const play = await startStaff();
    const admin = await pastes(play, [...LISTED, ...NEW, UNMARKED_PUPIL]);
    assert.match(admin.sees, /10 people of the list could be staff/);
    assert.match(admin.sees, /Teacher of Art \(1\)/);
    await admin.presses('Show what would change');
    assert.match(admin.sees, /Please choose whom to take/);
    await admin.presses('Show what would change', { who: 'containing', words: ' ' });
    assert.match(admin.sees, /Please write a word/);
    await admin.presses('Show what would change', { words: 'caretaker' });
    assert.match(admin.sees, /Nobody has one of these words/);
    assert.equal(admin.fields['words'], 'caretaker');
    await admin.presses('Show what would change', { words: 'TEACH' });
    assert.match(admin.sees, /New: 2, each as teacher/);
    assert.ok(!admin.sees.includes('Unmarked Pupil'));
    assert.deepEqual(await play.staff(), STAFF);
    await admin.presses('Use this');
    assert.match(admin.sees, /2 added, 0 renamed, 0 taken off/);
    const staff = await play.staff();
    assert.deepEqual(staff.slice(-2), [person(1, 'Nina New'), person(2, 'Noah New')]);
    assert.equal(staff.length, STAFF.length + 2);
  });

  it('shows every name before, by pages', async () => {
    const many = Array.from({ length: 60 }, (_, n) => ({
      id: entraId(n + 100),
      name: `Member ${n}`,
      title: 'TA',
    }));
    const admin = await pastes(await startStaff(), [...LISTED, ...many]);
    await admin.presses('See all names');
    await admin.presses('Next page');
    assert.match(admin.sees, /Member 9 \(TA\)/);
    await admin.presses('Back');
    await admin.presses('Show what would change', { who: 'all' });
    assert.match(admin.sees, /and 48 more/);
    await admin.presses('All names');
    await admin.presses('Next page');
    assert.match(admin.sees, /Member 9/);
    await admin.presses('Back');
    await admin.presses('Use this');
    assert.match(admin.sees, /60 added/);
  });

  it('renames people, and leaves their roles', async () => {
    const play = await startStaff();
    const admin = await pastes(
      play,
      LISTED.map((each) => (each.id === LEAD ? { ...each, name: 'Sam Married' } : each)),
    );
    await admin.presses('Show what would change', { who: 'all' });
    assert.match(admin.sees, /Sam Lead becomes Sam Married/);
    await admin.presses('Use this');
    assert.deepEqual(listOf(await play.staff(), LEAD), {
      id: LEAD,
      name: 'Sam Married',
      roles: ['inclusion-lead'],
    });
  });

  it('takes leavers off only when the box is ticked', async () => {
    const play = await startStaff();
    const people = LISTED.filter(({ id }) => id !== TEACHER.aadObjectId).map((each) =>
      each.id === COLLEAGUE.aadObjectId ? { ...each, enabled: 'False' } : each,
    );
    const admin = await pastes(play, people);
    await admin.presses('Show what would change', { who: 'all' });
    assert.match(admin.sees, /not in the file: 2/);
    assert.match(admin.sees, /account switched off/);
    await admin.presses('Use this');
    assert.deepEqual(await play.staff(), STAFF);
    const again = await pastes(play, people);
    await again.presses('Show what would change', { who: 'all' });
    await again.presses('Use this', { leavers: 'remove' });
    assert.match(again.sees, /2 taken off/);
    const staff = await play.staff();
    assert.equal(staff.length, STAFF.length - 2);
    assert.equal(listOf(staff, TEACHER.aadObjectId), undefined);
  });

  it('does not take off everybody who can decide', async () => {
    const play = await startStaff();
    const admin = await pastes(
      play,
      LISTED.filter(({ id }) => id !== LEAD && id !== SECOND),
    );
    await admin.presses('Show what would change', { who: 'all' });
    await admin.presses('Use this', { leavers: 'remove' });
    assert.match(admin.sees, /nobody on the list could answer a referral/);
    assert.deepEqual(await play.staff(), STAFF);
    await admin.presses('Choose again');
    await admin.presses('Do nothing');
    assert.match(admin.sees, /list of accounts is deleted/);
  });

  it('says who is left out and why, and nothing of students but how many', async () => {
    const admin = await pastes(await startStaff(), [
      ...LISTED,
      NEW[0] as Exported,
      { name: 'Duplicate Dan', id: entraId(1) },
      { name: 'Gus Guest', id: entraId(5), type: 'Guest' },
      { name: 'Olly Off', id: entraId(6), enabled: 'False' },
      { name: 'Pia Pupil', id: entraId(8), department: 'Students' },
      { name: 'Pat Pupil', id: entraId(9), upn: '21pat@school.example' },
    ]);
    assert.match(admin.sees, /Look like students: 2 \(1 by department, 1 by their address\)/);
    assert.match(admin.sees, /Guests: 1 \(Gus Guest\)/);
    assert.match(admin.sees, /switched off: 1 \(Olly Off\)/);
    assert.match(admin.sees, /Listed twice, taken once: Duplicate Dan/);
    assert.ok(!admin.sees.includes('Pupil'));
  });

  it('is asked for again, with what was typed, when it is another list', async () => {
    const admin = await opensStaff(await startStaff());
    await admin.presses('Many at once');
    await admin.presses('Go on', { csv: 'Name;Room\nAnn;12\n' });
    assert.match(admin.sees, /"objectId" is needed|"objectId" and "displayName"/);
    assert.match(admin.sees, /"Name" and "Room"/);
    assert.equal(admin.fields['csv'], 'Name;Room\nAnn;12\n');
    await admin.presses('Go on', { csv: '' });
    assert.match(admin.sees, /Nothing is in the box/);
  });

  it('shows the changes anew when somebody else has changed the list meanwhile', async () => {
    const play = await startStaff();
    const admin = await pastes(play, [...LISTED, ...NEW]);
    await admin.presses('Show what would change', { who: 'all' });
    const other = await opensStaff(play, OTHER_ADMINISTRATOR);
    await other.presses('Add somebody');
    await other.presses('Add', { name: 'Nina New', id: entraId(1), roles: 'office' });
    await admin.presses('Use this');
    assert.match(admin.sees, /somebody changed the settings/);
    assert.match(admin.sees, /New: 1/);
    await admin.presses('Use this');
    assert.deepEqual(listOf(await play.staff(), entraId(1))?.roles, ['office']);
  });

  it('is used once, for a day, by the administrators of its school', async () => {
    const play = await startStaff();
    const admin = await pastes(play, [...LISTED, ...NEW]);
    await admin.presses('Show what would change', { who: 'all' });
    play.clock.pass(25 * 3600);
    await admin.presses('Use this');
    assert.match(admin.sees, /older than a day/);
    assert.deepEqual(await play.staff(), STAFF);
    const other = await pastes(play, [...LISTED, ...NEW]);
    await other.presses('Show what would change', { who: 'all', role: 'inclusion-lead' });
    assert.match(other.sees, /each as teacher/);
    const used = other.card;
    await other.presses('Use this');
    other.card = used;
    await other.presses('Use this');
    assert.match(other.sees, /was used, or dropped/);
  });

  it('fits on its cards for a large school', async () => {
    const people = Array.from({ length: 1500 }, (_, n) => ({
      id: entraId(n + 100),
      name: `Alexandra Featherstone-Haugh the ${n}th`,
      title: `Teacher of the subject number ${n}`,
      department: `A department with a long name ${n % 50}`,
    }));
    const admin = await opensStaff(await startStaff());
    await admin.presses('Many at once');
    await admin.presses('Go on', { csv: exportOf(people) });
    assert.ok(weightOf(admin.card ?? {}) < MOST_CARD_BYTES);
    await admin.presses('See all names');
    assert.ok(weightOf(admin.card ?? {}) < MOST_CARD_BYTES);
    await admin.presses('Back');
    await admin.presses('Show what would change', { who: 'all' });
    assert.match(admin.sees, /more than 350/);
    await admin.presses('Show what would change', { who: 'containing', words: 'name 7' });
    assert.match(admin.sees, /New: 30/);
    assert.ok(weightOf(admin.card ?? {}) < MOST_CARD_BYTES);
    assert.ok(!admin.sees.includes(SAM.aadObjectId) && !admin.sees.includes(FIRST_ADMINISTRATOR.name));
  });
});
