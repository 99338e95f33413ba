import type { Answers } from '../../domain/questions/answers.ts';
import type { CaseAction } from '../../domain/case/acts.ts';
import { decide } from '../../domain/case/acts.ts';
import type { CaseForm, Draft } from '../../domain/questions/draft.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { refusedInWords } from '../../words/refusals.ts';
import { newForm, unfinished } from '../forms/drafts.ts';
import { pathOf } from '../forms/path.ts';
import { CHECK, showDraft } from '../forms/steps.ts';
import type { Change } from '../ports/records.ts';
import { nowOf, type Done, type Turn } from '../turn.ts';
import { caseNotice } from '../deliveries.ts';
import { CHANGED, NO_CASE } from '../../words/acts.ts';
import { caseReply } from './case-reply.ts';
import { openDetails } from './details.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

/** What a form about a plan starts with, and the action it will end in. */
export interface PlanForm {
  readonly part: 4 | 5 | 6;
  /** Only tried when the form is opened, so that nobody fills in what they may not send. */
  readonly trial: CaseAction;
  readonly base: Answers;
  readonly hints?: Readonly<Record<string, string>>;
  readonly reviews?: number;
  /** Something to know before the first question. */
  readonly notices?: readonly string[];
}

/**
 * Opens the form of a plan, an update or a review in the person's own chat, or goes on with the one they left. Role, own
 * referral and status are looked at first. From a channel the way there is sent to their chat: nothing about a pupil is
 * filled in where others read along.
 */
export async function openPlanForm(
  turn: Turn,
  referralId: string,
  formOf: (referral: Referral) => PlanForm,
): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const referral = stored.value;
  const form = formOf(referral);
  const allowed = decide(referral, form.trial, turn.person, nowOf(turn));
  // What stands in the way may be just what the form puts right: it is looked at again when it is saved.
  if ('refused' in allowed && allowed.refused !== 'blocked')
    return { reply: caseReply(turn, referral, { notice: refusedInWords(allowed) }) };
  if (turn.where !== 'chat') return sendWay(turn, referral, form.part);
  const { part, base, hints, reviews, notices } = form;
  const begun: CaseForm = {
    referralId,
    part,
    sentAt: referral.sentAt,
    base: { ...base, ...nameOf(referral) },
    ...(hints === undefined ? {} : { hints }),
    ...(reviews === undefined ? {} : { reviews }),
  };
  const unfinishedOnes = async () =>
    (await unfinished(turn))
      .map(({ draft }) => draft)
      .filter((draft) => draft.form?.referralId === referralId && draft.form.part === part);
  const same = await unfinishedOnes();
  const left = same.find((draft) => isAboutTheSame(draft, begun, turn));
  if (left) {
    await turn.records.commit(looked(turn, referral, part));
    return { reply: showDraft(turn, left) };
  }
  const fresh = newForm(turn, referral.reference, begun);
  // A plan that stands is changed in one or two places: all of it is shown, each part with its own way in.
  const at = form.trial.action === 'change-plan' ? CHECK : pathOf(turn, fresh).cards[0]?.card.id;
  const draft = { ...fresh, at: at ?? CHECK };
  const result = await turn.records.commit([
    { change: 'draft', value: draft, expected: 'new' },
    ...looked(turn, referral, part),
    ...(await outdated(turn, same)),
  ]);
  if (result === 'done') return { reply: showDraft(turn, draft, notices) };
  // Delivered twice at the same moment: the form that the other delivery began is the one.
  const theirs = (await unfinishedOnes()).find((each) => isAboutTheSame(each, begun, turn));
  return {
    reply: theirs ? showDraft(turn, theirs, notices) : caseReply(turn, referral, { notice: CHANGED }),
  };
}

/** Forms of plans and reviews come filled in from the case: whoever opens one has read of it. An update's comes empty. */
function looked(turn: Turn, { id: referralId }: Referral, part: PlanForm['part']): readonly Change[] {
  if (part === 5) return [];
  const by = { id: turn.person.id, name: turn.person.name };
  const value = { id: turn.names.id(), referralId, at: nowOf(turn), by, what: 'plan-opened' } as const;
  return [{ change: 'audit', value }];
}

/** The pupil's reference and year, to tell forms apart in a list of unfinished ones. */
function nameOf({ answers }: Referral): Answers {
  const named = [QUESTION.pupilReference, QUESTION.yearGroup] as const;
  return Object.fromEntries(named.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
}

/** A form that was left is gone on with unless a review was held or a week began since. */
function isAboutTheSame(draft: Draft, form: CaseForm, turn: Turn): boolean {
  if (form.part === 5) return weekOf(draft.startedAt) === weekOf(nowOf(turn));
  return draft.form?.reviews === form.reviews;
}

function weekOf(instant: string): string {
  return isoWeekOf(londonDate(new Date(instant)));
}

/** Forms that were left and are about something that has passed go when a new one begins. */
async function outdated(turn: Turn, drafts: readonly Draft[]): Promise<readonly Change[]> {
  const read = await Promise.all(drafts.map(({ owner, id }) => turn.records.readDraft(owner, id)));
  return read.flatMap((stored) =>
    stored
      ? [
          {
            change: 'draft-gone',
            owner: stored.value.owner,
            id: stored.value.id,
            expected: stored.version,
          } as const,
        ]
      : [],
  );
}

const ON_ITS_WAY = 'The form is on its way to your own chat with me. Only you can see it there.';

/** Sends the way to the form into the person's own chat. */
async function sendWay(turn: Turn, referral: Referral, part: PlanForm['part']): Promise<Done> {
  if (part !== 5) {
    const done = await openDetails(turn, referral.id, 'summary');
    return { ...done, reply: caseReply(turn, referral, { notice: ON_ITS_WAY }) };
  }
  const sending = caseNotice(turn, referral, {
    kind: 'person',
    referralId: referral.id,
    to: turn.person.id,
    news: 'update-due',
  });
  const value = { ...sending, id: `${referral.id}.update.${turn.names.id()}` };
  await turn.records.commit([{ change: 'delivery', value, expected: 'new' }]);
  return { reply: caseReply(turn, referral, { notice: ON_ITS_WAY }), deliveries: [value.id] };
}
