import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

describe("Councils' forms of a case", () => {
  const story = useStory({ args: ['--sample'], firstLogged: /"deliveryKind":"reminder"/ });
  let lead: TeamsWindow;

  const opensCase = async (pupil: string) => {
    await lead.says(`find ${pupil}`);
    await lead.sees(pupil);
    const reference = /R-\w{5}/.exec(await lead.text(pupil))?.[0] ?? '';
    await lead.presses(`Open ${reference}`);
    await lead.presses('More');
    await lead.presses('Council forms');
    await lead.sees('Council forms · R-');
  };

  before(() => {
    ({ lead } = story);
  });

  it('are found on the case, those first that go with it', async () => {
    await opensCase('DM 041');
    await lead.pictures('81-council-forms');
  });

  it('say what is missing, who has it, and whether parents agreed', async () => {
    await lead.presses('Section 19: referral by a school');
    await lead.sees('consent is recorded');
    await lead.pictures('82-council-form');
    await lead.presses('From the record');
    await lead.pictures('83-council-form-filled');
  });

  it('are not made without consent, and lead to where it is recorded', async () => {
    await opensCase('DM 049');
    await lead.presses('Section 19: referral by a school');
    await lead.sees('consent is not recorded');
    await lead.pictures('84-no-consent');
    await lead.presses('Record consent');
    await lead.sees('Consent to share');
    await lead.pictures('85-consent');
  });
});
