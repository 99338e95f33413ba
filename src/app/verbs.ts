import { z } from 'zod/v4';
import { openHistory } from './case/history.ts';
import { openDetails } from './case/details.ts';
import { pressButton, sendForm } from './case/press-act.ts';
import {
  ACT_AUDITS,
  ACT_NAMES,
  actOf,
  DECISION_FORMS,
  type ActName,
  type CaseAction,
} from '../domain/case/acts.ts';
import { offerAgreement } from './case/agreement-sheet.ts';
import { offerPackFile, openPack } from './case/pack.ts';
import { saveFollowUp } from './case/follow-up.ts';
import { FORM_FILES, offerFormFile, type WantedForm } from './council-forms/council-form.ts';
import { openCouncilForm, openForms } from './council-forms/open.ts';
import { handOver } from './case/hand-over.ts';
import { join } from './case/join.ts';
import { listCases } from './case/lists.ts';
import { myPlans, planSummary } from './case/key-adult-plans.ts';
import { addText, answerNoteCheck, myReferral, myReferrals } from './case/referrer.ts';
import { askBeforeWithdrawing, withdraw } from './case/withdraw.ts';
import { DATA_VERBS } from './data-requests/verbs.ts';
import { REGISTER_VERBS } from './provider-register/verbs.ts';
import { FIGURES_VERBS } from './mis-figures/verbs.ts';
import { start, welcome } from './forms/begin.ts';
import { askBeforeCancel, deleteDraft } from './forms/cancel.ts';
import { backFromCheck, changeTopic, resumeDraft, saveForLater } from './forms/go-on.ts';
import { correctConcern } from './forms/correct.ts';
import { openForm, OPENS } from './forms/open.ts';
import { startInChat } from './forms/start-in-chat.ts';
import { save } from './forms/save.ts';
import { sendCard } from './forms/send-card.ts';
import { answerWordCheck, goOnAfterStop, stop } from './forms/stop.ts';
import { DIGEST_ACTS, digestWords } from './digest/hold.ts';
import { previewDigest } from './digest/preview.ts';
import { DIRECTIONS, submitCard, type Direction } from './forms/submit.ts';
import { PANEL_VERBS } from './panels/verbs.ts';
import { PROVIDER_VERBS } from './providers/verbs.ts';
import { offerCensus, showCensus } from './census/show.ts';
import { offerOutcomes, showOutcomes } from './outcomes/show.ts';
import { myReminders } from './reminders/my-reminders.ts';
import { CASE_LISTS } from '../domain/case/case-lists.ts';
import { FORM_LISTS } from '../domain/council-forms/sort-forms.ts';
import { DETAILS_VIEWS } from './reply.ts';
import type { DataTurn, TurnResult } from './turn.ts';
import { readWayBack } from './way-back.ts';
import { dropIfEmpty } from './forms/same-pupil.ts';

/** Ids are short; anything longer was not made by us. */
const id = z.string().min(1).max(80);
const draft = z.looseObject({ d: id });
/** Of the answers that a card shows; cards of earlier versions do not say. */
const mark = id.optional();
const card = z.looseObject({ d: id, at: id, mark, blank: z.literal('left').optional() });
const referral = z.looseObject({ r: id });
/** Which page of a list. Older buttons carry the place itself instead, which counts for nothing any more. */
const page = z
  .string()
  .regex(/^\d{1,3}$/)
  .optional();
const from = z.string().min(1).max(500).optional();
const paged = z.looseObject({ page, from });
const pageAsked = (data: { page?: string | undefined }) => Number(data.page ?? '1');
/** A census day as the picker names it; without one, or with one that is not offered, it is the usual one. */
const day = z.string().max(10).optional().catch(undefined);
/** A term as the picker names it; without one, or with one of long ago, it is this one. */
const term = z.string().max(20).optional().catch(undefined);
const nothing = z.looseObject({});

/** One button: what its data must hold, and what it does. `data` also carries whatever was typed on the card. */
export interface Verb {
  readonly data: z.ZodType<Record<string, unknown>>;
  readonly run: (turn: DataTurn, data: Record<string, unknown>) => Promise<TurnResult>;
}

function verb<S extends z.ZodType<Record<string, unknown>>>(
  data: S,
  run: (turn: DataTurn, data: z.infer<S>) => Promise<TurnResult>,
): Verb {
  return { data, run: (turn, raw) => run(turn, data.parse(raw)) };
}

const move = (direction: Direction) =>
  verb(card, (turn, data) =>
    submitCard(turn, {
      draftId: data.d,
      cardId: data.at,
      move: direction,
      mark: data.mark,
      leavesBlank: data.blank !== undefined,
      inputs: data,
    }),
  );

