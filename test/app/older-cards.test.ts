import assert from 'node:assert/strict';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { SECOND_LEAD } from '../support/school.ts';

/** What stands on cards in Teams is pressed weeks later: verb, data and fields as they were written then. */
describe('A card that was drawn before acts had one name each', () => {
  let play: Play;
  let posted: Sent;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
    posted = await sendsReferral(play);
    play.lead.reads(posted);
  });
  afterEach(() => play.stop());

  const stored = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const press = async (verb: string, inputs = {}) =>
    play.lead.sendsPress(verb, { r: (await stored()).id, ...inputs });
  const names = async () => (await play.records.auditOf((await stored()).id)).map(({ what }) => what);

  it('takes a case on in the channel with the verb it had', async () => {
    await press('take');
    assert.equal((await stored()).seen?.by.name, 'Sam Lead');
    assert.equal((await stored()).owner?.name, 'Sam Lead');
    assert.ok((await names()).includes('seen'));
  });

  it('asks and passes on with the fields it had', async () => {
    await press('ask', { 'ask-text': 'Since when?' });
    assert.equal((await stored()).enquiries[0]?.question, 'Since when?');
    await press('pass-on', { 'pass-on-choice': 'senco', 'pass-on-text': 'SEND comes first here.' });
    assert.equal((await stored()).decision?.to, 'senco');
  });

  it('decides and closes with the fields it had', async () => {
    await press('approve-in-school', {
      'approve-in-school-text': 'Start on Monday.',
      'approve-in-school-more': 'A key adult each morning.',
      'approve-in-school-steps': '',
    });
    const { decision } = await stored();
    assert.equal(decision?.outcome, 'in-school-plan');
    assert.deepEqual(
      decision?.steps?.map(({ text }) => text),
      ['A key adult each morning.'],
    );
    await play.lead.says('open');
    await press('close', {
      'close-choice': 'returned',
      'close-text': 'Back in every lesson.',
      'close-more': 'The adult at the gate.',
    });
    const { outcome, reason, whatWorked } = (await stored()).closing ?? {};
    assert.deepEqual(
      [outcome, reason, whatWorked],
      ['returned', 'Back in every lesson.', 'The adult at the gate.'],
    );
  });

  it('hands over with the field it had', async () => {
    await play.lead.says('open');
    await press('hand-over', { 'hand-over-choice': SECOND_LEAD.aadObjectId });
    assert.equal((await stored()).owner?.id, SECOND_LEAD.aadObjectId);
  });
});
