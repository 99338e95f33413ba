import assert from 'node:assert/strict';
import type { MeetingAction } from '../../../src/domain/case/meetings.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { remindersOf } from '../../../src/domain/reminders/reminders.ts';
import { lead, running, teacher } from '../../support/cases-to-remind-of.ts';
import { content } from '../../support/content.ts';
import { testSchool } from '../../support/school.ts';

const settings = testSchool();

/** Agreed on Tuesday 24 November, by Friday 4 December. */
const agreed = (...actions: Partial<MeetingAction>[]): Referral => ({
  ...running(),
  meetings: [
    {
      id: 'meeting-1',
      kind: 'review',
      on: '2026-11-24',
      by: lead,
      at: '2026-11-24T12:00:00.000Z',
      staff: [lead],
      others: [],
      actions: actions.map((action, at) => ({
        id: `action-${at}`,
        text: 'Ring home.',
        by: '2026-12-04',
        ...action,
      })),
    },
  ],
});

function due(referral: Referral, today: string, staff = settings.staff): readonly string[] {
  const name = (id: string) => settings.staff.find((person) => person.id === id)?.name ?? id;
  return remindersOf({ settings: { ...settings, staff }, content }, referral, today)
    .filter(({ of }) => of === 'meeting-action')
    .map(({ about, stage, people }) => `${about} ${stage}: ${people.map(name).join(', ')}`);
}

describe('Reminders of what was agreed at a meeting', () => {
  it('go to whoever does it: once agreed, the school day before, on the day, and while it is late', () => {
    const one = agreed({ person: teacher });
    assert.deepEqual(due(one, '2026-11-24'), [`action-0 agreed: ${teacher.name}`]);
    assert.deepEqual(due(one, '2026-12-03'), [`action-0 before-1: ${teacher.name}`]);
    assert.deepEqual(due(one, '2026-12-04'), [`action-0 day: ${teacher.name}`]);
    assert.deepEqual(due(one, '2026-12-11'), [`action-0 late-5: ${teacher.name}`]);
  });

  it('do not tell somebody what they wrote down for themselves, before it is due', () => {
    const own = agreed({ person: lead });
    assert.deepEqual(due(own, '2026-11-25'), []);
    assert.deepEqual(due(own, '2026-12-04'), [`action-0 day: ${lead.name}`]);
  });

  it('go to the owner for a parent, for an agency, and for somebody who has left', () => {
    assert.deepEqual(due(agreed({ outside: 'parents' }, { outside: 'agency' }), '2026-12-03'), [
      `action-0 before-1: ${lead.name}`,
      `action-1 before-1: ${lead.name}`,
    ]);
    const without = settings.staff.filter(({ id }) => id !== teacher.id);
    assert.deepEqual(due(agreed({ person: teacher }), '2026-11-24', without), [
      `action-0 agreed: ${lead.name}`,
    ]);
  });

  it('are one for each thing with the same day, and end when it is done or nothing was needed', () => {
    const two = agreed({ person: teacher }, { person: teacher, text: 'Write home.' });
    assert.equal(due(two, '2026-12-04').length, 2);
    const done = { by: teacher, at: '2026-12-01T09:00:00.000Z' };
    assert.deepEqual(due(agreed({ person: teacher, done }), '2026-12-04'), []);
    assert.equal(due({ ...two, status: 'closed' }, '2026-12-04').length, 2);
    assert.deepEqual(due({ ...two, status: 'not-needed' }, '2026-12-04'), []);
  });
});
