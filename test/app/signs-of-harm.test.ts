import assert from 'node:assert/strict';
import { withoutAdditions } from '../support/fixed-content/fixed-content.ts';
import { answers, EARLY_SIGNS, startPlay, textsOf, type Play } from '../support/play.ts';
import { testSchool } from '../support/school.ts';

const TO_THE_SIGNS = EARLY_SIGNS.slice(0, 2);
const SIGNS = EARLY_SIGNS[2]!;
const REST = EARLY_SIGNS.slice(3);
const TICKS = [
  'missing-or-late-home',
  'older-people-or-goods',
  'marks-or-hunger',
  'not-wanting-to-be-here',
  'worry-about-home',
];

describe('Signs of possible harm, asked beside what was noticed', () => {
  const content = withoutAdditions(undefined, ['SG3', 'G-06']);
  let play: Play;
  beforeEach(async () => {
    play = await startPlay({}, undefined, testSchool(), content);
    await answers(play.teacher, TO_THE_SIGNS);
  });
  afterEach(() => play.stop());
  const drafts = () => play.records.draftsOf(play.teacher.user.aadObjectId);

  for (const tick of TICKS)
    it(`show the DSL card at once for "${tick}", and keep nothing of it`, async () => {
      await play.teacher.presses('Continue', { ...SIGNS, SG3: tick });
      assert.match(play.teacher.sees, /Speak to the DSL now/);
      const [draft] = await drafts();
      assert.equal(draft?.value.status, 'frozen');
      assert.deepEqual(draft.value.answers['EW1'], ['late', 'isolated'], 'what was noticed waits');
      assert.doesNotMatch(JSON.stringify(await drafts()), new RegExp(tick));
      assert.doesNotMatch(play.lines.join(''), new RegExp(tick));
    });

  for (const ticks of ['marks-or-hunger,worry-about-home', 'marks-or-hunger,none'])
    it(`show it for "${ticks}"`, async () => {
      await play.teacher.presses('Continue', { ...SIGNS, SG3: ticks });
      assert.match(play.teacher.sees, /Speak to the DSL now/);
    });

  it('show it while the rest of the card is still blank', async () => {
    await play.teacher.presses('Continue', { SG3: 'not-wanting-to-be-here' });
    assert.match(play.teacher.sees, /Speak to the DSL now/);
  });

  it('show it when the person goes back or saves for later', async () => {
    await play.teacher.presses('Back', { SG3: 'older-people-or-goods' });
    assert.match(play.teacher.sees, /Speak to the DSL now/);
  });

  it('show it while storage is unavailable', async () => {
    const away = () => Promise.reject(new Error('storage is unavailable'));
    Object.assign(play.records, { readDraft: away, draftsOf: away, commit: away });
    await play.teacher.presses('Continue', { ...SIGNS, SG3: 'marks-or-hunger,worry-about-home' });
    assert.match(play.teacher.sees, /Speak to the DSL now/);
  });

  it('have to be answered', async () => {
    await play.teacher.presses('Continue', { ...SIGNS, SG3: '' });
    assert.match(play.teacher.sees, /Please look again at: "Any of these/);
  });

  it('stand nowhere once there are none', async () => {
    for (const inputs of [{ ...SIGNS, SG3: 'none' }, ...REST]) await play.teacher.presses('Continue', inputs);
    assert.match(play.teacher.sees, /Check your answers/);
    assert.doesNotMatch(play.teacher.sees, /possible harm/);
    await play.teacher.presses('Send');
    await play.settled();
    assert.doesNotMatch(textsOf(play.channelCards().at(-1)?.card), /possible harm/);
  });

  it('are asked again once the DSL has been told, and let the concern go on', async () => {
    await play.teacher.presses('Continue', { ...SIGNS, SG3: 'older-people-or-goods' });
    await play.teacher.presses('I have told the DSL');
    await play.teacher.presses('Continue', { SG2: 'yes-dsl-told' });
    assert.match(play.teacher.sees, /Any of these/);
    await play.teacher.presses('Continue', { SG3: 'older-people-or-goods,dsl-knows' });
    assert.doesNotMatch(JSON.stringify(await drafts()), /older-people/, 'what the DSL knows is not kept');
    for (const inputs of REST) await play.teacher.presses('Continue', inputs);
    assert.match(play.teacher.sees, /Check your answers/);
    await play.teacher.presses('Send');
    await play.settled();
    assert.doesNotMatch(textsOf(play.channelCards().at(-1)?.card), /DSL already aware|told the DSL/);
    const { items } = await play.records.referralsBy(play.teacher.user.aadObjectId, 1);
    assert.ok(items[0]?.triage.rulesFired.some(({ id }) => id === 'G-03'));
  });
});
