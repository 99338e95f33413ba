import { USUAL_ROLE } from '../../domain/people/roles.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { JoinReply } from '../../app/set-up/staff/join-reply.ts';
import { PERSON_PROBLEMS, STAFF_WORDS } from '../../words/set-up-staff.ts';
import { describeDecision, describeJoinAsked, JOIN_WORDS } from '../../words/set-up-join.ts';
import { message } from '../forms/message-card.ts';
import { button, plain } from '../parts.ts';
import { drawParts } from '../parts-card.ts';

/** More schools of one tenant than fit on the card of a stranger; those of the others ask as they do today. */
const MOST_SCHOOLS = 6;

/** Draws what is shown around somebody's wish to be on a school's list. */
export function drawJoining(reply: JoinReply): AdaptiveCard {
  switch (reply.show) {
    case 'join-offer': {
      const [only, ...more] = reply.schools;
      return message(
        JOIN_WORDS.offer,
        [plain(reply.says)],
        reply.schools.slice(0, MOST_SCHOOLS).map(({ id, name }) =>
          button(only && more.length === 0 ? JOIN_WORDS.ask : JOIN_WORDS.askAt(name), 'set-up-staff-join', {
            school: id,
          }),
        ),
      );
    }
    case 'join-asked':
      return message(JOIN_WORDS.asked, [describeJoinAsked(reply.how, reply.personId)], []);
    case 'join-request':
      return drawRequest(reply);
    case 'join-answer':
      return message(
        plain(reply.school.name),
        [reply.isAdded ? JOIN_WORDS.added : JOIN_WORDS.turnedDown],
        reply.isAdded ? [button(JOIN_WORDS.begin, 'welcome', {}, { style: 'positive' })] : [],
      );
  }
}

function drawRequest({
  school,
  request,
  person,
  decided,
  told,
  problem,
}: Extract<JoinReply, { show: 'join-request' }>): AdaptiveCard {
  const ids = { school: school.id, request };
  const name = plain(person.name === '' ? JOIN_WORDS.nameless : person.name);
  return drawParts({
    above: STAFF_WORDS.above(plain(school.name)),
    title: JOIN_WORDS.request(name),
    ...(decided === undefined ? {} : { notice: plain(describeDecision(decided, told)) }),
    ...(problem === undefined ? {} : { problem: PERSON_PROBLEMS[problem] }),
    paragraphs: [...(decided === undefined ? [JOIN_WORDS.check] : []), STAFF_WORDS.person.id(person.id)],
    actions:
      decided === undefined
        ? [
            button(
              JOIN_WORDS.asTeacher,
              'set-up-staff-admit',
              { ...ids, roles: USUAL_ROLE },
              { style: 'positive' },
            ),
            button(JOIN_WORDS.otherRoles, 'set-up-staff-roles', ids),
            button(JOIN_WORDS.no, 'set-up-staff-refuse', ids),
          ]
        : [button(JOIN_WORDS.list, 'set-up-staff', { school: school.id })],
  });
}