const opening = z.looseObject({ r: id, topic: id.optional() });

const councilForm = z.looseObject({
  r: id,
  form: id,
  include: z.enum(['none', 'send']).default('none'),
});
const wantedForm = ({ r, form, include }: z.output<typeof councilForm>): WantedForm => ({
  referralId: r,
  form,
  include: include === 'send' ? ['send'] : [],
});

/** Buttons that open a form about a case, some at one of its topics. */
const OPENING: Readonly<Record<string, Verb>> = Object.fromEntries(
  [...OPENS.keys()].map((name) => [
    name,
    verb(opening, (turn, data) => openForm(turn, data.r, name, { topic: data.topic })),
  ]),
);

/** Acts on a case that need nothing but a press, or a form of their own: each is a verb by its name. */
const ACT_VERBS: Readonly<Record<string, Verb>> = Object.fromEntries([
  ...ACT_NAMES.filter((name) => actOf(name).button).map((name) => [name, actVerb(name)] as const),
  ...DECISION_FORMS.map(
    (name) => [name, verb(referral, (turn, data) => sendForm(turn, data.r, name, data))] as const,
  ),
]);

function actVerb(name: ActName): Verb {
  return verb(referral, (turn, data) => pressButton(turn, data.r, { action: name } as CaseAction));
}

