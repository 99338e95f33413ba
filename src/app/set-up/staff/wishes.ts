import { z } from 'zod/v4';
import { ROLE_NAMES } from '../../../domain/people/roles.ts';
import type { Proposal } from '../../ports/proposals.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import { staffOf, type SetUpPorts } from '../turn.ts';

/** The kind of proposal that is somebody's wish to be on a school's list. */
export const WISH = 'join';

const address = z.looseObject({
  conversationId: z.string(),
  serviceUrl: z.string(),
  tenantId: z.string(),
  botId: z.string(),
  userId: z.string().optional(),
});
const person = z.looseObject({ id: z.string(), name: z.string() });
/** What is kept of a wish besides who has it. */
export const wish = z.looseObject({
  address: address.optional(),
  decided: z
    .looseObject({ by: person, at: z.string(), roles: z.array(z.enum(ROLE_NAMES)).optional() })
    .optional(),
});
export type Wish = z.infer<typeof wish>;

/** The wishes that nobody has decided on yet. */
export async function waitingFor(
  { proposals, clock }: Pick<SetUpPorts, 'proposals' | 'clock'>,
  school: RegisteredSchool,
): Promise<readonly Proposal[]> {
  const now = clock.now();
  const listed = new Set(staffOf(school.settings).map(({ id }) => id));
  return (await proposals.ofSchool(school.id))
    .map(({ value }) => value)
    .filter(
      ({ kind, expiresAt, content, by }) =>
        kind === WISH &&
        new Date(expiresAt) > now &&
        !listed.has(by.id) &&
        wish.parse(content).decided === undefined,
    );
}
