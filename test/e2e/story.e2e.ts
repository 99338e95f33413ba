import assert from 'node:assert/strict';
import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

const WROTE = 'Crowded corridors are hard. The first lesson in the library goes better.';
const ASKED = 'Is it the same days each week?';
const ANSWERED = 'Mostly Mondays, and the day after a cover lesson.';
const REASON = 'Good that you noticed. A key adult starts on Monday, and we look again in four weeks.';
const UNTICKED = 'Break what is coming into dates and small steps, and show the pupil what stays the same.';
const OWN_STEP = 'Ms Idris checks in before lesson one.';
/** What a phone of 390 by 844 shows of a chat between its bars, in pixels. */
const PHONE_SCREEN = 720;

describe('A concern', () => {
  const story = useStory({});
  let teacher: TeamsWindow;
  let lead: TeamsWindow;
  let cardsAtTheGate = 0;

  before(() => void ({ teacher, lead } = story));

  it('begins with a welcome that says what this is, what it is not and how long it takes', async () => {
    await teacher.says('hello');
    await teacher.sees('Not a safeguarding report');
    await teacher.sees('Two to four minutes');
    await teacher.pictures('01-welcome');
    await teacher.screenshot('01-welcome-window');
  });

  it('passes the safeguarding gate before anything about the pupil', async () => {
    await teacher.presses('Raise a concern');
    cardsAtTheGate = await teacher.cards();
    await teacher.sees('immediate danger');
    await teacher.pictures('02-gate');
    await teacher.sees('being harmed');
    await teacher.presses('No to both');
    await teacher.sees('Which pupil?');
  });

  it('refuses a full name with a kind sentence and keeps the rest', async () => {
    await teacher.types('Which pupil?', 'Mary Jones');
    await teacher.picks('How do you know', 'Form tutor / head of year');
    await teacher.chooses('Attendance or lateness');
    await teacher.presses('Often');
    await teacher.sees('instead of a name');
    await teacher.pictures('03-full-name');
    await teacher.types('Which pupil?', 'AB 8');
    await teacher.presses('Continue');
    await teacher.sees('What have you noticed?');
  });

  it('goes back with what was ticked still ticked', async () => {
    await teacher.ticks([
      'Withdrawing from learning',
      'Late to school or lessons',
      'More absences than before',
    ]);
    await teacher.ticks(['None of these'], 'Any of these');
    await teacher.pictures('04-signs');
    await teacher.presses('Continue');
    await teacher.sees('What do you see most?');
    await teacher.presses('Back');
    assert.equal(await teacher.isTicked('Late to school or lessons'), true);
    assert.equal(await teacher.isTicked('Isolated from other pupils'), false);
  });

  it('shows the DSL card for a sign of harm, keeps none of it, and goes on when the DSL knows', async () => {
    await teacher.unticks('None of these', 'Any of these');
    await teacher.ticks(
      ['Marks or injuries, hunger, or the same dirty clothes day after day'],
      'Any of these',
    );
    await teacher.presses('Continue');
    await teacher.sees('Speak to the DSL now');
    await teacher.pictures('04-dsl');
    await teacher.presses('I have told the DSL - go on');
    await teacher.sees('being harmed');
    await teacher.presses('Yes: I have told the DSL');
    await teacher.sees('What have you noticed?');
    assert.equal(await teacher.isTicked('Late to school or lessons'), true);
    await teacher.ticks(['None of these'], 'Any of these');
    await teacher.presses('Continue');
    await teacher.sees('What do you see most?');
    cardsAtTheGate = await teacher.cards();
  });

  it('asks in one card that the next replaces', async () => {
    await teacher.ticks(['No behaviour concern']);
    assert.equal(await teacher.cards(), cardsAtTheGate);
  });

  it('waits, saved, while everything is stopped and started again', async () => {
    await teacher.ticks(['Anxious or worried most days']);
    await teacher.presses('Save for later');
    await teacher.sees('Tue 1 Dec');
    await teacher.pictures('05-saved');
    await story.restart();
    await teacher.page.close();
    await lead.page.close();
    await story.openWindows();
    ({ teacher, lead } = story);
    await teacher.says('resume');
    await teacher.sees('What do you see most?');
    assert.equal(await teacher.isTicked('No behaviour concern'), true);
    await teacher.presses('More than half a term');
    await teacher.sees('Any pattern?');
  });

  it('asks only what the answers make worth asking', async () => {
    await teacher.doesNotSee('removed from lessons');
    await teacher.ticks(['Worry about exams, or about moving on']);
    await teacher.ticks(['Mondays or after holidays', 'Anxious about coming in']);
    await teacher.chooses('Some lessons missed or disrupted each week');
    await teacher.pictures('05-closer');
    await teacher.presses('Continue');
    await teacher.ticks(['Adapted teaching', 'Key adult, mentoring or check-ins']);
    await teacher.chooses('Yes - they share the concern');
    await teacher.unfolds();
    await teacher.ticks(['None'], 'Any recent change');
    await teacher.pictures('05-more');
    await teacher.presses('Yes');
    await teacher.sees('What happened?');
    await teacher.chooses('It helped, then stopped helping');
  });

  it('pauses before words that can be about harm are saved', async () => {
    await teacher.types('In a few words: what does the pupil say', 'He says he wants to die of boredom.');
    await teacher.ticks(['Has an adult they trust', 'Better at certain times of day']);
    await teacher.unfolds();
    await teacher.ticks(['Attends more', 'Feels safe, can regulate']);
    await teacher.presses('Continue');
    await teacher.sees('Before this is saved');
    await teacher.pictures('06-word-check');
    await teacher.types("Pupil's view", WROTE);
    await teacher.chooses('No - save what I wrote');
    await teacher.presses('Continue');
    await teacher.sees('Check your answers');
  });

  it('shows every answer before it is sent, and comes back there after a change', async () => {
    await teacher.sees(WROTE);
    await teacher.pictures('07-check');
    await teacher.presses('Change: What you have noticed');
    await teacher.unticks('Late to school or lessons');
    await teacher.presses('Continue');
    await teacher.sees('Check your answers');
    await teacher.doesNotSee('Late to school or lessons');
  });

  it('is sent with thanks, a reference and a date, and leaves the chat', async () => {
    await teacher.presses('Send to the inclusion lead');
    await teacher.sees('Thank you');
    await teacher.sees('Thu 26 Nov');
    await teacher.pictures('08-receipt');
    await teacher.screenshot('08-receipt-window');
    assert.equal(
      (await teacher.conversation()).includes(WROTE),
      false,
      'the answers still stand in the chat',
    );
  });

  it('stands in the inclusion channel as a post of its own, without a free word', async () => {
    await lead.opens('Inclusion');
    await lead.sees('pupil AB 8');
    await lead.sees('Withdrawing from learning');
    await lead.doesNotSee('Crowded');
    assert.equal(await lead.cards(), 1);
    await lead.pictures('09-case');
    await lead.screenshot('09-case-window');
  });

  it('says why it has its level', async () => {
    await lead.presses('More');
    await lead.presses('Why this level?');
    await lead.sees('2 kinds of support tried for long enough, with no lasting difference');
    await lead.pictures('10-why');
    await lead.presses('Why this level?');
    await lead.presses('More');
    await lead.doesNotSee('Ask the referrer');
  });

  it('fits one and a quarter screens of a phone, with real headings and lists for a screen reader', async () => {
    const read = await lead.readsOut();
    assert.match(read, /heading "Why priority"/);
    assert.match(read, /heading "Suggested next steps/);
    const lists = read.match(/- list:/g) ?? [];
    assert.equal(lists.length, 3, read);
    assert.ok((await lead.heightOnPhone()) <= 1.25 * PHONE_SCREEN, 'the card is too high for a phone');
  });

  it('is taken by the lead, and the referrer is told who has it', async () => {
    await lead.presses('Take it on');
    await lead.sees('Seen by Maya Lindqvist');
    await teacher.sees('Maya Lindqvist has seen it');
    await teacher.pictures('11-seen');
  });

  it('is opened in full only in the own chat of the lead', async () => {
    await lead.presses('Open details in my chat');
    await lead.sees('your own chat with me');
    await lead.doesNotSee(WROTE);
    await lead.opens('Personal Chat');
    await lead.sees('Raised by');
    await lead.sees(WROTE);
    assert.ok((await lead.height()) <= 1100, 'the details are too high');
    const read = await lead.readsOut();
    assert.match(read, /heading "What was said"/);
    assert.match(read, /heading "Suggested next steps"/);
    assert.equal((read.match(/- list:/g) ?? []).length, 1, read);
    await lead.pictures('12-details');
    await lead.doesNotSee('Who is asking');
    await lead.presses('All answers');
    await lead.sees('Who is asking');
    await lead.pictures('12-details-unfolded');
    await lead.opens('Inclusion');
  });

  it('goes back to the referrer with a question and returns with an answer', async () => {
    await lead.presses('More');
    await lead.presses('Ask the referrer');
    await lead.pictures('13-ask');
    await lead.types('Your question', ASKED);
    await lead.presses('Send the question');
    await lead.sees('Waiting for the referrer');
    await teacher.sees(ASKED);
    await teacher.pictures('14-asked');
    await teacher.types('Your answer', ANSWERED);
    await teacher.presses('Send my answer');
    // The card is redrawn before the line comes, which would fold a form opened earlier.
    await lead.hears(/has answered/);
    await lead.sees('Being looked at');
    await lead.doesNotSee(ANSWERED);
  });

  it('is decided once, and everybody sees it', async () => {
    await lead.presses('Approve in-school steps');
    await lead.sees('What happens in school now');
    // Said by the client itself, before anything is sent; Stop is never held up by it.
    await lead.presses('Approve the in-school next steps');
    await lead.sees('Please write a short reason');
    await lead.presses('Stop - safeguarding');
    await lead.hears('Helen Ashdown');
    await lead.unticks(UNTICKED);
    await lead.types('Or in your own words', OWN_STEP);
    await lead.types('Why, in a sentence', REASON);
    await lead.pictures('15-approve');
    await lead.presses('Approve the in-school next steps');
    await lead.sees('Maya Lindqvist');
    assert.equal((await lead.buttons()).includes('Approve in-school steps'), false);
    await teacher.sees(REASON);
    await teacher.sees(OWN_STEP);
    await teacher.doesNotSee(UNTICKED);
    await lead.doesNotSee(OWN_STEP);
    await teacher.pictures('15-outcome');
    await teacher.screenshot('15-outcome-window');
    await lead.pictures('15-decided');
    await lead.screenshot('15-decided-window');
    assert.equal(await lead.cards(), 1, 'the card was posted a second time');
  });

  it('is stopped by one word, keeps nothing and is posted nowhere', async () => {
    await teacher.says('flag');
    await teacher.presses('Raise a concern');
    await teacher.says('stop');
    await teacher.sees('Helen Ashdown');
    await teacher.sees('01632 960 111');
    await teacher.pictures('16-stop');
    assert.equal(await lead.cards(), 1);
  });
});
