import type { DrawSetUp } from '../../app/set-up/with-set-up.ts';
import { SET_UP_HOME } from '../../words/set-up.ts';
import { drawHome, drawSchools } from './home-card.ts';
import { drawChanges } from './changes-card.ts';
import { drawNew } from './new-school-card.ts';
import { drawTerms } from './terms-card.ts';
import { drawPart } from './part-card.ts';

/** Draws what an administrator is shown. */
export const drawSetUp: DrawSetUp = (reply) => ({ card: cardOf(reply), summary: SET_UP_HOME.summary });

function cardOf(reply: Parameters<DrawSetUp>[0]) {
  switch (reply.show) {
    case 'set-up-schools':
      return drawSchools(reply);
    case 'set-up-home':
      return drawHome(reply);
    case 'set-up-part':
      return drawPart(reply);
    case 'set-up-new':
      return drawNew(reply);
    case 'set-up-terms':
      return drawTerms(reply);
    case 'set-up-changes':
      return drawChanges(reply);
  }
}
