import {
  auditOf,
  refuseAct,
  type ActAudit,
  type ActName,
  type CaseAction,
} from '../../../domain/case/acts.ts';
import type { Refused } from '../../../domain/case/refused.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import type { Content } from '../../../domain/content/content.ts';
import type { CaseFormDraft, Draft } from '../../../domain/questions/draft.ts';
import { contentOfPlanForms } from '../../../domain/questions/for-school.ts';
import { commitCase, type Alongside } from '../../case/commit-case.ts';
import { caseReply, mayReadDetails } from '../../case/case-reply.ts';
import type { Stored } from '../../ports/records.ts';
import type { Reply } from '../../reply.ts';
import { nowOf, type Turn } from '../../turn.ts';
import type { Session } from '../session.ts';
import type { CaseFormKind, Saving, SaveResult } from './kind.ts';
import { describeRefusal } from '../../../words/refusals.ts';
import { BLOCKED, describeBlock, CASE_CHANGED, ONE_MORE } from '../../../words/forms.ts';

/** A complete form as the act it makes on the case. */
export interface FormAct {
  readonly act: CaseAction;
  readonly prepared?: Referral;
  readonly corrected?: NonNullable<Alongside['corrected']>;
}

type Questions = Content['bank']['questions'];

/** How one form that becomes an act differs from the others. */
interface ActKind extends Pick<
  CaseFormKind,
  | 'opens'
  | 'isTakenBy'
  | 'check'
  | 'afterCard'
  | 'invitation'
  | 'showsTheCase'
  | 'isAboutTheSame'
  | 'savesFromCard'
  | 'bringUpToDate'
> {
  /** Its questions, where some of them do not apply to this draft. */
  readonly asks?: (questions: Questions, draft: Draft) => Questions;
  readonly name: CaseFormKind['name'];
  /** The acts that it can become, and the one that this one does. */
  readonly acts: readonly ActName[];
  readonly actName: (form: CaseFormDraft) => ActName;
  /** Why the act would be refused now, where that depends on what is in the form. */
  readonly refusesNow?: (session: Session, referral: Referral) => Refused | undefined;
  /** The act that it is, or undefined while an answer is missing. */
  readonly actOf: (session: Session, referral: Referral) => FormAct | undefined;
  /** True when this person did last what such a form becomes. */
  readonly isTheirs: (turn: Turn, referral: Referral, saved: ActAudit) => boolean;
  /** What is opened at once after it is saved. */
  readonly goesOnWith?: (
    referral: Referral,
  ) => { readonly verb: string; readonly notices: readonly string[] } | undefined;
}

/** A form that becomes an act on the case - a plan, an update, a review - with its own bank of questions. */
export function actForm(kind: ActKind): CaseFormKind {
  const { acts, actName, asks, refusesNow, actOf, isTheirs, goesOnWith, ...rest } = kind;
  const saved = (turn: Turn, referral: Referral, what: ActAudit): Reply => ({
    show: 'plan-saved',
    referral,
    what,
    mayRead: mayReadDetails(turn),
  });
  return {
    ...rest,
    isMostlyOptional: true,
    content: (content, draft) => {
      const all = contentOfPlanForms(content);
      return asks ? { ...all, bank: { ...all.bank, questions: asks(all.bank.questions, draft) } } : all;
    },
    refuseToOpen: (session, referral) => {
      const { turn, draft } = session;
      const doing = { by: turn.person, at: nowOf(turn) };
      const refused =
        (draft.form && refuseAct(actName(draft.form), referral, doing)) ?? refusesNow?.(session, referral);
      // The form may be what clears the block: blocks are checked again on saving.
      return refused && refused.refused !== 'blocked'
        ? caseReply(turn, referral, { notice: describeRefusal(refused) })
        : undefined;
    },
    savesAs: (form) => auditOf(actName(form)),
    save,
    savedBefore: async (turn, referral, what) =>
      what !== undefined && acts.some((name) => auditOf(name) === what) && isTheirs(turn, referral, what)
        ? saved(turn, referral, what)
        : undefined,
  };

  async function save(
    turn: Turn,
    { session, deleteDraft }: Saving,
    stored: Stored<Referral>,
  ): Promise<SaveResult> {
    const { form } = session.draft;
    const wanted = actOf(session, stored.value);
    if (!wanted || !form) return { result: 'not-saved', notices: [ONE_MORE['save-form']] };
    const { act, ...more } = wanted;
    const done = await commitCase(turn, stored, act, { ...more, also: [deleteDraft] });
    switch (done.result) {
      case 'done': {
        const { referral, deliveries } = done;
        const opens = goesOnWith?.(referral);
        const reply = saved(turn, referral, auditOf(act.action));
        return { result: 'saved', reply, deliveries, ...(opens === undefined ? {} : { opens }) };
      }
      case 'refused':
        return {
          result: 'not-saved',
          notices:
            done.refused.refused === 'blocked'
              ? [BLOCKED, ...describeBlocks(turn, done.refused.blocks)]
              : [describeRefusal(done.refused)],
        };
      case 'changed':
        return { result: 'not-saved', notices: [CASE_CHANGED] };
    }
  }
}

/** Each block that holds: what it is, what clears it, and who may set it aside. */
function describeBlocks({ content }: Turn, blocks: readonly string[]): readonly string[] {
  return content.blocks.filter(({ id }) => blocks.includes(id)).map(describeBlock);
}
