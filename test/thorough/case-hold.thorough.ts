import assert from 'node:assert/strict';
import caseHold from '../../src/cli/case-hold.ts';
import job from '../../src/cli/job.ts';
import { referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('A legal hold on the command line', function () {
  this.timeout(60_000);
  const { settings, storage, environment } = schoolAtTerminal();
  const hold = (...args: string[]) => caseHold.run(args, environment());
  const tidy = async () =>
    (await job.run(['tidy'], environment({ DEMO_NOW: '2036-01-01T09:00:00Z' }))).out ?? '';
  const records = () => storage().records(settings.id);

  before(async () => {
    await storage().prepare();
    await records().commit([sent(referral({ id: 'held', reference: 'R-HELD2' }))]);
  });

  it('keeps a referral from being deleted until it is lifted', async () => {
    const made = await hold('r-held2', '--by', 'A. Governor', '--why', 'A complaint');
    assert.deepEqual([made.code, /R-HELD2 is held/.test(made.message ?? '')], [0, true]);
    assert.match((await hold()).out ?? '', /R-HELD2 .*A\. Governor.*: A complaint/);
    assert.match(await tidy(), /1 case stayed because of a legal hold/);
    assert.ok(await records().readReferral('held'));

    assert.equal((await hold('R-HELD2', '--by', 'A. Governor', '--lift')).code, 0);
    assert.match(await tidy(), /1 case that nobody has worked on/);
    assert.equal(await records().readReferral('held'), undefined);
    assert.match((await hold()).out ?? '', /No referral is held/);
  });

  for (const [name, args, says] of [
    ['a referral that is not there', ['R-NONE2', '--by', 'A', '--why', 'B'], /no referral R-NONE2/],
    ['lifting what is not held', ['R-NONE2', '--by', 'A', '--lift'], /not held/],
    ['nobody who decides', ['R-NONE2', '--why', 'B'], /--by/],
    ['no reason', ['R-NONE2', '--by', 'A'], /--why/],
    ['no reference', ['--lift'], /by its reference/],
  ] as const)
    it(`is refused for ${name}, in a sentence`, async () => {
      const { code, message = '' } = await hold(...args);
      assert.notEqual(code, 0);
      assert.match(message, says);
    });
});
