import { z } from 'zod/v4';
import { can } from '../../../domain/people/roles.ts';
import type { Press, SignedIdentity } from '../../bot.ts';
import type { Address } from '../../ports/messenger.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import type { DrawSetUp } from '../reply.ts';
import { nameSchool, staffOf, type SetUpPorts } from '../turn.ts';
import type { JoinReply } from './join-reply.ts';
import { LONGEST_NAME } from './person.ts';
import { waitingFor, WISH } from './wishes.ts';

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

/** Sends a card to somebody's own chat; false, and a line in the log, when that was not possible. */
export async function isSent(
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
