import { NO_SUCH_SCHOOL } from '../../words/set-up.ts';
import { takePage } from '../pages.ts';
import type { SetUpReply } from './reply.ts';
import { schoolName, schoolOf, type SetUpTurn } from './turn.ts';

const PAGE_SIZE = 6;

/** Who changed what of a school's settings, the newest first. */
export async function showChanges(
  turn: SetUpTurn,
  asked: { readonly school: string; readonly page: number },
): Promise<SetUpReply> {
  const school = schoolOf(turn, asked.school);
  if (!school) return { text: NO_SUCH_SCHOOL };
  const changes = await turn.register.changesOf(school.id);
  return {
    show: 'set-up-changes',
    school: { id: school.id, name: schoolName(school) },
    changes: takePage(changes.toReversed(), asked.page, PAGE_SIZE),
  };
}
