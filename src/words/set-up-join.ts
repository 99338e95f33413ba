import { ROLES, type Role } from '../domain/people/roles.ts';
import { describeMoment } from './dates.ts';

/** To somebody who is on no list, so that no school's safeguarding lead can be named to them. */
const SAFETY =
  "Worried about somebody's safety? Do not wait for me: speak to any member of staff. In an emergency call 999.";
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What passes between somebody who asks to be on a staff list and those who look after it. */
export const JOIN_WORDS = {
  summary: 'The staff list',
  offer: 'You are not on a list of staff',
  ask: 'I work here',
  askAt: (school: string) => `I work at ${school}`,
  asked: 'Thank you',
  nameless: 'Somebody without a name',
  request: (name: string) => `${name} asks to be on the list`,
  check:
    'That is the name of their account in Teams. Students have accounts as well, so please add only somebody you know to work here.',
  asTeacher: 'Add as teacher',
  otherRoles: 'Other name or roles',
  no: 'No',
  list: 'Staff list',
  added: 'You are on the list of staff now. Type "hello" at any time to see what I am for.',
  turnedDown: `You are not on the list of staff. If that is a mistake, please speak to your school's office. ${SAFETY}`,
  begin: 'Begin',
} as const;

/** Instead of an answer, when storage or Teams was away. */
export const JOIN_BROKE_OFF = `I could not pass that on just now. Please try again in a minute. ${SAFETY}`;

/** What somebody is told who has asked to be on a list: the same whoever they are. */
export function describeJoinAsked(how: 'asked' | 'nobody-reached' | 'listed', personId: string): string {
  switch (how) {
    case 'asked':
      return `I have passed that on to whoever looks after the list of staff, and tell you here when it is decided. ${SAFETY}`;
    case 'nobody-reached':
      return `I could not reach anybody who looks after the list of staff. If you work here, please ask them yourself; they need your Entra object id: ${personId}. ${SAFETY}`;
    case 'listed':
      return 'You are on the list of staff now. Type "hello" to begin.';
  }
}

/** Who decided on somebody's wish, and how. */
export function describeDecision(
  decided: {
    readonly by: { readonly name: string };
    readonly at: string;
    readonly roles?: readonly Role[] | undefined;
  },
  told: boolean | undefined,
): string {
  const { by, at, roles } = decided;
  const what =
    roles === undefined ? 'said no' : `added them as ${list.format(roles.map((role) => ROLES[role].title))}`;
  const heard =
    told === undefined
      ? ''
      : told
        ? ' They have been told.'
        : ' I could not tell them: please do it yourself.';
  return `${by.name} ${what} (${describeMoment(at)}).${heard}`;
}
