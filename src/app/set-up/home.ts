import type { SetUpReply } from './reply.ts';
import type { SetUpTurn } from './turn.ts';

/** Where an administrator starts: the schools, and what each still needs. */
export async function home(turn: SetUpTurn): Promise<SetUpReply> {
  return {
    show: 'set-up-home',
    mayAdd: turn.isFirst,
    schools: turn.schools.map((school) => {
      const checked = turn.check(school.settings);
      return { school, problems: 'problems' in checked ? checked.problems : [] };
    }),
  };
}
