import assert from 'node:assert/strict';
import { figure } from '../../../src/domain/digest/suppression.ts';
import { raisedAtLeast, trustFigures } from '../../../src/domain/trust/trust-figures.ts';
import { referral } from '../../storage/samples.ts';
import { testSchool } from '../../support/school.ts';

const HIDDEN = [0, 1, 2, 3, 4];

/** Every list of this many counts from none to six. */
function lists(length: number): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  return lists(length - 1).flatMap((list) => [0, 1, 2, 3, 4, 5, 6].map((count) => [...list, count]));
}

const calendar = testSchool();
const TODAY = '2026-11-24';
/** Cases sent on the Monday of a counted week of this term; the first `inTime` of them decided on the next day. */
function figuresOf(sent: number, inTime: number) {
  const by = { id: 'lead', name: 'Lead' };
  const cases = Array.from({ length: sent }, (_, at) =>
    referral({
      id: `case-${at}`,
      sentAt: '2026-11-16T09:00:00.000Z',
      answerBy: '2026-11-18',
      ...(at < inTime
        ? { decision: { outcome: 'not-needed', by, at: '2026-11-17T09:00:00.000Z', reason: 'x' } }
        : {}),
    }),
  );
  return trustFigures(calendar, TODAY, { sent: cases, closed: [], undecided: cases, running: [] });
}

describe('The figures for a trust', () => {
  it('leave every week under five at any number from none to four, for whoever reads the staff digests too', () => {
    for (const length of [1, 2, 3, 4])
      for (const isOver of [true, false]) {
        const found = new Map<string, Set<number>[]>();
        for (const weeks of lists(length)) {
          const told = weeks.map(figure);
          const seen = JSON.stringify([told, raisedAtLeast(weeks, isOver)]);
          const possible = found.get(seen) ?? weeks.map(() => new Set<number>());
          weeks.forEach((count, at) => possible[at]?.add(count));
          found.set(seen, possible);
        }
        for (const [seen, weeks] of found)
          for (const possible of weeks)
            if ([...possible].some((count) => count < 5))
              assert.ok(possible.size === 5 && HIDDEN.every((count) => possible.has(count)), seen);
      }
  });

  it('never tell more than there was', () => {
    for (const weeks of lists(4))
      assert.ok(raisedAtLeast(weeks, true) <= weeks.reduce((all, count) => all + count, 0));
  });

  it('leave open how many of a known total were not decided in time, where that is under five', () => {
    for (let sent = 5; sent < 25; sent++) {
      const late = new Map<number, Set<number>>();
      for (let inTime = 0; inTime <= sent; inTime++) {
        const { now } = figuresOf(sent, inTime);
        assert.equal(now.raised, sent);
        late.set(now.inTime, (late.get(now.inTime) ?? new Set()).add(sent - inTime));
      }
      for (const possible of late.values())
        if ([...possible].some((count) => count < 5))
          assert.ok(
            HIDDEN.every((count) => possible.has(count)),
            `${sent} sent`,
          );
    }
  });

  it('count in fives what is open after its day, and nothing that was decided', () => {
    assert.equal(figuresOf(14, 0).overdue, 10);
    assert.equal(figuresOf(14, 10).overdue, 0);
    assert.equal(figuresOf(4, 0).now.raised, 0);
  });
});
