import type { CaseAction, Refused } from '../../domain/case/case-actions.ts';
import { decide } from '../../domain/case/decide.ts';
import { CLOSING_OUTCOMES } from '../../domain/plan/plan.ts';
import { PASSED_TO, type AgreedStep, type Referral } from '../../domain/case/referral.ts';
import { can } from '../../domain/people/roles.ts';
import { refusedInWords } from '../../domain/case/refused.ts';
import type {
  CaseForm,
  DetailsView,
  FormProblem,
  ForPresser,
  RawInputs,
  Reply,
  TextProblem,
} from '../reply.ts';
import { answerBy } from '../forms/finish.ts';
import { nowOf, type Done, type Turn } from '../turn.ts';
import { OWN_STEPS_LENGTH, readAgreedSteps, tickedSteps } from './agree-steps.ts';
import { LONGEST_ECHO, leadWordCheck, readCaseText, readMoreText } from './case-text.ts';
import { takeOutOfMainCase } from './second-case.ts';
import { commitCase, delivery } from './commit-case.ts';
import { trial } from './trial.ts';

export const NO_CASE =
  'This case is not in the records any more, so nothing was changed. If you think it should be, ask whoever looks after this bot.';
export const CHANGED =
  'This case changed while you were pressing. Here it is as it stands now: nothing you did was saved. Please press again if you still want to.';

/** "I have seen this": the lead takes the case, and the referrer is told. */
export async function take(turn: Turn, referralId: string): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const result = await commitCase(turn, stored, { action: 'take' });
  switch (result.result) {
    case 'done':
      return { reply: caseReply(turn, result.referral), deliveries: result.deliveries };
    case 'refused':
      return { reply: caseReply(turn, result.referral, { notice: refusedInWords(result.refused) }) };
    case 'changed':
      return { reply: caseReply(turn, result.referral, { notice: CHANGED }) };
  }
}

/** The action a form stands for; `undefined` while its choice has not been made. */
function actionOf(
  turn: Turn,
  form: CaseForm,
  referral: Referral,
  typed: { readonly text: string; readonly more: string; readonly steps: readonly AgreedStep[] },
  inputs: RawInputs,
): CaseAction | undefined {
  const reason = typed.text;
  switch (form) {
    case 'ask':
      return { action: form, question: reason };
    case 'pass-on': {
      const to = PASSED_TO.find((each) => each === inputs['pass-on-choice']);
      return to && { action: form, to, reason };
    }
    case 'override': {
      const block = inputs['override-choice'];
      return typeof block === 'string' && block !== '' ? { action: form, block, reason } : undefined;
    }
    case 'close': {
      const outcome = CLOSING_OUTCOMES.find((each) => each === inputs['close-choice']);
      const whatWorked = typed.more === '' ? {} : { whatWorked: typed.more };
      return outcome && { action: form, outcome, reason, ...whatWorked };
    }
    case 'change-decision':
      return { action: form, reason, answerBy: answerBy(turn, referral.triage.level) };
    case 'approve-in-school':
      return { action: form, reason, steps: typed.steps };
    case 'approve-ap':
    case 'close-not-needed':
      return { action: form, reason };
  }
}

/**
 * Decides, asks, takes a decision back or closes, with a text the referrer reads. Role, own referral and status are
 * checked before the text, so that nobody is asked to reword something they may not send. Whatever stood on the form
 * stands there again when something is wrong with it.
 */
export async function decideWithText(
  turn: Turn,
  referralId: string,
  form: CaseForm,
  inputs: RawInputs,
): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const { value: referral } = stored;
  const field = form === 'ask' ? ('question' as const) : ('reason' as const);
  const kept = keptOn(form, inputs);
  const again = (problem: TextProblem, now = referral, notice?: string): Done => ({
    reply: caseReply(turn, now, {
      problem: { ...kept, ...problem, form },
      ...(notice === undefined ? {} : { notice }),
    }),
  });
  const refuse = (refused: Refused, typed: unknown, now = referral): Done => {
    const sentence = refusedInWords(refused);
    // The case takes no more of these, but its form still stands there: with what was typed, and why it was not sent.
    return refused.refused === 'enough'
      ? again({ field, typed: typeof typed === 'string' ? typed.slice(0, LONGEST_ECHO) : '', sentence }, now)
      : { reply: caseReply(turn, now, { notice: sentence }) };
  };
  const allowed = decide(referral, trial(form, referral), turn.person, nowOf(turn));
  // Delivered again, it goes on to be answered as it was the first time.
  if ('refused' in allowed && !(await turn.isRepeat())) return refuse(allowed, inputs[`${form}-text`]);
  const read = readCaseText(field, inputs[`${form}-text`]);
  if ('problem' in read) return again(read.problem);
  const agrees = form === 'approve-in-school';
  const more = agrees
    ? readMoreText(inputs[`${form}-more`], 'the text with your own steps', OWN_STEPS_LENGTH)
    : readMoreText(inputs[`${form}-more`], 'what worked');
  if ('problem' in more) return again({ field, typed: read.text, sentence: more.problem });
  const texts = `${read.text}\n${more.text}`;
  const check = leadWordCheck(turn.knowledge, field, texts, inputs['again'] === 'yes');
  if (check) return again({ ...check, typed: read.text });
  const agreed = agrees ? readAgreedSteps(referral, turn.knowledge, inputs) : { steps: [] };
  if ('problem' in agreed) return again({ field, typed: read.text, sentence: agreed.problem });
  const typed = { text: read.text, more: more.text, steps: agreed.steps };
  const act = actionOf(turn, form, referral, typed, inputs);
  if (!act || (act.action === 'override' && !mayBeOverridden(turn, act.block)))
    return again({ field, typed: read.text, sentence: CHOOSE[form] ?? CHOOSE_FIRST });
  const second = act.action === 'change-decision' ? await takeOutOfMainCase(turn, referral) : undefined;
  const result = await commitCase(turn, stored, act, second ? { also: second.also } : {});
  switch (result.result) {
    case 'done': {
      const notice = act.action === 'pass-on' && act.to === 'dsl' ? tellTheDsl(turn) : {};
      const deliveries = [...result.deliveries, ...(second ? [second.delivery] : [])];
      return { reply: caseReply(turn, result.referral, notice), deliveries };
    }
    case 'refused':
      return refuse(result.refused, read.text, result.referral);
    case 'changed': {
      const sentence = 'Not sent yet: press the button again to send it.';
      return again({ field, typed: read.text, sentence }, result.referral, CHANGED);
    }
  }
}

