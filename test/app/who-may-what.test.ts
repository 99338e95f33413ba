import assert from 'node:assert/strict';
import type { Answer } from '../../src/app/bot.ts';
import type { Change } from '../../src/app/ports/records.ts';
import { DIGEST_WORDS } from '../../src/app/digest/hold.ts';
import { CASE_LISTS, DETAILS_VIEWS } from '../../src/app/reply.ts';
import { CHANNEL_VERBS, VERBS } from '../../src/app/verbs.ts';
import { MAY } from '../../src/domain/case/may.ts';
import type { CaseAction } from '../../src/domain/case/case-actions.ts';
import type { Status } from '../../src/domain/case/referral.ts';
import type { Role } from '../../src/domain/school/roles.ts';
import {
  everybody,
  person,
  PLACES,
  WHO,
  type Everybody,
  type Place,
  type Who,
} from '../support/everybody.ts';
import { formOf, MARKS, marked, STANDING, type Mark } from '../support/marked-cases.ts';

type Action = CaseAction['action'];
const r = { r: 'case-1' };
const reads = { by: 'A short sentence.' };

/** What comes with a press of each button, and the action on the case that it is, if it is one. */
const PRESSES: Readonly<Record<string, { data: object; is?: Action; views?: readonly object[] }>> = {
  welcome: { data: {} },
  start: { data: {} },
  ...Object.fromEntries(
    [
      'resume',
      'save-draft',
      'cancel-draft',
      'keep',
      'delete',
      'close-without-saving',
      'back-from-check',
      'send',
      'stop',
      'told-dsl',
    ].map((verb) => [verb, { data: { d: 'form-4' } }]),
  ),
  ...Object.fromEntries(
    ['continue', 'back', 'save', 'cancel'].map((verb) => [
      verb,
      { data: { d: 'form-4', at: 'plan-why', PL1: 'x' } },
    ]),
  ),
  'word-check': { data: { d: 'form-4', at: 'plan-why', move: 'continue', 'word-check': 'no', PL1: 'x' } },
  change: { data: { d: 'form-4', topic: 'plan-why' } },
  list: { data: { query: 'QZ 77' }, views: CASE_LISTS.map((list) => ({ list })) },
  'my-referrals': { data: {} },
  'my-plans': { data: {} },
  'plan-summary': { data: r },
  'hand-over': { data: { ...r, 'hand-over-choice': person('lead who raised it').id }, is: 'hand-over' },
  'digest-preview': { data: {}, views: [{ audience: 'inclusion' }, { audience: 'staff' }] },
  digest: { data: {}, views: DIGEST_WORDS.map((word) => ({ word })) },
  'my-referral': { data: r },
  answer: { data: { ...r, answer: reads.by }, is: 'answer' },
  note: { data: { ...r, note: reads.by }, is: 'add-note' },
  'note-check': { data: { ...r, form: 'note', text: reads.by, 'word-check': 'no' }, is: 'add-note' },
  take: { data: r, is: 'take' },
  'approve-in-school': { data: { ...r, 'approve-in-school-text': reads.by }, is: 'approve-in-school' },
  ask: { data: { ...r, 'ask-text': reads.by }, is: 'ask' },
  'approve-ap': { data: { ...r, 'approve-ap-text': reads.by }, is: 'approve-ap' },
  'pass-on': { data: { ...r, 'pass-on-text': reads.by, 'pass-on-choice': 'senco' }, is: 'pass-on' },
  override: { data: { ...r, 'override-text': reads.by, 'override-choice': 'BLK-VSH' }, is: 'override' },
  'change-decision': { data: { ...r, 'change-decision-text': reads.by }, is: 'change-decision' },
  close: { data: { ...r, 'close-text': reads.by, 'close-choice': 'returned' }, is: 'close' },
  'close-not-needed': { data: { ...r, 'close-not-needed-text': reads.by }, is: 'close-not-needed' },
  facts: { data: r },
  propose: { data: r },
  plan: { data: r },
  'change-plan': { data: r },
  update: { data: r },
  review: { data: r },
  'save-form': { data: { d: 'form-4', ...r, what: 'plan-changed' } },
  details: { data: r, views: DETAILS_VIEWS.map((view) => ({ view })) },
  pack: { data: { ...r, include: 'send' } },
  'pack-file': { data: { ...r, include: 'send' } },
  providers: { data: {} },
};

