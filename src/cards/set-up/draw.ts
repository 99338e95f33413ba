import type { RegisteredSchool } from '../../app/ports/school-register.ts';
import type { DrawSetUp, SetUpReply } from '../../app/set-up/reply.ts';
import { SET_UP_HOME } from '../../words/set-up.ts';
import { message } from '../forms/message-card.ts';
import { plain } from '../parts.ts';
import { drawChannels } from './channels.ts';

/** Draws what an administrator is shown. */
export const drawSetUp: DrawSetUp = (reply) =>
  reply.show === 'set-up-home' ? drawHome(reply) : drawChannels(reply);

function drawHome({ schools }: Extract<SetUpReply, { readonly show: 'set-up-home' }>) {
  return {
    card: message(
      SET_UP_HOME.title,
      schools.length === 0
        ? [SET_UP_HOME.none]
        : schools.flatMap(({ school, problems }) => [
            `**${plain(nameOf(school))}**`,
            ...(problems.length === 0 ? [SET_UP_HOME.ready] : problems.map(plain)),
          ]),
      [],
    ),
    summary: SET_UP_HOME.summary,
  };
}

/** As far as it is known. */
function nameOf({ id, settings }: RegisteredSchool): string {
  const { name } = settings;
  return typeof name === 'string' ? name : id;
}
