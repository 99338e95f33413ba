import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import type { Question } from '../../domain/content/bank.ts';
import { CARD_PLACES, refuseSharing } from '../../domain/content/shown-in.ts';
import type { Content } from '../../domain/content/content.ts';
import { outsideAnswer } from '../../domain/pack/pack-privacy.ts';
import { standingPanel } from '../../domain/case/panels.ts';
import { isDecided, type Referral } from '../../domain/case/referral.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { plain } from '../parts.ts';
import { outsideReasons } from '../../words/pack/outside-reasons.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';
import { describePanelDay } from '../../words/panels.ts';
import { describeAnswer } from '../../words/answers.ts';
import { describeStoredChange } from '../../words/changes.ts';
import { OTHER_REASONS } from '../../words/reasons.ts';

/** How many ticks of a question are listed on the card; the rest are counted. */
const TICKS_SHOWN = 2;
/** Where to read what is left off the card. */
export const IN_DETAILS = 'open details';

/** Duties that bring no date to count. */
export function dutiesWithout(
  dates: readonly { readonly ruleId: string }[],
  duties: readonly string[],
  { rules }: Content,
): readonly string[] {
  return duties
    .filter((id) => !dates.some(({ ruleId }) => ruleId === id))
    .flatMap((id) => rules.find((rule) => rule.id === id)?.duty ?? []);
}

/** Texts that may be shown on a shared card. */
export function keepShareable(
  texts: readonly { readonly text: string; readonly private: boolean }[],
): readonly string[] {
  return texts.filter((each) => !each.private).map(({ text }) => text);
}

/** Who added facts last, or that a term is over, and the first change. */
export function changedLine({ runAgain, referrer }: Referral, [first, ...more]: readonly string[]): string {
  const rest = more.length === 0 ? '' : ` And ${more.length} more: ${IN_DETAILS}.`;
  const why =
    runAgain?.by.id === THE_BOT.id
      ? 'A term or school year is over.'
      : `${plain(runAgain?.by.name ?? '')} ${runAgain?.by.id === referrer.id ? 'corrected the concern' : 'added facts'}.`;
  return `${why} ${describeStoredChange(first ?? '')}${rest}`;
}

/** Who raised it and when, when it is to be answered, who has taken it on and what it is waiting for. */
export function whenLine(referral: Referral, today: string, answerBy: string): string {
  const seen = referral.seen
    ? ` Seen by ${plain(referral.seen.by.name)}, ${describeMoment(referral.seen.at)}.`
    : '';
  const raised = `Raised by ${plain(referral.referrer.name)}, ${describeMoment(referral.sentAt)}.`;
  return isDecided(referral)
    ? raised
    : `${answerLine(answerBy, today)}${describeTakenBack(referral)} ${raised}${seen}${describeOwner(referral)}${describeWait(referral)}`;
}

function answerLine(answerBy: string, today: string): string {
  return `${answerBy < today ? 'An answer was due' : 'Answer by'} ${describeDay(answerBy)}.`;
}

/** A decision that was taken back is named, never shown as the outcome any more. */
function describeTakenBack({ earlierDecisions }: Referral): string {
  const last = earlierDecisions?.at(-1);
  if (last?.decision.outcome === 'withdrawn')
    return ` Withdrawn by ${plain(last.decision.by.name)}, and taken up again by ${plain(last.changedBy.name)}, ${describeMoment(last.changedAt)}.`;
  return last
    ? ` The decision was taken back by ${plain(last.changedBy.name)}, ${describeMoment(last.changedAt)}.`
    : '';
}

/** That a panel's day stands; never which panel, because that can say why. */
export function panelLine(referral: Referral): string {
  const panel = standingPanel(referral);
  return panel ? `${describePanelDay(panel)}.` : '';
}

/** Since when the referrer's answer is waited for. */
function describeWait(referral: Referral): string {
  const enquiry = waitingEnquiry(referral);
  if (!enquiry) return '';
  const chased = enquiry.chasedAt === undefined ? '' : `; reminded ${describeMoment(enquiry.chasedAt)}`;
  return ` Waiting for the referrer since ${describeMoment(enquiry.askedAt)}${chased}.`;
}

/** Who looks after it, where that is not plain from who saw it. */
function describeOwner({ owner, seen }: Referral): string {
  return owner && owner.id !== seen?.by.id ? ` With ${plain(owner.name)}.` : '';
}

/**
 * The main reason, key signs and what was tried, as ticks: never free text. The content chooses the questions (`shownIn.card`); one that
 * may not be shared never appears here.
 */
export function signs(referral: Referral, { bank }: Content): readonly string[] {
  const questions = [...bank.questions.values()].filter((question) => refuseSharing(question) === undefined);
  return CARD_PLACES.flatMap((place) => questions.filter(({ shownIn }) => shownIn?.card === place)).flatMap(
    (question) => signLine(question, referral) ?? [],
  );
}

/** The first ticks of a question, the rest counted; undefined when there are none. */
function signLine(question: Question, { answers }: Referral): string | undefined {
  const given = answers[question.id];
  const value = given === undefined ? undefined : outsideAnswer(question, given);
  if (value === undefined) return undefined;
  const isClear = question.options.some(
    ({ id, clearsOthers }) => clearsOthers && Array.isArray(value) && value.includes(id),
  );
  if (isClear && question.shownIn?.card !== 'support') return undefined;
  const ticks = describeAnswer(question, value).split('; ');
  const more = ticks.length - TICKS_SHOWN;
  const words = [...ticks.slice(0, TICKS_SHOWN), ...(more > 0 ? [`${more} more`] : [])];
  return `**${question.label}:** ${words.join('; ')}`;
}

/** What made a rule fire, without ticks that would reveal safeguarding. */
export function sharedBecause(because: readonly string[], content: Content): readonly string[] {
  return because.flatMap((line) =>
    line.startsWith(`${OTHER_REASONS}:`) ? [line] : outsideReasons([line], content),
  );
}
