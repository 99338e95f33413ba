import type { Undelivered } from '../app/notices/outbox.ts';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { messageCard, safetyLine } from './forms/message-card.ts';
import { plain, stopButton } from './parts.ts';
import { render } from './render.ts';

/** The longest list on the card; the rest are counted. */
const LONGEST_LIST = 12;

/** Tells a lead which messages have not arrived: which cases, whom, and what to do. Nothing about a pupil. */
export function drawUndelivered(undelivered: Undelivered, { dsl }: SchoolSettings): AdaptiveCard {
  const { cards, lines, people, formerStaff, givenUp } = undelivered;
  const says: string[] = [];
  if (cards.length > 0)
    says.push(
      `The inclusion channel does not show ${casesIn(cards)} as ${cards.length === 1 ? 'it is' : 'they are'} now. Type "find" and the reference here to read a case.`,
    );
  if (lines.length > 0) says.push(`A line is missing under the card of ${casesIn(lines)}.`);
  if (people.length > 0)
    says.push(
      `Not reached: ${joinWithCount(people.map(describePerson))}. Please tell them yourself. Ask them to type "hello" in their own chat with me: what waits for them then comes.`,
    );
  if (formerStaff > 0)
    says.push(
      `${formerStaff === 1 ? 'One message was' : `${formerStaff} messages were`} for people who are not on the staff list any more, and did not go out.`,
    );
  if (givenUp.length > 0)
    says.push(
      `No longer tried: ${joinWithCount(givenUp.map(plain))}. Please ask whoever looks after me to see the log.`,
    );
  else if (cards.length + lines.length > 0) says.push('I go on trying for about a week.');
  return render(messageCard, {
    title: 'Some messages have not arrived',
    paragraphs: [...says, safetyLine(dsl)].map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    actions: [stopButton()],
  });
}

function casesIn(references: readonly string[]): string {
  return references.length === 1
    ? `the case ${joinWithCount(references)}`
    : `${references.length} cases: ${joinWithCount(references)}`;
}

function describePerson({ name, count, references }: Undelivered['people'][number]): string {
  const about = references.length === 0 ? '' : `, about ${joinWithCount(references)}`;
  return `${plain(name)} (${count} ${count === 1 ? 'message' : 'messages'}${about})`;
}

function joinWithCount(all: readonly string[]): string {
  const shown = all.slice(0, LONGEST_LIST).join(', ');
  const more = all.length - LONGEST_LIST;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
