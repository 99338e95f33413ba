import { londonDate } from '../../domain/calendar/london.ts';
import { makePack } from '../../words/pack/make-pack.ts';
import type { Pack } from '../../words/pack/pack.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Person } from '../../domain/people/person.ts';
import { auditRow } from '../audit.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import type { TurnResult, School, Turn } from '../turn.ts';
import { can } from '../../domain/people/roles.ts';
import type { PackExtra } from '../../domain/pack/pack-extras.ts';
import {
  ONLY_LEADS,
  NO_CASE,
  describeNoFile,
  FILE_DESCRIPTION,
  TEAMS_ASKS,
} from '../../words/pack/replies.ts';

/**
 * The pack of a case, made today, and the audit row that says who took it. The row is written first: there must be no
 * pack without one.
 */
export async function exportPack(
  school: Pick<School, 'settings' | 'content' | 'records' | 'clock' | 'names'>,
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
  { settings, content, clock }: Pick<School, 'settings' | 'content' | 'clock'>,
  referral: Referral,
  include: readonly PackExtra[],
): Pack {
  return makePack(referral, content, {
    school: settings.name,
    today: londonDate(clock.now()),
    include,
    settings,
  });
}

/** The case, if it exists and this person may take its pack; otherwise a sentence that says why not. */
async function forPack(turn: Turn, referralId: string): Promise<Referral | string> {
  if (!can(turn.person, 'gets-packs')) return ONLY_LEADS;
  const stored = await turn.records.readReferral(referralId);
  return stored?.value ?? NO_CASE;
}

/** "Get the referral pack": for inclusion leads, in their own chat. */
export async function openPack(
  turn: Turn,
  referralId: string,
  include: readonly PackExtra[],
): Promise<TurnResult> {
  const referral = await forPack(turn, referralId);
  if (typeof referral === 'string') return { reply: { text: referral } };
  const { id, name } = turn.person;
  const pack = await exportPack(turn, referral, { id, name }, include);
  return { reply: { show: 'pack', pack, referralId, include, asFile: fileWay(turn) } };
}

/** "Get it as a file": Teams asks the lead first, and puts the file into their own files when they say yes. */
export async function offerPackFile(
  turn: Turn,
  referralId: string,
  include: readonly PackExtra[],
): Promise<TurnResult> {
  const referral = await forPack(turn, referralId);
  if (typeof referral === 'string') return { reply: { text: referral } };
  const way = fileWay(turn);
  if (way !== 'offered') return { reply: { text: describeNoFile(way, 'opened') } };
  return {
    reply: { text: TEAMS_ASKS },
    offer: {
      ...fileOf(packOf(turn, referral, include)),
      description: FILE_DESCRIPTION,
      context: { file: 'pack', r: referralId, include: include.includes('send') ? 'send' : 'none' },
    },
  };
}

/** Accepts the offer: checks role and case again, writes the audit row, then makes the pack. */
export async function takePackFile(
  turn: Turn,
  referralId: string,
  include: readonly PackExtra[],
): Promise<NamedFile | { readonly text: string }> {
  const referral = await forPack(turn, referralId);
  if (typeof referral === 'string') return { text: referral };
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoFile(way, 'saved') };
  const { id, name } = turn.person;
  return fileOf(await exportPack(turn, referral, { id, name }, include));
}

function fileOf(pack: Pack): NamedFile {
  return { name: `referral-pack-${pack.reference}.html`, content: { pack } };
}