const CHOOSE_FIRST = 'Please make the choice on the form first.';
const CHOOSE: Readonly<Partial<Record<CaseForm, string>>> = {
  'pass-on': 'Please choose to whom it is passed on.',
  override: 'Please choose what is set aside. Some things cannot be set aside by anybody.',
  close: 'Please choose how it ended.',
};

/** What else stood on a form, for drawing it again. */
function keptOn(form: CaseForm, inputs: RawInputs): Pick<FormProblem, 'choice' | 'more' | 'steps'> {
  const choice = inputs[`${form}-choice`];
  const more = inputs[`${form}-more`];
  const steps = inputs[`${form}-steps`];
  return {
    ...(typeof steps === 'string' ? { steps: tickedSteps(steps) } : {}),
    ...(typeof choice === 'string' ? { choice: choice.slice(0, LONGEST_ECHO) } : {}),
    ...(typeof more === 'string' ? { more: more.slice(0, LONGEST_ECHO) } : {}),
  };
}

/** In somebody's own chat only: on a shared card it would say what kind of case this is. */
function tellTheDsl(turn: Turn): ForPresser {
  if (turn.where !== 'chat') return {};
  const { name, phone } = turn.settings.dsl;
  return {
    notice: `This is only written down here: nothing has been sent to the DSL. Please speak to ${name} on ${phone} yourself, now.`,
  };
}

/** Only blocks that the content lets somebody set aside. */
function mayBeOverridden(turn: Turn, block: string): boolean {
  return turn.knowledge.blocks.some(({ id, override }) => id === block && override !== 'no');
}

/** The case for the person who pressed: the shared card in the channel, the details in a reader's own chat. */
export function caseReply(turn: Turn, referral: Referral, forPresser: ForPresser = {}): Reply {
  if (turn.where !== 'chat') return { show: 'case', referral, ...forPresser };
  if (mayReadDetails(turn))
    return { show: 'case-details', referral, reader: turn.person, view: 'summary', ...forPresser };
  return { say: forPresser.notice ?? NO_CASE };
}

/** True when one of the person's roles reads full referrals. */
export function mayReadDetails(turn: Pick<Turn, 'person'>): boolean {
  return can(turn.person, 'reads-cases');
}

/** Sends the full referral to the reader's own chat and writes down who read it. Never shown in a channel. */
export async function openDetails(
  turn: Turn,
  referralId: string,
  view: Exclude<DetailsView, 'history'>,
  page = 0,
): Promise<Done> {
  if (!mayReadDetails(turn))
    return {
      reply: {
        say: 'Only inclusion leads, the SENCO and the headteacher can read the full referral. Nothing was opened.',
      },
    };
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const at = nowOf(turn);
  const audit = {
    change: 'audit',
    value: {
      id: turn.names.id(),
      referralId,
      at,
      by: { id: turn.person.id, name: turn.person.name },
      what: view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened',
    },
  } as const;
  if (turn.where === 'chat') {
    await turn.records.commit([audit]);
    return { reply: { show: 'case-details', referral: stored.value, reader: turn.person, view, page } };
  }
  const sending = delivery(turn, stored.value, {
    kind: 'person',
    referralId,
    to: turn.person.id,
    news: 'details',
  });
  const value = { ...sending, id: `${referralId}.details.${turn.names.id()}` };
  await turn.records.commit([audit, { change: 'delivery', value, expected: 'new' }]);
  return {
    reply: caseReply(turn, stored.value, {
      notice: 'The full referral is on its way to your own chat with me. Only you can see it there.',
    }),
    deliveries: [value.id],
  };
}
