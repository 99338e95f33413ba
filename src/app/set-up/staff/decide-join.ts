import { type Role, USUAL_ROLE } from '../../../domain/people/roles.ts';
import type { Address } from '../../ports/messenger.ts';
import type { Proposal } from '../../ports/proposals.ts';
import type { Stored } from '../../ports/records.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import type { SetUpReply } from '../reply.ts';
import { nameSchool, staffOf, type SetUpTurn } from '../turn.ts';
import type { JoinDecision, JoinReply } from './join-reply.ts';
import { MOST_STAFF } from './limits.ts';
import { listStaff, rolesIn, schoolNow, ticksIn, withSchool, writeStaff } from './list.ts';
import { problemsIn } from './person.ts';
import { WISH, wish, type Wish } from './wishes.ts';
import { isSent } from './join.ts';

/** Somebody's wish as it stands. */
export function showRequest(turn: SetUpTurn, schoolId: string, request: string): Promise<SetUpReply> {
  return withRequest(turn, schoolId, request, (school, { value }, { decided }) =>
    requestCard(school, value, decided),
  );
}

/** The form in which other roles and another name are chosen for whoever asks. */
export function askForRoles(turn: SetUpTurn, schoolId: string, request: string): Promise<SetUpReply> {
  return withRequest(turn, schoolId, request, (school, { value }, { decided }) =>
    decided
      ? requestCard(school, value, decided)
      : {
          show: 'staff-add',
          school: nameSchool(school),
          typed: { ...value.by, roles: [USUAL_ROLE] },
          problems: {},
          request,
        },
  );
}

/** Puts whoever asked on the list. `name`: as typed, or as Teams gave it. */
export function admit(
  turn: SetUpTurn,
  schoolId: string,
  request: string,
  given: { readonly name?: string | undefined; readonly roles: string },
): Promise<SetUpReply> {
  return withRequest(turn, schoolId, request, async (school, stored, { decided, address: to }) => {
    const { by } = stored.value;
    if (decided) return requestCard(school, stored.value, decided);
    const typed = { id: by.id, name: given.name ?? by.name, roles: ticksIn(given.roles) };
    const problems = problemsIn(typed);
    if (Object.keys(problems).length > 0)
      return { show: 'staff-add', school: nameSchool(school), typed, problems, request };
    const staff = staffOf(school.settings);
    if (staff.length >= MOST_STAFF) return { ...requestCard(school, stored.value), problem: 'list-full' };
    const roles = rolesIn(typed.roles);
    const settled = await settle(turn, stored, roles);
    if ('other' in settled) return requestCard(school, stored.value, settled.other);
    const member = { id: by.id, name: typed.name.trim(), roles };
    const written = await writeStaff(turn, school, (all) =>
      all.some(({ id }) => id === by.id) ? all : [...all, member],
    );
    if (written !== 'done') {
      await reopen(turn, stored);
      return listStaff(turn, await schoolNow(turn, school), { notice: { notice: 'changed-meanwhile' } });
    }
    if (to) await turn.addressBook(school.id).rememberPerson(by.id, asAddress(to));
    return { ...requestCard(school, stored.value, settled.mine), told: await tell(turn, school, to, true) };
  });
}

/** Says no to whoever asked. */
export function turnDown(turn: SetUpTurn, schoolId: string, request: string): Promise<SetUpReply> {
  return withRequest(turn, schoolId, request, async (school, stored, { decided, address: to }) => {
    if (decided) return requestCard(school, stored.value, decided);
    const settled = await settle(turn, stored);
    if ('other' in settled) return requestCard(school, stored.value, settled.other);
    return { ...requestCard(school, stored.value, settled.mine), told: await tell(turn, school, to, false) };
  });
}

function withRequest(
  turn: SetUpTurn,
  schoolId: string,
  request: string,
  run: (
    school: RegisteredSchool,
    stored: Stored<Proposal>,
    content: Wish,
  ) => Promise<SetUpReply> | SetUpReply,
): Promise<SetUpReply> {
  return withSchool(turn, schoolId, async (school) => {
    const stored = await turn.proposals.read(request);
    const isUsable =
      stored?.value.kind === WISH &&
      stored.value.school === school.id &&
      new Date(stored.value.expiresAt) > turn.clock.now();
    if (!stored || !isUsable) return listStaff(turn, school, { notice: { notice: 'request-gone' } });
    return run(school, stored, wish.parse(stored.value.content));
  });
}

/** Records the decision: one person decides, and everybody later sees who did. */
async function settle(
  turn: SetUpTurn,
  { value, version }: Stored<Proposal>,
  roles?: readonly Role[],
): Promise<{ readonly mine: JoinDecision } | { readonly other: JoinDecision | undefined }> {
  const decided: JoinDecision = {
    by: turn.person,
    at: turn.clock.now().toISOString(),
    ...(roles === undefined ? {} : { roles }),
  };
  const content = { ...wish.parse(value.content), decided };
  const written = await turn.proposals.write({ ...value, content }, version);
  if (written === 'done') return { mine: decided };
  const now = await turn.proposals.read(value.id);
  return { other: now && wish.parse(now.value.content).decided };
}

/** Takes a decision back that could not be carried out. */
async function reopen(turn: SetUpTurn, { value }: Stored<Proposal>): Promise<void> {
  const now = await turn.proposals.read(value.id);
  if (now) await turn.proposals.write(value, now.version);
}

async function tell(
  turn: SetUpTurn,
  school: RegisteredSchool,
  to: Wish['address'],
  isAdded: boolean,
): Promise<boolean> {
  if (!to) return false;
  return isSent(turn, asAddress(to), turn.draw({ show: 'join-answer', school: nameSchool(school), isAdded }));
}

function asAddress({
  conversationId,
  serviceUrl,
  tenantId,
  botId,
  userId,
}: NonNullable<Wish['address']>): Address {
  return { conversationId, serviceUrl, tenantId, botId, ...(userId === undefined ? {} : { userId }) };
}

function requestCard(
  school: RegisteredSchool,
  { id, by }: Proposal,
  decided?: JoinDecision,
): Extract<JoinReply, { show: 'join-request' }> {
  return {
    show: 'join-request',
    school: nameSchool(school),
    request: id,
    person: by,
    ...(decided === undefined ? {} : { decided }),
  };
}
