import { ACT_NAMES, ACTS, type ActAudit } from '../domain/case/acts.ts';
import type { WhyCorrected } from '../domain/case/pupil-reference.ts';
import { BY_COMMAND, type Person } from '../domain/people/person.ts';
import { ACT_WORDS } from './acts.ts';
import { describeDayWithYear, describeMomentWithYear } from './dates.ts';
import { WHY_CORRECTED_WORDS } from './pupil-correction.ts';

/** What somebody did or looked at, after their name. */
export const DONE_WORDS = {
  ...actsDone(),
  sent: 'raised the concern',
  'details-opened': 'opened the full referral',
  listed: 'was shown it in a list',
  'history-opened': 'opened this history',
  found: 'was shown this case in a search',
  'facts-added': 'added or corrected facts',
  proposed: 'proposed a provision',
  'form-facts-added': 'added or corrected facts that the forms of others ask for',
  'joined-here': 'joined another concern about the same pupil to this case',
  parted: 'took a concern that was joined out of this case again',
  exported: 'made the referral pack',
  'agreement-printed': 'made the agreement sheet to print',
  'form-made': "made a council's form",
  'audit-exported': 'made a copy of the audit',
  'backed-up': 'made a backup',
  restored: 'put everything back from a backup',
  'views-listed': 'asked who had looked at the pupil',
  'record-exported': 'made a copy of everything held about the pupil',
  'staff-record-exported': 'made a copy of everything held about a member of staff',
  'hold-set': 'put the case under a legal hold',
  'hold-lifted': 'lifted the legal hold',
  'erase-asked': 'asked for the case to be deleted early',
  'erase-approved': 'approved that the case is deleted early',
  'erase-declined': 'declined to have the case deleted early',
  'erase-withdrawn': 'took back the request to delete the case early',
  'new-year-asked': 'asked for the pupil reference of the next school year',
  'new-year-approved': 'approved the pupil reference of the next school year',
  'new-year-declined': 'declined the pupil reference of the next school year',
  'new-year-withdrawn': 'took back the pupil reference of the next school year',
  'transfer-asked': "asked for the pupil's record to go to another school",
  'transfer-approved': "approved that the pupil's record goes to another school",
  'transfer-declined': "declined that the pupil's record goes to another school",
  'transfer-withdrawn': "took back the request for the pupil's record to go to another school",
  'plan-opened': 'opened the plan',
  chased: 'asked the referrer again for an answer',
  reminded: 'sent a reminder',
  'rules-run': 'ran the rules again, because a term or school year was over',
  'pupil-corrected': 'changed the pupil reference',
  transferred: "made a sealed copy of the pupil's record for another school",
  'provider-added': 'put a provider into the directory',
  'provider-changed': 'changed what is recorded of a provider',
  'provider-checked': 'recorded a check of a provider',
  'provider-visited': 'recorded a visit to a provider',
  'provider-archived': 'marked a provider as no longer used',
  'provider-restored': 'took a provider into use again',
} as const;

/** What an entry says after what was done: why, for which school, and who approved it; empty where it says none of it. */
export function describeMore({
  because,
  school,
  approvedBy,
  source,
  backupAt,
}: {
  readonly because?: WhyCorrected;
  readonly school?: string;
  readonly approvedBy?: Person;
  readonly source?: { readonly system: string; readonly asAt: string };
  readonly backupAt?: string;
}): string {
  return [
    ...(backupAt === undefined ? [] : [` of ${describeMomentWithYear(backupAt)}`]),
    ...(source ? [` ${describeSource(source)}`] : []),
    ...(because ? [`, because ${WHY_CORRECTED_WORDS[because]}`] : []),
    ...(school === undefined ? [] : [`: ${school}`]),
    ...(approvedBy ? [`, approved by ${describeActor(approvedBy)}`] : []),
  ].join('');
}

/** Where figures come from that nobody typed. */
export function describeSource({ system, asAt }: { readonly system: string; readonly asAt: string }): string {
  return `from an export of ${system}, figures as at ${describeDayWithYear(asAt)}`;
}

/** Acts on a case, by audit name. */
function actsDone(): Readonly<Record<ActAudit, string>> {
  return Object.fromEntries(ACT_NAMES.map((name) => [ACTS[name].audit, ACT_WORDS[name].done])) as Readonly<
    Record<ActAudit, string>
  >;
}

/** Who did something; of a command, where nobody signs in, that too. */
export function describeActor({ id, name }: Person): string {
  return id === BY_COMMAND ? `${name} (by command)` : name;
}
