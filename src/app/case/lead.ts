import { decide, type CaseAction } from '../../domain/decide.ts';
import type { Referral } from '../../domain/referral.ts';
import { refusedInWords } from '../../domain/refused.ts';
import type { DetailsView, RawInputs, Reply } from '../reply.ts';
import { nowOf, type Done, type Turn } from '../turn.ts';
import { leadWordCheck, readCaseText } from './case-text.ts';
import { commitCase, delivery } from './commit-case.ts';

const NO_CASE =
  'This case is not in the records any more, so nothing was changed. If you think it should be, ask whoever looks after this bot.';
const CHANGED =
  'This case changed while you were pressing. Here it is as it stands now: nothing you did was saved. Please press again if you still want to.';

/** "I have seen this": the lead takes the case, and the referrer is told. */
export async function take(turn: Turn, referralId: string): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const result = await commitCase(turn, stored, { action: 'take' });
  switch (result.result) {
    case 'done':
      return { reply: { show: 'case', referral: result.referral }, deliveries: result.deliveries };
    case 'refused':
      return { reply: caseWith(turn, result.referral, refusedInWords(result.refused)) };
    case 'changed':
      return { reply: caseWith(turn, result.referral, CHANGED) };
  }
}

/** The three actions that carry a short text for the referrer. */
export type Form = 'approve-in-school' | 'ask' | 'close-not-needed';

function actionOf(form: Form, text: string): CaseAction {
  return form === 'ask' ? { action: form, question: text } : { action: form, reason: text };
}

/**
 * Approve the in-school next steps, ask the referrer, or close as not needed. Role, own referral and status are checked
 * before the text, so that nobody is asked to reword something they may not send.
 */
export async function decideWithText(
  turn: Turn,
  referralId: string,
  form: Form,
  inputs: RawInputs,
): Promise<Done> {
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { say: NO_CASE } };
  const { value: referral } = stored;
  const allowed = decide(referral, actionOf(form, ''), turn.person, nowOf(turn));
  if ('refused' in allowed) return { reply: caseWith(turn, referral, refusedInWords(allowed)) };
  const field = form === 'ask' ? 'question' : 'reason';
  const read = readCaseText(field, inputs[`${form}-text`]);
  if ('problem' in read) return { reply: { show: 'case', referral, problem: { ...read.problem, form } } };
  const again = leadWordCheck(turn.knowledge, field, read.text, inputs['again'] === 'yes');
  if (again) return { reply: { show: 'case', referral, problem: { ...again, form } } };
  const result = await commitCase(turn, stored, actionOf(form, read.text));
  switch (result.result) {
    case 'done':
      return { reply: { show: 'case', referral: result.referral }, deliveries: result.deliveries };
    case 'refused':
      return { reply: caseWith(turn, result.referral, refusedInWords(result.refused)) };
    case 'changed':
      return {
        reply: {
          show: 'case',
          referral: result.referral,
          notice: CHANGED,
          problem: {
            field,
            typed: read.text,
            sentence: 'Not sent yet: press the button again to send it.',
            form,
          },
        },
      };
  }
}

function caseWith(_turn: Turn, referral: Referral, notice: string): Reply {
  return { show: 'case', referral, notice };
}

/** Who may read a full referral: leads and the headteacher (brief.md section 3). */
export function mayReadDetails(turn: Turn): boolean {
  return turn.person.roles.some((role) => role === 'inclusion-lead' || role === 'headteacher');
}

/** Sends the full referral to the reader's own chat and writes down who read it. Never shown in a channel. */
export async function openDetails(turn: Turn, referralId: string, view: DetailsView): Promise<Done> {
  if (!mayReadDetails(turn))
    return {
      reply: {
        say: 'Only inclusion leads and the headteacher can read the full referral. Nothing was opened.',
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
      what: 'details-opened',
    },
  } as const;
  if (turn.where === 'chat') {
    await turn.records.commit([audit]);
    return { reply: { show: 'case-details', referral: stored.value, reader: turn.person, view } };
  }
  const sending = delivery(turn, stored.value, { kind: 'person', to: turn.person.id, news: 'details' });
  const value = { ...sending, id: `${referralId}.details.${turn.names.id()}` };
  await turn.records.commit([audit, { change: 'delivery', value, expected: 'new' }]);
  return {
    reply: caseWith(
      turn,
      stored.value,
      'The full referral is on its way to your own chat with me. Only you can see it there.',
    ),
    deliveries: [value.id],
  };
}
