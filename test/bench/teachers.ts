import type { TeamsUser } from '../support/activities.ts';

/** As many as a big school has: one alone may not press more than 120 times a minute. */
export const TEACHERS: readonly TeamsUser[] = Array.from({ length: 400 }, (_, at) => ({
  id: `29:teacher-${at}`,
  name: `Teacher ${at}`,
  aadObjectId: `20000000-0000-4000-8000-${String(100_000_000_000 + at)}`,
  chat: `a:teacher-${at}`,
}));
