import assert from 'node:assert/strict';
import pupilCorrect from '../../src/cli/pupil-correct.ts';
import { decided, referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('A wrong pupil reference on the command line', function () {
  this.timeout(60_000);
  const { settings, storage, environment } = schoolAtTerminal();
  const correct = (...args: string[]) =>
    pupilCorrect.run([...args, '--by', 'A. Lead', '--why', 'mistyped'], environment());
  const records = () => storage().records(settings.id);
  const under = async (pupil: string) =>
    (await records().referralsOfPupil(pupil, 9)).items.map(({ reference }) => reference);
  const store = (id: string, pupil: string) =>
    records().commit([
      sent(decided(referral({ id, reference: `R-${id.toUpperCase()}2`, answers: { PC1: pupil, PC2: '8' } }))),
    ]);

  before(async () => {
    await storage().prepare();
    for (const [id, pupil] of [
      ['one', 'AB 8'],
      ['two', 'ab-8'],
      ['used', 'CD 8'],
    ] as const)
      await store(id, pupil);
  });

  it('says what would change, and changes nothing by itself', async () => {
    const { code, message = '' } = await correct('ab8', '--to', 'AC 8');
    assert.equal(code, 0);
    assert.match(message, /AC 8.*R-ONE2.*now AB 8.*R-TWO2.*now ab-8.*--yes/s);
    assert.deepEqual(await under('AC 8'), []);
  });

  it('refuses what cannot be typed when a concern is raised, the same again, and a pupil nobody knows', async () => {
    for (const [args, says] of [
      [['AB 8', '--to', 'Jane Smith'], /instead of a name/],
      [['AB 8', '--to', 'a b-8'], /the same reference/],
      [['ZZ 8', '--to', 'AC 8'], /No case has this/],
      [['AB 8', '--to', 'AC 8', '--only', 'R-USED2'], /Not under.*R-USED2/],
    ] as const) {
      const { code, message = '' } = await correct(...args, '--yes');
      assert.equal(code, 1);
      assert.match(message, says);
      assert.match(message, /Nothing was changed/);
    }
    const why = await pupilCorrect.run(
      ['AB 8', '--to', 'AC 8', '--by', 'A', '--why', 'because'],
      environment(),
    );
    assert.deepEqual([why.code, /--why is one of/.test(why.message ?? '')], [2, true]);
  });

  it('asks before two pupils become one', async () => {
    const { code, message = '' } = await correct('AB 8', '--to', 'CD 8', '--yes');
    assert.equal(code, 1);
    assert.match(message, /already.*R-USED2.*--together/s);
    assert.deepEqual(await under('CD 8'), ['R-USED2']);
  });

  it('changes it, with a trail, and has nothing left to do afterwards', async () => {
    const { code, message = '' } = await correct('AB 8', '--to', 'AC 8', '--yes');
    assert.deepEqual([code, /Now AC 8: R-ONE2, R-TWO2/.test(message)], [0, true]);
    assert.deepEqual((await under('AC 8')).length, 2);
    const entry = (await records().auditOf('two')).at(-1);
    assert.deepEqual(
      [entry?.by.name, entry?.corrected],
      ['A. Lead', [{ question: 'PC1', before: 'ab-8', after: 'AC 8' }]],
    );
    assert.match((await correct('AB 8', '--to', 'AC 8', '--yes')).message ?? '', /No case has this/);
  });
});
