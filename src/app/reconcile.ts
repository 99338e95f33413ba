import { plusDays } from '../domain/calendar/calendar.ts';
import { isoWeekOf } from '../domain/calendar/iso-week.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { stageOf, type Referral } from '../domain/case/referral.ts';
import { rerunRulesAfterTerm } from './case/rerun-after-term.ts';
import { caseCardId, newDelivery, putInOutbox } from './deliveries.ts';
import { showsAsIs, standsIn } from './notices/card-place.ts';
import { isFirstTonight } from './nightly.ts';
import type { Log } from './ports/log.ts';
import type { Page } from './ports/records.ts';
import type { School } from './turn.ts';

const PAGE = 50;

/** What comparing cards with records needs. */
export type Reconciling = School & { readonly log: Log };

/**
 * Runs the comparison once a night, London time, on the first instance to claim it; resolves to 0 on the others and by
 * day.
 */
export async function reconcileNightly(parts: Reconciling): Promise<number> {
  return (await isFirstTonight(parts, 'reconcile')) ? reconcile(parts) : 0;
}

/**
 * Compares the cards in the inclusion channel with the records: every case that is undecided or running, and those
 * decided or closed this week or last. A card that is stale, does not yet say that a review is due, stands in a channel
 * that was the inclusion channel before, or was never posted goes back in the outbox. First, what lists are made from is compared with the records too, and the rules rerun where a term or school year of a case's figures is over. Resolves to
 * how many. Throws when storage is unavailable.
 */
export async function reconcile(parts: Reconciling): Promise<number> {
  const { records, clock, log } = parts;
  await records.mendOutlines();
  await rerunRulesAfterTerm(parts);
  const today = londonDate(clock.now());
  const weeks = [isoWeekOf(today), isoWeekOf(plusDays(today, -7))];
  const lists: readonly ((from?: string) => Promise<Page<Referral>>)[] = [
    (from) => records.undecided(PAGE, from),
    (from) => records.running(PAGE, from),
    ...weeks.flatMap((week) => [
      (from?: string) => records.ofWeek('decided', week, PAGE, from),
      (from?: string) => records.ofWeek('closed', week, PAGE, from),
    ]),
  ];
  const seen = new Set<string>();
  let count = 0;
  for (const list of lists)
    for await (const referral of all(list)) {
      if (seen.has(referral.id)) continue;
      seen.add(referral.id);
      if (await redrawOutdated(parts, referral)) count++;
    }
  log.info({ event: 'reconciled', count });
  return count;
}

async function* all(list: (from?: string) => Promise<Page<Referral>>): AsyncGenerator<Referral> {
  let from: string | undefined;
  do {
    const page: Page<Referral> = await list(from);
    yield* page.items;
    from = page.next;
  } while (from !== undefined);
}

/** True when the case's card went back in the outbox. */
async function redrawOutdated(
  { records, clock, settings }: Pick<Reconciling, 'records' | 'clock' | 'settings'>,
  referral: Referral,
): Promise<boolean> {
  const { id: referralId, version } = referral;
  const today = londonDate(clock.now());
  const due = stageOf(referral, today) === 'review-due';
  const place = await records.readCardPlace(referralId);
  const channel = settings.channels.inclusion;
  const hasMoved = place !== undefined && place.value.messageId !== '' && !standsIn(place.value, channel);
  if (place && standsIn(place.value, channel) && showsAsIs(place.value, referral, due)) return false;
  // One already on its way is enough.
  const own = await records.readDelivery(caseCardId(referralId, version));
  if (own?.value.status === 'waiting' || own?.value.status === 'sending') return false;
  // It is retried for about a week by itself, so another within the week is pointless.
  const again = `${caseCardId(referralId, version)}.${isoWeekOf(today)}${due ? '.due' : ''}${hasMoved ? `.${channel}` : ''}`;
  const card = newDelivery({ clock }, again, { kind: 'case-card', referralId });
  return (await records.commit([putInOutbox(card)])) === 'done';
}
