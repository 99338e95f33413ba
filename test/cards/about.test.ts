import assert from 'node:assert/strict';
import type { Reply } from '../../src/app/reply.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import { ACT_AUDITS } from '../../src/domain/case/acts.ts';
import { CASE_FORMS } from '../../src/domain/content/bank.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { content } from '../support/content.ts';
import { longestReplies } from '../support/longest-replies.ts';
import { buttonsOf, textsOf } from '../support/play.ts';
import { FixedClock, testSchool } from '../support/school.ts';
import { submittedReferral } from '../support/submitted-referral.ts';

const draw = makeDraw(content, testSchool(), new FixedClock());
const { draft, lead } = longestReplies('x');
const PUPIL = { PC1: 'QZ 8', PC2: '8' };
const concern: Draft = { ...draft, reference: 'R-TEST9', answers: PUPIL };

/** Every card that somebody meets on the way through a form. */
function cardsOf(of: Draft): Readonly<Record<string, Extract<Reply, { show: string }>>> {
  const [topic] = content.bank.topics;
  const [question] = content.bank.questions.values();
  assert.ok(topic && question);
  const asked = { draft: of, topic, cardId: 'c', questions: [], buttons: [], mark: '', notices: [] };
  return {
    question: {
      show: 'question',
      ...asked,
      progress: { step: 1, of: 2, minutesLeft: 1 },
      canGoBack: false,
    },
    'word check': {
      show: 'word-check',
      draft: of,
      cardId: 'c',
      move: 'continue',
      texts: [{ question, typed: 'x' }],
    },
    check: { show: 'check-answers', mark: 'abcdefgh', draft: of, topics: [], notices: [] },
    'saved for later': { show: 'saved', draft: of },
    'before it is deleted': { show: 'confirm-cancel', draft: of },
    'no referral is needed': { show: 'nothing-fired', draft: of },
  };
}

function drawn(reply: Extract<Reply, { show: string }>) {
  const result = draw.reply(reply, lead);
  assert.ok('card' in result);
  return result.card;
}

describe('Above every card of a form', () => {
  for (const [name, reply] of Object.entries(cardsOf(concern)))
    it(`stand pupil and year, once they are known: a concern, ${name}`, () =>
      assert.match(textsOf(drawn(reply)), /^Pupil QZ 8 · Year 8/));

  for (const name of CASE_FORMS) {
    const form = { name, referralId: 'r-1', sentAt: draft.startedAt, base: PUPIL };
    for (const [card, reply] of Object.entries(cardsOf({ ...concern, answers: {}, form })))
      it(`stand case, pupil and year: ${name}, ${card}`, () =>
        assert.match(textsOf(drawn(reply)), /^R-TEST9 · pupil QZ 8 · Year 8/));
  }

  it('stand case, pupil and year where drafts are offered, and once a form is saved', () => {
    const draft: Draft = {
      ...concern,
      answers: {},
      form: { name: 'review', referralId: 'r-1', sentAt: concern.startedAt, base: PUPIL },
    };
    const drafts = [{ draft, pupil: 'QZ 8' }];
    const sent = submittedReferral({ reference: 'R-TEST9', answers: PUPIL });
    const saved = { referral: sent, verb: 'facts', changed: 1, stillOpen: [], mayRead: true };
    const replies: readonly Extract<Reply, { show: string }>[] = [
      { show: 'drafts', drafts },
      { show: 'welcome', person: lead, drafts, asked: [] },
      { show: 'home', today: '2026-11-24', person: lead, drafts, asked: [] },
      { show: 'note-word-check', referral: sent, form: 'note', typed: 'x' },
      { show: 'facts-saved', form: 'office-facts', ...saved },
      { show: 'facts-saved', form: 'proposal', ...saved },
      ...ACT_AUDITS.map((what) => ({ show: 'plan-saved', referral: sent, what, mayRead: false }) as const),
    ];
    for (const reply of replies)
      assert.match(textsOf(drawn(reply)), /R-TEST9 · pupil QZ 8 · Year 8/, reply.show);
  });

  it('stands nothing on the card that stops', () =>
    assert.doesNotMatch(
      textsOf(drawn({ show: 'stopped', danger: false, draftId: concern.id })),
      /QZ 8|R-TEST9/,
    ));

  it('stands nothing before the pupil is named', () =>
    assert.doesNotMatch(
      textsOf(drawn({ show: 'saved', draft: { ...concern, answers: {} } })),
      /Pupil|R-TEST9/,
    ));
});

describe('A draft that is offered', () => {
  const summaries = [{ draft: concern, pupil: 'QZ 8' }];
  const offers: Readonly<Record<string, Extract<Reply, { show: string }>>> = {
    'saved for later': { show: 'saved', draft: concern },
    'in the list': { show: 'drafts', drafts: summaries },
    'on the first card': { show: 'welcome', person: lead, drafts: summaries, asked: [] },
  };
  for (const [where, reply] of Object.entries(offers))
    it(`can be deleted: ${where}`, () => {
      const verbs = buttonsOf(drawn(reply)).map(({ verb }) => verb);
      assert.ok(verbs.includes('cancel-draft'), verbs.join());
    });
});
