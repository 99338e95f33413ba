import assert from 'node:assert/strict';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';

describe('What the bot holds about whoever asks', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  it('is told to every member of staff by kind, with counts and dates, and how to have all of it', async () => {
    await sendsReferral(play);
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a');
    await play.teacher.presses('Continue', { SG1: 'no', SG2: 'no' });
    await play.teacher.says('My data, please.');
    const { sees } = play.teacher;
    assert.match(sees, /Concerns you raised: 1, of Tue 24 Nov 2026/);
    assert.match(sees, /Forms you have not sent.*: 1, of Tue 24 Nov 2026/);
    assert.match(sees, /Cases you look after: none/);
    assert.match(sees, new RegExp(`Your name \\(${play.teacher.user.name}\\)`));
    assert.match(sees, /Where your chat with me is: stored/);
    assert.match(sees, /kept for 6 years/);
    assert.match(sees, new RegExp(`staff:export -- ${play.teacher.user.aadObjectId}`));
    assert.ok(play.teacher.buttons.includes('Stop - safeguarding'));
    await play.teacher.presses('My referrals');
    assert.match(play.teacher.sees, /R-TEST1/);
  });

  it('says nothing about a pupil or anybody else', async () => {
    await sendsReferral(play);
    await play.lead.says('my data');
    assert.match(play.lead.sees, /Concerns you raised: none/);
    assert.doesNotMatch(play.lead.sees, new RegExp(`PB 3|R-TEST1|${play.teacher.user.name}`));
  });

  it('says no more than it has counted, where there is much', async () => {
    const by = { id: play.teacher.user.aadObjectId, name: play.teacher.user.name };
    await sendsReferral(play);
    const { value } = (await play.records.findByReference('R-TEST1'))!;
    for (let index = 0; index < 120; index += 1) {
      const copy = { ...value, id: `case-${index}`, reference: `R-MANY${index}`, referrer: by };
      await play.records.commit([{ change: 'referral', value: copy, previous: null, expected: 'new' }]);
    }
    await play.teacher.says('my data');
    assert.match(play.teacher.sees, /Concerns you raised: 100 or more/);
  });

  it('is among the words that work for everybody', async () => {
    await play.teacher.says('help');
    assert.match(play.teacher.sees, /"my data"/);
  });
});
