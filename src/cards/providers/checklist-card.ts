import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { ProviderReply } from '../../app/providers/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import {
  asksForVisit,
  checklistOf,
  providerFlags,
  visitCountsUntil,
  type ChecklistEntry,
  type Provider,
} from '../../domain/school/provider.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { describeCost, PROVIDER_KIND_WORDS } from '../../words/provider-forms.ts';
import { describeProviderFlag } from '../../words/providers.ts';
import { bullets, button, plain, stopButton, type Drawing } from '../parts.ts';
import { drawParts, type Group } from '../parts-card.ts';

/** One provider as a checklist: what has not been seen, what expires, and what is in place. No score, and no comparison. */
export function drawProvider(
  { provider, from, to, notice = '' }: Extract<ProviderReply, { show: 'provider' }>,
  drawing: Drawing,
): AdaptiveCard {
  const { content, settings } = drawing;
  const ids = { p: provider.name };
  const entries = checklistOf(provider, content);
  const flags = providerFlags(provider, { from, to }, content);
  const flagged = new Set(flags.map(({ check }) => (typeof check === 'object' ? check.id : check)));
  const missing = entries.filter(({ seen }) => !seen);
  const ending = flags.filter(({ state, check }) => state !== 'missing' && check !== 'visit');
  const inPlace = entries.filter(({ check, seen }) => seen && !flagged.has(check.id));
  const listed = (heading: string, lines: readonly string[]): readonly Group[] =>
    lines.length === 0 ? [] : [{ heading, text: bullets(lines.map(plain)) }];
  return drawParts({
    above: plain(`${settings.name} · Providers`),
    title: plain(provider.name),
    notice: plain(notice),
    paragraphs: aboutProvider(provider).map(plain),
    groups: [
      ...listed(
        'Not seen yet',
        missing.map(({ check }) => check.label),
      ),
      ...listed(`Expired, or expires by ${describeDayWithYear(to)}`, ending.map(describeProviderFlag)),
      ...listed('In place', describeInPlace(inPlace)),
      { heading: 'Visits', text: plain(describeVisits(provider, drawing)) },
    ],
    fields: [
      {
        id: 'check',
        label: 'A check to record',
        placeholder: 'Choose a check',
        style: 'compact',
        options: entries.map(({ check }) => ({ id: check.id, label: check.label })),
        actions: [button('Record this check', 'provider-check', ids, { style: 'positive' })],
      },
    ],
    actions: [
      button('Record a visit', 'provider-visit', ids),
      button('Change details', 'provider-details', ids),
      button('All providers', 'providers'),
      provider.archived
        ? button('Use it again', 'provider-restore', ids, { hidden: true })
        : button('No longer used', 'provider-archive', ids, { hidden: true }),
      stopButton(),
    ],
  });
}

function aboutProvider(provider: Provider): readonly string[] {
  const { kind, sessions, contact, cost, urn, ukprn, archived } = provider;
  const numbers = [
    ...(urn === undefined ? [] : [`URN ${urn}`]),
    ...(ukprn === undefined ? [] : [`UKPRN ${ukprn}`]),
    ...(cost ? [describeCost(cost)] : []),
  ];
  return [
    ...(archived
      ? [`No longer used: ${archived.by.name}, ${describeDayWithYear(londonDate(archived.at))}.`]
      : []),
    `${PROVIDER_KIND_WORDS[kind]}. ${sessions}.`,
    [`${contact.name}, ${contact.phone}`, ...numbers].join(' · '),
  ];
}

/** What somebody has seen, those that were seen on the same day by the same person and expire together in one line. */
function describeInPlace(entries: readonly ChecklistEntry[]): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const entry of entries) {
    const rest = describeSeen(entry);
    lines.set(rest, [...(lines.get(rest) ?? []), entry.check.label]);
  }
  return [...lines].map(([rest, labels]) => `${labels.join('; ')}${rest}`);
}

function describeSeen({ seen, until }: ChecklistEntry): string {
  const who = [
    ...(seen?.by ? [seen.by.name] : []),
    ...(seen?.on === undefined ? [] : [`seen ${describeDayWithYear(seen.on)}`]),
  ].join(', ');
  return `${until === undefined ? '' : `: until ${describeDayWithYear(until)}`}${who === '' ? '' : ` (${who})`}`;
}

function describeVisits(provider: Provider, { content, today }: Drawing): string {
  const { visit } = provider;
  const until = visitCountsUntil(provider, content);
  if (!visit || until === undefined)
    return asksForVisit(provider)
      ? 'None is recorded. One is due before a pupil goes there.'
      : 'None is recorded.';
  const who = visit.by ? `, ${visit.by.name}` : '';
  return `Last ${describeDayWithYear(visit.on)}${who}. The next ${until < today ? 'was' : 'is'} due by ${describeDayWithYear(until)} (the school's own line, not law).`;
}
