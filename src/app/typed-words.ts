import { asRead } from '../domain/plain-text.ts';
import { findWordMatch } from '../domain/word-check/word-check.ts';
import type { Content } from '../domain/content/content.ts';
import { mayReadDetails } from './case/case-reply.ts';
import { myPlans } from './case/key-adult-plans.ts';
import { listCases } from './case/lists.ts';
import { myReferralCalled, myReferrals } from './case/referrer.ts';
import type { Words } from './bot.ts';
import { askForFigures } from './mis-figures/show.ts';
import { mayBeExport, takeSent } from './mis-figures/take.ts';
import { refuseFile, help, notUnderstood } from './not-understood.ts';
import { myDates } from './dates/my-dates.ts';
import { dataHome } from './data-requests/home.ts';
import { resume, welcome } from './forms/begin.ts';
import { stop } from './forms/stop.ts';
import { DIGEST_WORDS, digestWords } from './digest/hold.ts';
import { previewDigest } from './digest/preview.ts';
import { showCensus } from './census/show.ts';
import { askForRegister, takeIfRegister } from './provider-register/take.ts';
import { listProviders } from './providers/list.ts';
import { showMyData } from './my-data.ts';
import { showOutcomes } from './outcomes/show.ts';
import { myReminders } from './reminders/my-reminders.ts';
import { CASE_LISTS } from '../domain/case/case-lists.ts';
import type { DataTurn, TurnResult } from './turn.ts';

/**
 * Typed at any moment, alone or in a sentence, these stop everything (SGX). "stop" only where it can mean that: not in
 * "non-stop talking", "bus stop" or "stop sending me messages".
 */
const STOP_WORDS =
  /\b(safeguarding|d\.?s\.?l|danger)\b|(?<!\b(?:non[- ]|bus |full ))\bstop\b(?! (?:sending|messaging|reminding|texting|writing|asking) )/;
/** What somebody wants to do with a concern they sent. */
const OWN_CONCERN = /^(?:withdraw|correct|change)(?: (?:my|a|the) (?:referral|concern))?$/;
const GREETING = /^(hello|hi|hiya|hey|start|good (morning|afternoon|evening))?( there| again)?$/;
/** How much of a typed text is read; none of it is stored. */
const LONGEST_LOOK = 4000;

/**
 * True for words that stop everything: Stop words anywhere, and words that may mean harm, because showing the DSL card
 * once too often beats once too late (G-05).
 */
export function asksForSafety(content: Content, text: string): boolean {
  const words = readable(text);
  return STOP_WORDS.test(words) || findWordMatch(content, words);
}

function readable(text: string): string {
  return asRead(text.slice(0, LONGEST_LOOK)).trim();
}

/** A command as people type it, without quotation marks, "please" and the full stop that phones add. */
function commandIn(words: string): string {
  return words
    .replaceAll(/^["'([\s]+|["')\].,!?;:\s]+$/g, '')
    .replace(/^(please|pls)[ ,]+/, '')
    .replace(/[ ,]+(please|pls|thanks|thank you)$/, '')
    .trim();
}

/** Answers something typed in the person's own chat. Nothing typed here is stored. */
export async function answerTyped(
  turn: DataTurn,
  text: string,
  { hasFile = false, file }: Pick<Words, 'hasFile' | 'file'> = {},
): Promise<TurnResult> {
  const read = readable(text);
  if (asksForSafety(turn.content, text)) return stop(turn, undefined, /\bdanger\b/.test(read));
  if (file && mayBeExport(turn, file)) return takeSent(turn, file, (table) => takeIfRegister(turn, table));
  if (hasFile) return refuseFile(turn);
  const words = commandIn(read);
  if (/^(resume|continue)\b/.test(words)) return resume(turn);
  if (/^(my )?referrals\b/.test(words) || OWN_CONCERN.test(words)) return myReferrals(turn);
  const reference = /^(?:status (?:of )?)?(r-\w{5})$/.exec(words)?.[1];
  const own = reference === undefined ? undefined : await myReferralCalled(turn, reference.toUpperCase());
  if (own) return own;
  if (reference !== undefined && mayReadDetails(turn)) return listCases(turn, 'find', undefined, reference);
  if (/^my plans?\b/.test(words)) return myPlans(turn);
  if (/^my data$/.test(words)) return showMyData(turn);
  if (/^(my )?reminders?\b/.test(words)) return myReminders(turn);
  if (/^(my )?(dates?|actions?)\b/.test(words)) return myDates(turn);
  const query = /^(?:find|search|open(?= r-))\b(.*)/s.exec(words)?.[1];
  if (query !== undefined) return listCases(turn, 'find', undefined, query);
  const named = /^(\w+)( (today|now|cases?|list|this week))*$/.exec(words)?.[1];
  const list = CASE_LISTS.find((name) => name === named);
  // From anybody else "urgent" may be about a pupil's safety: their first card says whom to speak to.
  if (list !== undefined && (list !== 'urgent' || mayReadDetails(turn))) return listCases(turn, list);
  const preview = /^digest preview\b\s*(\w*)/.exec(words)?.[1];
  if (preview !== undefined) return previewDigest(turn, preview === 'staff' ? 'staff' : 'inclusion');
  const digest = /^digest\b\s*(\w*)/.exec(words)?.[1];
  if (digest !== undefined) return digestWords(turn, DIGEST_WORDS.find((word) => word === digest) ?? 'about');
  if (/^outcomes\b/.test(words)) return showOutcomes(turn);
  if (/^(?:school )?census$/.test(words)) return showCensus(turn);
  if (/^providers\b/.test(words)) return listProviders(turn);
  if (/^(?:provider )?registers?$/.test(words)) return askForRegister(turn);
  if (/^data( protection| requests?)?$/.test(words)) return dataHome(turn);
  if (/^(?:mis )?figures$/.test(words)) return askForFigures(turn);
  if (/^(help|menu|commands)$/.test(words)) return help(turn);
  return GREETING.test(words) ? welcome(turn) : notUnderstood(turn, text);
}
