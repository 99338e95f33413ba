import { decide } from '../../domain/case/acts.ts';
import { sharedView } from '../../domain/case/shared-view.ts';
import { isDecided, stageOf, type Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Content } from '../../domain/content/content.ts';
import { mostPressingFirst } from '../../domain/triage/reasons.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { findJoined } from '../../domain/case/join.ts';
import { atMost, button, plain, type ActionView, type Drawing, type TopicView } from '../parts.ts';
import { listAnswers } from './case-details-said.ts';
import type { Section } from './case-details-summary.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';
import { LEVEL_WORDS, describeStage } from '../../words/cases.ts';

/** How many of them the line on a shared card names. */
const MOST_ON_CARD = 4;

/** The pupil's other referrals, as the whole inclusion channel may see them; empty when there are none. */
export function othersLine(others: readonly Referral[], content: Content, today: string): string {
  if (others.length === 0) return '';
  const named = others.map((other) => `${other.reference} (${describeStanding(other, content, today)})`);
  return `Also about this pupil: ${atMost(named, MOST_ON_CARD, 'open details').join('; ')}.`;
}

/** The same for readers of full referrals, with who raised each and when. */
export function othersSection(others: readonly Referral[], { content, today }: Drawing): readonly Section[] {
  if (others.length === 0) return [];
  const lines = others.map((other) => {
    const day = describeDay(londonDate(other.sentAt));
    return `${other.reference}: ${describeStanding(other, content, today)}; raised by ${plain(other.referrer.name)} on ${day}`;
  });
  return [{ heading: 'Also about this pupil', lines }];
}

/** Where it stands; while nobody has decided, its level with what gave it, as far as it may be shared. */
function describeStanding(referral: Referral, content: Content, today: string): string {
  const { closing } = referral;
  if (closing) return `Closed ${describeDay(londonDate(closing.at))}`;
  const stage = describeStage(stageOf(referral, today), referral);
  const { level, reasons } = sharedView(referral, content);
  const [first] = mostPressingFirst(reasons);
  return isDecided(referral) || !first ? stage : `${LEVEL_WORDS[level].name} · ${stage} · ${first.name}`;
}

/** Buttons to open each of the others, and to join the later of two to the earlier where this reader may. */
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
export function listJoinedAnswers(
  referral: Referral,
  others: readonly Referral[],
  drawing: Drawing,
  reader: StaffMember,
): TopicView[] {
  return findJoined(referral, others).flatMap((joined) =>
    listAnswers(joined, drawing, reader).map((topic) => ({
      ...topic,
      title: `${joined.reference}, joined, raised by ${joined.referrer.name}, ${describeMoment(joined.sentAt)}: ${topic.title}`,
    })),
  );
}
