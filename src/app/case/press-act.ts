import {
  actOf,
  formOf,
  refuseAct,
  type ActName,
  type CaseAction,
  type DecisionForm,
} from '../../domain/case/acts.ts';
import { answerBy } from '../../domain/case/answer-by.ts';
import { standingPanel } from '../../domain/case/panels.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Refused } from '../../domain/case/refused.ts';
import { findWordMatch } from '../../domain/word-check/word-check.ts';
import { CHANGED, CHOOSE_FIRST, formWords, LEFT_TO_DO, NOT_SENT_YET } from '../../words/acts.ts';
import { describeRefusal } from '../../words/refusals.ts';
import type { FormProblem, ForPresser, TextProblem } from '../for-presser.ts';
import type { RawInputs } from '../reply.ts';
import { nowOf, schoolDay, type TurnResult, type Turn } from '../turn.ts';
import { OWN_STEPS_LENGTH, readAgreedSteps, tickedSteps } from './agree-steps.ts';
import { caseReply, withCase } from './case-reply.ts';
import { LONGEST_ECHO, readCaseText, readMoreText } from './case-text.ts';
import { commitCase, type CaseResult } from './commit-case.ts';
import { LOOK_AGAIN, SECOND_TEXT } from '../../words/case-text.ts';
import { describePanelLeft } from '../../words/panels.ts';

/** An act that needs nothing but its button. */
export async function pressButton(turn: Turn, referralId: string, act: CaseAction): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => afterAct(turn, await commitCase(turn, stored, act)));
}

/** The case after an act for the person who did it, with why it was not done, or what they have to know. */
export function afterAct(turn: Turn, result: CaseResult, forPresser: ForPresser = {}): TurnResult {
  switch (result.result) {
    case 'done':
      return { reply: caseReply(turn, result.referral, forPresser), deliveries: result.deliveries };
    case 'refused':
      return { reply: caseReply(turn, result.referral, { notice: describeRefusal(result.refused) }) };
    case 'changed':
      return { reply: caseReply(turn, result.referral, { notice: CHANGED }) };
  }
}

/**
 * An act with a form: decides, asks, takes a decision back or closes, with a text the referrer reads. Who, own referral
 * and status are checked before the text, so that nobody is asked to reword something they may not send. Whatever stood on
 * the form stands there again when something is wrong with it.
 */
export async function sendForm(
  turn: Turn,
  referralId: string,
  name: DecisionForm,
  inputs: RawInputs,
): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    const { value: referral } = stored;
    const kept = echoOf(name, inputs);
    const again = (problem: TextProblem, now = referral, notice?: string): TurnResult => ({
      reply: caseReply(turn, now, {
        problem: { ...kept, ...problem, form: name },
        ...(notice === undefined ? {} : { notice }),
      }),
    });
    const field = formOf(name).text;
    const refuse = (refused: Refused, typed: unknown, now = referral): TurnResult => {
      const sentence = describeRefusal(refused);
      // The case takes no more of these, but its form still stands there: with what was typed, and why it was not sent.
      return refused.refused === 'enough'
        ? again(
            { field, typed: typeof typed === 'string' ? typed.slice(0, LONGEST_ECHO) : '', sentence },
            now,
          )
        : { reply: caseReply(turn, now, { notice: sentence }) };
    };
    const refused = refuseAct(name, referral, { by: turn.person, at: nowOf(turn) });
    // Delivered again, it goes on to be answered as it was the first time.
    if (refused && !(await turn.isRepeat())) return refuse(refused, inputs[`${name}-text`]);
    const read = readForm(turn, referral, name, inputs);
    if ('problem' in read) return again(read.problem);
    const result = await commitCase(turn, stored, read.action);
    switch (result.result) {
      case 'done':
        return afterAct(turn, result, whatIsLeft(turn, read.action));
      case 'refused':
        return refuse(result.refused, read.typed, result.referral);
      case 'changed':
        return again({ field, typed: read.typed, sentence: NOT_SENT_YET }, result.referral, CHANGED);
    }
  });
}

/** What stands on a form as the act it makes, or what is wrong with it. */
function readForm(
  turn: Turn,
  referral: Referral,
  name: DecisionForm,
  inputs: RawInputs,
): { readonly action: CaseAction; readonly typed: string } | { readonly problem: TextProblem } {
  const form = formOf(name);
  const field = form.text;
  const main = readCaseText(field, inputs[`${name}-text`]);
  if ('problem' in main) return main;
  const problem = (sentence: string) => ({ problem: { field, typed: main.text, sentence } });
  const second =
    form.second === 'own-steps'
      ? readMoreText(inputs[`${name}-more`], SECOND_TEXT.ownSteps, OWN_STEPS_LENGTH)
      : readMoreText(inputs[`${name}-more`], SECOND_TEXT.whatWorked);
  if ('problem' in second) return problem(second.problem);
  const texts = `${main.text}\n${second.text}`;
  const check = askToPressAgain(turn, referral, name, texts);
  if (check && inputs['again'] !== 'yes') return { problem: { field, typed: main.text, ...check } };
  const agreed = form.ticksSteps ? readAgreedSteps(referral, turn.content, inputs) : { steps: [] };
  if ('problem' in agreed) return problem(agreed.problem);
  const sent = inputs[`${name}-choice`];
  const choice = typeof sent === 'string' ? sent : '';
  if (form.choices) {
    const isChoice =
      form.choices(referral, turn.content).includes(choice) || form.isChoice?.(choice, turn.content);
    if (!isChoice) return problem(formWords(name).chooseFirst ?? CHOOSE_FIRST);
  }
  const input = form.read({
    text: main.text,
    second: second.text,
    choice,
    steps: agreed.steps,
    answerBy: answerBy(turn.content, schoolDay(turn), referral.triage.level),
  });
  return { action: { action: name, ...input } as CaseAction, typed: main.text };
}

/** What is asked about before it is sent, all at once: words that may mean harm, and a panel that the case still goes to. */
function askToPressAgain(
  { content }: Turn,
  referral: Referral,
  name: DecisionForm,
  texts: string,
): Pick<TextProblem, 'sentence' | 'pressAgainSends'> | undefined {
  const panel = actOf(name).endsCase && standingPanel(referral);
  const asks = [
    ...(panel ? [describePanelLeft(panel)] : []),
    ...(findWordMatch(content, texts) ? [LOOK_AGAIN] : []),
  ];
  return asks.length === 0 ? undefined : { sentence: asks.join(' '), pressAgainSends: true };
}

/** What else stood on a form, for drawing it again. */
function echoOf(name: ActName, inputs: RawInputs): Pick<FormProblem, 'choice' | 'more' | 'steps'> {
  const choice = inputs[`${name}-choice`];
  const more = inputs[`${name}-more`];
  const steps = inputs[`${name}-steps`];
  return {
    ...(typeof steps === 'string' ? { steps: tickedSteps(steps) } : {}),
    ...(typeof choice === 'string' ? { choice: choice.slice(0, LONGEST_ECHO) } : {}),
    ...(typeof more === 'string' ? { more: more.slice(0, LONGEST_ECHO) } : {}),
  };
}

/** In somebody's own chat only: on a shared card it would say what kind of case this is. */
function whatIsLeft({ where, settings }: Turn, action: CaseAction): ForPresser {
  const left = actOf(action.action).leavesToDo?.(action as never);
  return where === 'chat' && left ? { notice: LEFT_TO_DO[left](settings) } : {};
}
