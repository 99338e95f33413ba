import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Person } from '../../domain/people/person.ts';
import { can } from '../../domain/people/roles.ts';
import { isTimetablePlan, type TimetablePlan } from '../../domain/plan/timetable.ts';
import { makeAgreementSheet, type AgreementSheet } from '../../words/pack/agreement-sheet.ts';
import {
  AGREEMENT_ASKS,
  AGREEMENT_DESCRIPTION,
  describeNoAgreement,
  NO_CASE,
  NO_TIMETABLE,
  ONLY_LEADS,
} from '../../words/pack/replies.ts';
import { auditRow } from '../audit.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import type { School, Turn, TurnResult } from '../turn.ts';

type Agreed = Referral & { readonly plan: TimetablePlan };

/** True of a case whose plan is a reduced timetable. */
export function hasTimetable(referral: Referral): referral is Agreed {
  return referral.plan !== undefined && isTimetablePlan(referral.plan);
}

/** "Agreement sheet to print": Teams asks the lead first, and puts the page into their own files when they say yes. */
export async function offerAgreement(turn: Turn, referralId: string): Promise<TurnResult> {
  const referral = await forSheet(turn, referralId);
  if (typeof referral === 'string') return { reply: { text: referral } };
  const way = fileWay(turn);
  if (way !== 'offered') return { reply: { text: describeNoAgreement(way, referral.reference) } };
  return {
    reply: { text: AGREEMENT_ASKS },
    offer: {
      ...fileOf(sheetOf(turn, referral)),
      description: AGREEMENT_DESCRIPTION,
      context: { file: 'agreement', r: referralId },
    },
  };
}

/** Accepts the offer: checks role and case again, writes the audit row, then makes the page. */
export async function takeAgreement(
  turn: Turn,
  referralId: string,
): Promise<NamedFile | { readonly text: string }> {
  const referral = await forSheet(turn, referralId);
  if (typeof referral === 'string') return { text: referral };
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoAgreement(way, referral.reference) };
  const { id, name } = turn.person;
  return fileOf(await exportAgreement(turn, referral, { id, name }));
}

/** The sheet made today, and the audit row that says who took it. The row is written first. */
export async function exportAgreement(
  school: Pick<School, 'settings' | 'content' | 'records' | 'clock' | 'names'>,
  referral: Agreed,
  by: Person,
): Promise<AgreementSheet> {
  const sheet = sheetOf(school, referral);
  await school.records.commit([auditRow(school, { referralId: referral.id, by, what: 'agreement-printed' })]);
  return sheet;
}

function sheetOf(
  { settings, content, clock }: Pick<School, 'settings' | 'content' | 'clock'>,
  referral: Agreed,
): AgreementSheet {
  return makeAgreementSheet(referral, content, {
    school: settings.name,
    today: londonDate(clock.now()),
    settings,
  });
}

/** The case, if this person may have the sheet of its plan; otherwise a sentence that says why not. */
async function forSheet(turn: Turn, referralId: string): Promise<Agreed | string> {
  if (!can(turn.person, 'gets-packs')) return ONLY_LEADS;
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return NO_CASE;
  return hasTimetable(stored.value) ? stored.value : NO_TIMETABLE;
}

function fileOf(agreement: AgreementSheet): NamedFile {
  return { name: `agreement-${agreement.reference}.html`, content: { agreement } };
}
