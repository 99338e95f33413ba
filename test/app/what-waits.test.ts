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
    assert.match(play.lead.sees, /Nothing is waiting for you/);
    assert.ok(play.lead.buttons.includes('Raise a concern'));
  });

  it('tells a lead how many cases wait and which are overdue, and opens their list', async () => {
    await sendsReferral(play);
    await play.settled();
    await play.lead.says('hello');
    assert.match(play.lead.sees, /^1 case waits for a decision/m);
    assert.doesNotMatch(play.lead.sees, /overdue/);
    assert.doesNotMatch(play.lead.sees, /R-TEST1/);
    play.clock.startsAt('2027-01-12');
    await play.lead.says('hello');
    assert.match(play.lead.sees, /^1 case waits for a decision: .*1 overdue/m);
    await play.lead.presses('What is due');
    assert.match(play.lead.sees, /R-TEST1/);
    await play.lead.says('hello');
    await play.lead.presses('Cases to decide');
    assert.match(play.lead.sees, /R-TEST1/);
  });

  it('says nothing of cases to a teacher, and everything to the SENCO', async () => {
    await sendsReferral(play);
    await play.settled();
    await play.teacher.says('hello');
    assert.doesNotMatch(play.teacher.sees, /waits/);
    const senco = play.player(SENCO);
    await senco.says('hello');
    assert.match(senco.sees, /^1 case waits for a decision/m);
  });

  it('names the pupil a question is about to whoever has to answer it, and opens the question', async () => {
    await sendsReferral(play);
    await play.settled();
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.lead.presses('Send the question', { 'ask-text': 'Is it the same days each week?' });
    await play.settled();
    await play.lead.says('hello');
    assert.match(play.lead.sees, /1 waiting for the referrer/);
    await play.teacher.says('hello');
    assert.match(play.teacher.sees, /question about pupil .+ waits for your answer/);
    await play.teacher.presses('Answer about');
    assert.match(play.teacher.sees, /Is it the same days each week\?/);
  });
});
