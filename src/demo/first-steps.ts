import { fullName, INCLUSION_TEAM, PEOPLE } from './school.ts';

/** What to try in a demo that starts without a school, for the terminal and the page. */
export const FIRST_STEPS: readonly string[] = [
  `In the inclusion lead's window choose Personal Chat, type "set up", and fill in what it asks: ${fullName(PEOPLE.lead)} looks after the bot here.`,
  `In the channel ${INCLUSION_TEAM.channel.name} of the same window write "@Inclusion referrals connect" and make it the inclusion channel. The channel General can become a staff channel.`,
  `Under "set up" add staff: ${fullName(PEOPLE.lead)} as inclusion lead and ${fullName(PEOPLE.teacher)} as teacher. Somebody who types "hello" and is not on the list is told their id (${PEOPLE.teacher.id} is the teacher's).`,
  'In the teacher\'s window type "hello" and raise a concern.',
  `It arrives in the channel ${INCLUSION_TEAM.channel.name}: decide there, and the teacher is told.`,
];
