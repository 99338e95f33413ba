import { plusSchoolDays } from '../../domain/calendar.ts';
import { londonDate } from '../../domain/london.ts';
import { makePack } from '../../domain/make-pack.ts';
import type { Pack, PackExtra } from '../../domain/pack.ts';
import type { Person, Referral } from '../../domain/referral.ts';
import { nowOf, type Done, type School, type Turn } from '../turn.ts';

/**
 * The pack of a case, made today, and the audit row that says who took it. The row is written first: a pack that nobody
 * knows of must not exist.
 */
export async function exportPack(
  school: Pick<School, 'settings' | 'knowledge' | 'records' | 'clock' | 'names'>,
  referral: Referral,
  by: Person,
  include: readonly PackExtra[],
): Promise<Pack> {
  const { settings, knowledge, records, clock, names } = school;
  const pack = makePack(referral, knowledge, {
    school: settings.name,
    today: londonDate(clock.now()),
    include,
    add: (date, count) => plusSchoolDays(settings, date, count),
  });
  await records.commit([
    {
      change: 'audit',
      value: {
        id: names.id(),
        referralId: referral.id,
        at: nowOf(school),
        by,
        what: 'exported',
        ...(include.length > 0 ? { included: include } : {}),
      },
    },
  ]);
  return pack;
}

/** "Get the referral pack": for inclusion leads, in their own chat. */
export async function openPack(turn: Turn, referralId: string, include: readonly PackExtra[]): Promise<Done> {
  if (!turn.person.roles.includes('inclusion-lead'))
    return { reply: { say: 'Only inclusion leads can get the referral pack. Nothing was opened.' } };
  const stored = await turn.records.readReferral(referralId);
  if (!stored)
    return {
      reply: {
        say: 'This case is not in the records any more, so there is no pack of it. If you think it should be there, ask whoever looks after this bot.',
      },
    };
  const { id, name } = turn.person;
  const pack = await exportPack(turn, stored.value, { id, name }, include);
  return { reply: { show: 'pack', pack, referralId, include } };
}
