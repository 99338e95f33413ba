import { digestChannels } from '../../../src/domain/digest/digest-time.ts';
import { NOTIFICATION_LINES } from '../../../src/words/notices.ts';
import { INCLUSION_CHANNEL, LEAD } from '../../support/activities.ts';
import { SECOND_LEAD } from '../../support/school.ts';
import { pause } from '../school-at-work.ts';
import { Copies } from './copies.ts';
import type { Business, World } from './world.ts';

const STAFF = ['one', 'two', 'three', 'four'].map((name) => `19:staff-${name}@thread.tacv2`);
const LEADS = [LEAD, SECOND_LEAD];
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** Five digests at the same time every Friday, and two starts a Friday. */
export function schoolOfDigests(): Business {
  const copies = new Copies();
  /** Posts before this one are of weeks before. */
  let firstOfWeek = 0;
  let posted = 0;
  let unsure = 0;
  return {
    settings: {
      channels: { inclusion: INCLUSION_CHANNEL, staff: STAFF },
      digests: STAFF.map((channel) => ({ channel, day: 'friday', time: '14:00' })),
      closed: [],
    },
    clock: {
      from: '2026-11-27T14:01:00Z',
      next: (now, kills) => (kills % 2 === 0 ? now + WEEK - 20 * MINUTE : now + 20 * MINUTE),
    },
    isTeamsUnwell: false,
    // Digests are looked for five seconds after a start.
    quietMs: 4500,
    longestLifeMs: 9000,
    work: async (world) => {
      await meet(world);
      await world.during('digest', async () => {
        while (!world.isEnding) await pause(200);
      });
    },
    check: async (world) => {
      const { connector } = world.school;
      const deliveries = await world.school.deliveries();
      posted = 0;
      unsure = 0;
      for (const channel of [INCLUSION_CHANNEL, ...STAFF]) {
        const isHere = ({ kind, conversationId }: { kind: string; conversationId: string }) =>
          kind === 'post' && conversationId === channel;
        const all = connector.sent.filter(isHere).length;
        const thisWeek = connector.sent.slice(firstOfWeek).filter(isHere).length;
        if (thisWeek > 1) world.fault('digest', `${thisWeek} digests of one week in ${channel}`);
        const own = deliveries.filter((each) => each.kind === 'digest' && each.channel === channel);
        const sent = own.filter(({ status }) => status === 'sent').length;
        const open = own.filter(({ status, why }) => status === 'sending' || why === 'unsure').length;
        posted += all;
        unsure += open;
        if (all < sent || all > sent + open)
          world.fault('digest', `${all} stand in ${channel}; ${sent} recorded, ${open} perhaps sent`);
        for (const each of own)
          if (each.kind === 'digest' && each.why === 'unsure')
            for (const { aadObjectId, name } of LEADS) {
              const told = deliveries.filter(
                (other) =>
                  other.kind === 'problem' &&
                  other.to === aadObjectId &&
                  other.week === each.week &&
                  other.channel === channel,
              );
              if (told.length !== 1)
                world.fault('digest', `${name} is told ${told.length} times that ${each.id} is uncertain`);
            }
      }
      for (const { aadObjectId, chat, name } of LEADS) {
        const own = deliveries.filter((each) => each.kind === 'problem' && each.to === aadObjectId);
        const what = copies.look({
          name: `problem ${name}`,
          recorded: own.filter(({ status }) => status === 'sent').length,
          sending: own.filter(({ status }) => status === 'sending').length,
          came: connector.sent
            .filter(
              ({ conversationId, activity }) =>
                conversationId === chat && activity.summary === NOTIFICATION_LINES.problem(),
            )
            .map((sent) => ({ sent, count: 1 })),
        });
        if (what !== undefined) world.fault('send', what);
      }
      if (world.kills % 2 === 0) firstOfWeek = connector.sent.length;
    },
    figures: () => ({
      'digests posted': posted,
      'of which nobody knows whether they stand': unsure,
      'second messages to people': copies.count('problem'),
    }),
  };

  /** As if the bot had posted to these channels for a week, and both leads had opened its chat. */
  async function meet({ school }: World): Promise<void> {
    await school.digestsBegan();
    const { addresses, connector, settings } = school;
    const at = { serviceUrl: connector.url, tenantId: settings.tenantId, botId: 'bot-id' };
    for (const { channel } of digestChannels(settings))
      await addresses.rememberChannel(channel, { ...at, conversationId: channel });
    for (const { aadObjectId, chat, id } of LEADS)
      await addresses.rememberPerson(aadObjectId, { ...at, conversationId: chat, userId: id });
  }
}
