import assert from 'node:assert/strict';
import { needsNothing } from '../../support/decided.ts';
import { sendsReferral, startPlay, type Play } from '../../support/play.ts';
import { SENCO } from '../../support/school.ts';

const DAY = 24 * 60 * 60;

describe('What would be deleted, in chat', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
  });
  afterEach(() => play.stop());
  const opens = async () => {
    await play.lead.says('data');
    await play.lead.presses('What would be deleted');
  };

  it('says how many of each kind and why, deletes nothing, and then what was deleted so far', async () => {
    await needsNothing(play);
    await opens();
    assert.match(play.lead.sees, /0 cases that needed nothing[\s\S]*No case has been deleted yet/);
    play.clock.pass(32 * DAY);
    await opens();
    assert.match(play.lead.sees, /1 case that needed nothing or were withdrawn more than 30 days ago/);
    assert.equal((await play.erasure.cases()).items.length, 1);
    await play.schoolBot.deletePast();
    await opens();
    assert.match(play.lead.sees, /Dec 2026: 1 case that needed nothing/);
  });

  it('lists the cases with the day until which each is kept, soonest first, and the way to hold one', async () => {
    await sendsReferral(play, play.player(SENCO));
    await needsNothing(play, 'R-TEST2');
    await opens();
    await play.lead.presses('List the cases');
    assert.match(play.lead.sees, /R-TEST2[\s\S]*24 Dec 2026[\s\S]*R-TEST1[\s\S]*31 Aug 2028/);
    assert.doesNotMatch(play.lead.sees, /PB 3/);
    await play.lead.presses('Hold R-TEST2');
    await play.lead.presses('Set the hold', { reason: 'A claim.' });
    await opens();
    await play.lead.presses('List the cases');
    assert.match(play.lead.sees, /R-TEST1[\s\S]*R-TEST2[\s\S]*Legal hold/);
    await play.lead.presses('Look at R-TEST1');
    assert.match(play.lead.sees, /Pupil PB 3/);
  });

  it('takes any page that is asked for', async () => {
    for (const page of ['99', '-1', 'x', '0']) {
      await play.lead.says('data');
      await play.lead.sendsPress('data-list', { page });
      assert.match(play.lead.sees, /R-TEST1/, page);
    }
  });

  it('reminds of a case that nobody has decided, in the four weeks of school before it is deleted', async () => {
    const remindedOn = async (date: string) => {
      play.clock.startsAt(date);
      await play.lead.says('reminders');
      return /goes undecided after Thu 31 Aug 2028/.test(play.lead.sees);
    };
    assert.deepEqual([await remindedOn('2028-08-02'), await remindedOn('2028-08-03')], [false, true]);
    await needsNothing(play);
    assert.equal(await remindedOn('2028-08-04'), false);
  });
});
