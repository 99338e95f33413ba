import type { ActName, CaseAction } from '../../src/domain/case/acts.ts';
import { RUNNING, STATUSES, type Status } from '../../src/domain/case/referral.ts';
import type { Refused } from '../../src/domain/case/refused.ts';
import { rolesThat, type Capability, type StaffMember } from '../../src/domain/people/roles.ts';
import { somePlan, someReview, someUpdate } from './plans.ts';
import { lead, referrer, submitted, withRole } from './standing-cases.ts';

/** Statuses in which nobody has decided yet. */
const OPEN: readonly Status[] = ['submitted', 'under-review', 'more-information'];
/** Approved, and waiting for the plan that the approval asks for. */
const APPROVED: readonly Status[] = ['in-school-plan', 'ap-plan'];

type Refusal = Refused['refused'];

/** What the tests expect of an act. */
interface ExpectedAct {
  readonly who: Capability | 'referrer' | 'key-adult' | 'action-holder';
  readonly during: readonly Status[];
  /** What the history calls it. Stands in stored rows and may not change. */
  readonly audit: string;
  /** It may be pressed on the shared card in the inclusion channel. */
  readonly inChannel?: true;
  /** Where the case stands after the sample, or why not, while it may be done; where that hangs on the status, in `except`. */
  readonly becomes: Status | 'the same' | Refusal;
  readonly except?: Readonly<Partial<Record<Status, Refusal>>>;
  /** Why it comes too early or too late, where that is not that the case is decided, or not yet. */
  readonly wrongTime?: Refusal;
  /** What is chosen on its form. */
  readonly choice?: string;
  /** It, with something to put in. */
  readonly sample: CaseAction;
}

/**
 * Who may do what while a case stands where, what comes of it, and how it is stored, written down a second time: what
 * changes in an act by accident is seen here.
 */
