import { decide, type CaseAction } from '../../domain/decide.ts';
import type { Referral } from '../../domain/referral.ts';
import { refusedInWords } from '../../domain/refused.ts';
import type { CaseForm, DetailsView, ForPresser, RawInputs, Reply } from '../reply.ts';
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
      return { reply: caseReply(turn, result.referral), deliveries: result.deliveries };
    case 'refused':
      return { reply: caseReply(turn, result.referral, { notice: refusedInWords(result.refused) }) };
    case 'changed':
      return { reply: caseReply(turn, result.referral, { notice: CHANGED }) };
  }
}

function actionOf(form: CaseForm, text: string): CaseAction {
  return form === 'ask' ? { action: form, question: text } : { action: form, reason: text };
}

/**
 * Approve the in-school next steps, ask the referrer, or close as not needed. Role, own referral and status are checked
 * before the text, so that nobody is asked to reword something they may not send.
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
  const allowed = decide(referral, actionOf(form, ''), turn.person, nowOf(turn));
  if ('refused' in allowed) return { reply: caseReply(turn, referral, { notice: refusedInWords(allowed) }) };
  const field = form === 'ask' ? 'question' : 'reason';
  const read = readCaseText(field, inputs[`${form}-text`]);
  if ('problem' in read) return { reply: caseReply(turn, referral, { problem: { ...read.problem, form } }) };
  const again = leadWordCheck(turn.knowledge, field, read.text, inputs['again'] === 'yes');
  if (again) return { reply: caseReply(turn, referral, { problem: { ...again, form } }) };
  const result = await commitCase(turn, stored, actionOf(form, read.text));
  switch (result.result) {
    case 'done':
      return { reply: caseReply(turn, result.referral), deliveries: result.deliveries };
    case 'refused':
      return { reply: caseReply(turn, result.referral, { notice: refusedInWords(result.refused) }) };
    case 'changed':
      return {
        reply: caseReply(turn, result.referral, {
          notice: CHANGED,
          problem: {
            field,
            typed: read.text,
            sentence: 'Not sent yet: press the button again to send it.',
            form,
          },
        }),
      };
  }
}

/** The case for the person who pressed: the shared card in the channel, the details in a reader's own chat. */
function caseReply(turn: Turn, referral: Referral, forPresser: ForPresser = {}): Reply {
  if (turn.where !== 'chat') return { show: 'case', referral, ...forPresser };
  if (mayReadDetails(turn))
    return { show: 'case-details', referral, reader: turn.person, view: 'summary', ...forPresser };
  return { say: forPresser.notice ?? NO_CASE };
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
    reply: caseReply(turn, stored.value, {
      notice: 'The full referral is on its way to your own chat with me. Only you can see it there.',
    }),
    deliveries: [value.id],
  };
}

const PAGE = 8;

/** `open`: cases nobody has decided yet, soonest answer first, for those who may read them. */
export async function openCases(turn: Turn): Promise<Done> {
  if (!mayReadDetails(turn))
    return {
      reply: {
        say: 'Only inclusion leads and the headteacher see open cases. Type "my referrals" to see yours.',
      },
    };
  const page = await turn.records.undecided(PAGE);
  return { reply: { show: 'open-cases', referrals: page.items, more: page.next !== undefined } };
}
