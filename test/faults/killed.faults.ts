import assert from 'node:assert/strict';
import { answers, EARLY_SIGNS } from '../support/play.ts';
import { until, type SchoolAtWork } from './school-at-work.ts';
import { useSchools } from './set-up.ts';

describe('A bot that is killed', () => {
  const given = useSchools();
  let school: SchoolAtWork;
  beforeEach(() => void ({ school } = given));

  it('while its card is on the way posts it exactly once after a restart', async () => {
    const first = await school.bot();
    await school.introduce(first);
    const teacher = school.player(first);
    await answers(teacher);
    school.connector.trouble('no-answer', { on: 'create' });
    const before = school.connector.requests;
    await teacher.presses('Send to the inclusion lead');
    await until(async () => school.connector.requests > before);
    await first.kill();
    const referral = await school.newest();
    assert.equal(school.posts().length, 0);
    assert.equal((await school.cardOf(referral))?.status, 'sending');

    await school.bot();
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);
  });

  it('before it knows the channel posts the card once the channel is known', async () => {
    const first = await school.bot();
    const teacher = school.player(first);
    await answers(teacher);
    await teacher.presses('Send to the inclusion lead');
    const referral = await school.newest();
    await first.kill();

    const second = await school.bot();
    await school.introduce(second);
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);
  });

  it('during a draft has the answers after a restart', async () => {
    const first = await school.bot();
    await answers(school.player(first), EARLY_SIGNS.slice(0, 4));
    await first.kill();

    const second = await school.bot();
    const teacher = school.player(second);
    await teacher.says('resume');
    for (const inputs of EARLY_SIGNS.slice(4)) await teacher.presses('Continue', inputs);
    assert.match(teacher.sees, /PB 3/);
    await teacher.presses('Send to the inclusion lead');
    const referral = await school.newest();
    assert.equal(referral.answers['PC1'], 'PB 3');
    assert.deepEqual(referral.answers['EW1'], ['late', 'isolated']);
  });
});