/** Every button the product has. A card may carry no other verb. */
export const VERBS: Readonly<Record<string, Verb>> = {
  ...ACT_VERBS,
  /** "Take it on" on cards drawn before the act had its name. */
  take: actVerb('take-on'),
  welcome: verb(nothing, (turn) => welcome(turn)),
  start: verb(nothing, (turn) => start(turn)),
  'start-in-chat': verb(nothing, (turn) => startInChat(turn)),
  resume: verb(z.looseObject({ d: id, instead: id.optional() }), async (turn, data) => {
    await dropIfEmpty(turn, data.instead);
    return resumeDraft(turn, data.d);
  }),
  continue: move('continue'),
  back: move('back'),
  save: move('save'),
  cancel: move('cancel'),
  'word-check': verb(z.looseObject({ d: id, at: id, mark, move: z.enum(DIRECTIONS) }), (turn, data) =>
    answerWordCheck(turn, {
      draftId: data.d,
      cardId: data.at,
      mark: data.mark,
      move: data.move,
      inputs: data,
    }),
  ),
  'save-draft': verb(draft, (turn, data) => saveForLater(turn, data.d)),
  'cancel-draft': verb(draft, (turn, data) => askBeforeCancel(turn, data.d)),
  keep: verb(draft, (turn, data) => resumeDraft(turn, data.d)),
  delete: verb(draft, (turn, data) => deleteDraft(turn, data.d, 'deleted')),
  'close-without-saving': verb(draft, (turn, data) => deleteDraft(turn, data.d, 'closed-without-saving')),
  change: verb(z.looseObject({ d: id, topic: id }), (turn, data) => changeTopic(turn, data.d, data.topic)),
  'back-from-check': verb(draft, (turn, data) => backFromCheck(turn, data.d)),
  send: verb(z.looseObject({ d: id, mark, r: id.optional() }), (turn, data) =>
    save(turn, { verb: 'send', draftId: data.d, mark: data.mark, referralId: data.r }),
  ),
  stop: verb(z.looseObject({ d: id.optional() }), (turn, data) => stop(turn, data.d ?? 'none')),
  'told-dsl': verb(draft, (turn, data) => goOnAfterStop(turn, data.d)),
  list: verb(
    z.looseObject({
      list: z.enum(CASE_LISTS),
      page,
      from,
      query: z.string().max(80).optional(),
    }),
    (turn, data) => {
      const isOld = data.page === undefined && data.from !== undefined;
      return listCases(turn, data.list, { page: pageAsked(data), isOld }, data.query);
    },
  ),
  'my-referrals': verb(paged, (turn, data) => myReferrals(turn, pageAsked(data))),
  'my-plans': verb(paged, (turn, data) => myPlans(turn, pageAsked(data))),
  reminders: verb(paged, (turn, data) => myReminders(turn, pageAsked(data))),
  'plan-summary': verb(referral, (turn, data) => planSummary(turn, data.r)),
  'follow-up': verb(referral, (turn, data) =>
    saveFollowUp(turn, data.r, {
      choice: data['follow-up-choice'],
      attendance: data['follow-up-attendance'],
    }),
  ),
  'hand-over': verb(referral, (turn, data) => handOver(turn, data.r, data['hand-over-choice'])),
  'digest-preview': verb(z.looseObject({ audience: z.enum(['staff', 'inclusion']) }), (turn, { audience }) =>
    previewDigest(turn, audience),
  ),
  digest: verb(z.looseObject({ word: z.enum(DIGEST_ACTS) }), (turn, { word }) => digestWords(turn, word)),
  'my-referral': verb(z.looseObject({ r: id, instead: id.optional() }), async (turn, data) => {
    await dropIfEmpty(turn, data.instead);
    return myReferral(turn, data.r);
  }),
  correct: verb(referral, (turn, data) => correctConcern(turn, data.r)),
  'ask-withdraw': verb(referral, (turn, data) => askBeforeWithdrawing(turn, data.r)),
  withdraw: verb(referral, (turn, data) => withdraw(turn, data.r, data['because'])),
  answer: verb(referral, (turn, data) => addText(turn, data.r, 'answer', data)),
  note: verb(referral, (turn, data) => addText(turn, data.r, 'note', data)),
  'note-check': verb(z.looseObject({ r: id, form: z.enum(['answer', 'note']) }), (turn, data) =>
    answerNoteCheck(turn, data.r, data.form, data),
  ),
  join: verb(z.looseObject({ r: id, to: id }), (turn, data) => join(turn, data.r, data.to)),
  ...OPENING,
  'save-form': verb(
    z.looseObject({ d: id, mark, r: id.optional(), what: z.enum(ACT_AUDITS).optional() }),
    (turn, { d, mark, r, what }) =>
      save(turn, { verb: 'save-form', draftId: d, mark, referralId: r, saved: what }),
  ),
  'send-card': verb(
    z.looseObject({ d: id, at: id, mark, r: id, what: z.enum(ACT_AUDITS) }),
    (turn, { d, at, mark, r, what, ...inputs }) =>
      sendCard(turn, { draftId: d, cardId: at, mark, inputs }, { referralId: r, saved: what }),
  ),
  details: verb(
    z.looseObject({
      r: id,
      view: z.enum(DETAILS_VIEWS).default('summary'),
      page: z
        .string()
        .regex(/^\d{1,3}$/)
        .default('0'),
    }),
    (turn, data) =>
      data.view === 'history'
        ? openHistory(turn, data.r, Number(data.page))
        : openDetails(turn, data.r, data.view, {
            page: Number(data.page),
            isFromDigest: readWayBack(data)?.list === 'digest',
          }),
  ),
  pack: verb(z.looseObject({ r: id, include: z.enum(['none', 'send']).default('none') }), (turn, data) =>
    openPack(turn, data.r, data.include === 'send' ? ['send'] : []),
  ),
  'pack-file': verb(
    z.looseObject({ r: id, include: z.enum(['none', 'send']).default('none') }),
    (turn, data) => offerPackFile(turn, data.r, data.include === 'send' ? ['send'] : []),
  ),
  ...PANEL_VERBS,
  'agreement-sheet': verb(referral, (turn, data) => offerAgreement(turn, data.r)),
  ...PROVIDER_VERBS,
  census: verb(z.looseObject({ on: day }), (turn, data) => showCensus(turn, data.on)),
  'census-file': verb(z.looseObject({ of: day }), (turn, data) => offerCensus(turn, data.of)),
  outcomes: verb(z.looseObject({ term }), (turn, data) => showOutcomes(turn, data.term)),
  'outcomes-file': verb(z.looseObject({ of: term }), (turn, data) => offerOutcomes(turn, data.of)),
  'council-forms': verb(z.looseObject({ r: id, list: z.enum(FORM_LISTS).optional(), page }), (turn, data) =>
    openForms(turn, data.r, { list: data.list ?? 'first', page: pageAsked(data) }),
  ),
  'council-form': verb(councilForm, (turn, data) => openCouncilForm(turn, wantedForm(data))),
  'council-form-file': verb(councilForm.extend({ as: z.enum(FORM_FILES) }), (turn, data) =>
    offerFormFile(turn, wantedForm(data), data.as),
  ),
  ...DATA_VERBS,
  ...FIGURES_VERBS,
  ...REGISTER_VERBS,
};

/** Verbs that may be pressed on the shared card in the inclusion channel: nothing about a pupil is shown there by them. */
export const CHANNEL_VERBS: ReadonlySet<string> = new Set([
  ...ACT_NAMES.filter((name) => actOf(name).inChannel),
  ...[...OPENS].filter(([, { invitation }]) => invitation).map(([name]) => name),
  'take',
  'details',
]);

/**
 * Verbs that may be pressed wherever Teams offers them: on the weekly digest in a staff channel, beside the box for writing
 * and in the menu of a message. Nothing about a pupil is shown there by them.
 */
export const ANYWHERE_VERBS: ReadonlySet<string> = new Set(['start-in-chat']);
