import assert from 'node:assert/strict';
import { answers, EARLY_SIGNS, startPlay, type Play } from '../support/play.ts';

describe('The conversation', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  it('welcomes whatever is typed with what it is, what it is not and how long it takes', async () => {
    for (const typed of ['hello', 'flag', 'help', 'zzzz']) {
      await play.teacher.says(typed);
      assert.match(play.teacher.sees, /Two to four minutes/);
      assert.match(play.teacher.sees, /Not a safeguarding report/);
      assert.ok(play.teacher.buttons.includes('Raise a concern'));
    }
  });

  it('asks the safeguarding gate before anything about the pupil', async () => {
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a concern');
    assert.match(play.teacher.sees, /immediate danger/);
    assert.match(play.teacher.sees, /harmed/);
    await play.teacher.presses('No to both');
    assert.match(play.teacher.sees, /Which pupil/);
  });

  it('says where the person is on every question card, with Stop in sight', async () => {
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a concern');
    for (const inputs of EARLY_SIGNS) {
      assert.match(play.teacher.sees, /Step \d of \d · about \d minutes? left/);
      assert.ok(play.teacher.buttons.includes('Stop - safeguarding'));
      assert.ok(play.teacher.buttons.includes('Save for later'));
      assert.equal(play.teacher.buttons.at(-1), 'Cancel and delete');
      await play.teacher.presses('Continue', inputs);
    }
    assert.match(play.teacher.sees, /Check your answers/);
  });

  it('puts no second message into the chat while questions are answered', async () => {
    await answers(play.teacher);
    assert.equal(play.connector.sent.filter(({ kind }) => kind === 'chat').length, 1);
  });

  it('says beside the question what is missing and keeps the rest', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    await play.teacher.presses('Often', { PC1: 'no 123', PC2: '', PC3: '', PC4: '' });
    assert.match(play.teacher.sees, /Please look again at: "[^"]*", "[^"]*"\. Nothing/);
    assert.match(play.teacher.sees, /Please choose one answer to go on/);
    assert.match(play.teacher.sees, /Nothing you wrote is lost/);
    assert.match(play.teacher.sees, /no 123/);
    assert.ok(play.teacher.buttons.includes('Often ✓'));
    await play.teacher.presses('Continue', { PC2: '3', PC4: 'attendance' });
    assert.match(play.teacher.sees, /What have you noticed/);
  });

  it('asks once which is right when the reference names another year than was chosen', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    const pupil = play.teacher.card;
    const typed = { PC1: 'LM 9', PC2: '10', PC3: 'tutor', PC4: 'other', AT1: 'some' };
    for (const time of ['first', 'delivered again']) {
      play.teacher.card = pupil;
      await play.teacher.presses('Continue', typed);
      assert.match(play.teacher.sees, /"LM 9" reads like Year 9, and the year group is Year 10/, time);
    }
    await play.teacher.presses('Continue');
    assert.match(play.teacher.sees, /What have you noticed/);
    await play.teacher.presses('Back');
    await play.teacher.presses('Continue', { PC2: '11' });
    assert.match(play.teacher.sees, /the year group is Year 11/, 'another year is asked about again');
    await play.teacher.presses('Continue', { PC2: '9' });
    assert.match(play.teacher.sees, /What have you noticed/);
  });

  it('refuses a full name kindly and keeps what was typed', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    await play.teacher.presses('Continue', { PC1: 'Mary Jones', PC2: '3', PC4: 'other', AT1: 'some' });
    assert.match(play.teacher.sees, /initials/i);
    assert.match(play.teacher.sees, /Mary Jones/);
    await play.teacher.presses('Continue', { PC1: 'MJ 3' });
    assert.match(play.teacher.sees, /What have you noticed/);
  });

  it('keeps a full name that was refused out of the records when the draft is sent', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    await play.teacher.presses('Save', { PC1: 'Mary Jones', PC2: '3', PC4: 'other', AT1: 'some' });
    await play.teacher.presses('Go on now');
    assert.match(play.teacher.sees, /Mary Jones/, 'nothing typed is lost');
    await play.teacher.presses('Continue', { PC1: 'MJ 3' });
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.doesNotMatch(JSON.stringify(draft), /Mary/);
  });

  it('skips support, voice and outcome when nothing is ticked, and offers to close without saving first', async () => {
    const quiet = [
      { SG1: 'no', SG2: 'no' },
      { PC1: 'PA 4', PC3: 'class-teacher', PC4: 'other', AT1: 'rarely-absent' },
      { EW1: 'none' },
      { BH1: 'none', SE1: 'none', EW2: 'unknown' },
    ];
    await answers(play.teacher, quiet);
    assert.match(play.teacher.sees, /No referral is needed/);
    assert.equal(play.teacher.buttons[0], 'Close without saving');
    await play.teacher.presses('Close without saving');
    await play.settled();
    assert.deepEqual(await play.records.draftsOf(play.teacher.user.aadObjectId), []);
    assert.deepEqual(play.channelCards(), []);
  });

  it('goes back with what was typed kept', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    await play.teacher.presses('Back', { EW1: 'late' });
    assert.match(play.teacher.sees, /Which pupil/);
    assert.match(play.teacher.sees, /PB 3/);
    await play.teacher.presses('Continue');
    assert.match(JSON.stringify(play.teacher.card), /"value":"late"/);
  });

  it('takes the year group from the reference, and what somebody chose instead', async () => {
    const named = { PC1: 'QX 9', PC2: '', PC4: 'other', AT1: 'some' };
    for (const [chosen, kept] of [
      ['', '9'],
      ['10', '10'],
    ]) {
      await answers(play.teacher, [EARLY_SIGNS[0]!, { ...named, PC2: chosen }]);
      const drafts = await play.records.draftsOf(play.teacher.user.aadObjectId);
      assert.equal(drafts.at(-1)?.value.answers['PC2'], kept);
      play.clock.pass(60);
    }
  });

  it('asks for a reference as the school writes it, and keeps what was typed', async () => {
    const strict = await startPlay({
      pupilReference: { pattern: '[A-Z]{2} ?(R|[1-9]|1[0-3])', example: 'LM 9' },
    });
    try {
      const [gate, first] = EARLY_SIGNS;
      await answers(strict.teacher, [gate!, { ...first, PC1: '104233' }]);
      assert.match(strict.teacher.sees, /like this: LM 9/);
      assert.match(JSON.stringify(strict.teacher.card), /"value":"104233"/);
      await strict.teacher.presses('Continue', { PC1: 'ab9' });
      assert.doesNotMatch(strict.teacher.sees, /like this/);
    } finally {
      await strict.stop();
    }
  });

  it('knows how somebody knows a pupil from the concern they sent last, and lets them change it', async () => {
    await answers(play.teacher);
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    await answers(play.teacher, [EARLY_SIGNS[0]!]);
    assert.match(JSON.stringify(play.teacher.card), /"value":"class-teacher"/);
    await play.teacher.presses('Some', { PC1: 'QX 9', PC3: 'tutor', PC4: 'other' });
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.equal(draft?.value.answers['PC3'], 'tutor');
  });

  it('keeps an answer that was pressed, and marks it, when somebody comes back to its card', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    await play.teacher.presses('Back');
    assert.ok(play.teacher.buttons.includes('Sometimes ✓'));
    await play.teacher.presses('Continue');
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.equal(draft?.value.answers['AT1'], 'some');
  });

  it('marks no answer at the gate, and offers no way past it but an answer', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    await play.teacher.presses('Back');
    assert.match(play.teacher.sees, /immediate danger/);
    assert.doesNotMatch(play.teacher.sees, /✓/);
    assert.ok(!play.teacher.buttons.includes('Continue'));
  });

  it('folds away what may be left out, and unfolds it where something was said', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 5));
    const unfolds = () => /"id":"more","isVisible":(true|false)/.exec(JSON.stringify(play.teacher.card))?.[1];
    assert.match(play.teacher.sees, /You can add: .*Recent change/);
    assert.equal(unfolds(), 'false');
    await play.teacher.presses('Save for later', { RC1: 'after-suspension' });
    await play.teacher.presses('Go on now');
    assert.equal(unfolds(), 'true');
  });

  it('does not fold away what the reason makes worth asking', async () => {
    const back = EARLY_SIGNS.map((card) => ('PC4' in card ? { ...card, PC4: 'return' } : card));
    await answers(play.teacher, back.slice(0, 5));
    assert.match(play.teacher.sees, /Any recent change/);
    assert.doesNotMatch(play.teacher.sees, /You can add: .*Recent change/);
  });

  it('drops follow-ups that no longer apply when an answer is changed', async () => {
    await answers(play.teacher);
    await play.teacher.presses('Change: What is going on now');
    await play.teacher.presses('Continue', { BH1: 'low-level' });
    await play.teacher.presses('Continue', { BH2: 'few' });
    await play.teacher.presses('Change: What is going on now');
    await play.teacher.presses('Continue', { BH1: 'none' });
    await play.teacher.presses('Continue');
    assert.match(play.teacher.sees, /Check your answers/);
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    const page = await play.records.referralsBy(play.teacher.user.aadObjectId, 1);
    assert.ok(page.items[0]);
    assert.equal(page.items[0].answers['BH2'], undefined);
  });

  it('asks what a change made necessary, then returns to the check', async () => {
    await answers(play.teacher);
    await play.teacher.presses('Change: What is going on now');
    await play.teacher.presses('Continue', { BH1: 'low-level' });
    assert.match(play.teacher.sees, /removed from lessons/);
    await play.teacher.presses('Continue', { BH2: 'few' });
    assert.match(play.teacher.sees, /Check your answers/);
  });

  it('asks which is right when "None" is ticked beside others, and keeps both ticked', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    await play.teacher.presses('Continue', { ...EARLY_SIGNS[2], EW1: 'late,none' });
    assert.match(play.teacher.sees, /"None of these" and "Late to school or lessons" are both ticked/);
    assert.match(JSON.stringify(play.teacher.card), /"value":"late,none"/);
    await play.teacher.presses('Continue', { EW1: 'late' });
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.deepEqual(draft?.value.answers['EW1'], ['late']);
  });

  it('saves for later and goes on with "resume", a week long', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
    await play.teacher.presses('Save for later', { BH1: 'low-level' });
    assert.match(play.teacher.sees, /kept until Tue 1 Dec/);
    play.clock.pass(6.9 * 24 * 3600);
    await play.teacher.says('resume');
    assert.match(play.teacher.sees, /What do you see most/);
    assert.match(JSON.stringify(play.teacher.card), /"value":"low-level"/);
  });

  it('offers an unfinished draft on the welcome card', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
    await play.teacher.says('hello');
    assert.match(play.teacher.sees, /unfinished draft/);
    await play.teacher.presses('Go on with PB 3');
    assert.match(play.teacher.sees, /What do you see most/);
  });

  it('tells two drafts apart', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a new concern');
    await play.teacher.presses('No to both');
    await play.teacher.presses('Rarely', { PC1: 'QX 9', PC3: 'tutor', PC4: 'other' });
    await play.teacher.says('resume');
    assert.match(play.teacher.sees, /PB 3/);
    assert.match(play.teacher.sees, /QX 9/);
    await play.teacher.presses('Go on with PB 3');
    await play.teacher.presses('Back');
    assert.match(play.teacher.sees, /PB 3/);
  });

  it('keeps every answer that still fits when the content has changed since', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
    const [stored] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.ok(stored);
    const old = {
      ...stored.value,
      contentVersion: 'last-year',
      answers: { ...stored.value.answers, PC4: 'an-option-that-is-gone', 'ZZ-9': 'a-question-that-is-gone' },
    };
    const changed = await play.records.commit([{ change: 'draft', value: old, expected: stored.version }]);
    assert.equal(changed, 'done');
    await play.teacher.says('resume');
    await play.teacher.presses('Continue', EARLY_SIGNS[3]);
    const [now] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.deepEqual(now?.value.answers['EW1'], ['late', 'isolated']);
    assert.equal(now.value.answers['PC4'], undefined);
    assert.equal(now.value.answers['ZZ-9'], undefined);
    for (const inputs of EARLY_SIGNS.slice(4)) await play.teacher.presses('Continue', inputs);
    assert.match(play.teacher.sees, /main reason you are raising/, 'what no longer fits is asked again');
  });

  it('forgets a draft after seven days', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
    play.clock.pass(7.1 * 24 * 3600);
    await play.teacher.presses('Continue', EARLY_SIGNS[3]);
    assert.match(play.teacher.sees, /no longer here/);
    await play.teacher.says('resume');
    assert.match(play.teacher.sees, /no unfinished draft/);
  });

  it('asks once before deleting, and keeps what was typed if the person changes their mind', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    await play.teacher.presses('Cancel and delete', { EW1: 'late' });
    assert.match(play.teacher.sees, /Delete this draft/);
    await play.teacher.presses('Keep it');
    assert.match(JSON.stringify(play.teacher.card), /"value":"late"/);
    await play.teacher.presses('Cancel and delete');
    await play.teacher.presses('Delete it');
    assert.match(play.teacher.sees, /nothing was sent/);
    assert.deepEqual(await play.records.draftsOf(play.teacher.user.aadObjectId), []);
  });

  it('gives the same card when the same button is pressed twice', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    const pupil = play.teacher.card;
    await play.teacher.presses('Continue', EARLY_SIGNS[1]);
    const signs = play.teacher.sees;
    play.teacher.card = pupil;
    await play.teacher.presses('Continue', EARLY_SIGNS[1]);
    assert.equal(play.teacher.sees, signs);
  });
});
