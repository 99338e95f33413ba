import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS, HOLD_CARD, REQUEST_CARD } from '../../words/data-requests.ts';
import { button, plain, stopButton, type Drawing } from '../parts.ts';
import { drawParts } from '../set-up/staff-view.ts';
import type { ShownData } from './draw.ts';
import { caseGroup } from './pupil-card.ts';

/** The legal hold on a case, or the way to set one. */
export function drawDataHold(
  { held, reason, notice = '' }: ShownData<'data-hold'>,
  drawing: Drawing,
): AdaptiveCard {
  const { referral, hold } = held;
  const ids = { r: referral.id };
  const again = reason?.pressAgainSends === true ? { again: 'yes' } : {};
  return drawParts({
    above: DATA_WORDS.above(plain(drawing.settings.name)),
    title: HOLD_CARD.title,
    notice,
    paragraphs: [hold ? HOLD_CARD.whatLifting : HOLD_CARD.what],
    groups: [caseGroup(held, drawing)],
    fields: hold
      ? []
      : [
          {
            id: 'reason',
            label: REQUEST_CARD.reason,
            value: reason?.typed ?? '',
            isLong: true,
            help: REQUEST_CARD.reasonHelp,
            problem: plain(reason?.problem ?? ''),
          },
        ],
    actions: [
      hold
        ? button(HOLD_CARD.lift, 'data-lift', ids, { style: 'destructive' })
        : button(HOLD_CARD.set, 'data-set-hold', { ...ids, ...again }, { style: 'positive' }),
      button(DATA_WORDS.pupil.back, 'data-pupil', { pupil: referral.reference }),
      stopButton(),
    ],
  });
}
