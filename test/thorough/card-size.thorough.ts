import assert from 'node:assert/strict';
import type { Reply } from '../../src/app/reply.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import { MOST_CARD_BYTES, weightOf } from '../../src/cards/fit.ts';
import { describeChanges } from '../../src/words/changes.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { Person } from '../../src/domain/people/person.ts';
import type { Role, StaffMember } from '../../src/domain/people/roles.ts';
import { content } from '../support/content.ts';
import { longestReplies } from '../support/longest-replies.ts';
import { buttonsOf, textsOf } from '../support/play.ts';
import { someReview, someUpdate } from '../support/plans.ts';
import { FixedClock, testSchool } from '../support/school.ts';

type Card = Extract<Reply, { show: string }>;

const draw = makeDraw(content, testSchool(), new FixedClock());

/** What may fill a box of 300 characters: words, characters of three bytes, characters JSON writes as two. */
const TEXTS: Readonly<Record<string, string>> = {
  words: 'Late again, and sent out of maths. '.repeat(9).slice(0, 300),
  'characters of three bytes': '漢'.repeat(300),
  'quotation marks': '"'.repeat(300),
};
const by: Person = { id: 'y', name: 'Samantha Fictional-Lead' };

function times<T>(count: number, item: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => item(n));
}

/** An instant for each number, a minute apart. */
const instant = (n: number) => new Date(Date.UTC(2026, 9, 1) + n * 60_000).toISOString();
const noted = (text: string, count: number) =>
  times(count, (n) => ({ by, at: instant(n), text: `${n}. ${text}`.slice(0, 300) }));

/** What an old case may hold that was added to without a limit, every text as long as it gets. */
function overgrown(text: string, longest: Referral): Referral {
  const earlier = { outcome: 'in-school-plan', by, at: instant(3000), reason: text } as const;
  const answered = (n: number) => ({
    question: text,
    askedBy: by,
    askedAt: instant(1000 + n),
    answer: text,
    answeredAt: instant(1000 + n),
  });
  const nothing = triage(content, { today: '2026-11-24', answers: {}, events: [] });
  return {
    ...longest,
    notes: noted(text, 400),
    enquiries: times(60, answered),
    earlierDecisions: times(60, (n) => ({
      decision: earlier,
      changedBy: by,
      changedAt: instant(3000 + n),
      reason: text,
    })),
    overrides: content.blocks.map(({ id }) => ({ block: id, by, at: instant(0), reason: text })),
    runAgain: { at: instant(0), by, changes: describeChanges(content, nothing, longest.triage) },
    ...(longest.plan
      ? {
          plan: {
            ...longest.plan,
            updates: times(150, (n) => someUpdate({ at: instant(n), line: text.slice(0, 200) })),
            reviews: times(150, (n) =>
              someReview({
                at: instant(5000 + n),
                figures: longest.plan!.measures.map(({ id }) => ({ measure: id, value: 3 })),
                pupilView: text,
                parentView: text,
                whatWorked: text,
              }),
            ),
          },
        }
      : {}),
  };
}

/** The details of a case in each view, as a reader opens them, also with a form that was sent back to them. */
function detailsOf(referral: Referral, reader: StaffMember, text: string): readonly Card[] {
  const views = (['summary', 'plan', 'said', 'why'] as const).map((view): Card => ({
    show: 'case-details',
    referral,
    reader,
    view,
  }));
  const problem = { field: 'reason', typed: text.repeat(3), sentence: text, more: text.repeat(3) } as const;
  const returned = (['close', 'ask', 'change-decision', 'override'] as const).map((form): Card => ({
    show: 'case-details',
    referral,
    reader,
    view: form === 'close' ? 'plan' : 'summary',
    problem: { ...problem, form },
  }));
  const paged = (['talk', 'course'] as const).flatMap((view) =>
    [0, 1, 20, 999].map((page): Card => ({ show: 'case-details', referral, reader, view, page })),
  );
  return [...views, ...returned, ...paged];
}

const READERS: readonly (readonly Role[])[] = [['inclusion-lead', 'headteacher'], ['senco']];

function drawn(reply: Card, reader: StaffMember) {
  const result = draw.reply(reply, reader);
  assert.ok('card' in result);
  return result.card;
}

