import assert from 'node:assert/strict';
import { EARLY_SIGNS, sendsReferral, startPlay, type Play, type Player } from '../support/play.ts';
import { caseOf, namesPupil, openReferences, opens } from '../support/same-pupil.ts';
import { COLLEAGUE, SECOND_LEAD } from '../support/school.ts';

describe('The same pupil again, for the teacher', () => {
  let play: Play;
  let colleague: Player;
  let secondLead: Player;
  beforeEach(async () => {
    play = await startPlay();
    colleague = play.player(COLLEAGUE);
    secondLead = play.player(SECOND_LEAD);
  });
  afterEach(() => play.stop());

  it('offers their own unfinished concern, and going on with it deletes the new one that holds nothing else', async () => {
    await namesPupil(play.teacher);
    await play.teacher.presses('Continue', { EW1: 'late' });
    play.clock.pass(24 * 3600);
    await namesPupil(play.teacher);
    assert.match(play.teacher.sees, /begun a concern about this pupil on .*24 Nov/i);
    await play.teacher.presses('Go on with the one of');
    const drafts = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.deepEqual(
      drafts.map(({ value }) => value.answers['EW1']),
      [['late']],
    );
    assert.ok(play.teacher.canGoOn, 'it stands where it was left');
  });

  it('still lets them begin a new one', async () => {
    await namesPupil(play.teacher);
    await namesPupil(play.teacher);
    await play.teacher.presses('Start afresh');
    await play.teacher.presses('Continue', { EW1: 'late' });
    assert.equal((await play.records.draftsOf(play.teacher.user.aadObjectId)).length, 2);
  });

  it('offers a note on their own open case, by its reference', async () => {
    await sendsReferral(play);
    const [reference = ''] = await openReferences(play);
    await namesPupil(play.teacher);
    assert.match(play.teacher.sees, new RegExp(`You raised ${reference} about this pupil`));
    await play.teacher.presses(`Add a note to ${reference}`);
    await play.teacher.presses('Send the note', { note: 'Alone in the yard again.' });
    assert.equal((await caseOf(play, reference)).notes.length, 1);
    assert.deepEqual(await play.records.draftsOf(play.teacher.user.aadObjectId), []);
  });

  it('says nothing of a case that is closed', async () => {
    await sendsReferral(play);
    const [reference = ''] = await openReferences(play);
    await opens(play.lead, reference);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned.' });
    await namesPupil(play.teacher);
    assert.ok(!play.teacher.sees.includes(reference));
  });

  it('is word for word the same, receipt included, whether or not a colleague has raised or begun something', async () => {
    const cardsOf = async (player: Player) => {
      const cards: string[] = [];
      await player.says('hello');
      await player.presses('Raise a');
      for (const inputs of EARLY_SIGNS) {
        await player.presses('Continue', inputs);
        cards.push(player.sees);
      }
      await player.presses('Send to the inclusion lead');
      cards.push(player.sees);
      return cards.join('\n').replaceAll(/R-TEST\d+/g, 'R');
    };
    const first = await cardsOf(play.teacher);
    await namesPupil(secondLead);
    const second = await cardsOf(colleague);
    assert.equal(second, first);
    assert.match(second, /If colleagues have raised something about the same pupil/);
  });
});
