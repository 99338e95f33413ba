import { USUAL_ROLE } from '../../../domain/people/roles.ts';
import { z } from 'zod/v4';
import { ROLES_FOR_MANY } from '../../../domain/people/roles-for-many.ts';
import type { Role } from '../../../domain/people/roles.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import { takePage } from '../../pages.ts';
import type { SetUpReply } from '../reply.ts';
import { nameSchool, staffOf, type SetUpTurn } from '../turn.ts';
import { applyComparison, compareStaff } from './compare.ts';
import { MOST_STAFF } from './limits.ts';
import { listStaff, schoolNow, wouldLackDeciders, withSchool, writeStaff } from './list.ts';
import { pickCandidates, readExport, type SortedExport, type StaffRule } from './read-export.ts';
import type { FileChoice, FileGroup } from './reply.ts';

/** How long a file waits for its yes. */
const WAITS_HOURS = 24;
const KIND = 'staff-file';
const NAMES_A_PAGE = 40;

/** Reads a list and keeps it until somebody says yes to it, for a day at most. Nothing on the school's list changes. */
export function takeFile(turn: SetUpTurn, schoolId: string, text: string): Promise<SetUpReply> {
  return withSchool(turn, schoolId, async (school) => {
    const read = readExport(
      text,
      staffOf(school.settings).map(({ id }) => id),
    );
    if ('problem' in read)
      return { show: 'staff-many', school: nameSchool(school), typed: text, problem: read };
    const now = turn.clock.now();
    const file = turn.names.id();
    await turn.proposals.write(
      {
        id: file,
        school: school.id,
        kind: KIND,
        at: now.toISOString(),
        expiresAt: inHours(now, WAITS_HOURS),
        by: turn.person,
        content: read.sorted,
      },
      'new',
    );
    return whoCard(school, file, read.sorted, { who: '', words: '', role: USUAL_ROLE, leavers: '' });
  });
}

/** Asks who of the file is staff. */
export function askWho(
  turn: SetUpTurn,
  schoolId: string,
  file: string,
  choice: FileChoice,
): Promise<SetUpReply> {
  return withFile(turn, schoolId, file, (school, sorted) => whoCard(school, file, sorted, choice));
}

/** What the file would change. */
export function previewFile(
  turn: SetUpTurn,
  schoolId: string,
  file: string,
  choice: FileChoice,
): Promise<SetUpReply> {
  return withFile(turn, schoolId, file, (school, sorted) => {
    const rule = ruleOf(choice);
    if (typeof rule === 'string') return whoCard(school, file, sorted, choice, rule);
    if (pickCandidates(sorted.candidates, rule).length === 0)
      return whoCard(school, file, sorted, choice, 'nobody-fits');
    const compared = compareStaff(staffOf(school.settings), sorted, rule, roleOf(choice));
    const most = applyComparison(staffOf(school.settings), compared, true).length;
    if (most > MOST_STAFF) return whoCard(school, file, sorted, choice, 'too-many');
    return preview(turn, school, file, sorted, rule, choice);
  });
}

/** Changes the school's list as the preview said; once more the preview if the list is another by now. */
export function applyFile(
  turn: SetUpTurn,
  schoolId: string,
  file: string,
  { version, ...choice }: FileChoice & { readonly version: string },
): Promise<SetUpReply> {
  return withFile(turn, schoolId, file, async (school, sorted, drop) => {
    const rule = ruleOf(choice);
    if (typeof rule === 'string') return whoCard(school, file, sorted, choice, rule);
    if (school.version !== version)
      return preview(turn, school, file, sorted, rule, choice, 'changed-meanwhile');
    const staff = staffOf(school.settings);
    const compared = compareStaff(staff, sorted, rule, roleOf(choice));
    const removesLeavers = choice.leavers === 'remove';
    const next = applyComparison(staff, compared, removesLeavers);
    if (next.length > MOST_STAFF) return preview(turn, school, file, sorted, rule, choice, 'too-many');
    if (wouldLackDeciders(school, next))
      return preview(turn, school, file, sorted, rule, choice, 'nobody-decides');
    const written = await writeStaff(turn, school, () => next, 1);
    const now = await schoolNow(turn, school);
    if (written !== 'done') return preview(turn, now, file, sorted, rule, choice, 'changed-meanwhile');
    await drop();
    return listStaff(turn, now, {
      notice: {
        notice: 'file-used',
        added: compared.added.length,
        renamed: compared.renamed.length,
        removed: removesLeavers ? compared.left.length : 0,
      },
    });
  });
}

/** Deletes the file, and changes nothing else. */
export function dropFile(turn: SetUpTurn, schoolId: string, file: string): Promise<SetUpReply> {
  return withFile(turn, schoolId, file, async (school, _sorted, drop) => {
    await drop();
    return listStaff(turn, school, { notice: { notice: 'file-dropped' } });
  });
}

