import { londonDate } from '../../domain/calendar/london.ts';
import { makePack } from '../../domain/pack/make-pack.ts';
import type { Pack, PackExtra } from '../../domain/pack/pack.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Person } from '../../domain/people/person.ts';
import { auditRow } from '../audit.ts';
import type { FileWay } from '../reply.ts';
import type { Done, School, Turn } from '../turn.ts';
import { can } from '../../domain/people/roles.ts';

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
  const pack = packOf(school, referral, include);
  const included = include.length > 0 ? { included: include } : {};
  await school.records.commit([
    auditRow(school, { referralId: referral.id, by, what: 'exported', ...included }),
  ]);
  return pack;
}

function packOf(
  { settings, knowledge, clock }: Pick<School, 'settings' | 'knowledge' | 'clock'>,
  referral: Referral,
  include: readonly PackExtra[],
): Pack {
  return makePack(referral, knowledge, {
    school: settings.name,
    today: londonDate(clock.now()),
    include,
    settings,
  });
}

/** The case, if it is there and this person may take its pack; otherwise the sentence that says why not. */
async function forPack(turn: Turn, referralId: string): Promise<Referral | string> {
  if (!can(turn.person, 'gets-packs'))
    return 'Only inclusion leads can get the referral pack. Nothing was opened.';
  const stored = await turn.records.readReferral(referralId);
  return (
    stored?.value ??
    'This case is not in the records any more, so there is no pack of it. If you think it should be there, ask whoever looks after this bot.'
  );
}

/** "Get the referral pack": for inclusion leads, in their own chat. */
export async function openPack(turn: Turn, referralId: string, include: readonly PackExtra[]): Promise<Done> {
  const referral = await forPack(turn, referralId);
  if (typeof referral === 'string') return { reply: { say: referral } };
  const { id, name } = turn.person;
  const pack = await exportPack(turn, referral, { id, name }, include);
  return { reply: { show: 'pack', pack, referralId, include, asFile: fileWay(turn) } };
}

const NO_FILES: Readonly<Record<Exclude<FileWay, 'offered'>, string>> = {
  'not-here': 'Files cannot be sent in this client.',
  'no-sharepoint':
    'Files are not offered, because the school\'s settings do not say where its files are: "sharePoint" is missing there. Whoever looks after this bot can add it.',
};

function fileWay({ sendsFiles, settings }: Pick<School, 'sendsFiles' | 'settings'>): FileWay {
  if (sendsFiles !== true) return 'not-here';
  return settings.sharePoint === undefined ? 'no-sharepoint' : 'offered';
}

/** "Get it as a file": Teams asks the lead first, and puts the file into their own files when they say yes. */
export async function offerPackFile(
  turn: Turn,
  referralId: string,
  include: readonly PackExtra[],
): Promise<Done> {
  const referral = await forPack(turn, referralId);
  if (typeof referral === 'string') return { reply: { say: referral } };
  const way = fileWay(turn);
  if (way !== 'offered') return { reply: { say: `${NO_FILES[way]} Nothing was opened.` } };
  return {
    reply: {
      say: 'Teams asks you now whether to save the pack to your own files. Nothing is saved before you say yes.',
    },
    offer: { pack: packOf(turn, referral, include), referralId, include },
  };
}

/** Yes to the offer: role and case are looked at again, the audit row is written, then the pack is given. */
export async function takePackFile(
  turn: Turn,
  referralId: string,
  include: readonly PackExtra[],
): Promise<{ readonly pack: Pack } | { readonly say: string }> {
  const referral = await forPack(turn, referralId);
  if (typeof referral === 'string') return { say: referral };
  const way = fileWay(turn);
  if (way !== 'offered') return { say: `${NO_FILES[way]} Nothing was saved.` };
  const { id, name } = turn.person;
  return { pack: await exportPack(turn, referral, { id, name }, include) };
}
