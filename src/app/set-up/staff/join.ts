import { z } from 'zod/v4';
import { can, type Role, USUAL_ROLE } from '../../../domain/people/roles.ts';
import type { Press, SignedIdentity } from '../../bot.ts';
import type { Address } from '../../ports/messenger.ts';
import type { Proposal } from '../../ports/proposals.ts';
import type { Stored } from '../../ports/records.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import type { DrawSetUp, SetUpReply } from '../reply.ts';
import { nameSchool, staffOf, type SetUpPorts, type SetUpTurn } from '../turn.ts';
import type { JoinDecision, JoinReply } from './join-reply.ts';
import { MOST_STAFF } from './limits.ts';
import { listStaff, rolesIn, schoolNow, ticksIn, withSchool, writeStaff } from './list.ts';
import { LONGEST_NAME, problemsIn } from './person.ts';
import { waitingFor, WISH, wish, type Wish } from './wishes.ts';

/** The verb of the button with which somebody asks. Everybody in the school's tenant may press it, pupils too. */
export const ASK_TO_JOIN = 'set-up-staff-join';

const HOUR = 3_600_000;
/** Asking again within this time sends nothing. */
const ONCE_IN = 24 * HOUR;
/** How long a wish waits to be decided. */
const WAITS = 14 * 24 * HOUR;
/** Where so many wait, administrators get no further cards: the next ones stand on the list of staff. */
const MOST_CARDS = 8;
/** Where so many wait, nobody else is noted: it is a class of pupils, or a list of everybody is needed. */
const MOST_WAITING = 50;

/** The schools of somebody's tenant that are in use. */
async function schoolsOfTenant(
  { register, rules }: Pick<SetUpPorts, 'register' | 'rules'>,
  tenantId: string | undefined,
): Promise<readonly RegisteredSchool[]> {
  if (tenantId === undefined) return [];
  return (await register.all()).filter(
    ({ settings }) => settings['tenantId'] === tenantId && rules.problemsOf(settings).length === 0,
  );
}

/** What a stranger is told, with the way to ask; undefined where they belong to no school's tenant. */
export async function offerToJoin(
  ports: SetUpPorts,
  { tenantId, personId }: SignedIdentity,
  text: string,
): Promise<JoinReply | undefined> {
  if (personId === undefined) return undefined;
  const schools = await schoolsOfTenant(ports, tenantId);
  return schools.length === 0
    ? undefined
    : { show: 'join-offer', says: text, schools: schools.map(nameSchool) };
}

const asked = z.looseObject({ school: z.string().max(80) });

/**
 * Passes somebody's wish to be on a school's list on to those who look after it, once a day. Looks nobody up, and tells
 * the same to everybody. Undefined where there is no such school in their tenant.
 */
export async function askToJoin(
  ports: SetUpPorts,
  draw: DrawSetUp,
  { who: { tenantId, personId, name }, data, address: from }: Press,
): Promise<JoinReply | undefined> {
  const read = asked.safeParse(data);
  if (!read.success || personId === undefined) return undefined;
  const school = (await schoolsOfTenant(ports, tenantId)).find(({ id }) => id === read.data.school);
  if (!school) return undefined;
  if (staffOf(school.settings).some(({ id }) => id === personId))
    return { show: 'join-asked', how: 'listed', personId };
  const now = ports.clock.now();
  const id = `join-${school.id}-${personId}`;
  const before = await ports.proposals.read(id);
  if (before && now.getTime() - new Date(before.value.at).getTime() < ONCE_IN)
    return { show: 'join-asked', how: 'asked', personId };
  const waiting = await waitingFor(ports, school);
  if (waiting.length >= MOST_WAITING) return { show: 'join-asked', how: 'nobody-reached', personId };
  const by = { id: personId, name: (name ?? '').trim().slice(0, LONGEST_NAME) };
  const written = await ports.proposals.write(
    {
      id,
      school: school.id,
      kind: WISH,
      at: now.toISOString(),
      expiresAt: new Date(now.getTime() + WAITS).toISOString(),
      by,
      content: from === undefined ? {} : { address: JSON.parse(JSON.stringify(from)) as Address },
    },
    before?.version ?? 'new',
  );
  // Another press of theirs was quicker, and has been passed on.
  if (written !== 'done') return { show: 'join-asked', how: 'asked', personId };
  if (waiting.length >= MOST_CARDS) return { show: 'join-asked', how: 'asked', personId };
  const post = draw({ show: 'join-request', school: nameSchool(school), request: id, person: by });
  const sent = await Promise.all(
    administratorsOf(ports, school).map(async (administrator) => {
      const to = await addressOf(ports, school, administrator);
      return to !== undefined && (await isSent(ports, to, post));
    }),
  );
  return { show: 'join-asked', how: sent.includes(true) ? 'asked' : 'nobody-reached', personId };
}

/** Those who look after a school: the first administrators and its own. */
function administratorsOf(
  { administrators }: Pick<SetUpPorts, 'administrators'>,
  { settings }: RegisteredSchool,
): readonly string[] {
  const own = staffOf(settings).filter((each) => can(each, 'sets-up'));
  return [...new Set([...administrators, ...own.map(({ id }) => id)])];
}

async function addressOf(
  { administratorAddresses, addressBook }: Pick<SetUpPorts, 'administratorAddresses' | 'addressBook'>,
  { id: school }: RegisteredSchool,
  id: string,
): Promise<Address | undefined> {
  return (await administratorAddresses.person(id)) ?? addressBook(school).person(id);
}

async function isSent(
  { messenger, log }: Pick<SetUpPorts, 'messenger' | 'log'>,
  to: Address,
  post: ReturnType<DrawSetUp>,
): Promise<boolean> {
  try {
    await messenger.sendToPerson(to, post);
    return true;
  } catch (error) {
    log.warn({ event: 'broken', verb: ASK_TO_JOIN, ...log.describe(error) });
    return false;
  }
}

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
