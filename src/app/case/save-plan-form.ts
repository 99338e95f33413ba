import type { CaseAction } from '../../domain/case/acts.ts';
import { hasRaised } from '../../domain/case/join.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { refusedInWords } from '../../words/refusals.ts';
import { pathOf } from '../forms/path.ts';
import { firstGap, firstUnfit, showCard, showDraft } from '../forms/steps.ts';
import { draftGone } from '../forms/take-card.ts';
import type { Stored } from '../ports/records.ts';
import type { PlanSaved } from '../reply.ts';
import type { Done, Turn } from '../turn.ts';
import { commitCase, type Alongside } from './commit-case.ts';
import { mayReadDetails } from './case-reply.ts';
import { NO_CASE } from '../../words/acts.ts';
import { can } from '../../domain/people/roles.ts';

/** A form about a plan, complete and fitting, turned into the action it stands for. */
export interface PlanAct {
  readonly act: CaseAction;
  readonly prepared?: Referral;
  readonly corrected?: NonNullable<Alongside['corrected']>;
}

const ONE_MORE = 'One more answer is needed before this can be saved.';
const CHANGED =
  'This case changed while you were pressing, so nothing was saved yet. What you wrote is all here: please press again.';

const BLOCKED =
  'This plan was not saved yet, because something has to be cleared first. What you wrote is all here; once it is cleared, press again.';

/**
 * Saves a form about a plan: checks it once more, carries out its action and takes the form away in one batch. Whatever
 * keeps it from being saved is said on the form, which stays as it is. `actOf` is undefined when an answer is missing.
 */
export async function savePlanForm(
  turn: Turn,
  stored: Stored<Draft>,
  what: PlanSaved,
  actOf: (draft: Draft, referral: Referral) => PlanAct | undefined,
): Promise<Done> {
  const draft = stored.value;
  const referralId = draft.form?.referralId;
  if (draft.status === 'frozen' || referralId === undefined) return { reply: showDraft(turn, draft) };
  const gap = firstGap(pathOf(turn, draft));
  if (gap !== undefined) return { reply: showCard(turn, draft, gap, new Map(), [ONE_MORE]) };
  const unfit = firstUnfit(turn, draft);
  if (unfit !== undefined) return { reply: showCard(turn, draft, unfit) };
  const read = await turn.records.readReferral(referralId);
  if (!read) return { reply: { say: NO_CASE } };
  const wanted = actOf(draft, read.value);
  if (!wanted) return { reply: showDraft(turn, draft, [ONE_MORE]) };
  const { act, ...more } = wanted;
  const result = await commitCase(turn, read, act, {
    ...more,
    also: [{ change: 'draft-gone', owner: draft.owner, id: draft.id, expected: stored.version }],
  });
  switch (result.result) {
    case 'done':
      return { reply: saved(turn, result.referral, what), deliveries: result.deliveries };
    case 'refused': {
      // Pressed twice: the first press took the form away, and this one says what it did.
      if (!(await turn.records.readDraft(draft.owner, draft.id)))
        return savedAlready(turn, draft.id, referralId, what);
      const { refused } = result;
      const notices =
        refused.refused === 'blocked'
          ? [BLOCKED, ...blocksInWords(turn, refused.blocks)]
          : [refusedInWords(refused)];
      return { reply: showDraft(turn, draft, notices) };
    }
    case 'changed':
      if (!(await turn.records.readDraft(draft.owner, draft.id)))
        return savedAlready(turn, draft.id, referralId, what);
      return { reply: showDraft(turn, draft, [CHANGED]) };
  }
}

/** What a form became that is not there any more: saved by this person before, or gone. */
export async function savedAlready(
  turn: Turn,
  draftId: string,
  referralId: string,
  what: PlanSaved,
): Promise<Done> {
  const read = await turn.records.readReferral(referralId);
  return read && isTheirs(turn, read.value, what)
    ? { reply: saved(turn, read.value, what) }
    : { reply: await draftGone(turn, draftId) };
}

/** True when this person did last to the plan what the form was for. */
function isTheirs({ person }: Turn, referral: Referral, what: PlanSaved): boolean {
  const { plan } = referral;
  switch (what) {
    case 'plan-started':
      return plan?.madeBy.id === person.id;
    case 'update-given':
      return plan?.updates.at(-1)?.by.id === person.id;
    case 'reviewed':
      return plan?.reviews.at(-1)?.by.id === person.id;
    case 'plan-changed':
      // A change is not signed: any lead who may change the plan is shown it as it stands.
      return plan?.changedAt !== undefined && can(person, 'decides') && !hasRaised(referral, person.id);
  }
}

function saved(turn: Turn, referral: Referral, what: PlanSaved): Done['reply'] {
  return { show: 'plan-saved', referral, what, mayRead: mayReadDetails(turn) };
}

/** Each block that stands in the way: what it is, what clears it, and who may set it aside. */
function blocksInWords(turn: Turn, blocks: readonly string[]): readonly string[] {
  return turn.knowledge.blocks
    .filter(({ id }) => blocks.includes(id))
    .map(({ name, clearedBy, override }) =>
      override !== 'no'
        ? `${name}. ${clearedBy} Or the headteacher may set it aside with a reason, under "Open details".`
        : `${name}. ${clearedBy} Nobody can set it aside.`,
    );
}