export const EXPECTED_ACTS: Readonly<Record<ActName, ExpectedAct>> = {
  'take-on': {
    who: 'decides',
    during: OPEN,
    becomes: 'under-review',
    except: { 'under-review': 'already-seen' },
    audit: 'seen',
    inChannel: true,
    sample: { action: 'take-on' },
  },
  'approve-in-school': {
    who: 'decides',
    during: OPEN,
    becomes: 'in-school-plan',
    audit: 'approved-in-school',
    inChannel: true,
    sample: { action: 'approve-in-school', reason: 'Start on Monday.', steps: [{ text: 'A key adult.' }] },
  },
  ask: {
    who: 'decides',
    during: OPEN,
    becomes: 'more-information',
    except: { 'more-information': 'question-waiting' },
    audit: 'asked',
    inChannel: true,
    sample: { action: 'ask', question: 'Which lessons?' },
  },
  'close-not-needed': {
    who: 'decides',
    during: OPEN,
    becomes: 'not-needed',
    audit: 'closed-not-needed',
    inChannel: true,
    sample: { action: 'close-not-needed', reason: 'Planned.' },
  },
  'approve-ap': {
    who: 'decides',
    during: OPEN,
    becomes: 'nothing-proposed',
    audit: 'approved-ap',
    sample: { action: 'approve-ap', reason: 'A planned step.' },
  },
  'pass-on': {
    who: 'decides',
    during: OPEN,
    becomes: 'passed-on',
    audit: 'passed-on',
    inChannel: true,
    choice: 'senco',
    sample: { action: 'pass-on', to: 'senco', reason: 'SEND first.' },
  },
  join: {
    who: 'decides',
    during: OPEN,
    becomes: 'joined',
    audit: 'joined',
    sample: { action: 'join', to: submitted({ id: 'r-0', reference: 'R-OTHER' }) },
  },
  // What is learnt of a pupil after the approval may still block the plan.
  override: {
    who: 'overrides',
    during: [...OPEN, ...APPROVED, ...RUNNING],
    becomes: 'no-such-block',
    audit: 'block-overridden',
    choice: 'BLK-VSH',
    sample: { action: 'override', block: 'BLK-PARENT', reason: 'A recorded decision.' },
  },
  'hand-over': {
    who: 'decides',
    during: [...OPEN, ...APPROVED, ...RUNNING],
    becomes: 'the same',
    audit: 'handed-over',
    sample: { action: 'hand-over', to: { id: 'other-lead', name: 'Robin Second' } },
  },
  'change-decision': {
    who: 'decides',
    during: [...APPROVED, 'passed-on', 'not-needed', 'joined'],
    becomes: 'under-review',
    except: { 'plan-active': 'plan-stands', reintegrating: 'plan-stands' },
    audit: 'decision-changed',
    sample: { action: 'change-decision', reason: 'New facts.', answerBy: '2026-12-08' },
  },
  'take-up-again': {
    who: 'decides',
    during: ['withdrawn'],
    becomes: 'under-review',
    audit: 'taken-up-again',
    inChannel: true,
    sample: { action: 'take-up-again', reason: 'Let us look all the same.', answerBy: '2026-12-08' },
  },
  'start-plan': {
    who: 'decides',
    during: APPROVED,
    becomes: 'plan-active',
    except: { 'plan-active': 'plan-stands', reintegrating: 'plan-stands' },
    wrongTime: 'no-approval',
    audit: 'plan-started',
    sample: { action: 'start-plan', plan: somePlan({ start: '2026-11-24' }) },
  },
  'change-plan': {
    who: 'decides',
    during: RUNNING,
    becomes: 'the same',
    wrongTime: 'no-plan-running',
    audit: 'plan-changed',
    sample: { action: 'change-plan', plan: somePlan({ hoursPerWeek: 4 }) },
  },
  'take-to-panel': {
    who: 'decides',
    during: [...OPEN, ...APPROVED, ...RUNNING],
    becomes: 'the same',
    audit: 'taken-to-panel',
    sample: {
      action: 'take-to-panel',
      panel: { id: 'panel-1', name: 'Fair access panel', deadline: '2026-11-30', needsApproval: true },
    },
  },
  // A panel goes its way whatever becomes of the case.
  'approve-panel': {
    who: 'approves-panels',
    during: STATUSES,
    becomes: 'panel-went-on',
    audit: 'panel-approved',
    sample: { action: 'approve-panel', panel: 'panel-1' },
  },
  'send-to-panel': {
    who: 'decides',
    during: STATUSES,
    becomes: 'panel-went-on',
    audit: 'panel-sent',
    sample: { action: 'send-to-panel', panel: 'panel-1', sentOn: '2026-11-24' },
  },
  'record-panel': {
    who: 'decides',
    during: STATUSES,
    becomes: 'panel-went-on',
    audit: 'panel-heard',
    sample: {
      action: 'record-panel',
      panel: 'panel-1',
      as: 'agreed',
      heardOn: '2026-11-24',
      reason: 'A place from January.',
    },
  },
  'follow-panel': {
    who: 'decides',
    during: STATUSES,
    becomes: 'panel-went-on',
    audit: 'panel-followed',
    sample: { action: 'follow-panel', panel: 'panel-1', familyToldOn: '2026-11-24', appeal: {} },
  },
  'change-panel': {
    who: 'decides',
    during: STATUSES,
    becomes: 'panel-went-on',
    audit: 'panel-changed',
    sample: {
      action: 'change-panel',
      panel: 'panel-1',
      changed: { name: 'Inclusion panel', deadline: '2026-12-01', needsApproval: false },
    },
  },
  'withdraw-panel': {
    who: 'decides',
    during: STATUSES,
    becomes: 'panel-went-on',
    audit: 'panel-withdrawn',
    sample: { action: 'withdraw-panel', panel: 'panel-1', reason: 'Sorted out in school.' },
  },
  // A lead may stand in; a case that is over may still have its meeting, for example about an appeal.
  'record-meeting': {
    who: 'key-adult',
    during: [...OPEN, ...APPROVED, ...RUNNING, 'closed', 'passed-on'],
    becomes: 'the same',
    audit: 'meeting-recorded',
    sample: {
      action: 'record-meeting',
      meeting: { id: 'meeting-1', kind: 'review', on: '2026-11-24', staff: [], others: ['parents'] },
    },
  },
  'change-meeting': {
    who: 'key-adult',
    during: [...OPEN, ...APPROVED, ...RUNNING, 'closed', 'passed-on'],
    becomes: 'no-such-meeting',
    audit: 'meeting-changed',
    sample: {
      action: 'change-meeting',
      meeting: 'meeting-1',
      changed: { kind: 'return', on: '2026-11-24', staff: [], others: [] },
    },
  },
  'agree-action': {
    who: 'key-adult',
    during: [...OPEN, ...APPROVED, ...RUNNING, 'closed', 'passed-on'],
    becomes: 'no-such-meeting',
    audit: 'action-agreed',
    sample: {
      action: 'agree-action',
      meeting: 'meeting-1',
      agreed: { id: 'action-1', text: 'Call the family.', by: '2026-12-01', outside: 'agency' },
    },
  },
  // It may be said late: the case may be closed by then.
  'do-action': {
    who: 'action-holder',
    during: STATUSES,
    becomes: 'no-such-meeting',
    audit: 'action-done',
    sample: { action: 'do-action', meeting: 'meeting-1', done: 'action-1' },
  },
  // A lead may stand in: a pupil is not left without an update because one adult is absent.
  'add-update': {
    who: 'key-adult',
    during: RUNNING,
    becomes: 'the same',
    wrongTime: 'no-plan-running',
    audit: 'update-given',
    sample: { action: 'add-update', update: someUpdate() },
  },
  // Only the plan of a pupil at a provider has a register to read in.
  'take-register': {
    who: 'key-adult',
    during: RUNNING,
    becomes: 'no-provider',
    wrongTime: 'no-plan-running',
    audit: 'register-read',
    sample: { action: 'take-register', weeks: [{ week: '2026-W48', offered: 4, attended: 3 }] },
  },
  review: {
    who: 'decides',
    during: RUNNING,
    becomes: 'the same',
    wrongTime: 'no-plan-running',
    audit: 'reviewed',
    sample: { action: 'review', review: someReview(), reviews: 0 },
  },
  close: {
    who: 'decides',
    during: [...APPROVED, ...RUNNING, 'passed-on'],
    becomes: 'closed',
    audit: 'closed',
    choice: 'returned',
    sample: { action: 'close', outcome: 'returned', reason: 'Back in class.' },
  },
  'follow-up': {
    who: 'decides',
    during: ['closed'],
    becomes: 'the same',
    wrongTime: 'not-returned',
    audit: 'followed-up',
    sample: { action: 'follow-up', where: 'full-time' },
  },
  answer: {
    who: 'referrer',
    during: ['more-information'],
    becomes: 'under-review',
    except: { submitted: 'no-question-waiting', 'under-review': 'no-question-waiting' },
    audit: 'answered',
    sample: { action: 'answer', text: 'Maths.' },
  },
  'add-note': {
    who: 'referrer',
    during: STATUSES,
    becomes: 'the same',
    audit: 'note-added',
    sample: { action: 'add-note', text: 'Late again.' },
  },
  correct: {
    who: 'referrer',
    during: OPEN,
    becomes: 'the same',
    audit: 'corrected',
    sample: { action: 'correct', isAboutAnother: false },
  },
  withdraw: {
    who: 'referrer',
    during: OPEN,
    becomes: 'withdrawn',
    audit: 'withdrawn',
    sample: { action: 'withdraw', because: 'sorted-out' },
  },
};

/** Somebody who may do it. */
export function doerOf(name: ActName): StaffMember {
  const { who } = EXPECTED_ACTS[name];
  if (who === 'referrer') return referrer;
  if (who === 'key-adult' || who === 'action-holder') return lead;
  return lead.roles.some((role) => rolesThat(who).includes(role))
    ? lead
    : withRole(rolesThat(who)[0] ?? 'teacher');
}

/** What comes of its sample on a case that stands there: where the case stands then, or why it was not done. */
export function expectedOutcome(name: ActName, status: Status): Status | Refusal {
  const { during, becomes, except, wrongTime } = EXPECTED_ACTS[name];
  const exception = except?.[status];
  if (exception) return exception;
  if (during.includes(status)) return becomes === 'the same' ? status : becomes;
  if (status === 'closed') return 'closed';
  return wrongTime ?? (OPEN.includes(status) ? 'not-decided' : 'already-decided');
}
