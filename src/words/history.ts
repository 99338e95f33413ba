import { ACT_NAMES, ACTS, type ActAudit } from '../domain/case/acts.ts';
import { ACT_WORDS } from './acts.ts';

/** What somebody did or looked at, after their name. */
export const DONE_WORDS = {
  ...actsDone(),
  sent: 'raised the concern',
  'details-opened': 'opened the full referral',
  'history-opened': 'opened this history',
  found: 'was shown this case in a search',
  'facts-added': 'added or corrected facts',
  proposed: 'proposed a provision',
  'joined-here': 'joined another concern about the same pupil to this case',
  parted: 'took a concern that was joined out of this case again',
  exported: 'made the referral pack',
  'record-exported': 'made a copy of everything held about the pupil',
  'hold-set': 'put the case under a legal hold',
  'hold-lifted': 'lifted the legal hold',
  'erase-asked': 'asked for the case to be deleted before its time',
  'erase-approved': 'approved that the case is deleted before its time',
  'erase-declined': 'declined to have the case deleted before its time',
  'erase-withdrawn': 'took back that the case is deleted before its time',
  'new-year-asked': 'asked for the pupil reference of the next school year',
  'new-year-approved': 'approved the pupil reference of the next school year',
  'new-year-declined': 'declined the pupil reference of the next school year',
  'new-year-withdrawn': 'took back the pupil reference of the next school year',
  'plan-opened': 'opened the plan',
  chased: 'asked the referrer again for an answer',
  reminded: 'sent a reminder',
  'rules-run': 'ran the rules again, because a term or school year was over',
  'pupil-corrected': 'changed the pupil reference',
  'handed-on': "made a sealed copy of the pupil's record for another school",
} as const;

/** Acts on a case, by audit name. */
function actsDone(): Readonly<Record<ActAudit, string>> {
  return Object.fromEntries(ACT_NAMES.map((name) => [ACTS[name].audit, ACT_WORDS[name].done])) as Readonly<
    Record<ActAudit, string>
  >;
}
