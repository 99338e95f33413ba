import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { checkAnswer, type CheckedAnswer } from '../../../src/domain/questions/check-answer.ts';
import { describeAnswerNotice, describeAnswerProblem } from '../../../src/words/answer-problems.ts';
import { content } from '../../support/content.ts';

function check(id: string, raw: unknown, answers: Answers = {}, now = '2026-11-24'): CheckedAnswer {
  const question = content.bank.questions.get(id);
  assert.ok(question, id);
  return checkAnswer(question, raw, { content, answers, now });
}

function kept(id: string, raw: unknown, answers: Answers = {}): unknown {
  const checked = check(id, raw, answers);
  return checked.kind === 'answer' ? checked.value : checked;
}

function sentence(id: string, raw: unknown, answers: Answers = {}): string {
  const checked = check(id, raw, answers);
  return checked.kind === 'problem' ? describeAnswerProblem(checked) : `no problem but ${checked.kind}`;
}

describe('An answer from a card', () => {
  it('is blank when nothing was filled in', () => {
    for (const nothing of [undefined, null, '', '  ', [], ['']])
      for (const id of ['SG1', 'EW1', 'OA1', 'PV3', 'OA7', 'PR16'])
        assert.deepEqual(check(id, nothing), { kind: 'blank' });
  });

  describe('to a question with one choice', () => {
    it('is the id of an option', () => assert.equal(kept('AT1', 'often'), 'often'));
    it('is refused when it is no option', () => {
      for (const other of ['sometimes', 5, ['often'], { often: true }])
        assert.match(sentence('AT1', other), /choose one/);
    });
  });

  describe('with ticks', () => {
    it('comes joined by commas or as a list', () => {
      assert.deepEqual(kept('EW1', 'late,isolated'), ['late', 'isolated']);
      assert.deepEqual(kept('EW1', ['isolated', 'late', 'late']), ['late', 'isolated']);
    });
    it('is refused when a tick is not in the list', () =>
      assert.match(sentence('EW1', 'late,lazy'), /tick from the list/));
    it('is refused beyond the most that may be ticked, with the count', () => {
      assert.match(sentence('BH1', 'refusal,verbal,physical,damage'), /at most 3; 4 are ticked/);
      assert.deepEqual(kept('BH1', 'refusal,verbal,physical'), ['refusal', 'verbal', 'physical']);
    });
    it('is asked about when "none" is ticked beside others, whatever was ticked before', () => {
      for (const stored of [undefined, ['late'], ['none']]) {
        const before = stored === undefined ? {} : { EW1: stored };
        assert.match(sentence('EW1', 'late,none', before), /both ticked.*untick/);
      }
      assert.match(sentence('GR1', 'none,unknown', { GR1: ['none'] }), /both ticked/);
    });
  });

  describe('with a number', () => {
    it('comes as text or number', () => {
      assert.equal(kept('OA1', ' 106 '), 106);
      assert.equal(kept('OA3', 4.5), 4.5);
    });
    it('is refused with what to do instead', () => {
      assert.match(sentence('OA1', 'many'), /number only/);
      assert.match(sentence('OA1', '1e3'), /number only/);
      assert.match(sentence('OA1', 0), /1 or more/);
      assert.match(sentence('OA2', -1), /0 or more/);
      assert.match(sentence('OA2', 3.5), /whole number of sessions/);
      assert.match(sentence('OB2', 0.25), /whole and half days/);
      assert.match(sentence('OA1', '999999999'), /too large/);
    });
    it('cannot be more than the figure it is part of', () => {
      assert.match(sentence('OA2', 107, { OA1: 106 }), /more than possible sessions \(106\)/);
      assert.equal(kept('OA2', 106, { OA1: 106 }), 106);
      assert.match(sentence('OA6', 12, { OA1: 106, OA2: 11 }), /more than sessions missed \(11\)/);
    });
    it('says when it makes a figure on another card impossible', () => {
      const checked = check('OA2', 5, { OA1: 106, OA6: 8 });
      assert.ok(checked.kind === 'answer' && checked.notice);
      assert.match(describeAnswerNotice(checked.notice), /"Sessions coded C2" \(8\)/);
    });
    it('that is odd but possible is kept: more days this term than this year', () =>
      assert.equal(kept('OB3', 2, { OB2: 5 }), 2));
  });

  describe('with a date', () => {
    it('is a real date', () => {
      assert.equal(kept('OS3', '2028-02-29'), '2028-02-29');
      for (const wrong of ['2026-02-29', '2026-13-01', '24/13/2026', '30/02/2026', 'tomorrow', 20261124])
        assert.match(sentence('OA7', wrong), /real date/);
      assert.match(sentence('OA7', '0206-11-24'), /year/);
    });
    it('is read as people here write it, and as other clients send it', () => {
      for (const written of [
        '24/11/2026',
        '24.11.2026',
        '24-11-2026',
        '2026-11-24T00:00:00Z',
        '\u200E24/11/2026',
      ])
        assert.equal(kept('OA7', written), '2026-11-24');
    });
    it('is refused for what has happened when it lies ahead', () => {
      for (const id of ['OA7', 'OB5', 'OB9', 'OT2', 'OP5', 'OP6']) {
        assert.equal(kept(id, '2026-11-24'), '2026-11-24', id);
        assert.match(sentence(id, '2026-11-25'), /still to come/, id);
      }
      assert.equal(kept('OS3', '2027-03-01'), '2027-03-01');
    });
    it('cannot be before the date it follows', () => {
      assert.match(sentence('PR8', '2027-01-01', { PR7: '2027-01-08' }), /before first review/);
      assert.equal(kept('PR8', '2027-01-08', { PR7: '2027-01-08' }), '2027-01-08');
      assert.match(sentence('OT3', '2026-10-01', { OT2: '2026-11-02' }), /before timetable began/);
    });
    it('of a first review long after the start is kept, with a reminder', () => {
      const late = check('PR7', '2027-01-06');
      assert.ok(late.kind === 'answer' && late.notice);
      assert.match(describeAnswerNotice(late.notice), /43 days after the start/);
      assert.deepEqual(check('PR7', '2027-01-05'), { kind: 'answer', value: '2027-01-05' });
      assert.deepEqual(check('PR7', '2027-02-01', { PR16: ['2027-01-05', '2026-12-15'] }), {
        kind: 'answer',
        value: '2027-02-01',
      });
    });
    it('comes twice where two are asked', () => {
      assert.deepEqual(kept('PR16', ['2026-12-01', '2026-11-27']), ['2026-12-01', '2026-11-27']);
      assert.deepEqual(kept('PR16', '2026-12-01,2026-11-27'), ['2026-12-01', '2026-11-27']);
      assert.match(sentence('PR16', '2026-12-01'), /2 dates/);
      assert.match(sentence('PR16', '2026-12-01,2026-11-31'), /real date/);
    });
  });

  describe('naming the pupil', () => {
    it('is a number, or initials and year', () => {
      for (const fine of [
        'AB 8',
        '104233',
        'A-B 10',
        'ÉD 7',
        'PT R',
        'Jo 3',
        'JS',
        'AB8',
        '8JS',
        'JSB 8',
        'ADM00412',
      ])
        assert.equal(kept('PC1', fine), fine);
      assert.equal(kept('PC1', '  AB   8 '), 'AB 8');
      assert.equal(kept('PC1', 104233), '104233');
    });
    it('is refused at once however long it is', () => {
      const started = performance.now();
      assert.match(sentence('PC1', 'a'.repeat(300_000)), /at most/);
      assert.ok(performance.now() - started < 2000);
    });
    it('is kindly refused when it looks like a full name', () => {
      for (const name of ['Ann Other', 'Zoë-Lou Smith', 'Sam  Jones 8', 'Alex', 'Alex B', 'alex'])
        assert.match(sentence('PC1', name), /initials and year.*instead of a name/);
    });
    it('is kindly refused when it holds a first name, with or without a year, in any letters', () => {
      for (const name of [
        'ALEX',
        'Alex 8',
        'alex8',
        '8 ALEX',
        '8K Alex',
        'ALEX B',
        'Zoë 9',
        'MOHAMMED',
        'Mia-8',
        'TOM 10',
      ])
        assert.match(sentence('PC1', name), /initials and year.*instead of a name/, name);
    });
    it('is as the school writes it, where the school has said how', () => {
      const pupilReference = { pattern: '[A-Z]{2} ?(7|8|9|1[0-3])', example: 'AB 8' };
      const check = (typed: string) =>
        checkAnswer(content.bank.questions.get('PC1')!, typed, { content, answers: {}, pupilReference });
      for (const fine of ['AB 8', 'ab8', 'QZ 13']) assert.equal(check(fine).kind, 'answer', fine);
      for (const odd of ['8C AB', 'AB in 8C', '104233']) {
        const checked = check(odd);
        assert.ok(checked.kind === 'problem');
        assert.match(describeAnswerProblem(checked), /like this: AB 8\.$/);
      }
    });
    it('has 2 to 12 letters, digits, spaces and hyphens', () => {
      assert.match(sentence('PC1', 'A'), /at least 2/);
      assert.match(sentence('PC1', '1234567890123'), /at most 12/);
      assert.match(sentence('PC1', 'AB@8'), /only letters/);
    });
  });

  describe('in free text', () => {
    it('keeps its lines and loses blanks at the ends and invisible characters', () =>
      assert.equal(kept('PV3', '  Loud halls.\r\nArt helps.\u0000 '), 'Loud halls.\nArt helps.'));
    it('is refused when it is too long, with the count', () =>
      assert.match(sentence('DO2', 'x'.repeat(301)), /300 characters; it has 301/));
  });

  it('never makes the check throw, whatever arrives', () => {
    const questions = [...content.bank.questions.values()];
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.oneof(fc.anything(), fc.string(), fc.double(), fc.array(fc.string())),
        fc.dictionary(
          fc.constantFrom(...questions.map(({ id }) => id)),
          fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())),
        ),
        (question, raw, answers) => {
          const checked = checkAnswer(question, raw, { content, answers, now: '2026-11-24' });
          if (checked.kind === 'problem') assert.match(describeAnswerProblem(checked), /^[A-Z].*[.]$/s);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
