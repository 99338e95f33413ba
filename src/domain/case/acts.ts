import { can, type StaffMember } from '../people/roles.ts';
import type { Content } from '../content/content.ts';
import { addNote } from './acts/add-note.ts';
import { addUpdate } from './acts/add-update.ts';
import type { ActNotice, AnyAct, AnyActForm, Doing, FormPlace } from './acts/act.ts';
import { answer } from './acts/answer.ts';
import { approveAp } from './acts/approve-ap.ts';
import { approveInSchool } from './acts/approve-in-school.ts';
import { ask } from './acts/ask.ts';
import { changeDecision } from './acts/change-decision.ts';
import { changePlan } from './acts/change-plan.ts';
import { close } from './acts/close.ts';
import { closeNotNeeded } from './acts/close-not-needed.ts';
import { correct } from './acts/correct.ts';
import { followUp } from './acts/follow-up.ts';
import { handOver } from './acts/hand-over.ts';
import { join } from './acts/join.ts';
import { override } from './acts/override.ts';
import { passOn } from './acts/pass-on.ts';
import { review } from './acts/review.ts';
import { startPlan } from './acts/start-plan.ts';
import { takeOn } from './acts/take-on.ts';
import { takeUpAgain } from './acts/take-up-again.ts';
import { withdraw } from './acts/withdraw.ts';
import { takeRegister } from './acts/take-register.ts';
import { takeToPanel } from './acts/take-to-panel.ts';
import { approvePanel } from './acts/approve-panel.ts';
import { sendToPanel } from './acts/send-to-panel.ts';
import { recordPanel } from './acts/record-panel.ts';
import { followPanel } from './acts/follow-panel.ts';
import { changePanel } from './acts/change-panel.ts';
import { withdrawPanel } from './acts/withdraw-panel.ts';
import { recordMeeting } from './acts/record-meeting.ts';
import { changeMeeting } from './acts/change-meeting.ts';
import { agreeAction } from './acts/agree-action.ts';
import { doAction } from './acts/do-action.ts';
import { hasRaised } from './join.ts';
import { hasAction } from './meetings.ts';
import type { Referral } from './referral.ts';
import type { Refused } from './refused.ts';

/**
 * Everything a person can do to a case, by name. Permissions, buttons, forms, history and thread lines follow from it;
 * forms stand on a card in this order. How to add one: `acts/README.md`.
 */
export const ACTS = {
  'take-on': takeOn,
  'approve-in-school': approveInSchool,
  ask,
  'close-not-needed': closeNotNeeded,
  'approve-ap': approveAp,
  'pass-on': passOn,
  close,
  'change-decision': changeDecision,
  'take-up-again': takeUpAgain,
  override,
  join,
  'hand-over': handOver,
  answer,
  'add-note': addNote,
  correct,
  withdraw,
  'start-plan': startPlan,
  'change-plan': changePlan,
  'add-update': addUpdate,
  review,
  'take-to-panel': takeToPanel,
  'approve-panel': approvePanel,
  'send-to-panel': sendToPanel,
  'record-panel': recordPanel,
  'follow-panel': followPanel,
  'change-panel': changePanel,
  'withdraw-panel': withdrawPanel,
  'record-meeting': recordMeeting,
  'change-meeting': changeMeeting,
  'agree-action': agreeAction,
  'do-action': doAction,
  'follow-up': followUp,
  'take-register': takeRegister,
} as const satisfies Readonly<Record<string, AnyAct>>;

type Acts = typeof ACTS;
export type ActName = keyof Acts;
type InputOf<A> = A extends { readonly apply: (referral: Referral, input: infer I, doing: Doing) => Referral }
  ? I
  : never;

/** An act with what it needs to be told. */
export type CaseAction = {
  [Name in ActName]: { readonly action: Name } & InputOf<Acts[Name]>;
}[ActName];

/** Acts with a form of their own on a case's card. */
export type DecisionForm = {
  [Name in ActName]: Acts[Name] extends { readonly form: object } ? Name : never;
}[ActName];

/** What the history calls an act. */
export type ActAudit = Acts[ActName]['audit'];
/** The lines that acts write in the thread under a card. */
export type ActLine = {
  [Name in ActName]: Acts[Name] extends { readonly threadLines: infer Lines } ? keyof Lines : never;
}[ActName];

const ALL: Readonly<Record<ActName, AnyAct>> = ACTS;

