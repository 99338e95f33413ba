import assert from 'node:assert/strict';
import { sendsReferral, startPlay, type Play } from '../../support/play.ts';

describe("Transferring a pupil's record, in chat", () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('data');
    await play.lead.presses('Look up', { pupil: 'PB 3' });
  });
  afterEach(() => play.stop());

  it('says what goes, what two people check, and the command with these cases; changes nothing', async () => {
    const before = play.dump().length;
    await play.lead.presses('Transfer the record');
    assert.match(play.lead.sees, /two people[\s\S]*to check[\s\S]*DSL/);
    assert.match(play.lead.sees, /pupil:transfer -- "PB 3" --only R-TEST1/);
    assert.equal(play.dump().length, before);
    assert.ok(play.lead.buttons.some((title) => title.startsWith('Stop')));
    await play.lead.presses('Back to the pupil');
    assert.match(play.lead.sees, /Held under this reference/);
  });

  it('is for those who handle data only', async () => {
    await play.teacher.sendsPress('data-transfer', { pupil: 'PB 3', cases: 'R-TEST1' });
    assert.doesNotMatch(play.teacher.sees, /pupil:transfer/);
  });
});
