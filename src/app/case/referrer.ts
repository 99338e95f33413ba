import type { CaseAction } from '../../domain/case/acts.ts';
import { describeRefusal } from '../../words/refusals.ts';
import { findWordMatch } from '../../domain/word-check/word-check.ts';
import { CHOOSE_ONE, LEFT_OUT, NOT_SENT_YET, NOT_YOUR_REFERRAL } from '../../words/referrer.ts';
import type { RawInputs, Reply } from '../reply.ts';
import { stopWithoutForm } from '../stop.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { LONGEST_ECHO, readCaseText } from './case-text.ts';
import { readWholeList } from '../whole-list.ts';
import { takePage } from '../pages.ts';
import { commitCase } from './commit-case.ts';
import { STANDINGS_FOR_REFERRER, standingForReferrer } from '../../domain/case/to-do.ts';
import { OPTION } from '../../domain/known-ids/options.ts';

const PAGE = 8;
/** Cases read at once, and the most read: far more than anybody raises in a school year. */
const AT_ONCE = 20;
const MOST_READ = 200;

/** What a referrer adds to their own referral: an answer to the lead's question, or a note. */
export type Addition = 'answer' | 'note';

/** Adds the referrer's answer or note; words that may mean harm pause before anything is saved (G-05). */
export async function addText(
  turn: Turn,
  referralId: string,
  form: Addition,
  inputs: RawInputs,
): Promise<TurnResult> {
  return add(turn, referralId, form, inputs, inputs[form]);
}

async function add(
  turn: Turn,
  referralId: string,
  form: Addition,
  inputs: RawInputs,
  raw: unknown,
  cleared = false,
): Promise<TurnResult> {
  const notes = notesThen(inputs);
  // Sent with a note beside it, what stands in the answer's box stays there.
  const beside = form === 'note' ? answerBeside(inputs) : {};
  const stored = await turn.records.readReferral(referralId);
  if (!stored || stored.value.referrer.id !== turn.person.id) return { reply: { text: NOT_YOUR_REFERRAL } };
  const read = readCaseText(form, raw);
  if ('problem' in read)
    return {
      reply: { show: 'my-referral', referral: stored.value, news: 'now', problem: read.problem, ...beside },
    };
  if (!cleared && findWordMatch(turn.content, read.text))
    return { reply: { show: 'note-word-check', referral: stored.value, form, typed: read.text, ...notes } };
  const act: CaseAction =
    form === 'answer'
      ? { action: 'answer', text: read.text }
      : { action: 'add-note', text: read.text, ...notes };
  const result = await commitCase(turn, stored, act);
  if (result.result === 'done' || (result.result === 'refused' && result.refused.refused === 'note-there'))
    return {
      reply: {
        show: 'my-referral',
        referral: result.referral,
        news: form === 'answer' ? 'answered' : 'note-added',
        ...beside,
      },
      ...('deliveries' in result ? { deliveries: result.deliveries } : {}),
    };
  const sentence = result.result === 'refused' ? describeRefusal(result.refused) : NOT_SENT_YET;
  const field = result.result === 'refused' ? 'note' : form;
  return {
    reply: {
      show: 'my-referral',
      referral: result.referral,
      news: 'now',
      problem: { field, typed: read.text, sentence },
      ...beside,
    },
  };
}

function answerBeside({ answer }: RawInputs): { readonly answerTyped?: string } {
  return typeof answer === 'string' && answer !== '' ? { answerTyped: answer.slice(0, LONGEST_ECHO) } : {};
}

/** How many notes the case had when the form was drawn; older cards do not send it. */
function notesThen({ notes }: RawInputs): { readonly notes?: number } {
  return typeof notes === 'string' && /^\d{1,3}$/.test(notes) ? { notes: Number(notes) } : {};
}

/** The word check on an answer or note. Only "no" sends it; a text about something the DSL knows is dropped. */
export async function answerNoteCheck(
  turn: Turn,
  referralId: string,
  form: Addition,
  inputs: RawInputs,
): Promise<TurnResult> {
  switch (inputs['word-check']) {
    case 'danger':
      return stopWithoutForm(turn, true);
    case OPTION.worryAboutHarm.notTold:
      return stopWithoutForm(turn);
    case OPTION.worryAboutHarm.dslTold: {
      const stored = await turn.records.readReferral(referralId);
      if (!stored || stored.value.referrer.id !== turn.person.id)
        return { reply: { text: NOT_YOUR_REFERRAL } };
      return {
        reply: {
          show: 'my-referral',
          referral: stored.value,
          news: 'now',
          problem: { field: form, typed: '', sentence: LEFT_OUT },
        },
      };
    }
    case OPTION.worryAboutHarm.no:
      return add(turn, referralId, form, inputs, inputs['text'], true);
    default: {
      const stored = await turn.records.readReferral(referralId);
      if (!stored || stored.value.referrer.id !== turn.person.id)
        return { reply: { text: NOT_YOUR_REFERRAL } };
      const typed = typeof inputs['text'] === 'string' ? inputs['text'] : '';
      return {
        reply: {
          show: 'note-word-check',
          referral: stored.value,
          form,
          typed,
          problem: CHOOSE_ONE,
          ...notesThen(inputs),
        },
      };
    }
  }
}

/** The referrer's own referral as it is now. */
export async function myReferral(turn: Turn, referralId: string): Promise<TurnResult> {
  const stored = await turn.records.readReferral(referralId);
  const reply: Reply =
    stored && stored.value.referrer.id === turn.person.id
      ? { show: 'my-referral', referral: stored.value, news: 'now' }
      : { text: NOT_YOUR_REFERRAL };
  return { reply };
}

/** The referrer's own referral with this reference; undefined when there is none of theirs. */
export async function myReferralCalled(turn: Turn, reference: string): Promise<TurnResult | undefined> {
  const stored = await turn.records.findByReference(reference);
  return stored?.value.referrer.id === turn.person.id
    ? { reply: { show: 'my-referral', referral: stored.value, news: 'now' } }
    : undefined;
}

/** `my referrals`: those with a question that waits for an answer first, then those under way; the newest first. */
export async function myReferrals(turn: Turn, asked = 1): Promise<TurnResult> {
  const all = await readWholeList(
    (from) => turn.records.referralsBy(turn.person.id, AT_ONCE, from),
    MOST_READ,
  );
  const inOrder = STANDINGS_FOR_REFERRER.flatMap((standing) =>
    all.filter((referral) => standingForReferrer(referral) === standing),
  );
  const { items, page, pages } = takePage(inOrder, asked, PAGE);
  return { reply: { show: 'my-referrals', referrals: items, page, pages } };
}
