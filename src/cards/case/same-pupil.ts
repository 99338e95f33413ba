import { decide } from '../../domain/case/acts.ts';
import { sharedView } from '../../domain/case/shared-view.ts';
import { isDecided, stageOf, type Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Content } from '../../domain/content/content.ts';
import { mostPressingFirst } from '../../domain/triage/reasons.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { joinedOnes } from '../../domain/case/join.ts';
import { atMost, button, plain, type ActionView, type Drawing, type TopicView } from '../parts.ts';
import { saidInCase } from './case-details-said.ts';
import type { Section } from './case-details-summary.ts';
import { momentInWords, dayInWords } from '../../words/dates.ts';
import { LEVEL_WORDS, stageInWords } from '../../words/cases.ts';

/** So many stand in the line on a shared card. */
const MOST_ON_CARD = 4;

/** What else there is about the pupil, as everybody in the inclusion channel may read it; empty when there is nothing. */
export function othersLine(others: readonly Referral[], content: Content, today: string): string {
  if (others.length === 0) return '';
  const named = others.map((other) => `${other.reference} (${standing(other, content, today)})`);
  return `Also about this pupil: ${atMost(named, MOST_ON_CARD, 'open details').join('; ')}.`;
}

/** The same for whoever reads the full referrals, with who raised each and when. */
export function othersSection(others: readonly Referral[], { content, today }: Drawing): readonly Section[] {
  if (others.length === 0) return [];
  const lines = others.map((other) => {
    const day = dayInWords(londonDate(other.sentAt));
    return `${other.reference}: ${standing(other, content, today)}; raised by ${plain(other.referrer.name)} on ${day}`;
  });
  return [{ heading: 'Also about this pupil', lines }];
}

/** Where it stands; while nobody has decided, its level with what gave it, as far as it may be shared. */
function standing(referral: Referral, content: Content, today: string): string {
  const { closing } = referral;
  if (closing) return `Closed ${dayInWords(londonDate(closing.at))}`;
  const stage = stageInWords(stageOf(referral, today), referral);
  const { level, reasons } = sharedView(referral, content);
  const [first] = mostPressingFirst(reasons);
  return isDecided(referral) || !first ? stage : `${LEVEL_WORDS[level].name} · ${stage} · ${first.name}`;
}

/** Buttons that open each of the others, and that join the later of two to the earlier where this reader may. */
export function othersButtons(
  referral: Referral,
  others: readonly Referral[],
  reader: StaffMember,
): ActionView[] {
  const may = (later: Referral, to: Referral) => 'next' in decide(later, { action: 'join', to }, reader, '');
  return others.flatMap((other) => [
    button(`Open ${other.reference}`, 'details', { r: other.id, view: 'summary' }),
    ...(may(referral, other)
      ? [button(`Join to ${other.reference}`, 'join', { r: referral.id, to: other.id })]
      : may(other, referral)
        ? [button(`Join ${other.reference} to this one`, 'join', { r: other.id, to: referral.id })]
        : []),
  ]);
}

/** What was said about the concerns that were joined to this case: which, by whom and when stands above each topic. */
export function saidInJoined(
  referral: Referral,
  others: readonly Referral[],
  drawing: Drawing,
  reader: StaffMember,
): TopicView[] {
  return joinedOnes(referral, others).flatMap((joined) =>
    saidInCase(joined, drawing, reader).map((topic) => ({
      ...topic,
      title: `${joined.reference}, joined, raised by ${joined.referrer.name}, ${momentInWords(joined.sentAt)}: ${topic.title}`,
    })),
  );
}
