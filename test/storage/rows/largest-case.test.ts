import assert from 'node:assert/strict';
import { visibleText } from '../../../src/domain/questions/check-text.ts';
import { fromFields, toFields } from '../../../src/storage/rows/body.ts';
import { REFERRAL } from '../../../src/storage/rows/schemas/referral.ts';
import { MOST_ACTIONS, OUTSIDERS } from '../../../src/domain/case/meetings.ts';
import { MOST_IN_A_CASE } from '../../../src/domain/case/case-limits.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { content } from '../../support/content.ts';
import { longestReplies } from '../../support/longest-replies.ts';
import { someReview, someUpdate } from '../../support/plans.ts';

/** What Azure Table storage takes: characters of a property, bytes of an entity (a character is two), properties. */
const PROPERTY = 32_768;
const ENTITY = 1_048_576;
const PROPERTIES = 252;
/** Three school years of weekly updates: longer than any plan runs. */
const WEEKS = 120;

const by = { id: '20000000-0000-4000-8000-000000000001', name: 'Alexandra Fictional-Lead'.repeat(3) };
const at = '2026-11-24T09:00:00.000Z';

function times<T>(count: number, item: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => item(n));
}

/** The largest case that people can make: as much of everything as it takes, every box full. */
function largest(text: string): Referral {
  const { closed, longestAnswers } = longestReplies(text);
  return {
    ...closed,
    answers: longestAnswers(),
    notes: times(MOST_IN_A_CASE.notes, () => ({ by, at, text })),
    enquiries: times(MOST_IN_A_CASE.questions, () => ({
      question: text,
      askedBy: by,
      askedAt: at,
      chasedAt: at,
      answer: text,
      answeredAt: at,
    })),
    earlierDecisions: times(MOST_IN_A_CASE['decisions-taken-back'], () => ({
      decision: {
        outcome: 'in-school-plan',
        by,
        at,
        reason: text,
        steps: times(12, () => ({ text: text.slice(0, 150), ownWords: true as const })),
      },
      changedBy: by,
      changedAt: at,
      reason: text,
    })),
    panels: times(MOST_IN_A_CASE.panels, () => {
      const said = { as: 'put-off', by, at, heardOn: '2026-12-04', reason: text } as const;
      return {
        id: by.id,
        name: text.slice(0, 80),
        by,
        at,
        deadline: '2026-12-01',
        meets: '2026-12-04',
        needsApproval: true,
        approved: { by, at },
        sentOn: '2026-12-01',
        heardOn: '2026-12-04',
        outcome: said,
        putOff: times(MOST_IN_A_CASE['put-off'], () => said),
        familyToldOn: '2026-12-04',
        appeal: { by: '2026-12-18', madeOn: '2026-12-10', outcome: 'upheld' as const },
        withdrawn: { by, at, reason: text },
      };
    }),
    meetings: times(MOST_IN_A_CASE.meetings, () => ({
      id: by.id,
      kind: 'team-around' as const,
      on: '2026-11-24',
      by,
      at,
      staff: times(11, () => by),
      others: OUTSIDERS,
      actions: times(MOST_ACTIONS, () => ({
        id: by.id,
        text: text.slice(0, 200),
        by: '2026-12-04',
        person: by,
        done: { by, at },
      })),
    })),
    overrides: content.blocks.map(({ id }) => ({ block: id, by, at, reason: text })),
    runAgain: {
      at,
      by,
      changes: content.rules.map(({ name }) => ({ text: `Now fires: ${name}.`, private: true })),
    },
    plan: {
      ...closed.plan,
      updates: times(WEEKS, (n) => someUpdate({ by, week: `2026-W${n}`, line: text.slice(0, 200) })),
      reviews: times(MOST_IN_A_CASE.reviews + 1, () =>
        someReview({
          by,
          figures: closed.plan.measures.map(({ id }) => ({ measure: id, value: 3 })),
          pupilView: text,
          parentView: text,
          whatWorked: text,
          reason: text,
          outcome: 'returned',
          decision: 'close',
        }),
      ),
    },
  };
}

describe('The row of the largest case that people can make', () => {
  for (const [name, text] of [
    ['words', 'Late again, and sent out of maths. '.repeat(9).slice(0, 300)],
    ['quotation marks, which a row holds as two characters', '"'.repeat(300)],
    // What is typed holds none of the characters that take more: see `visibleText`.
  ] as const)
    it(`fits with texts of ${name}`, () => {
      const value = largest(text);
      const fields = Object.entries(toFields(REFERRAL, value));
      let bytes = 0;
      for (const [key, field] of fields) {
        const characters = String(field).length;
        assert.ok(characters <= PROPERTY, `${key}: ${characters} characters`);
        bytes += 2 * (key.length + characters) + 8;
      }
      assert.ok(fields.length <= PROPERTIES);
      assert.ok(bytes <= ENTITY, `${bytes} bytes`);
      assert.deepEqual(fromFields(REFERRAL, Object.fromEntries(fields)), value);
    });

  it('is never made larger by characters that a row holds as six', () => {
    const awkward = ['\u2028', '\u2029', '\u0001', '\ud800', '\ufeff'].map((each) => `a${each}b`).join('');
    assert.equal(JSON.stringify(visibleText(awkward)).includes('\\u'), false);
    assert.doesNotMatch(visibleText(awkward), /[\u2028\u2029]/);
  });
});
