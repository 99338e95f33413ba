import assert from 'node:assert/strict';
import { withoutAdditions } from '../support/fixed-content/fixed-content.ts';
import { answers, EARLY_SIGNS, startPlay, type Play } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

const LAST = { ...EARLY_SIGNS[6], DO2: 'He was late on three Mondays.' };

/** What else may be pressed on a card that is older than its answers than "Continue". */
describe('On a card that is older than its answers', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());
  const draft = async () => (await play.records.draftsOf(play.teacher.user.aadObjectId))[0]!.value;

  /** Leaves the card of the signs behind, and goes on to the next but one on another. */
  async function leavesTheSigns() {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    const older = play.teacher.card;
    await play.teacher.presses('Continue', { EW1: 'late', SG3: 'none' });
    await play.teacher.presses('Continue', EARLY_SIGNS[3]);
    play.teacher.card = older;
    return (await draft()).answers;
  }

  it('what is blank there takes nothing away, whichever button is pressed', async () => {
    const before = await leavesTheSigns();
    const older = play.teacher.card;
    for (const button of ['Continue', 'Back', 'Save for later', 'Cancel and delete']) {
      play.teacher.card = older;
      await play.teacher.presses(button);
      assert.deepEqual((await draft()).answers, before, button);
    }
    assert.match(play.teacher.sees, /Delete this draft\?/);
  });

  it('a tick takes what it said, and goes on', async () => {
    await leavesTheSigns();
    await play.teacher.presses('Continue', { EW1: 'isolated' });
    await play.teacher.presses('Continue', { 'older-EW1': 'isolated' });
    assert.deepEqual((await draft()).answers['EW1'], ['isolated']);
  });

  it('signs of harm end at the DSL card, and the newer ticks stay', async () => {
    await play.stop();
    play = await startPlay({}, undefined, testSchool(), withoutAdditions(undefined, ['SG3', 'G-06']));
    await leavesTheSigns();
    await play.teacher.presses('Continue', { EW1: '', SG3: 'marks-or-hunger' });
    assert.match(play.teacher.sees, /Speak to the DSL now/);
    const { status, answers: kept } = await draft();
    assert.equal(status, 'frozen');
    assert.deepEqual(kept['EW1'], ['late']);
  });

  it('words that may mean harm pause, and are not saved over the newer text after a no', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 6));
    const older = play.teacher.card;
    await play.teacher.presses('Continue', LAST);
    play.teacher.card = older;
    await play.teacher.presses('Continue', { ...LAST, DO2: 'Somebody hits him.' });
    assert.match(play.teacher.sees, /Before this is saved/);
    await play.teacher.presses('Continue');
    await play.teacher.presses('Continue', { 'word-check': 'no' });
    assert.equal((await draft()).answers['DO2'], LAST.DO2);
    assert.match(play.teacher.sees, /On the older card: Somebody hits him\./);
    await play.teacher.presses('Continue', { 'older-DO2': 'Somebody hits him.' });
    assert.match(play.teacher.sees, /Before this is saved/, 'it is asked where it would be saved');
  });

  it('words that may mean harm pause, and what else was ticked there is shown afterwards, whatever the answer', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 6));
    const older = play.teacher.card;
    await play.teacher.presses('Continue', LAST);
    for (const answer of ['no', 'yes-dsl-told']) {
      play.teacher.card = older;
      await play.teacher.presses('Continue', { ...LAST, DO1: 'catch-up', DO2: 'Somebody hits him.' });
      assert.match(play.teacher.sees, /Before this is saved/);
      await play.teacher.presses('Continue');
      await play.teacher.presses('Continue', { 'word-check': answer });
      assert.match(play.teacher.sees, /On the older card: (?!Somebody)/, answer);
      assert.deepEqual((await draft()).answers['DO1'], ['attend', 'social']);
    }
    await play.teacher.presses('Continue', { 'older-DO1': 'catch-up' });
    assert.deepEqual((await draft()).answers['DO1'], ['catch-up']);
  });

  it('what its answers open is asked next, wherever it stands', async () => {
    const [gate, pupil] = EARLY_SIGNS;
    await answers(play.teacher, [gate!, { ...pupil, PC4: 'behaviour', AT1: 'rarely-absent' }]);
    const signs = play.teacher.card;
    await play.teacher.presses('Continue', { EW1: 'none', SG3: 'none' });
    await play.teacher.presses('Continue', { BH1: 'none', SE1: 'none', EW2: 'lt2w' });
    assert.equal((await draft()).at, 'check');
    play.teacher.card = signs;
    await play.teacher.presses('Continue', { EW1: 'late', SG3: 'none' });
    await play.teacher.presses('Continue', { 'older-EW1': 'late' });
    assert.equal((await draft()).at, 'closer', 'the card between was answered already');
    await play.teacher.presses('Continue', EARLY_SIGNS[4]);
    assert.match(play.teacher.sees, /What has been tried/);
  });

  it('"Send" sends no answer that it did not show', async () => {
    await answers(play.teacher);
    const older = play.teacher.card;
    await play.teacher.presses('Change: ');
    await play.teacher.presses('Continue', { PC1: 'PB 33' });
    play.teacher.card = older;
    await play.teacher.presses('Send to');
    assert.equal((await draft()).answers['PC1'], 'PB 33', 'not sent');
    assert.match(play.teacher.sees, /PB 33/);
    await play.teacher.presses('Send to');
    assert.match(play.teacher.sees, /R-TEST1/);
  });

  it('of an earlier version, which does not say how old it is, nothing newer is lost either', async () => {
    const before = await leavesTheSigns();
    await play.teacher.sendsPress('continue', { d: (await draft()).id, at: 'signs', EW1: 'isolated' });
    assert.deepEqual((await draft()).answers, before);
    assert.match(play.teacher.sees, /On the older card: Isolated/);
  });
});
