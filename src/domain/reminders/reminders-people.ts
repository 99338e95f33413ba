import { hasRaised } from '../case/join.ts';
import type { Referral } from '../case/referral.ts';
import { peopleWho, type StaffMember } from '../people/roles.ts';

/**
 * Who is to be told while nobody looks after a case: all inclusion leads but those who raised it, because nobody
 * decides on their own referral. Where that leaves nobody, the headteacher. Ids of staff.
 */
export function leadsFor(
  referral: Pick<Referral, 'referrer' | 'joined'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const others = staff.filter(({ id }) => !hasRaised(referral, id));
  const leads = peopleWho(others, 'decides');
  return (leads.length > 0 ? leads : peopleWho(others, 'stands-in-for-leads')).map(({ id }) => id);
}

/** The owner of a case, as long as they are an inclusion lead of the school; otherwise everybody it could be. */
export function lookedAfterBy(
  referral: Pick<Referral, 'referrer' | 'joined' | 'owner'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const owner = peopleWho(staff, 'decides').find(({ id }) => id === referral.owner?.id);
  return owner && !hasRaised(referral, owner.id) ? [owner.id] : leadsFor(referral, staff);
}

/** Everybody in the office; in a school without one, whoever looks after the case. */
export function officeFor(
  referral: Pick<Referral, 'referrer' | 'joined' | 'owner'>,
  staff: readonly StaffMember[],
): readonly string[] {
  const office = peopleWho(staff, 'gives-office-facts').map(({ id }) => id);
  return office.length > 0 ? office : lookedAfterBy(referral, staff);
}

/** The key adult of a running plan; when they have left the school, whoever looks after the case stands in. */
export function keyAdultOf(referral: Referral, staff: readonly StaffMember[]): readonly string[] {
  const keyAdult = staff.find(({ id }) => id === referral.plan?.keyAdult.id);
  return keyAdult ? [keyAdult.id] : lookedAfterBy(referral, staff);
}