/** In shared places most buttons do nothing at all: two are enough to see that. */
const SHARED_STANDING: readonly Status[] = ['submitted', 'plan-active'];
const has = (who: Who, ...roles: Role[]) => person(who).roles.some((role) => roles.includes(role));
const raisedBy = (who: Who): Who => (who === 'lead who raised it' ? who : 'referrer');

/** Who may take this action on the case, as `may.ts` and brief.md section 3 have it. */
function mayAct(who: Who, action: Action, status: Status): boolean {
  if (person(who).roles.length === 0 || !MAY[action].while.includes(status)) return false;
  const may = MAY[action].who;
  const raised = who === raisedBy(who);
  if (may === 'referrer') return raised;
  if (may === 'key-adult') return who === 'key adult' || (has(who, 'inclusion-lead') && !raised);
  return has(who, ...may) && !raised;
}

/** Who may read this in an answer to their press (brief.md section 3). */
function mayRead(who: Who, place: Place, mark: Mark, verb: string): boolean {
  if (person(who).roles.length === 0) return false;
  if (place === 'inclusion channel') return mark === 'pupil' && CHANNEL_VERBS.has(verb);
  if (place !== 'own chat') return false;
  const full = has(who, 'inclusion-lead', 'headteacher', 'senco');
  switch (mark) {
    case 'pupil':
      return full || who === raisedBy(who) || who === 'key adult' || (who === 'office' && verb === 'facts');
    case 'told to the referrer':
      return full || who === raisedBy(who);
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
function check(
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
  if (changed) assert.ok(is && mayAct(who, is, status), `${cell} changed the case`);
  if (changed && place !== 'own chat')
    assert.ok(place === 'inclusion channel' && CHANNEL_VERBS.has(verb), `${cell} changed the case`);
  // Whoever changed a case or read what only some may read is in its history.
  const row = wrote.find((each) => each.change === 'audit' && each.value.by.id === person(who).id);
  if (changed || MARKS.full.test(says)) assert.ok(row, `${cell} left no audit row`);
  for (const each of wrote) {
    if (each.change === 'delivery' && each.value.kind === 'person' && each.value.news === 'details')
      assert.ok(has(who, 'inclusion-lead', 'headteacher', 'senco'), `${cell} sends the full referral`);
    if (each.change === 'draft' || each.change === 'draft-gone') {
      const owner = each.change === 'draft' ? each.value.owner : each.owner;
      assert.equal(owner, person(who).id, `${cell} touched somebody else's draft`);
    }
    if (each.change === 'ledger' || (each.change === 'delivery' && each.value.kind === 'digest'))
      assert.ok(has(who, 'inclusion-lead') && place === 'own chat', `${cell} changed the digests`);
  }
  if (person(who).roles.length === 0) assert.deepEqual(wrote, [], `${cell} wrote something`);
}

describe('Who may do and read what', () => {
  const school: Everybody = everybody();
  const places = Object.keys(PLACES) as Place[];

  it('is asked of every button there is', () => {
    assert.deepEqual(Object.keys(PRESSES).toSorted(), Object.keys(VERBS).toSorted());
  });

  for (const [verb, { data, is, views = [{}] }] of Object.entries(PRESSES))
    it(`holds for "${verb}"`, async () => {
      let done = 0;
      for (const who of WHO)
        for (const place of places)
          for (const status of place === 'own chat' ? STANDING : SHARED_STANDING) {
            // The draft is a lead's, and so is everything in it.
            const drafts = who === 'lead' ? [] : [formOf('lead', 4, { PL1: 'MARKWHY' })];
            for (const view of views) {
              await school.begins([marked(status, raisedBy(who))], drafts);
              const pressed = await school.press(who, place, verb, { ...data, ...view });
              check(who, place, { verb, is }, status, pressed);
              if (pressed.wrote.some(({ change }) => change === 'referral')) done++;
            }
          }
      // It is not that nobody can do it at all.
      if (is && is !== 'approve-ap') assert.ok(done > 0, `nobody could ${verb}`);
    });

  it('leaves nothing of a case in the log', () => {
    assert.ok(school.lines.length > 1000);
    assert.doesNotMatch(school.lines.join(''), /QZ 77|MARK|Looked-after|safeguard|id of/i);
  });
});
