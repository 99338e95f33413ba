import { useStory } from './demo-in-browser.ts';

/** Cells as a provider's spreadsheet has them: two weeks of a pupil with a plan there, and somebody else. */
const CELLS = [
  'Admission Number,Name,Week beginning,Sessions offered,Sessions attended',
  'DM 048,Example,16/11/2026,2,2',
  'DM 048,Example,23/11/2026,3,2',
  '9999,Other,23/11/2026,4,4',
].join('\n');

describe("A provider's register", () => {
  // The reminders of the morning would come between what is said here.
  const story = useStory({ args: ['--sample'], firstLogged: /"deliveryKind":"reminder"/ });

  it('is pasted, looked at and recorded, and the weekly update begins with it', async () => {
    const { teacher, lead } = story;
    await lead.says('providers');
    await lead.sees('From A to Z');
    await lead.pressesBehindDots('Read in a register');
    await lead.sees('sessions offered');
    await lead.pictures('91-register');
    await lead.types('The cells', CELLS);
    await lead.presses('Go on');
    await lead.sees('2 of 3 sessions, new');
    await lead.pictures('92-register-preview');
    await lead.presses('Record these sessions');
    await lead.sees('The register is read in');
    const [reference = ''] = /R-[0-9A-Z]{5}/.exec(await lead.text()) ?? [];
    await lead.says(`find ${reference}`);
    await lead.presses(`Open ${reference}`);
    await lead.presses('The plan');
    await lead.presses('Updates and reviews');
    await lead.sees("The provider's register");
    await lead.pictures('93-register-plan');
    await teacher.says('my plans');
    await teacher.pressesLast('Give the weekly update');
    await teacher.sees("From the provider's register");
    await teacher.pictures('94-register-update');
  });

  it('with columns that nobody knows is explained once', async () => {
    const { lead } = story;
    await lead.says('register');
    await lead.sees('sessions offered');
    await lead.types('The cells', 'Client,Period from,Slots,Used\nDM 048,12/10/2026,3,2');
    await lead.presses('Go on');
    await lead.sees('Which column is what');
    await lead.picks('The week, or a day in it', 'Period from');
    await lead.picks('Sessions offered', 'Slots');
    await lead.presses('Go on');
    await lead.sees('a column for each of the three');
    await lead.pictures('95-register-columns');
    await lead.picks('Sessions attended', 'Used');
    await lead.presses('Go on');
    await lead.sees('the plan does not run then');
  });
});
