import { hasRaised } from '../case/join.ts';
import type { Referral } from '../case/referral.ts';
import { peopleWho, type StaffMember } from '../people/roles.ts';

/**
 * Whom to tell about a case without an owner: all inclusion leads but those who raised it, because nobody decides on
 * their own referral. If that leaves nobody, the headteacher. Ids of staff.
 */
export function findLeads(
  referral: Pick<Referral, 'referrer' | 'joined'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const others = staff.filter(({ id }) => !hasRaised(referral, id));
  const leads = peopleWho(others, 'decides');
  return (leads.length > 0 ? leads : peopleWho(others, 'stands-in-for-leads')).map(({ id }) => id);
}

/** The owner of a case, as long as they are an inclusion lead of the school; otherwise everybody it could be. */
export function findOwners(
  referral: Pick<Referral, 'referrer' | 'joined' | 'owner'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const owner = peopleWho(staff, 'decides').find(({ id }) => id === referral.owner?.id);
  return owner && !hasRaised(referral, owner.id) ? [owner.id] : findLeads(referral, staff);
}

/** Everybody in the office; in a school without one, whoever looks after the case. */
export function findOffice(
  referral: Pick<Referral, 'referrer' | 'joined' | 'owner'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const office = peopleWho(staff, 'gives-office-facts').map(({ id }) => id);
  return office.length > 0 ? office : findOwners(referral, staff);
}

/** The key adult of a running plan; if they have left the school, the case's owner stands in. */
export function keyAdultOf(referral: Referral, staff: readonly StaffMember[]): readonly string[] {
  const keyAdult = staff.find(({ id }) => id === referral.plan?.keyAdult.id);
  return keyAdult ? [keyAdult.id] : findOwners(referral, staff);
}
