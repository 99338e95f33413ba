import assert from 'node:assert/strict';
import sinon from 'sinon';
import contentCheck from '../../src/cli/content-check.ts';
import { LEAD, TEACHER } from '../support/activities.ts';
import { startReminding, type Reminding } from '../support/reminding.ts';
import { HEAD, SECOND_LEAD } from '../support/school.ts';

/** The first school day after the day by which the AP guidance is to be read again (Fri 5 Feb 2027). */
const AFTER = '2027-02-08';

describe('A source past the day by which it was to be read again', () => {
  let school: Reminding;
  beforeEach(async () => {
    school = await startReminding();
  });
  const isHeard = (id: string) => school.heard(id).filter((text) => /to read again/.test(text));

  it('is nothing to tell while there is time', async () => {
    assert.equal(await school.run(), 0);
    assert.deepEqual(isHeard(LEAD.aadObjectId), []);
  });

  it('is told to every inclusion lead in one message, and to nobody else', async () => {
    school.clock.startsAt(AFTER);
    await school.run();
    for (const { aadObjectId } of [LEAD, SECOND_LEAD]) {
      const [text, ...others] = isHeard(aadObjectId);
      assert.match(text ?? '', /Alternative provision, statutory guidance \(AP25\): by Fri 5 Feb 2027/);
      assert.doesNotMatch(text ?? '', /\(EEF\)/);
      assert.deepEqual(others, []);
    }
    for (const { aadObjectId } of [TEACHER, HEAD]) assert.deepEqual(isHeard(aadObjectId), []);
  });

  it('is told once, on however many instances, and a later one by itself', async () => {
    school.clock.startsAt(AFTER);
    await school.run();
    await school.run();
    school.clock.startsAt('2027-02-09');
    await school.run();
    assert.equal(isHeard(LEAD.aadObjectId).length, 1);
    school.clock.startsAt('2027-05-04');
    await school.run();
    const [text] = isHeard(LEAD.aadObjectId);
    assert.match(text ?? '', /\(CENSUS-AP\)/);
    assert.doesNotMatch(text ?? '', /\(AP25\)/);
  });

  it('is not told at the weekend or in quiet hours', async () => {
    school.clock.startsAt('2027-02-06');
    await school.run();
    school.clock.startsAt(AFTER);
    school.clock.pass(12 * 3600);
    await school.run();
    assert.deepEqual(isHeard(LEAD.aadObjectId), []);
  });

  it('is a warning of the check of the content, which passes', async () => {
    const clock = sinon.useFakeTimers({ now: new Date(`${AFTER}T12:00:00Z`), toFake: ['Date'] });
    try {
      const { code, out = '' } = await contentCheck.run([], {});
      assert.equal(code, 0);
      assert.match(out, /To be read again: .*\(AP25\): by Fri 5 Feb 2027/);
      assert.doesNotMatch(out, /\(EEF\)/);
    } finally {
      clock.restore();
    }
  });
});
