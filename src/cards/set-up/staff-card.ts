import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { StaffReply } from '../../app/set-up/staff/reply.ts';
import { drawMany, drawNames, drawPreview, drawWho } from './staff-file-card.ts';
import { drawList } from './staff-list-card.ts';
import { drawAdd, drawPerson, drawRemoval } from './staff-person-card.ts';

/** Draws what an administrator is shown of a school's staff. */
export function drawStaff(reply: StaffReply): AdaptiveCard {
  switch (reply.show) {
    case 'staff-list':
      return drawList(reply);
    case 'staff-person':
      return drawPerson(reply);
    case 'staff-add':
      return drawAdd(reply);
    case 'staff-many':
      return drawMany(reply);
    case 'staff-who':
      return drawWho(reply);
    case 'staff-preview':
      return drawPreview(reply);
    case 'staff-names':
      return drawNames(reply);
    case 'staff-removal':
      return drawRemoval(reply);
  }
}
