import type { SchoolSettings } from '../../domain/school/settings.ts';
import type { ChannelFailure } from '../alerts.ts';
import type { Delivery, Problem } from '../ports/deliveries.ts';
import { TRAVELS } from './kinds.ts';

/** The chat or channel a delivery goes to. */
export function placeOf({ channels }: SchoolSettings, delivery: Delivery): string {
  if ('to' in delivery) return delivery.to;
  return 'channel' in delivery ? delivery.channel : channels.inclusion;
}

/** What is sent in order, one at a time: a case's card and its thread lines, and what goes to one person. */
export function laneOf(delivery: Delivery): string {
  if ('to' in delivery) return `person|${delivery.to}`;
  return 'channel' in delivery ? `digest|${delivery.channel}` : `case|${delivery.referralId}`;
}

/** The alert for a delivery whose channel fails; undefined for what goes in the twice-daily report. */
export function alertAbout(
  settings: SchoolSettings,
  delivery: Delivery,
  problem: Problem,
): { readonly alert?: ChannelFailure } {
  const { alertsAs: about } = TRAVELS[delivery.kind];
  if (about === undefined) return {};
  const week = delivery.kind === 'digest' ? { week: delivery.week } : {};
  return { alert: { problem, about, channel: placeOf(settings, delivery), ...week, of: delivery.id } };
}
