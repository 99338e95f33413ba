import assert from 'node:assert/strict';
import type { Answer } from '../../src/app/bot.ts';
import type { Change } from '../../src/app/ports/records.ts';
import { CHANNEL_VERBS } from '../../src/app/verbs.ts';
import type { CaseAction } from '../../src/domain/case/acts.ts';
import { EXPECTED_ACTS } from './expected-acts.ts';
import type { Status } from '../../src/domain/case/referral.ts';
import { can, type Role } from '../../src/domain/people/roles.ts';
import { person, type Place, type Who } from './all-roles.ts';
import { MARKS, type Mark } from './marked-cases.ts';

export type Action = CaseAction['action'];

const has = (who: Who, ...roles: Role[]) => person(who).roles.some((role) => roles.includes(role));
/** Nobody has to guess whom they add facts about. */
const mayAddFacts = (who: Who) => has(who, 'office', 'dsl');
/** Who raised the case that this person presses on. */
export const raisedBy = (who: Who): Who => (who === 'lead who raised it' ? who : 'referrer');

/** Who may take this action on the case, by role, by who raised it and by where it stands. */
function mayAct(who: Who, action: Action, status: Status): boolean {
  if (person(who).roles.length === 0 || !EXPECTED_ACTS[action].during.includes(status)) return false;
  const may = EXPECTED_ACTS[action].who;
  const raised = who === raisedBy(who);
  if (may === 'referrer') return raised;
  if (may === 'key-adult') return who === 'key adult' || (has(who, 'inclusion-lead') && !raised);
  if (may === 'action-holder') return has(who, 'inclusion-lead') && !raised;
  return can(person(who), may) && !raised;
}

/** Who may change a case by this press: by an act on it, or its pupil's reference, which decides nothing. */
function mayChange(who: Who, verb: string, is: Action | undefined, status: Status): boolean {
  if (verb === 'data-send-correct') return has(who, 'inclusion-lead', 'headteacher');
  return is !== undefined && mayAct(who, is, status);
}

/** Who may read this in an answer to their press. */
function mayRead(who: Who, place: Place, mark: Mark, verb: string): boolean {
  if (person(who).roles.length === 0) return false;
  if (place === 'inclusion channel')
    return (mark === 'pupil' || mark === 'standing') && CHANNEL_VERBS.has(verb);
  if (place !== 'own chat') return false;
  const full = has(who, 'inclusion-lead', 'headteacher', 'senco');
  switch (mark) {
    case 'pupil':
      // The office names the pupil itself in what it pastes.
      if (verb === 'figures-read' && has(who, 'office')) return true;
      return full || who === raisedBy(who) || who === 'key adult' || (mayAddFacts(who) && verb === 'facts');
    case 'told to the referrer':
      return full || who === raisedBy(who);
    case 'standing':
      return full || who === raisedBy(who) || who === 'key adult' || verb === 'facts';
    case 'agreed':
      return full || who === 'key adult';
    case 'full':
      return full;
    case 'dsl':
      return has(who, 'inclusion-lead', 'headteacher');
  }
}

const shown = ({ card, text, summary, offer }: Answer) => JSON.stringify({ card, text, summary, offer });

function around(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  return text.slice(Math.max(0, at - 60), at + 60);
}

/** What no answer, lock screen, offer or log line may hold for this person, and no change that is not theirs to make. */
export function check(
  who: Who,
  place: Place,
  { verb, is }: { verb: string; is?: Action | undefined },
  status: Status,
  { answer, wrote }: { answer: Answer; wrote: readonly Change[] },
): void {
  const cell = `${verb} by ${who} in the ${place} while ${status}`;
  const says = shown(answer);
  for (const mark of Object.keys(MARKS) as Mark[])
    if (!mayRead(who, place, mark, verb))
      assert.ok(!MARKS[mark].test(says), `${cell} shows what is ${mark}: ${around(says, MARKS[mark])}`);
  const hidden = JSON.stringify([answer.summary, answer.offer?.name, answer.offer?.description]);
  assert.doesNotMatch(hidden, /QZ 77|MARK|DSL|Looked/, `${cell} says too much where a lock screen shows it`);
  const changed = wrote.some(({ change }) => change === 'referral');
  if (changed) assert.ok(mayChange(who, verb, is, status), `${cell} changed the case`);
  if (changed && place !== 'own chat')
    assert.ok(place === 'inclusion channel' && CHANNEL_VERBS.has(verb), `${cell} changed the case`);
  // Whoever changed a case or read what only some may read is in its history.
  const row = wrote.find((each) => each.change === 'audit' && each.value.by.id === person(who).id);
  // A form that cannot be saved yet was opened before, and that is where its row stands.
  if (changed || (verb !== 'save-form' && MARKS.full.test(says))) assert.ok(row, `${cell} left no audit row`);
  for (const each of wrote) {
    if (each.change === 'delivery' && each.value.kind === 'person' && each.value.news === 'details')
      assert.ok(has(who, 'inclusion-lead', 'headteacher', 'senco'), `${cell} sends the full referral`);
    if (each.change === 'draft' || each.change === 'draft-gone') {
      const owner = each.change === 'draft' ? each.value.owner : each.owner;
      assert.equal(owner, person(who).id, `${cell} touched somebody else's draft`);
    }
    if (each.change === 'once-claim' || (each.change === 'delivery' && each.value.kind === 'digest'))
      assert.ok(has(who, 'inclusion-lead') && place === 'own chat', `${cell} changed the digests`);
  }
  if (person(who).roles.length === 0) assert.deepEqual(wrote, [], `${cell} wrote something`);
}
