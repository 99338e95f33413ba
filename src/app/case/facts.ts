import type { Answers } from '../../domain/questions/answers.ts';
import type { CaseForm } from '../../domain/questions/draft.ts';
import { blocksOfPlan } from '../../domain/case/blocks.ts';
import { isDecided, takesForm, type Referral } from '../../domain/case/referral.ts';
import { pastFiguresOf } from '../../domain/case/figures-of-case.ts';
import { askedAgainInWords, without, type PastFigure } from '../../domain/questions/past-figures.ts';
import { newForm, openDraft, unfinished } from '../forms/drafts.ts';
import { answerBy, cardDelivery } from '../forms/finish.ts';
import { pathOf } from '../forms/path.ts';
import { CHECK, firstGap, firstUnfit, showCard, showDraft } from '../forms/steps.ts';
import { draftGone } from '../forms/take-card.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { AuditEntry } from '../ports/kept-rows.ts';
import { nowOf, schoolDay, type Done, type Turn } from '../turn.ts';
import { caseNotice } from '../deliveries.ts';
import { corrected, corrections, questionsOf, type Correction } from './corrections.ts';
import { mayReadDetails } from './case-reply.ts';
import { rulesRunAgain } from './run-again.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

const NO_CASE = 'This case is not in the records any more, so nothing was changed.';
const NOT_FOR_YOU =
  'Nothing on this case is waiting for you: your role in this school has no facts to add to it now. If it should, ask whoever looks after this bot.';
const NO_MORE: Readonly<Record<FactsPart, string>> = {
  2: 'This case has been decided and no plan runs on it, so its facts are closed. Nothing was changed. If something is wrong, tell the inclusion lead.',
  3: 'This case has been decided, so nothing more is proposed for it. Nothing was changed. The plan says what is arranged: make or change the plan, or take the decision back first.',
};
/** Somebody else may save facts of the same case at the same moment: read again and apply ours once more. */
const TRIES = 3;

/** The part a form of facts fills: office facts, or the proposal of a provision. */
type FactsPart = 2 | 3;

/**
 * Opens the form in the person's own chat, or goes on with one they left. From a channel it sends an invitation to that
 * chat: facts about a pupil are never filled in where others read along.
 */
export async function openForm(turn: Turn, referralId: string, part: FactsPart): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const referral = stored.value;
  const past = pastFiguresOf(referral, turn.knowledge, schoolDay(turn));
  const askedAgain = past.map(({ question }) => question.id);
  const form = { referralId, part, sentAt: referral.sentAt, base: referral.answers, ...askAgain(past) };
  const fresh = newForm(turn, referral.reference, form);
  // The role first: where the case stands is nothing to somebody who may not add to it.
  if (pathOf(turn, fresh).cards.length === 0) return { reply: { say: NOT_FOR_YOU } };
  if (!takesForm(referral, part)) return { reply: { say: NO_MORE[part] } };
  if (turn.where !== 'chat') {
    const sending = caseNotice(turn, referral, {
      kind: 'person',
      referralId,
      to: turn.person.id,
      news: 'facts',
    });
    const value = { ...sending, id: `${referralId}.facts.${turn.names.id()}` };
    await turn.records.commit([{ change: 'delivery', value, expected: 'new' }]);
    return {
      reply: {
        show: 'case',
        referral,
        notice: 'The form is on its way to your own chat with me. Only you can see it there.',
      },
      deliveries: [value.id],
    };
  }
  const leftBefore = async () =>
    (await unfinished(turn)).find(
      ({ draft }) => draft.form?.referralId === referralId && draft.form.part === part,
    );
  const left = await leftBefore();
  if (left) return { reply: showDraft(turn, left.draft) };
  // A figure of a time that is over is asked again, and so is the day it was of.
  const again = [...askedAgain, ...past.flatMap(({ question }) => question.asAt ?? [])];
  const standing = without(referral.answers, again);
  const draft = {
    ...fresh,
    form: { ...form, base: baseOf(turn, standing, part) },
    answers: withoutOtherTexts(turn, standing, part),
    at: pathOf(turn, fresh).cards[0]?.card.id ?? CHECK,
  };
  const result = await turn.records.commit([{ change: 'draft', value: draft, expected: 'new' }]);
  // Delivered twice at the same moment: the form that the other delivery began is the one.
  const begun = result === 'done' ? draft : ((await leftBefore())?.draft ?? draft);
  return { reply: showDraft(turn, begun) };
}

/** What a form says of the figures it asks again. */
function askAgain(past: readonly PastFigure[]): Pick<CaseForm, 'askedAgain' | 'hints'> {
  if (past.length === 0) return {};
  return {
    askedAgain: past.map(({ question }) => question.id),
    hints: Object.fromEntries(past.map((each) => [each.question.id, askedAgainInWords(each)])),
  };
}

/** What a form needs to know of the case as it was: what this person may answer there, and whom it is about. */
function baseOf(turn: Turn, answers: Answers, part: FactsPart): Answers {
  const theirs = new Set(questionsOf(turn, part).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => theirs.has(id) || NAMES_PUPIL.includes(id)),
  );
}

