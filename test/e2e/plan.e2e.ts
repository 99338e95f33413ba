import assert from 'node:assert/strict';
import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

/** The Monday three weeks later on which the plan is to be reviewed. */
const LATER = { DEMO_NOW: '2026-12-14T09:30:00Z' };
const REMINDED = /"deliveryKind":"reminder"/;
/** Whatever is ticked for the lead. */
const MEASURES = ['Attendance', 'Behaviour', 'Engagement', 'Social skills', 'Learning', 'Wellbeing'];
const REASON = 'Good that you noticed. A key adult starts on Monday, and we look again in three weeks.';
const ENDED = 'Joins in again in every lesson. Thank you for raising it so early.';

describe('A plan', () => {
  // What the clock brings to the chat comes first, so that the newest card stays the one in hand. The window may or may not
  // show what was sent before it was opened.
  const story = useStory({ args: ['--sample'], firstLogged: REMINDED });
  let teacher: TeamsWindow;
  let lead: TeamsWindow;
  let reference: string;

  before(() => {
    assert.match(story.demo.printed(), /^Sample: \d+ fictional cases/m, story.demo.printed());
    ({ teacher, lead } = story);
  });

  it('follows an approval: the lead is asked for it', async () => {
    await lead.says('find DM 072');
    await lead.sees('DM 072');
    reference = /R-\w{5}/.exec(await lead.text('DM 072'))?.[0] ?? '';
    await lead.presses(`Open ${reference}`);
    await lead.presses('Approve in-school steps');
    await lead.types('Why, in a sentence', REASON);
    await lead.presses('Approve the in-school next steps');
    await lead.sees('Next: make the plan');
    await teacher.hears(REASON);
  });

  it('is made in four short cards that come filled in, and a day when nobody is in school is said at once', async () => {
    await lead.presses('Make the plan');
    await lead.sees('What is the support');
    await lead.ticks(['A key adult and check-ins', 'A meet and greet, or a soft start']);
    await lead.pictures('21-support');
    await lead.presses('Continue');
    await lead.sees('First day of the plan');
    await lead.finds('Key adult at school', 'oka', 'Sam Okafor');
    await lead.picksDay('First day of the plan', '2026-11-30');
    await lead.picksDay('Day of the first review', '2026-12-12');
    await lead.picksDay('Last day of the plan', '2026-12-18');
    await lead.presses('Continue');
    await lead.sees('Sat 12 Dec is not a school day. The next one is Mon 14 Dec.');
    await lead.pictures('22-closed-day');
    await lead.picksDay('Day of the first review', '2026-12-14');
    for (const each of MEASURES) await lead.unticks(each);
    await lead.ticks(['Attendance', 'Engagement']);
    await lead.presses('Continue');
    await lead.sees('Why this, and why now');
    await lead.types('First aim', 'Answers in class once a day');
    await lead.pictures('23-aims');
    await lead.presses('Continue');
    await lead.sees('Attendance now');
    await lead.types('Attendance now', '84');
    await lead.types('Attendance to reach', '95');
    await lead.picks('Engagement now', '2: a little');
    await lead.picks('Engagement to reach', '4: mostly');
    await lead.chooses('Agreed');
    await lead.chooses('Yes', 'Has the pupil');
    await lead.pictures('24-figures');
    await lead.presses('Continue');
    await lead.sees('Check the plan');
    await lead.pictures('25-check-plan');
    await lead.presses('Start the plan');
    await lead.sees(`The plan for ${reference} is in place`);
    await lead.pictures('26-plan-stands');
    await lead.presses('Open the plan');
    await lead.sees('Sam Okafor');
    await lead.doesNotSee('The way back to class');
    await lead.pictures('27-plan');
  });

  it('asks the key adult for thirty seconds a week, and somebody nobody saw is raised the same day', async () => {
    await teacher.hears('You are the key adult in a plan');
    await teacher.pictures('28-key-adult', 'You are the key adult');
    await teacher.says('my plans');
    await teacher.pictures('29-my-plans');
    // The last one that can be given is of a pupil who is taught elsewhere: what was agreed on contact is asked too.
    await teacher.pressesLast('Give the weekly update');
    await teacher.sees('Has somebody from school seen');
    await teacher.types('Sessions attended', '0');
    await teacher.picks("Did the provider's register and report come?", 'Only the register');
    await teacher.picks('How much does the pupil join in?', '1: hardly joins in');
    await teacher.picks('Learning, compared with last week', 'The same');
    await teacher.picks('Behaviour, compared with last week', 'The same');
    await teacher.chooses('No', 'Did the contact');
    await teacher.chooses('No', 'Has somebody');
    await teacher.picksDay('If nobody has', '2026-11-20');
    await teacher.pictures('30-update');
    await teacher.presses('Send the update');
    await teacher.sees('Nobody from school has seen the pupil');
    await teacher.sees('Helen Ashdown');
    await teacher.pictures('31-update-given');
    await lead.hears(/Fri 20 Nov/);
    await lead.pictures('32-unseen');
    await lead.opens('Inclusion');
    await lead.hears(new RegExp(`${reference}.*(seen|contact)`, 'is'));
    await lead.screenshot('32-unseen-window');
  });

  it("is due for its review three weeks later, when last week's digests also come, late", async () => {
    await teacher.page.close();
    await lead.page.close();
    await story.restart({ env: LATER, args: ['--sample'] });
    const { demo } = story;
    assert.match(demo.printed(), /^Sample: the demo holds cases already, so nothing was added\./m);
    await demo.botLogs(REMINDED);
    await story.openWindows();
    ({ teacher, lead } = story);
    // Posted before the windows opened, which may not show it; asked for again, they do.
    await demo.botLogs(/"deliveryKind":"digest"/);
    // What has not arrived is told once, soon after a start: that card must not come between these.
    await demo.botLogs(/"deliveryKind":"problem"/);
    await lead.says('digest now');
    await lead.presses('Post them now');
    await lead.hears('The digests are being posted');
    await lead.opens('Inclusion');
    await lead.hears('Register codes to check');
    await lead.pictures('33-digest-inclusion', 'Register codes to check');
    await lead.opens('General');
    await lead.hears('One to try this week');
    await lead.pictures('34-digest-staff', 'One to try this week');
    await lead.screenshot('34-digest-staff-window');
    assert.doesNotMatch(await lead.text('One to try this week'), /DM \d|R-\w{5}|Year \d/);
    await lead.opens('Personal Chat');
    await lead.says('due');
    while (!(await lead.text()).includes(reference)) await lead.presses('Next page');
    await lead.sees('Review is due today, Mon 14 Dec');
    await lead.pictures('35-due');
  });

  it('is reviewed with figures, and the case closed with how it ended', async () => {
    await lead.says('find DM 072');
    await lead.presses(`Open ${reference}`);
    await lead.presses('Hold the review');
    await lead.sees('What was decided?');
    await lead.types('Attendance', '93');
    await lead.picks('Engagement', '4: mostly');
    await lead.chooses('Close the case');
    await lead.pictures('36-review');
    await lead.presses('Continue');
    await lead.types('What does the pupil say', 'It is easier with a friend near by.');
    await lead.chooses('Back in class');
    await lead.types('A sentence for the person', ENDED);
    await lead.presses('Continue');
    await lead.sees('Check the review');
    await lead.presses('Save the review');
    await lead.sees('The case is closed');
    await lead.pictures('37-reviewed');
    await lead.presses('Open the plan');
    await lead.sees('93');
    await lead.pictures('38-plan-closed');
    await lead.screenshot('38-plan-closed-window');
    await teacher.hears(ENDED);
    await teacher.pictures('39-what-became-of-it', ENDED);
  });

  it('is found as closed, and the digests are read before they go out', async () => {
    await lead.says('find DM 072');
    await lead.sees('back in class');
    await lead.says('digest preview');
    await lead.pictures('40-preview');
  });
});
