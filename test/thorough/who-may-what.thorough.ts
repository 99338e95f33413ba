import assert from 'node:assert/strict';
import { DIGEST_WORDS } from '../../src/app/digest/hold.ts';
import { CASE_LISTS, DETAILS_VIEWS } from '../../src/app/reply.ts';
import { VERBS } from '../../src/app/verbs.ts';
import type { Status } from '../../src/domain/case/referral.ts';
import { check, raisedBy, type Action } from '../support/allowed.ts';
import { everybody, person, PLACES, WHO, type Everybody, type Place } from '../support/everybody.ts';
import { formOf, marked, STANDING } from '../support/marked-cases.ts';

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
  'approve-in-school': {
    data: {
      ...r,
      'approve-in-school-steps': '',
      'approve-in-school-more': 'A key adult.',
      'approve-in-school-text': reads.by,
    },
    is: 'approve-in-school',
  },
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
