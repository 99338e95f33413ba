import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plusDays, type SchoolCalendar } from '../../../src/domain/calendar/calendar.ts';
import { pastFigures, without, type DatedAnswers } from '../../../src/domain/questions/past-figures.ts';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { usesOfQuestions } from '../../../src/domain/triage/uses.ts';
import { content } from '../../support/content.ts';
import { cases } from '../../support/random-cases.ts';
import { runs } from '../../support/sampled.ts';
import { YEAR } from '../../support/school-year.ts';

const { bank } = content;
const NONE: SchoolCalendar = { closed: [] };
const figures = [...bank.questions.values()].filter(({ holdsFor }) => holdsFor !== undefined);
const uses = usesOfQuestions(content);
/** Rules that look at nothing but figures of a term or school year. */
const onFigures = content.rules.filter(({ id }) => {
  const read = [...uses].filter(([, { rules }]) => rules.includes(id)).map(([question]) => question);
  return read.length > 0 && read.every((question) => figures.some((figure) => figure.id === question));
});
const currentAnswers = (dated: DatedAnswers, today: string, calendar: SchoolCalendar) =>
  without(
    dated.answers,
    pastFigures(bank, dated, today, calendar).map(({ question }) => question.id),
  );
const firedOn = (answers: Answers, on: string, today: string, calendar = NONE) =>
  triage(content, {
    today,
    answers: currentAnswers({ answers, answeredOn: () => on }, today, calendar),
    events: [],
  }).rulesFired.map(({ id }) => id);

describe('A figure of a term or school year that is over', () => {
  const gate = { SG1: 'no', SG2: 'no', PC2: '9', EW1: ['late'] };

  it('fires no rule, whatever the case, and nothing else depends on it', () => {
    assert.ok(onFigures.length > 5);
    const later = fc.integer({ min: 366, max: 900 });
    fc.assert(
      fc.property(cases(content), cases(content), later, (one, other, days) => {
        const on = one.today;
        const today = plusDays(on, days);
        const answers: Answers = { ...one.answers, OA7: on };
        const fired = firedOn(answers, on, today);
        for (const { id } of onFigures) assert.ok(!fired.includes(id), id);
        // With the figures of another case the same rules fire.
        const { OA7: _date, ...rest } = other.answers;
        const theirs = Object.fromEntries(
          Object.entries(rest).filter(([id]) => figures.some((figure) => figure.id === id)),
        );
        const mine = Object.entries(answers).filter(([id]) => !figures.some((figure) => figure.id === id));
        assert.deepEqual(firedOn({ ...Object.fromEntries(mine), ...theirs }, on, today), fired);
      }),
      runs(300),
    );
  });

  it('counts on the days of its own term, and is the same case as ever', () => {
    fc.assert(
      fc.property(cases(content), ({ today, answers, events }) => {
        const dated = { answers: { ...answers, OA7: today }, answeredOn: () => today };
        assert.deepEqual(pastFigures(bank, dated, today, NONE), []);
        assert.deepEqual(
          triage(content, { today, answers: currentAnswers(dated, today, YEAR), events }),
          triage(content, { today, answers: dated.answers, events }),
        );
      }),
      runs(100),
    );
  });

  it('is told by term, by school year, and for attendance by the day the office gave', () => {
    const answers = { ...gate, OB1: 3, OB2: 16, OB3: 20, OA1: 380, OA2: 60, OA3: 16, OA7: '2027-03-12' };
    const march = firedOn(answers, '2027-03-22', '2027-03-23');
    for (const id of ['B-04', 'B-06', 'A-02', 'A-06']) assert.ok(march.includes(id), id);
    const afterEaster = firedOn(answers, '2027-03-22', '2027-04-20');
    assert.ok(!afterEaster.includes('B-06'));
    for (const id of ['B-04', 'A-02', 'A-06']) assert.ok(afterEaster.includes(id), id);
    const september = firedOn(answers, '2027-03-22', '2027-09-20');
    for (const id of ['B-04', 'B-06', 'A-02', 'A-06']) assert.ok(!september.includes(id), id);
    assert.ok(september.includes('Q-01') && september.includes('Q-05'));
    // Entered anew in September, but as at a day in July.
    const copied = firedOn(answers, '2027-09-20', '2027-09-20');
    assert.ok(copied.includes('B-06') && !copied.includes('A-02'));
  });

  it('goes by the terms of the school where they are known', () => {
    const answers = { ...gate, OB1: 3, OB2: 16, OB3: 16 };
    assert.ok(firedOn(answers, '2027-03-22', '2027-04-05', YEAR).includes('B-06'));
    assert.ok(!firedOn(answers, '2027-03-22', '2027-04-12', YEAR).includes('B-06'));
  });
});
