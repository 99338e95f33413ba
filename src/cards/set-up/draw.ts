import type { RegisteredSchool } from '../../app/ports/school-register.ts';
import type { DrawSetUp } from '../../app/set-up/with-set-up.ts';
import { SET_UP_HOME } from '../../words/set-up.ts';
import { message } from '../forms/message-card.ts';
import { plain } from '../parts.ts';

/** Draws what an administrator is shown. */
export const drawSetUp: DrawSetUp = (reply) => ({
  card: message(
    SET_UP_HOME.title,
    reply.schools.length === 0
      ? [SET_UP_HOME.none]
      : reply.schools.flatMap(({ school, problems }) => [
          `**${plain(nameOf(school))}**`,
          ...(problems.length === 0 ? [SET_UP_HOME.ready] : problems.map(plain)),
        ]),
    [],
  ),
  summary: SET_UP_HOME.summary,
});

/** As far as it is known. */
function nameOf({ id, settings }: RegisteredSchool): string {
  const { name } = settings;
  return typeof name === 'string' ? name : id;
}
