import assert from 'node:assert/strict';
import schoolYearEnd from '../../src/cli/school-year-end.ts';
import { referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('The end of a school year on the command line', function () {
  this.timeout(60_000);
  const { settings, storage, environment } = schoolAtTerminal();
  const end = (...args: string[]) => schoolYearEnd.run(args, environment());
  const store = (id: string, pupil: string, year: string) =>
    storage()
      .records(settings.id)
      .commit([
        sent(
          referral({
            id,
            reference: `R-${id.toUpperCase()}`,
            sentAt: '2025-11-03T09:00:00.000Z',
            answers: { PC1: pupil, PC2: year },
          }),
        ),
      ]);

  before(async () => {
    await storage().prepare();
    await store('stays', 'AB 3', '3');
    await store('leaves', 'CD 6', '6');
  });

  it('needs to be told who leaves, and by whom it is decided', async () => {
    for (const [args, says] of [
      [[], /--leavers/],
      [['--leavers', '6,x'], /"x" is not a year group/],
      [['--leavers', '6', '--yes'], /--by and --approved/],
      [['--leavers', '6', '--yes', '--by', 'A', '--approved', 'a'], /Two people are needed/],
    ] as const) {
      const { code, message = '' } = await end(...args);
      assert.equal(code, 2);
      assert.match(message, says);
    }
  });

  it('says what there is to do, and changes nothing by itself', async () => {
    const { code, message = '' } = await end('--leavers', '6');
    assert.equal(code, 0);
    assert.match(message, /Leavers with something open:\n- CD 6.*R-LEAVES, nobody has decided/);
    assert.match(message, /AB 3 becomes AB \d+ \(R-STAYS\)/);
    assert.doesNotMatch(message, /exclu|suspen|off the roll|home educat/i);
    assert.ok(message.includes('AB 3 becomes'));
    assert.match((await end('--leavers', '6')).message ?? '', /AB 3 becomes/);
  });

  it('changes references when two people say so, and finds nothing to change afterwards', async () => {
    const people = ['--leavers', '6', '--by', 'A. Lead', '--approved', 'B. Head', '--yes'];
    const wrong = await end(...people, '--only', 'ZZ 1');
    assert.deepEqual([wrong.code, /Nothing was changed/.test(wrong.message ?? '')], [1, true]);
    assert.match((await end(...people)).message ?? '', /AB 3 is AB \d+ now/);
    assert.match((await end('--leavers', '6')).message ?? '', /No pupil reference has to change/);
  });
});
