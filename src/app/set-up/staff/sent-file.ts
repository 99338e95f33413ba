import type { SentFile } from '../../bot.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import type { SetUpReply } from '../reply.ts';
import { nameSchool, type SetUpTurn } from '../turn.ts';
import { decodeText } from '../../decode-text.ts';
import { withSchool } from './list.ts';
import { inHours, takeFile } from './file.ts';

/** How to get a list of everybody, and a box to paste it into. */
export function askForFile(turn: SetUpTurn, schoolId: string): Promise<SetUpReply> {
  return withSchool(turn, schoolId, async (school) => {
    await expectFile(turn, school);
    return { show: 'staff-many', school: nameSchool(school), typed: '' };
  });
}

/** For how long a file that an administrator sends is taken for the list of staff that they were asked for. */
const EXPECTS_HOURS = 1;
const EXPECTS = 'staff-file-expected';

/** Notes for which school this administrator may send a file. Files of everybody else are left alone. */
async function expectFile(turn: SetUpTurn, school: RegisteredSchool): Promise<void> {
  const id = expectedId(turn);
  const before = await turn.proposals.read(id);
  const now = turn.clock.now();
  await turn.proposals.write(
    {
      id,
      school: school.id,
      kind: EXPECTS,
      at: now.toISOString(),
      expiresAt: inHours(now, EXPECTS_HOURS),
      by: turn.person,
      content: {},
    },
    before?.version ?? 'new',
  );
}

function expectedId({ person }: Pick<SetUpTurn, 'person'>): string {
  return `file-of-${person.id}`;
}

/** Takes a list that was sent as a file; undefined when this administrator was not asked for one. */
export async function takeSentFile(turn: SetUpTurn, { url }: SentFile): Promise<SetUpReply | undefined> {
  const expected = await turn.proposals.read(expectedId(turn));
  if (!expected || new Date(expected.value.expiresAt) <= turn.clock.now()) return undefined;
  return withSchool(turn, expected.value.school, async (school) => {
    const fetched = await turn.fetchFile(url);
    if (typeof fetched === 'string')
      return { show: 'staff-many', school: nameSchool(school), typed: '', problem: { problem: fetched } };
    const taken = await takeFile(turn, school.id, decodeText(fetched));
    if ('show' in taken && taken.show === 'staff-who')
      await turn.proposals.remove(expected.value.id, expected.version);
    return taken;
  });
}
