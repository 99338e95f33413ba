import { useDemo } from './demo-in-browser.ts';
import { openPage } from './demo-page.ts';
import { raisesConcern } from './raises-concern.ts';

describe('Changing one’s mind after sending', () => {
  const shown = useDemo();

  it('corrects the concern, answers from the message box, and withdraws it; the lead takes it up again', async () => {
    const { teacher, lead } = await openPage(shown.browser, shown.demo.pageUrl);
    await teacher.sees('Two to four minutes');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    const reference = /R-\w{5}/.exec(await teacher.text())?.[0] ?? '';
    await teacher.pictures('50-receipt');
    await teacher.presses('Change or withdraw');
    await teacher.pictures('51-change-or-withdraw');

    await teacher.presses('Correct my answers');
    await teacher.presses('No to both');
    await teacher.sees('Any of these, even if you are unsure?');
    await teacher.ticks(['None of these'], 'Any of these');
    await teacher.presses('Continue');
    await teacher.sees(`Correct ${reference}, then send`);
    await teacher.pictures('52-correct');
    await teacher.presses('Change: The pupil, and why');
    await teacher.types('Which pupil?', 'CD 8');
    await teacher.presses('Continue');
    await teacher.presses('Send the correction');
    await teacher.sees('Your correction was sent');
    await teacher.pictures('53-corrected');
    await lead.hears('corrected which pupil this is about');
    await lead.pictures('54-lead-corrected', reference);

    await lead.presses('More', reference);
    await lead.presses('Ask the referrer', reference);
    await lead.types('Your question', 'Which lessons is it?', reference);
    await lead.presses('Send the question', reference);
    await teacher.sees('Maya Lindqvist asks');
    await teacher.pictures('55-question');
    await teacher.says('Maths and PE, mostly');
    await teacher.sees("Is this your answer to Maya Lindqvist's question about pupil CD 8?");
    await teacher.pictures('56-answer-offered');
    await teacher.presses('Send my answer');

    await teacher.presses('Change or withdraw');
    await teacher.presses('Withdraw this concern');
    await teacher.sees('Withdraw the concern about pupil CD 8?');
    await teacher.pictures('57-withdraw');
    await teacher.presses(`Withdraw ${reference}`);
    await teacher.sees('Please choose why');
    await teacher.pictures('58-withdraw-why');
    await teacher.chooses('It has sorted itself out');
    await teacher.presses(`Withdraw ${reference}`);
    await teacher.sees('Withdrawn');
    await teacher.pictures('59-withdrawn');
    await lead.sees('Withdrawn by Sam Okafor');
    await lead.pictures('60-lead-withdrawn', reference);

    await lead.presses('Take it up again', reference);
    await lead.types('Why, in a sentence', 'I saw it too.', reference);
    await lead.pictures('61-lead-takes-up', reference);
    await lead.pressesLast('Take it up again');
    await teacher.sees('looks at it all the same');
    await teacher.pictures('62-taken-up-again');
    await lead.pictures('63-lead-taken-up', reference);
    await teacher.says('my referrals');
    await teacher.sees('Referrals you sent');
    await teacher.pictures('64-my-referrals');
  });
});
