import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

describe("Councils' forms of a case", () => {
  const story = useStory({ args: ['--sample'], firstLogged: /"deliveryKind":"reminder"/ });
  let lead: TeamsWindow;

  before(() => {
    ({ lead } = story);
  });

  it('are found on the case, those first that go with it', async () => {
    await lead.says('plans');
    await lead
      .card()
      .getByRole('button', { name: /^Open R-/ })
      .first()
      .click();
    await lead.sees('More');
    await lead.presses('More');
    await lead.presses('Council forms');
    await lead.sees('Council forms · R-');
    await lead.pictures('81-council-forms');
  });

  it('say what is missing, who has it, and whether parents agreed', async () => {
    await lead.card().getByRole('button', { name: 'Section 19: referral by a school' }).click();
    await lead.sees('consent is recorded');
    await lead.pictures('82-council-form');
    await lead.presses('From the record');
    await lead.pictures('83-council-form-filled');
  });

  it('are not made without consent, and lead to where it is recorded', async () => {
    await lead.says('open');
    await lead
      .card()
      .getByRole('button', { name: /^Open R-/ })
      .first()
      .click();
    await lead.sees('More');
    await lead.presses('More');
    await lead.presses('Council forms');
    await lead.presses('Section 19: referral by a school');
    await lead.sees('consent is not recorded');
    await lead.pictures('84-no-consent');
    await lead.presses('Record consent');
    await lead.sees('Consent to share');
    await lead.pictures('85-consent');
  });
});
