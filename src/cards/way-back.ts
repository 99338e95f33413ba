import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { Reply } from '../app/reply.ts';
import type { WayBack } from '../app/way-back.ts';
import { changeButtons } from './buttons.ts';
import { button, type ActionView } from './parts.ts';

type Shown = Extract<Reply, { show: string }>['show'];

/** Cards about one case. On the others opened from one, its buttons still know the way back. */
const OFFERS_IT: readonly Shown[] = [
  'case-details',
  'my-referral',
  'plan-summary',
  'plan-saved',
  'facts-saved',
];
const KNOWS_IT: readonly Shown[] = [
  ...OFFERS_IT,
  'panel',
  'meetings',
  'pack',
  'council-forms',
  'council-form',
  'note-word-check',
];

/** The ids by which a button on a list says that the case was opened from there. */
export function openedFrom({ list, page, query }: WayBack): { readonly back: string } {
  return { back: `${list}/${page}${query === undefined ? '' : `/${query}`}` };
}

/**
 * The card of a case with "Back to the list" at the end of what it shows, and the way back on all its buttons. Not among
 * its last buttons: Teams puts a seventh of those out of sight, and that would be Stop.
 */
export function withWayBack(card: AdaptiveCard, show: Shown, asked: WayBack | undefined): AdaptiveCard {
  // A key adult has only one list to open a plan from, and older cards do not say so.
  const back: WayBack | undefined =
    asked ?? (show === 'plan-summary' ? { list: 'my-plans', page: 1 } : undefined);
  if (back === undefined || !KNOWS_IT.includes(show)) return card;
  // Old clients send `Action.Submit`, and lose the way back: that is less than a card too large for Teams.
  const carrying = changeButtons(card, (action) =>
    action['type'] !== 'Action.Execute' || action['verb'] === 'stop'
      ? action
      : { ...action, data: { ...(action['data'] as object), ...openedFrom(back) } },
  ) as { body?: unknown[] };
  if (!OFFERS_IT.includes(show)) return carrying;
  return {
    ...carrying,
    body: [...(carrying.body ?? []), { type: 'ActionSet', actions: [toAction(backButton(back))] }],
  };
}

function backButton({ list, page, query }: WayBack): ActionView {
  const at = { page: String(page) };
  if (list === 'my-referrals' || list === 'my-plans' || list === 'my-dates' || list === 'reminders')
    return button(BACK, list, at);
  if (list === 'digest') return button('Back to the digest', 'digest-preview', { audience: 'inclusion' });
  return button(BACK, 'list', { list, ...at, ...(query === undefined ? {} : { query }) });
}

const BACK = 'Back to the list';

/** The button as the templates draw it. */
function toAction({ title, verb, data, style, mode }: ActionView): object {
  const fallback = { type: 'Action.Submit', title, data };
  return { type: 'Action.Execute', title, verb, data, style, mode, fallback };
}
