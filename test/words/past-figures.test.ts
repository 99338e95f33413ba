import assert from 'node:assert/strict';
import { describePastFigures, describePastSpan } from '../../src/words/past-figures.ts';
import { content } from '../support/content.ts';

describe('A term or school year that is over', () => {
  it('is called as people call it today', () => {
    assert.deepEqual(
      (['last-term', 'earlier-term', 'last-school-year', { schoolYear: 2023 }] as const).map(
        describePastSpan,
      ),
      ['last term', 'an earlier term', 'last school year', 'school year 2023/24'],
    );
  });

  it('has its weekdays in one line', () => {
    const past = (id: string, value: number) => ({
      question: content.bank.questions.get(id)!,
      value,
      on: '2026-07-10',
      span: 'last-school-year' as const,
    });
    const [days, ill, ...more] = describePastFigures([past('OA3', 4), past('OW1', 41), past('OW5', 33)]);
    assert.match(days ?? '', /: Mon 41 %, Fri 33 %, as of Fri 10 Jul 2026 \(last school year\)$/);
    assert.match(ill ?? '', /4 school days/);
    assert.deepEqual(more, []);
  });
});
