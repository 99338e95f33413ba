import type { AdaptiveCard, Post } from '../../app/ports/messenger.ts';
import type { DrawSetUp } from '../../app/set-up/reply.ts';
import { STAFF_WORDS } from '../../words/set-up-staff.ts';
import { JOIN_WORDS } from '../../words/set-up-join.ts';
import { SET_UP_HOME, TOO_LARGE } from '../../words/set-up.ts';
import { cutToFit, MOST_CARD_BYTES, weightOf } from '../fit.ts';
import { message } from '../forms/message-card.ts';
import { button } from '../parts.ts';
import { drawChannels } from './channels.ts';
import { drawJoining } from './join-card.ts';
import { drawHome, drawSchools } from './home-card.ts';
import { drawChanges } from './changes-card.ts';
import { drawNew } from './new-school-card.ts';
import { drawTerms } from './terms-card.ts';
import { drawPart } from './part-card.ts';
import { drawStaff } from './staff-card.ts';

/** Draws what an administrator is shown. */
export const drawSetUp: DrawSetUp = (reply) => {
  switch (reply.show) {
    case 'set-up-schools':
      return named(drawSchools(reply));
    case 'set-up-home':
      return named(drawHome(reply));
    case 'set-up-part':
      return named(drawPart(reply));
    case 'set-up-new':
      return named(drawNew(reply));
    case 'set-up-terms':
      return named(drawTerms(reply));
    case 'set-up-changes':
      return named(drawChanges(reply));
    case 'staff-list':
    case 'staff-person':
    case 'staff-add':
    case 'staff-many':
    case 'staff-who':
    case 'staff-preview':
    case 'staff-names':
    case 'staff-removal':
      return { card: drawStaff(reply), summary: STAFF_WORDS.summary };
    case 'join-offer':
    case 'join-asked':
    case 'join-request':
    case 'join-answer':
      return { card: drawJoining(reply), summary: JOIN_WORDS.summary };
    case 'set-up-greeting':
    case 'set-up-connect-for':
    case 'set-up-connect':
    case 'set-up-replace':
    case 'set-up-test':
    case 'set-up-connected':
    case 'set-up-disconnected':
    case 'set-up-channels':
      return drawChannels(reply);
  }
};

/** Fields are never cut: those that hold more than a card does are changed in a file instead. */
function named(drawn: AdaptiveCard): Post {
  const card = cutToFit(drawn);
  const isTooLarge = weightOf(card) > MOST_CARD_BYTES;
  return {
    card: isTooLarge ? message(SET_UP_HOME.title, [TOO_LARGE], [button(SET_UP_HOME.back, 'set-up')]) : card,
    summary: SET_UP_HOME.summary,
  };
}
