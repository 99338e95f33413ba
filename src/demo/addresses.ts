import { BOT, chatOf, INCLUSION_TEAM, PEOPLE, SCHOOL } from './school.ts';
import type { DemoPerson } from './school.ts';
import type { Address } from '../app/ports/messenger.ts';
import type { DemoOptions } from './options.ts';
import { openTables } from '../storage/tables/open-tables.ts';
import { serviceUrl } from './windows.ts';

/** Where to reach the demo's channels and its two people. */
export interface DemoAddresses {
  readonly channel: Address;
  /** The staff channel: the General channel of the lead's team, since a window shows one team only. */
  readonly staffChannel: Address;
  readonly people: readonly { readonly id: string; readonly address: Address }[];
}

/**
 * In Teams the bot learns from activities where people and channels are. A playground tells it about a channel only
 * once somebody opens that channel, so the demo registers it beforehand: a concern must reach the channel from the
 * first minute.
 */
export function demoAddresses(ports: DemoOptions['ports']): DemoAddresses {
  return {
    channel: address(INCLUSION_TEAM.channel.id, ports.lead),
    staffChannel: address(INCLUSION_TEAM.id, ports.lead),
    people: [
      { id: PEOPLE.teacher.id, address: chat(PEOPLE.teacher, ports.teacher) },
      { id: PEOPLE.lead.id, address: chat(PEOPLE.lead, ports.lead) },
    ],
  };
}

/**
 * Writes them to the bot's address book. Call it before the bot starts, because the bot caches them.
 * @param connectionString of the table storage, which must be running
 */
export async function rememberAddresses(
  connectionString: string,
  ports: DemoOptions['ports'],
): Promise<void> {
  const storage = openTables({ connectionString });
  await storage.prepare();
  const book = storage.addressBook(SCHOOL.id);
  const { channel, staffChannel, people } = demoAddresses(ports);
  for (const each of [channel, staffChannel]) await book.rememberChannel(each.conversationId, each);
  for (const { id, address } of people) await book.rememberPerson(id, address);
}

function chat(person: DemoPerson, port: number): Address {
  return { ...address(chatOf(person), port), userId: person.teamsId };
}

function address(conversationId: string, port: number): Address {
  return { conversationId, serviceUrl: serviceUrl(port), tenantId: SCHOOL.tenantId, botId: BOT.id };
}
