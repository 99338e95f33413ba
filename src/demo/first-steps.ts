import { fullName, INCLUSION_TEAM, PEOPLE } from './school.ts';

/** What to try in a demo that starts without a school, for the terminal and the page. */
export const FIRST_STEPS: readonly string[] = [
  `In the inclusion lead's own chat type "set up", and fill in what it asks: ${fullName(PEOPLE.lead)} looks after the bot here.`,
  `In the lead's channel ${INCLUSION_TEAM.channel.name} start a post: type "@", choose Inclusion referrals, type "connect". Make it the inclusion channel. The channel General can become a staff channel in the same way.`,
  `Under "set up" add staff: ${fullName(PEOPLE.lead)} as inclusion lead, ${fullName(PEOPLE.teacher)} as teacher. Their Entra object ids are ${PEOPLE.lead.id} and ${PEOPLE.teacher.id}.`,
  'In the teacher\'s window type "hello" and raise a concern.',
  `It arrives in the channel ${INCLUSION_TEAM.channel.name}: decide there, and the teacher is told.`,
];