const NAMES_PUPIL: readonly string[] = [QUESTION.pupilReference, QUESTION.yearGroup];

/** Ticks decide what a form asks. What people wrote does not, so other people's words are not copied into it. */
function withoutOtherTexts(turn: Turn, answers: Answers, part: FactsPart): Answers {
  const { questions } = turn.knowledge.bank;
  const theirs = new Set(questionsOf(turn, part).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => theirs.has(id) || questions.get(id)?.textRule !== 'free'),
  );
}

/**
 * Saves a form into its case: only what this person changed, on top of the case as it is now. The rules run again, the
 * old values stay in the audit, and the shared card says what changed.
 */
export async function saveForm(turn: Turn, draftId: string): Promise<Done> {
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await openDraft(turn, draftId);
    if (!stored) return { reply: await draftGone(turn, draftId) };
    const draft = stored.value;
    // A concern is sent, not saved into a case: it is shown where it stands.
    if (!stored.value.form) return { reply: showDraft(turn, draft) };
    const { referralId, part, base } = stored.value.form;
    if (part !== 2 && part !== 3) return { reply: showDraft(turn, draft) };
    const form = { referralId, part, base };
    const unfit = firstUnfit(turn, draft);
    if (draft.status === 'frozen') return { reply: showDraft(turn, draft) };
    // A form outlives a role: what was somebody's to add when they began may not be theirs any more.
    const path = pathOf(turn, draft);
    if (path.cards.length === 0) return { reply: { say: NOT_FOR_YOU } };
    const gap = firstGap(path);
    if (gap !== undefined)
      return {
        reply: showCard(turn, draft, gap, new Map(), ['One more answer is needed before this can be saved.']),
      };
    if (unfit !== undefined) return { reply: showCard(turn, draft, unfit) };
    const read = await turn.records.readReferral(form.referralId);
    if (!read) return { reply: { say: NO_CASE } };
    if (!takesForm(read.value, part)) return { reply: { say: NO_MORE[part] } };
    const changes = corrections(turn, draft, form.base, read.value);
    if (changes.length === 0) {
      await turn.records.commit([
        { change: 'draft-gone', owner: draft.owner, id: draft.id, expected: stored.version },
      ]);
      return {
        reply: {
          show: 'facts-saved',
          referral: read.value,
          part: form.part,
          changed: 0,
          mayRead: mayReadDetails(turn),
        },
      };
    }
    const next = withAnswers(turn, read.value, changes);
    const deliveries = [
      cardDelivery(turn, next),
      caseNotice(turn, next, { kind: 'thread', referralId: next.id, news: 'facts' }),
      ...newInTheWay(turn, next, read.value),
    ];
    const audit: AuditEntry = {
      id: turn.names.id(),
      referralId: next.id,
      at: nowOf(turn),
      by: { id: turn.person.id, name: turn.person.name },
      what: form.part === 2 ? 'facts-added' : 'proposed',
      corrected: changes,
    };
    const result = await turn.records.commit([
      { change: 'referral', value: next, previous: read.value, expected: read.version },
      { change: 'draft-gone', owner: draft.owner, id: draft.id, expected: stored.version },
      { change: 'audit', value: audit },
      ...deliveries.map((value) => ({ change: 'delivery', value, expected: 'new' }) as const),
    ]);
    if (result === 'done')
      return {
        reply: {
          show: 'facts-saved',
          referral: next,
          part: form.part,
          changed: changes.length,
          mayRead: mayReadDetails(turn),
        },
        deliveries: deliveries.map(({ id }) => id),
      };
  }
  return {
    reply: {
      say: 'Somebody else is saving facts of this case just now. Nothing of yours is lost: please press again.',
    },
  };
}

/** Whoever looks after an approved case is told when facts came to stand in the way of its plan. */
function newInTheWay(turn: Turn, next: Referral, previous: Referral): readonly Delivery[] {
  const before = blocksOfPlan(previous);
  if (!isDecided(next) || !next.owner || blocksOfPlan(next).every((id) => before.includes(id))) return [];
  const { owner, id: referralId } = next;
  return [caseNotice(turn, next, { kind: 'person', referralId, to: owner.id, news: 'in-the-way' })];
}

/** The case with these answers and the rules run again today. */
function withAnswers(turn: Turn, referral: Referral, changes: readonly Correction[]): Referral {
  const next = rulesRunAgain(turn, referral, {
    by: turn.person,
    answers: corrected(referral.answers, changes),
    answered: changes.map(({ question }) => question),
  });
  // Decided, nobody is waited for any more.
  if (isDecided(referral)) return { ...next, version: referral.version + 1 };
  const sooner = answerBy(turn, next.triage.level);
  return {
    ...next,
    version: referral.version + 1,
    answerBy: sooner < referral.answerBy ? sooner : referral.answerBy,
  };
}
