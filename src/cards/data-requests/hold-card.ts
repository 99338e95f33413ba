import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS } from '../../words/data-requests.ts';
import { HOLD_CARD } from '../../words/legal-hold.ts';
import { button, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import { reasonField, sendsAgain } from './reason-field.ts';
import type { ShownData } from './draw.ts';
import { caseGroup } from './pupil-card.ts';

/** The legal hold on a case, or the way to set one. */
export function drawDataHold(
  { held, reason, notice = '' }: ShownData<'data-hold'>,
  drawing: Drawing,
): AdaptiveCard {
  const { referral, hold } = held;
  const ids = { r: referral.id };
  return drawDataCard(drawing, {
    title: HOLD_CARD.title,
    notice,
    paragraphs: [hold ? HOLD_CARD.whatLifting : HOLD_CARD.what],
    groups: [caseGroup(held, drawing)],
    fields: hold ? [] : [reasonField(reason)],
    actions: [
      hold
        ? button(HOLD_CARD.lift, 'data-lift', ids, { style: 'destructive' })
        : button(HOLD_CARD.set, 'data-set-hold', { ...ids, ...sendsAgain(reason) }, { style: 'positive' }),
      button(DATA_WORDS.pupil.back, 'data-pupil', { pupil: referral.reference }),
    ],
  });
}
