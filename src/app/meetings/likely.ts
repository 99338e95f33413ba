import type { Person } from '../../domain/people/person.ts';
import type { Meeting } from '../../domain/case/meetings.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { can } from '../../domain/people/roles.ts';
import type { Turn } from '../turn.ts';

/** The most people offered as ticks; anybody else is found by typing. */
const MOST = 10;

/**
 * Staff who are likely to have been at a meeting about the case: those of the meeting already, whoever writes it down, owner,
 * key adult and referrer, then those who read cases. Only staff of today, but for those whom the meeting names.
 */
export function likelyThere(
  { person, settings: { staff } }: Pick<Turn, 'person' | 'settings'>,
  { owner, plan, referrer }: Referral,
  meeting?: Meeting,
): readonly Person[] {
  const near = [person, owner, plan?.keyAdult, referrer]
    .map((each) => staff.find(({ id }) => id === each?.id))
    .filter((each) => each !== undefined);
  const all = [...(meeting?.staff ?? []), ...near, ...staff.filter((each) => can(each, 'reads-cases'))];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()].slice(
    0,
    Math.max(MOST, meeting?.staff.length ?? 0),
  );
}
