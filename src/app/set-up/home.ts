import { describePart, missingParts, PART_WORDS } from '../../words/set-up-parts.ts';
import { NO_SUCH_SCHOOL } from '../../words/set-up.ts';
import type { SettingsPartId } from '../../domain/school/settings-problem.ts';
import type { RegisteredSchool } from '../ports/school-register.ts';
import type { SetUpReply } from './reply.ts';
import { readAgain, schoolName, schoolOf, type SetUpTurn } from './turn.ts';

/** Where an administrator starts: their schools, or the only one with what it still needs. */
export async function home(turn: SetUpTurn): Promise<SetUpReply> {
  const [first, ...more] = turn.schools;
  if (first && more.length === 0) return homeOf(turn, first, []);
  return {
    show: 'set-up-schools',
    mayAdd: turn.isFirst,
    schools: turn.schools.map((school) => ({
      id: school.id,
      name: schoolName(school),
      unfinished: missingParts(turn.rules.problemsOf(school.settings)).map(({ title }) => title),
    })),
  };
}

/** One school as it stands now, with what has just been done, a sentence each. */
export async function schoolHome(
  turn: SetUpTurn,
  id: string,
  said: readonly string[] = [],
): Promise<SetUpReply> {
  const now = await readAgain(turn);
  const school = schoolOf(now, id);
  return school ? homeOf(now, school, said) : { text: [...said, NO_SUCH_SCHOOL].join(' ') };
}

function homeOf(turn: SetUpTurn, school: RegisteredSchool, said: readonly string[]): SetUpReply {
  const missing = missingParts(turn.rules.problemsOf(school.settings));
  const parts = (Object.keys(PART_WORDS) as SettingsPartId[]).map((part) => ({
    part,
    problems: missing.find((each) => each.part === part)?.sentences ?? [],
    stands: describePart(part, school.settings),
  }));
  return {
    show: 'set-up-home',
    school: { id: school.id, name: schoolName(school) },
    said,
    parts,
    mayAdd: turn.isFirst,
    hasSeveral: turn.schools.length > 1,
  };
}
