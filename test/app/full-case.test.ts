import assert from 'node:assert/strict';
import { MOST_CARD_BYTES, weightOf } from '../../src/cards/fit.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { openSchoolOfAllRoles, person } from '../support/all-roles.ts';
import { markedCase } from '../support/marked-cases.ts';
import { buttonsOf, textsOf } from '../support/play.ts';

const lead = { id: person('lead').id, name: person('lead').name };
const at = '2026-11-24T09:00:00.000Z';
const notes = (count: number): Referral['notes'] =>
  Array.from({ length: count }, (_, n) => ({ by: lead, at, text: `Number ${n}.` }));
const enquiries = (count: number): Referral['enquiries'] =>
  Array.from({ length: count }, () => ({
    question: 'Since when?',
    askedBy: lead,
    askedAt: at,
    answer: 'Monday.',
    answeredAt: at,
  }));

describe('A case that takes no more', () => {
  const school = openSchoolOfAllRoles();
  /** The case as the last press wrote it. */
  const written = () =>
    school.wrote.flatMap((each) => (each.change === 'referral' ? [each.value] : [])).at(-1);
  const begins = (changes: Partial<Referral>) =>
    school.begins([{ ...markedCase('submitted', 'referrer'), ...changes }]);
  const inputsOf = (card: unknown) => JSON.stringify(card);

  it('refuses one more note beside the note, which stays on the form; nobody else hears of it', async () => {
    await begins({ notes: notes(30) });
    const { answer, wrote } = await school.press('referrer', 'own chat', 'note', {
      r: 'case-1',
      note: 'Late again on Tuesday.',
    });
    assert.deepEqual(wrote, []);
    assert.match(textsOf(answer.card), /already has 30 notes/);
    assert.match(inputsOf(answer.card), /"value":"Late again on Tuesday\."/);
  });

  it('takes the thirtieth note, and then offers no form for another', async () => {
    await begins({ notes: notes(29) });
    const { answer } = await school.press('referrer', 'own chat', 'note', {
      r: 'case-1',
      note: 'The last one.',
    });
    assert.equal(written()?.notes.length, 30);
    assert.match(textsOf(answer.card), /takes no more/);
    assert.ok(!buttonsOf(answer.card!).some(({ verb }) => verb === 'note'));
    assert.ok(buttonsOf(answer.card!).some(({ verb }) => verb === 'stop'));
  });

  for (const place of ['own chat', 'inclusion channel'] as const)
    it(`refuses one more question in the ${place}, and keeps what the lead wrote`, async () => {
      await begins({ enquiries: enquiries(15), status: 'under-review' });
      const { answer, wrote } = await school.press('lead', place, 'ask', {
        r: 'case-1',
        'ask-text': 'Which lessons does it happen in?',
      });
      assert.deepEqual(
        wrote.filter(({ change }) => change !== 'audit'),
        [],
      );
      assert.match(textsOf(answer.card), /15 questions have already been asked/);
      assert.match(inputsOf(answer.card), /Which lessons does it happen in/);
    });

  it('can still be decided with every list of it full', async () => {
    await begins({ notes: notes(30), enquiries: enquiries(15), status: 'under-review' });
    await school.press('lead', 'own chat', 'close-not-needed', {
      r: 'case-1',
      'close-not-needed-text': 'Settled.',
    });
    assert.equal(written()?.status, 'not-needed');
  });

  it('says in words that its row is full, and nothing of the error', async () => {
    const almost = markedCase('submitted', 'referrer');
    const text = 'x'.repeat(449_900 - JSON.stringify(almost).length);
    await begins({ notes: [{ by: lead, at, text }] });
    const { answer, wrote } = await school.press('lead', 'own chat', 'ask', {
      r: 'case-1',
      'ask-text': 'Since when? '.repeat(20),
    });
    assert.deepEqual(wrote, []);
    assert.match(answer.text ?? '', /not saved, because this case or form already holds as much/);
    assert.doesNotMatch(answer.text ?? '', /value-too-long|storage/);
  });

  it('can be opened all the same', async () => {
    const almost = markedCase('submitted', 'referrer');
    const text = 'x'.repeat(449_000 - JSON.stringify(almost).length);
    await begins({ notes: [{ by: lead, at, text }] });
    for (const view of ['summary', 'talk']) {
      const { answer } = await school.press('lead', 'own chat', 'details', { r: 'case-1', view, page: '0' });
      assert.ok(weightOf(answer.card) <= MOST_CARD_BYTES, view);
    }
  });
});

describe('The pages of what was written about a case', () => {
  const school = openSchoolOfAllRoles();
  const opens = async (
    who: Parameters<typeof school.press>[0],
    place: 'own chat' | 'inclusion channel',
    view: string,
  ) => school.press(who, place, 'details', { r: 'case-1', view, page: '0' });

  beforeEach(() => school.begins([{ ...markedCase('plan-active', 'referrer'), notes: notes(400) }]));

  for (const view of ['talk', 'course']) {
    it(`open for those who read full referrals, in their own chat, and are written down (${view})`, async () => {
      for (const who of ['lead', 'headteacher', 'senco'] as const) {
        const { answer, wrote } = await opens(who, 'own chat', view);
        assert.ok(answer.card, who);
        assert.deepEqual(
          wrote.map(({ change }) => change),
          ['audit'],
        );
      }
    });

    it(`open for nobody else, and never in a channel (${view})`, async () => {
      for (const who of ['teacher', 'office', 'dsl', 'referrer', 'key adult', 'stranger'] as const) {
        const { answer, wrote } = await opens(who, 'own chat', view);
        assert.equal(answer.card, undefined, who);
        assert.deepEqual(wrote, []);
      }
      const { answer } = await opens('lead', 'inclusion channel', view);
      assert.doesNotMatch(textsOf(answer.card), /Number 399|MARKUPDATE|MARKVIEW/);
    });
  }

  it('tell the SENCO nothing of what the DSL knows', async () => {
    await school.begins([{ ...markedCase('passed-on', 'referrer'), notes: notes(400) }]);
    const { answer } = await opens('senco', 'own chat', 'talk');
    assert.doesNotMatch(textsOf(answer.card), /DSL/);
  });
});