/** True when a text on the card does not stand there whole. */
function isCut(card: unknown): boolean {
  return JSON.stringify(card).includes('… (cut)');
}

describe('The size of a card', () => {
  for (const [name, text] of Object.entries(TEXTS))
    describe(`with texts of ${name}`, () => {
      const longest = longestReplies(text);
      const { lead } = longest;
      const cases = Object.entries({
        'a new case': longest.referral(),
        'a case with a question': { ...longest.asked },
        'an approved case': longest.decided,
        'a case with a plan': longest.running,
        'a closed case': longest.closed,
      } satisfies Record<string, Referral>);

      it('stays under the limit, whatever is shown', () => {
        for (const [reply, shown] of longest.everyReply()) {
          const card = drawn(shown, lead);
          assert.ok(weightOf(card) <= MOST_CARD_BYTES, reply);
          // Three bytes a character in every box of a provider's entry is more than one card holds.
          if (reply !== 'providers') assert.ok(!isCut(card), `${reply} is cut`);
        }
      });

      for (const [what, each] of cases)
        it(`stays under the limit for ${what} that has grown without a limit, whoever opens it`, () => {
          const old = overgrown(text, each);
          for (const roles of READERS) {
            const reader = { ...by, roles };
            const replies: readonly Card[] = [
              ...detailsOf(old, reader, text),
              { show: 'case', referral: old },
              { show: 'my-referral', referral: old, news: 'now' },
            ];
            for (const reply of replies) {
              const card = drawn(reply, reader);
              const weight = weightOf(card);
              assert.ok(
                weight <= MOST_CARD_BYTES,
                `${reply.show} ${'view' in reply ? reply.view : ''}: ${weight}`,
              );
            }
          }
        });
    });

  it('never costs the decision forms their place, however many notes there are', () => {
    const { referral } = longestReplies(TEXTS['words']!);
    const old = overgrown(TEXTS['words']!, referral());
    const reader: StaffMember = { ...by, roles: ['inclusion-lead'] };
    const titles = buttonsOf(
      drawn({ show: 'case-details', referral: old, reader, view: 'summary' }, reader),
    ).map(({ title }) => title);
    for (const title of [
      'Approve the in-school next steps',
      'Send the question',
      'Close as not needed',
      'Earlier notes',
    ])
      assert.ok(titles.includes(title), title);
  });
});

describe('Notes that do not fit on the details card', () => {
  const reader: StaffMember = { ...by, roles: ['inclusion-lead'] };
  const { referral } = longestReplies('words');
  const card = (shown: Referral, view: 'summary' | 'talk', page = 0) =>
    drawn({ show: 'case-details', referral: shown, reader, view, page }, reader);
  const notes = (shown: Referral, view: 'summary' | 'talk', page = 0) =>
    [...textsOf(card(shown, view, page)).matchAll(/^(\d+)\. note/gm)].map(([, n]) => Number(n));
  const holding = (count: number) => referral({ notes: noted('note', count) });

  it('are counted on it, and the latest stand there', () => {
    const shown = notes(holding(400), 'summary');
    assert.ok(shown.length >= 4, String(shown));
    assert.deepEqual(
      shown,
      times(shown.length, (n) => 400 - shown.length + n),
    );
    assert.ok(textsOf(card(holding(400), 'summary')).includes(`latest ${shown.length} of 400`));
  });

  it('are all on it while they are few', () => {
    assert.deepEqual(notes(holding(6), 'summary'), [0, 1, 2, 3, 4, 5]);
    assert.ok(!buttonsOf(card(holding(6), 'summary')).some(({ title }) => title === 'Earlier notes'));
  });

  it('are each on one of the pages that "Earlier notes" leads through, and "Later notes" leads back', () => {
    const shown = holding(400);
    const seen: number[] = [];
    let page: number | undefined = 0;
    while (page !== undefined) {
      seen.unshift(...notes(shown, 'talk', page));
      const buttons = buttonsOf(card(shown, 'talk', page));
      const later = buttons.find(({ title }) => title === 'Later notes');
      assert.equal(later?.data['page'], page === 0 ? undefined : String(page - 1));
      const earlier = buttons.find(({ title }) => title === 'Earlier notes');
      page = earlier && Number(earlier.data['page']);
    }
    assert.deepEqual(
      seen,
      times(400, (n) => n),
    );
  });
});
