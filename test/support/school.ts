import type { Clock } from '../../src/app/ports/clock.ts';
import type { Names } from '../../src/app/turn.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { INCLUSION_CHANNEL, LEAD, TEACHER, TENANT, type TeamsUser } from './activities.ts';

/** A second inclusion lead, who also teaches. Made up, like everybody here. */
export const SECOND_LEAD: TeamsUser = {
  id: '29:second-lead',
  name: 'Robin Second',
  aadObjectId: '20000000-0000-4000-8000-000000000003',
  chat: 'a:second-lead-chat',
};
/** Another teacher. */
export const COLLEAGUE: TeamsUser = {
  id: '29:colleague',
  name: 'Jo Colleague',
  aadObjectId: '20000000-0000-4000-8000-000000000004',
  chat: 'a:colleague-chat',
};

/** Attendance office, SENCO and headteacher. */
export const OFFICE: TeamsUser = staffUser('office', '05');
export const SENCO: TeamsUser = staffUser('senco', '06');
export const HEAD: TeamsUser = staffUser('headteacher', '07');

function staffUser(role: string, number: string): TeamsUser {
  return {
    id: `29:${role}`,
    name: `The ${role}`,
    aadObjectId: `20000000-0000-4000-8000-0000000000${number}`,
    chat: `a:${role}-chat`,
  };
}

/** A fictional school with two leads and two teachers. */
export function testSchool(changes: Partial<SchoolSettings> = {}): SchoolSettings {
  return {
    id: 'testschool',
    name: 'Test School',
    tenantId: TENANT,
    dsl: {
      name: 'Dana Safe',
      phone: '01632 960 001',
      deputy: { name: 'Del Deputy', phone: '01632 960 002' },
    },
    staff: [
      { id: TEACHER.aadObjectId, name: TEACHER.name, roles: ['teacher'] },
      { id: COLLEAGUE.aadObjectId, name: COLLEAGUE.name, roles: ['teacher'] },
      { id: LEAD.aadObjectId, name: LEAD.name, roles: ['inclusion-lead'] },
      { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name, roles: ['teacher', 'inclusion-lead'] },
      { id: OFFICE.aadObjectId, name: OFFICE.name, roles: ['office'] },
      { id: SENCO.aadObjectId, name: SENCO.name, roles: ['senco'] },
      { id: HEAD.aadObjectId, name: HEAD.name, roles: ['headteacher'] },
    ],
    channels: { inclusion: INCLUSION_CHANNEL, staff: ['19:staff@thread.tacv2'] },
    closed: [{ from: '2026-12-19', to: '2027-01-03', what: 'Christmas' }],
    sharePoint: 'testschool.sharepoint.com',
    thresholds: {},
    ...changes,
  };
}

/** A clock that stands still until it is moved. Tuesday 24 November 2026, 09:00 in London. */
export class FixedClock implements Clock {
  #now = new Date('2026-11-24T09:00:00Z');
  now(): Date {
    return new Date(this.#now);
  }
  /** Sets it to nine in the morning, London winter time, of a date. */
  startsAt(date: string): void {
    this.#now = new Date(`${date}T09:00:00Z`);
  }
  /** Moves on by this many seconds. */
  pass(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }
}

/** Ids and references that count: `case-1`, `R-AAAAA1`. */
export function countingNames(): Names {
  let ids = 0;
  let references = 0;
  return { id: () => `id-${++ids}`, reference: () => `R-TEST${++references}` };
}
