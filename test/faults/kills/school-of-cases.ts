import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { Cases } from './cases.ts';
import { workOnCases } from './casework.ts';
import { readInFigures } from './figures.ts';
import { staffOf } from './staff.ts';
import type { Business, World } from './world.ts';

/** At work at the same time: several acts are under way at each kill. */
const SEATS = 6;
const MINUTE = 60_000;

/** Concerns are sent, taken on, decided, planned, reviewed and deleted, and figures are read in. */
export function schoolOfCases(): Business {
  const staff = staffOf(SEATS);
  let cases: Cases | undefined;
  return {
    settings: { staff: staff.list, channels: { inclusion: INCLUSION_CHANNEL, staff: [] } },
    // Claims of a dead bot are over by its next start, and lines wait for their ten minutes now and then.
    clock: { from: '2026-11-24T09:00:00Z', next: (now) => now + 2 * MINUTE },
    isTeamsUnwell: true,
    quietMs: 0,
    longestLifeMs: 5000,
    work: async (world) => {
      const played = (cases = new Cases(world, staff));
      await meet(world);
      await Promise.all([
        ...Array.from({ length: SEATS }, (_, seat) => workOnCases(world, played, staff, seat)),
        readInFigures(world, played, staff),
      ]);
    },
    check: async (_world, isAtRest) => cases?.check(isAtRest),
    figures: () => cases?.figures ?? {},
  };

  /** As if everybody had opened the bot's chat, and the inclusion channel had been seen. */
  async function meet({ school }: World): Promise<void> {
    const { addresses, connector, settings } = school;
    const at = { serviceUrl: connector.url, tenantId: settings.tenantId, botId: 'bot-id' };
    for (const { aadObjectId, chat, id } of staff.everybody)
      await addresses.rememberPerson(aadObjectId, { ...at, conversationId: chat, userId: id });
    await addresses.rememberChannel(INCLUSION_CHANNEL, { ...at, conversationId: INCLUSION_CHANNEL });
  }
}
