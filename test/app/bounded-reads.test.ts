import assert from 'node:assert/strict';
import { noCalls, type Count } from '../support/counting-table.ts';
import { openCases, startWithOpenCases, type OpenCases } from '../support/open-cases.ts';
import { textsOf } from '../support/play.ts';

describe('With three times as many open cases', () => {
  let some: OpenCases;
  let many: OpenCases;
  before(async () => {
    some = await startWithOpenCases(openCases(80));
    many = await startWithOpenCases(openCases(240));
  });

  const reads = async (school: OpenCases, run: () => Promise<unknown>): Promise<Count> => {
    Object.assign(school.count, noCalls());
    await run();
    return { ...school.count };
  };

  for (const asked of ['hello', 'open', 'due', 'overdue', 'plans', 'reminders', 'my dates'])
    it(`"${asked}" asks storage as often, and reads as many cases whole`, async () => {
      const answered = async (school: OpenCases) => assert.ok(await school.says(asked), 'a card comes');
      const few = await reads(some, () => answered(some));
      const all = await reads(many, () => answered(many));
      assert.deepEqual([all.calls, all.cases], [few.calls, few.cases]);
    });

  it('a list counts them all, and its pages reach the last', async () => {
    const card = textsOf(await many.says('open'));
    assert.match(card, /\(24\)/);
    assert.match(card, /Page 1 of 15/);
  });

  it('reminders already told cost as many calls as before, and no whole case', async () => {
    for (const school of [some, many]) {
      school.clock.startsAt('2026-11-25');
      assert.ok((await school.bot.reminders()) > 0);
      await school.bot.reminders();
    }
    const few = await reads(some, () => some.bot.reminders());
    const all = await reads(many, () => many.bot.reminders());
    assert.deepEqual([all.calls, all.cases], [few.calls, 0]);
  });
});
