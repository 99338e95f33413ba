import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

describe('The directory of providers', () => {
  const story = useStory({});
  let lead: TeamsWindow;

  before(() => {
    ({ lead } = story);
  });

  it('is a list by name, and each provider a checklist', async () => {
    await lead.says('providers');
    await lead.sees('From A to Z');
    await lead.pictures('71-providers');
    await lead.presses('Open Withy Farm Learning');
    await lead.sees('Not seen yet');
    await lead.pictures('72-checklist');
  });

  it('takes what a lead has seen, with its last day', async () => {
    await lead.picks('A check to record', 'Insurance');
    await lead.presses('Record this check');
    await lead.sees('Asked for');
    await lead.types('What you have seen', 'Certificate of the new insurer');
    await lead.presses('Save');
    await lead.sees('Nothing was saved yet');
    await lead.pictures('73-check');
    await lead.picksDay('The last day for which it stands', '2027-11-20');
    await lead.presses('Save');
    await lead.sees('Saved: Insurance, seen by you.');
    await lead.pictures('74-checked');
  });

  it('takes a new provider', async () => {
    await lead.presses('All providers');
    await lead.sees('From A to Z');
    await lead.presses('Add a provider');
    await lead.sees('Plans refer to it by this name');
    await lead.types('Name of the provider', 'Oak Yard');
    await lead.presses('Save');
    await lead.sees('Please choose what it is');
    await lead.pictures('75-add-provider');
  });
});
