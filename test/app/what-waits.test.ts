import assert from 'node:assert/strict';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { SENCO } from '../support/school.ts';

describe('The first card', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  it('says to a lead that nothing waits, when nothing does', async () => {
    await play.lead.says('hello');
    assert.match(play.lead.sees, /Nothing is urgent or overdue, and nothing waits for you/);
    assert.ok(play.lead.buttons.includes('Raise a concern'));
    assert.ok(play.lead.buttons.includes('Stop - safeguarding'));
  });

  it('is about cases from a lead’s first hello, and about raising a concern for a teacher', async () => {
    for (const words of ['hello', 'help', 'what do I do here']) {
      await play.lead.says(words);
      assert.match(play.lead.sees, /Overdue/, words);
      assert.doesNotMatch(play.lead.sees, /What it is not/, words);
      await play.teacher.says(words);
      assert.match(play.teacher.sees, /What it is not/, words);
      assert.doesNotMatch(play.teacher.sees, /Overdue/, words);
    }
  });

  it('counts for a lead what is overdue, waiting and to come, and each count opens as many', async () => {
    for (let sent = 0; sent < 3; sent++) {
      await sendsReferral(play);
      await play.settled();
    }
    const opens = async (title: string) => {
      await play.lead.says('hello');
      await play.lead.presses(title);
      return play.lead.buttons.filter((each) => each.startsWith('Open R-TEST')).length;
    };
    await play.lead.says('hello');
    assert.doesNotMatch(play.lead.sees, /R-TEST1/);
    assert.equal(await opens('To decide: 3'), 3);
    assert.equal(await opens('Waiting for the referrer: 0'), 0);
    play.clock.startsAt('2026-12-01');
    assert.equal(await opens('3 to come'), 3);
    play.clock.startsAt('2026-12-03');
    assert.equal(await opens('3 overdue'), 3);
    assert.equal(await opens('3 for you'), 3);
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
    await play.lead.presses('Back to the list');
    assert.match(play.lead.sees, /2 things to look at/);
    await play.lead.presses('Back to the start');
    assert.ok(play.lead.buttons.includes('2 overdue'));
    assert.ok(play.lead.buttons.includes('2 for you'));
  });

  it('counts what is on every page of the reminders, and a case leads back to its page', async () => {
    await sendsReferral(play);
    await play.settled();
    const first = (await play.records.findByReference('R-TEST1'))!.value;
    for (let n = 2; n <= 10; n++) {
      const value = { ...first, id: `case-${n}`, reference: `R-TEST${n}` };
      await play.records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
    }
    play.clock.startsAt('2026-12-03');
    await play.lead.says('hello');
    await play.lead.presses('10 for you');
    assert.match(play.lead.sees, /Page 1 of 2/);
    await play.lead.presses('Next page');
    const second = play.lead.sees;
    await play.lead.presses('Open R-TEST');
    await play.lead.presses('Back to the list');
    assert.equal(play.lead.sees, second);
  });

  it('has no button for what there is none of', async () => {
    await play.lead.says('hello');
    for (const title of play.lead.buttons) assert.doesNotMatch(title, /^0 /);
  });

  it('says nothing of cases to a teacher, and everything to the SENCO', async () => {
    await sendsReferral(play);
    await play.settled();
    await play.teacher.says('hello');
    assert.doesNotMatch(play.teacher.sees, /To decide/);
    const senco = play.player(SENCO);
    await senco.says('hello');
    assert.ok(senco.buttons.includes('To decide: 1'));
  });

  it('names the pupil a question is about to whoever has to answer it, and opens the question', async () => {
    await sendsReferral(play);
    await play.settled();
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Send the question', { 'ask-text': 'Is it the same days each week?' });
    await play.settled();
    await play.lead.says('hello');
    assert.ok(play.lead.buttons.includes('Waiting for the referrer: 1'));
    await play.teacher.says('hello');
    assert.match(play.teacher.sees, /question about pupil .+ waits for your answer/);
    await play.teacher.presses('Answer about');
    assert.match(play.teacher.sees, /Is it the same days each week\?/);
  });
});