/** All names of one group of the file, by pages. */
export function namesOfFile(
  turn: SetUpTurn,
  schoolId: string,
  file: string,
  choice: FileChoice,
  { group, page }: { readonly group: FileGroup; readonly page: number },
): Promise<SetUpReply> {
  return withFile(turn, schoolId, file, (school, sorted) => {
    const rule = ruleOf(choice);
    const compared = compareStaff(
      staffOf(school.settings),
      sorted,
      typeof rule === 'string' ? { who: 'all' } : rule,
      roleOf(choice),
    );
    const described = new Map(
      sorted.candidates.map(({ id, jobTitle, department }) => [
        id,
        [jobTitle, department].filter(Boolean).join(', '),
      ]),
    );
    const groups = {
      candidates: sorted.candidates,
      added: compared.added,
      renamed: compared.renamed,
      left: compared.left,
    };
    const lines = groups[group].map((person) => ({
      name: person.name,
      more: 'before' in person ? person.before : (described.get(person.id) ?? ''),
    }));
    return {
      show: 'staff-names',
      school: nameSchool(school),
      file,
      choice,
      group,
      lines: takePage(lines, page, NAMES_A_PAGE),
      total: lines.length,
    };
  });
}

/** Runs for a file that still waits for its yes. */
function withFile(
  turn: SetUpTurn,
  schoolId: string,
  file: string,
  run: (
    school: RegisteredSchool,
    sorted: SortedExport,
    drop: () => Promise<unknown>,
  ) => Promise<SetUpReply> | SetUpReply,
): Promise<SetUpReply> {
  return withSchool(turn, schoolId, async (school) => {
    const stored = await turn.proposals.read(file);
    const isUsable =
      stored?.value.kind === KIND &&
      stored.value.school === school.id &&
      new Date(stored.value.expiresAt) > turn.clock.now();
    const sorted = isUsable ? sortedExport.safeParse(stored.value.content) : undefined;
    if (!stored || !sorted?.success) return listStaff(turn, school, { notice: { notice: 'file-expired' } });
    return run(school, sorted.data, () => turn.proposals.remove(file, stored.version));
  });
}

const text = z.string();
const person = z.looseObject({ id: text, name: text });
const sortedExport: z.ZodType<SortedExport> = z.looseObject({
  candidates: z.array(person.extend({ jobTitle: text, department: text })),
  disabled: z.array(person),
  guests: z.array(person),
  students: z.array(
    z.looseObject({ sign: z.enum(['age-group', 'department', 'job-title', 'address']), count: z.number() }),
  ),
  listedStudents: z.array(text),
  twice: z.array(text),
  withoutId: z.number(),
  withoutName: z.number(),
  missing: z.array(z.enum(['userType', 'accountEnabled'])),
});

function ruleOf({ who, words }: FileChoice): StaffRule | 'no-rule' | 'no-words' {
  if (who === 'all') return { who: 'all' };
  if (who !== 'containing') return 'no-rule';
  const given = words
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
  return given.length === 0 ? 'no-words' : { who: 'containing', words: given };
}

function roleOf({ role }: FileChoice): Role {
  return ROLES_FOR_MANY.find((each) => each === role) ?? USUAL_ROLE;
}

function whoCard(
  school: RegisteredSchool,
  file: string,
  sorted: SortedExport,
  choice: FileChoice,
  problem?: 'no-rule' | 'no-words' | 'nobody-fits' | 'too-many',
): SetUpReply {
  return {
    show: 'staff-who',
    school: nameSchool(school),
    file,
    sorted,
    choice,
    ...(problem === undefined ? {} : { problem }),
  };
}

async function preview(
  turn: SetUpTurn,
  school: RegisteredSchool,
  file: string,
  sorted: SortedExport,
  rule: StaffRule,
  choice: FileChoice,
  problem?: 'nobody-decides' | 'too-many' | 'changed-meanwhile',
): Promise<SetUpReply> {
  const compared = compareStaff(staffOf(school.settings), sorted, rule, roleOf(choice));
  const work = (await turn.workOf(school.id)?.lookAtWork(compared.left.map(({ id }) => id))) ?? [];
  return {
    show: 'staff-preview',
    school: nameSchool(school),
    file,
    choice,
    compared,
    working: compared.left.flatMap(({ name }, place) => {
      const own = work[place];
      return own && own.undecided + own.running + own.keyAdult > 0 ? [{ name, work: own }] : [];
    }),
    version: school.version,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** The ISO instant so many hours later. */
export function inHours(now: Date, hours: number): string {
  return new Date(now.getTime() + hours * 3_600_000).toISOString();
}