export const ACT_NAMES = Object.keys(ACTS) as readonly ActName[];
export const DECISION_FORMS = ACT_NAMES.filter(
  (name) => ALL[name].form !== undefined,
) as readonly DecisionForm[];
export const ACT_AUDITS = ACT_NAMES.map((name) => ACTS[name].audit);
/** What is said of each line: whether the referrer is told at the same time, and whether it may wait. */
export const ACT_LINES = Object.assign({}, ...ACT_NAMES.map((name) => ALL[name].threadLines)) as Readonly<
  Record<ActLine, { readonly toldWith?: ActNoticeName; readonly isUrgent?: boolean }>
>;
type ActNoticeName = Extract<ActNotice, { readonly to: string }>['notice'];

/** The act of this name. */
export function actOf(name: ActName): AnyAct {
  return ALL[name];
}

/** What the history calls the act of this name. */
export function auditOf(name: ActName): ActAudit {
  return ACTS[name].audit;
}

/** The form of an act that has one. */
export function formOf(name: DecisionForm): AnyActForm {
  const { form } = ALL[name];
  if (!form) throw new Error(`the act ${name} has no form`);
  return form;
}

/** True when an act can be done while the case stands where it does, whoever does it. */
export function isPossible(name: ActName, { status }: Pick<Referral, 'status'>): boolean {
  return ALL[name].during.includes(status);
}

/** True when this person is somebody who may do it on this case at some time. */
export function isTheirs(name: ActName, referral: Referral, person: StaffMember): boolean {
  return refuseWho(name, referral, person) === undefined;
}

/** Where the forms of acts stand on this case's cards, in order; to a reader of the details only theirs. */
export function formsAt(
  places: readonly FormPlace[],
  referral: Referral,
  content: Content,
  reader?: StaffMember,
): readonly DecisionForm[] {
  const at = (name: DecisionForm) => formOf(name).place(referral, content);
  return places.flatMap((place) =>
    DECISION_FORMS.filter(
      (name) =>
        at(name) === place &&
        isPossible(name, referral) &&
        (reader === undefined || isTheirs(name, referral, reader)),
    ),
  );
}

/**
 * Why this person may not do this now, whatever they would put in; undefined when they may. Checked in this order: who,
 * own referral, where the case stands, then what the act itself asks.
 */
export function refuseAct(name: ActName, referral: Referral, doing: Doing): Refused | undefined {
  return (
    refuseWho(name, referral, doing.by) ??
    (isPossible(name, referral) ? ALL[name].blockedBy?.(referral, doing) : refuseWhen(name, referral))
  );
}

/** The case after an act, or why it was not done. Pure: nothing is written. `now` is an ISO instant. */
export function decide(
  referral: Referral,
  { action, ...given }: CaseAction,
  by: StaffMember,
  now: string,
): { readonly next: Referral } | Refused {
  const act = ALL[action];
  const doing = { by, at: now };
  const input = given as never;
  const refused = refuseAct(action, referral, doing) ?? act.refuses?.(referral, input, doing);
  if (refused) return refused;
  return { next: act.apply({ ...referral, version: referral.version + 1 }, input, doing) };
}

/** The line an act writes in the thread, and whom it tells, besides redrawing the shared card. */
export function noticesOf(
  name: ActName,
  after: Referral,
  before: Referral,
  doing: Doing,
): readonly ActNotice[] {
  return ALL[name].tells?.(after, before, doing) ?? [];
}

function refuseWho(name: ActName, referral: Referral, person: StaffMember): Refused | undefined {
  const { by } = ALL[name];
  const raisedIt = hasRaised(referral, person.id);
  if (by === 'referrer')
    return referral.referrer.id === person.id ? undefined : { refused: 'not-the-referrer' };
  if (by === 'key-adult') {
    const isTheirPlan = referral.plan?.keyAdult.id === person.id;
    return isTheirPlan || (can(person, 'decides') && !raisedIt)
      ? undefined
      : { refused: 'not-the-key-adult' };
  }
  if (by === 'action-holder')
    return hasAction(referral, person) || (can(person, 'decides') && !raisedIt)
      ? undefined
      : { refused: 'not-your-action' };
  if (!can(person, by)) return { refused: 'not-your-role', needs: by };
  // Nobody decides on their own referral.
  return raisedIt ? { refused: 'own-referral' } : undefined;
}

function refuseWhen(name: ActName, referral: Referral): Refused {
  const { closing, decision } = referral;
  if (closing) return { refused: 'closed', closing };
  return (
    ALL[name].atWrongTime?.(referral) ??
    (decision ? { refused: 'already-decided', decision } : { refused: 'not-decided' })
  );
}
