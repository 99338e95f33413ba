import assert from 'node:assert/strict';
import { readContent } from '../../src/content/read.ts';
import { withoutAdditions } from '../support/fixed-content/fixed-content.ts';
import { testSchool } from '../support/school.ts';
import { answers, fillsIn, EARLY_SIGNS, startPlay, type Play } from '../support/play.ts';

describe('Stop - safeguarding', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());
  const drafts = () => play.records.draftsOf(play.teacher.user.aadObjectId);

  it('shows 999 and the DSL, and keeps nothing, when somebody is in immediate danger', async () => {
    await answers(play.teacher, [{ SG1: 'yes' }]);
    assert.match(play.teacher.sees, /999/);
    assert.match(play.teacher.sees, /Dana Safe.*01632 960 001/);
    assert.match(play.teacher.sees, /told nobody/);
    assert.deepEqual(await drafts(), []);
    await play.settled();
    assert.deepEqual(play.channelCards(), []);
  });

  it('shows the DSL card when the DSL has not been told, and returns to that question afterwards', async () => {
    await answers(play.teacher, [{ SG2: 'yes-not-told' }]);
    assert.match(play.teacher.sees, /Speak to the DSL now/);
    assert.match(play.teacher.sees, /do not promise/i);
    await play.teacher.presses('I have told the DSL');
    assert.match(play.teacher.sees, /harmed/);
    await play.teacher.presses('Continue', { SG2: 'yes-dsl-told' });
    assert.match(play.teacher.sees, /Which pupil/);
  });

  for (const [answer, shown] of [
    ['Yes - immediate danger', /999/],
    ['Yes or not sure', /Speak to the DSL now/],
  ] as const)
    it(`is shown for "${answer}" at the gate, also to somebody who came back to it`, async () => {
      await answers(play.teacher, []);
      await play.teacher.presses(answer);
      assert.match(play.teacher.sees, shown);
      await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
      await play.teacher.presses('Back');
      await play.teacher.presses(answer);
      assert.match(play.teacher.sees, shown);
    });

  it('is shown for an answer on a card that the content no longer has', async () => {
    await answers(play.teacher, []);
    const [draft] = await drafts();
    const at = { d: draft?.value.id, at: 'a-card-that-is-gone' };
    await play.teacher.sendsPress('continue', { ...at, SG1: 'yes' });
    assert.match(play.teacher.sees, /999/);
    await play.teacher.sendsPress('continue', { ...at, SG2: 'yes-not-told' });
    assert.match(play.teacher.sees, /Speak to the DSL now/);
  });

  it('drops what is typed on the card where Stop is pressed', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 6));
    await play.teacher.presses('Stop - safeguarding', { DO2: 'He told me something awful', DO1: 'attend' });
    assert.match(play.teacher.sees, /Speak to the DSL now/);
    const [draft] = await drafts();
    assert.equal(draft?.value.status, 'frozen');
    assert.equal(draft.value.answers['DO1'], undefined);
    assert.doesNotMatch(JSON.stringify(draft), /awful/);
  });

  it('freezes the draft until the DSL has been told, and asks about harm again', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 4));
    await play.teacher.presses('Stop - safeguarding');
    await play.teacher.says('resume');
    assert.match(play.teacher.sees, /Speak to the DSL now/);
    await play.teacher.presses('I have told the DSL');
    assert.match(play.teacher.sees, /harmed/);
    await play.teacher.presses('Continue', { SG2: 'yes-dsl-told' });
    assert.doesNotMatch(play.teacher.sees, /Which pupil/, 'ticked answers are not asked again');
  });

  for (const typed of ['stop', 'STOP!', 'safeguarding', 'I need the DSL', 'danger']) {
    it(`stops at any moment when "${typed}" is typed, and takes the open card out of the chat`, async () => {
      await play.teacher.says('hello');
      await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 4));
      const question = play.teacher.messageId;
      await play.teacher.says(typed);
      assert.match(play.teacher.sees, /Dana Safe/);
      await play.settled();
      const standing = play.connector.standing(play.teacher.user.chat, question ?? '');
      assert.doesNotMatch(JSON.stringify(standing), /Input\./);
      const [draft] = await drafts();
      assert.equal(draft?.value.status, 'frozen');
    });
  }

  it('answers typed words that may mean harm with the DSL card and keeps none of them', async () => {
    await play.teacher.says('he says he wants to kill himself');
    assert.match(play.teacher.sees, /Dana Safe/);
    assert.doesNotMatch(play.lines.join(''), /himself/);
  });

  describe('by the rules alone', () => {
    let renamed: Play;
    beforeEach(async () => {
      // Content that the check refuses: the option has another id, in the question and in the rule.
      const files = readContent().map((file) => {
        const text = file.text.replaceAll('"yes-not-told"', '"unsure"');
        return { ...file, text, json: JSON.parse(text) as unknown };
      });
      renamed = await startPlay({}, undefined, testSchool(), withoutAdditions(files));
    });
    afterEach(() => renamed.stop());

    it('stops whatever the answer is called, freezes the draft and writes the stop down', async () => {
      await answers(renamed.teacher, [{ SG2: 'unsure' }]);
      assert.match(renamed.teacher.sees, /Speak to the DSL now/);
      const [draft] = await renamed.records.draftsOf(renamed.teacher.user.aadObjectId);
      assert.equal(draft?.value.status, 'frozen');
    });

    it('stops while storage is unavailable', async () => {
      await answers(renamed.teacher, []);
      const away = () => Promise.reject(new Error('storage is unavailable'));
      Object.assign(renamed.records, { readDraft: away, draftsOf: away, commit: away });
      await renamed.teacher.presses('Continue', { SG2: 'unsure' });
      assert.match(renamed.teacher.sees, /Speak to the DSL now/);
    });

    it('sends no draft whose answers stop by today’s rules, and asks the gate again once the DSL knows', async () => {
      await fillsIn(renamed, renamed.teacher, EARLY_SIGNS);
      assert.match(renamed.teacher.sees, /Check your answers/);
      const owner = renamed.teacher.user.aadObjectId;
      const [stored] = await renamed.records.draftsOf(owner);
      assert.ok(stored);
      const value = { ...stored.value, answers: { ...stored.value.answers, SG2: 'unsure' } };
      await renamed.records.commit([{ change: 'draft', value, expected: stored.version }]);
      await renamed.teacher.presses('Send');
      assert.match(renamed.teacher.sees, /Speak to the DSL now/);
      await renamed.settled();
      assert.deepEqual(renamed.channelCards(), []);
      await renamed.teacher.presses('I have told the DSL');
      assert.match(renamed.teacher.sees, /harmed/);
    });
  });

  describe('word check', () => {
    const TEXT = 'he was hit by the curtain at the talent show';
    const atOutcome = async (text: string) => {
      await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 6));
      await play.teacher.presses('Continue', { ST1: 'practical', DO1: 'attend', DO2: text });
    };

    it('pauses before anything typed is saved', async () => {
      await atOutcome('he just messaged a friend that he is going to kill himself tonight');
      assert.match(play.teacher.sees, /not a finding/);
      const [draft] = await drafts();
      assert.doesNotMatch(JSON.stringify(draft), /tonight/);
      assert.deepEqual(draft?.value.answers['DO1'], ['attend']);
    });

    it('stops and keeps none of the text when somebody is in danger', async () => {
      await atOutcome('he just messaged a friend that he is going to kill himself tonight');
      await play.teacher.presses('Continue', { 'word-check': 'danger' });
      assert.match(play.teacher.sees, /Call 999 now/);
      assert.doesNotMatch(JSON.stringify(await drafts()), /tonight/);
    });

    it('saves the text when the answer is no, and never calls it safe', async () => {
      await atOutcome(TEXT);
      await play.teacher.presses('Continue', { 'word-check': 'no' });
      assert.match(play.teacher.sees, /Check your answers/);
      assert.match(play.teacher.sees, /talent show/);
      assert.doesNotMatch(play.teacher.sees, /\bsafe\b|\bclear\b/i);
      const [draft] = await drafts();
      assert.deepEqual(draft?.value.events, ['word-match', 'cleared']);
    });

    it('is a matter between the bot and the member of staff: the case shows nothing of it', async () => {
      await atOutcome(TEXT);
      await play.teacher.presses('Continue', { 'word-check': 'no' });
      await play.teacher.presses('Send');
      await play.settled();
      const posted = play.channelCards().at(-1)!;
      assert.doesNotMatch(JSON.stringify(posted.card), /harm|word on the/i);
      await play.lead.says('open');
      await play.lead.presses('Open R-TEST1');
      await play.lead.looksAt('Why this level');
      assert.doesNotMatch(play.lead.sees, /words that may|word on the/i);
    });

    it('leaves the text out when the DSL already knows', async () => {
      await atOutcome(TEXT);
      await play.teacher.presses('Continue', { 'word-check': 'yes-dsl-told' });
      assert.match(play.teacher.sees, /left out/);
      const [draft] = await drafts();
      assert.equal(draft?.value.answers['DO2'], undefined);
      assert.equal(draft?.value.answers['SG2'], 'yes-dsl-told');
    });

    it('asks again when nothing is chosen, and keeps the words on the card', async () => {
      await atOutcome(TEXT);
      await play.teacher.presses('Continue', { 'word-check': '' });
      assert.match(play.teacher.sees, /Please choose one answer/);
      assert.match(play.teacher.sees, /talent show/);
    });
  });

  describe('while storage is unavailable', () => {
    const away = () => Promise.reject(new Error('storage is unavailable'));
    const goesAway = () => Object.assign(play.records, { readDraft: away, draftsOf: away, commit: away });

    it('shows the DSL card all the same when Stop is pressed or typed', async () => {
      await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 4));
      goesAway();
      await play.teacher.presses('Stop - safeguarding');
      assert.match(play.teacher.sees, /Dana Safe.*01632 960 001/);
      await play.teacher.says('danger');
      assert.match(play.teacher.sees, /999/);
      assert.equal(play.lines.filter((line) => /"event":"broken"/.test(line)).length, 2);
    });

    for (const [inputs, shown] of [
      [{ SG1: 'yes' }, /999/],
      [{ SG2: 'yes-not-told' }, /Speak to the DSL now/],
    ] as const)
      it(`shows it for the answer ${Object.values(inputs).join()} at the gate`, async () => {
        await answers(play.teacher, []);
        goesAway();
        await play.teacher.presses('Continue', inputs);
        assert.match(play.teacher.sees, shown);
      });

    it('answers anything else with a sentence and a reference', async () => {
      await answers(play.teacher, []);
      goesAway();
      await play.teacher.presses('Continue', { SG1: 'no' });
      assert.match(play.teacher.sentence ?? '', /not saved.*reference: [0-9A-F]{4}/);
    });
  });

  it('is answered once: a second "I have told the DSL" changes nothing that was answered since', async () => {
    await answers(play.teacher, [{ SG2: 'yes-not-told' }]);
    const stopped = play.teacher.card;
    await play.teacher.presses('I have told the DSL');
    await play.teacher.presses('Continue', { SG2: 'yes-dsl-told' });
    await play.teacher.presses('Continue', EARLY_SIGNS[1]);
    const before = (await drafts())[0]?.value;
    play.teacher.card = stopped;
    await play.teacher.presses('I have told the DSL');
    assert.deepEqual((await drafts())[0]?.value, before);
    assert.match(play.teacher.sees, /noticed|signs|seen/i);
  });
});
