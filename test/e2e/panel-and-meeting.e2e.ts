import assert from 'node:assert/strict';
import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

/** What a card may take of a phone, in pixels. */
const HIGHEST = 1100;

describe('A panel and a meeting', () => {
  const story = useStory({ args: ['--sample'], firstLogged: /"deliveryKind":"reminder"/ });
  let lead: TeamsWindow;
  let teacher: TeamsWindow;

  before(() => ({ lead, teacher } = story));

  const opensMore = async (pupil: string) => {
    await lead.says(`find ${pupil}`);
    await lead.sees(pupil);
    const reference = /R-\w{5}/.exec(await lead.text(pupil))?.[0] ?? '';
    await lead.presses(`Open ${reference}`);
    await lead.presses('More');
  };

  it('shows where a case at a panel stands, and goes a step on', async () => {
    await opensMore('DM 041');
    await lead.presses('Open the panel');
    await lead.sees('The papers are to be sent by');
    await lead.presses('The papers are sent');
    await lead.sees('What the panel said');
    await lead.pictures('41-panel');
  });

  it('fits on a phone with everything wrong on it', async () => {
    await lead.picks('What the panel said', 'Put off to another day');
    await lead.picksDay('The family was told on', '2027-12-04');
    await lead.presses('Save what the panel said');
    await lead.sees('to which it was put off');
    await lead.pictures('41-panel-wrong');
    assert.ok((await lead.heightOnPhone()) <= HIGHEST, 'the card is too high for a phone');
  });

  it('is said to whoever closes the case, and heard after that', async () => {
    await lead.presses('Back to the case');
    await lead.sees('Close the case');
    await lead.presses('Close the case');
    await lead.chooses('Ended for another reason');
    await lead.types('What became of it', 'Settled with the family.');
    await lead.pressesLast('Close the case');
    await lead.sees('This case still goes to a panel');
    await lead.pictures('41-closes-with-a-panel');
    await lead.presses('Close the case (not sent yet)');
    await lead.pressesLast('Close the case');
    await lead.sees('Closed by');
    await lead.presses('More');
    await lead.presses('Open the panel');
    await lead.sees('What the panel said');
    await lead.pictures('41-panel-of-closed-case');
  });

  it('is begun on one card, and waits for the headteacher where the panel asks for it', async () => {
    await opensMore('DM 061');
    await lead.presses('Take it to a panel');
    await lead.picks('Which panel', 'Fair access panel');
    await lead.picksDay('It wants the papers by', '2026-11-30');
    await lead.picksDay('It meets on', '2026-12-04');
    await lead.chooses('Yes');
    await lead.pictures('42-take-to-panel');
    await lead.presses('Take it to a panel');
    await lead.sees('The headteacher has not approved it yet');
  });

  it('is followed by a meeting, whose agreed things are done with one press', async () => {
    await opensMore('DM 048');
    await lead.presses('Meetings');
    await lead.presses('Record a meeting');
    await lead.chooses('Review meeting');
    await lead.ticks(['Sam Okafor'], 'Who of the staff');
    await lead.pictures('43-meeting');
    await lead.presses('Save the meeting');
    await lead.types('What was agreed, in a', 'Ring home on Friday.');
    await lead.finds('Who does it', 'oka', 'Sam Okafor');
    await lead.picksDay('By when', '2026-12-04');
    await lead.presses('Save what was agreed');
    await lead.sees('Ring home on Friday (Sam Okafor');
    await lead.pictures('44-agreed');
    await lead.presses('All meetings of the case');
    await lead.presses('Correct it: Tue 24 Nov');
    await lead.chooses('Return meeting');
    await lead.presses('Save the correction');
    await lead.sees('Before, what the meeting was: Review meeting');
    await lead.pictures('44-corrected');
    await teacher.says('my dates');
    await teacher.sees('Meet at the side door');
    await teacher.presses('Done: Meet at the side door...');
    await teacher.sees('it is down as done');
    await teacher.pictures('45-my-dates');
  });
});
