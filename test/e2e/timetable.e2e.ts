import { useStory } from './demo-in-browser.ts';
import type { TeamsWindow } from './teams-window.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

describe('A reduced timetable and the facts for forms', () => {
  const story = useStory({ args: ['--sample'], firstLogged: /"deliveryKind":"reminder"/ });
  let lead: TeamsWindow;
  const opensCase = async (pupil: string) => {
    await lead.says(`find ${pupil}`);
    await lead.sees(pupil);
    const reference = /R-\w{5}/.exec(await lead.text(pupil))?.[0] ?? '';
    await lead.presses(`Open ${reference}`);
  };

  before(() => {
    ({ lead } = story);
  });

  it('runs in the sample term, with its hours, codes and a sheet to print', async () => {
    await opensCase('DM 050');
    await lead.presses('The plan');
    await lead.sees('How it is going');
    await lead.pictures('60-timetable-plan');
    await lead.presses('The reduced timetable');
    await lead.sees('Hours in school, first week');
    await lead.pictures('60-timetable-hours');
    await lead.card().getByRole('button', { name: 'Agreement sheet to print' }).click();
    await lead.hears('can write the agreement sheet');
    await lead.screenshot('60-timetable-sheet-window');
  });

  it('is planned in two cards of its own, and refused for behaviour', async () => {
    await opensCase('DM 043');
    await lead.presses('Make the plan');
    await lead.sees('What is the support');
    await lead.ticks(['A reduced timetable, agreed already']);
    await lead.presses('Continue');
    await lead.sees('How often does the key adult speak');
    await lead.chooses('Twice a week');
    await lead.presses('Continue');
    await lead.sees('Main reason for fewer hours');
    await lead.pictures('61-timetable-hours-blank');
    await lead.picks('Main reason for fewer hours', 'Behaviour');
    for (const day of DAYS) await lead.types(`${day}: in school`, '3.5');
    await lead.types('Wednesday: elsewhere', '2');
    await lead.types('How is the rest', 'Work from each subject on paper, marked on Mondays.');
    await lead.presses('Continue');
    await lead.sees('is not for managing behaviour');
    await lead.pictures('62-timetable-refused');
    await lead.picks('Main reason for fewer hours', 'Finds it hard to attend');
    await lead.presses('Continue');
    await lead.sees('Week 2: hours in school');
    await lead.types('Week 2: hours in school', '21');
    await lead.types('Week 3: in school', '26');
    await lead.chooses('In words, to be signed');
    await lead.picksDay('On what day did they agree?', '2026-11-23');
    await lead.picks('Is the LA told?', 'Not yet');
    await lead.pictures('63-timetable-agreed');
    await lead.presses('Continue');
    await lead.sees('First day of the plan');
    await lead.pictures('64-timetable-days');
  });

  it('can be shared with a provider, with hours there of their own', async () => {
    await opensCase('DM 047');
    await lead.presses('The plan');
    await lead.sees('All hours');
    await lead.pictures('64-timetable-at-provider');
    await lead.presses('Change the plan');
    await lead.presses('Change: The reduced timetable');
    await lead.sees('Monday: provider');
    await lead.pictures('64-timetable-at-provider-hours');
    await lead.types('Monday: in school', '8');
    await lead.types('Monday: elsewhere', '2');
    await lead.presses('Continue');
    await lead.sees('No school day is longer');
    await lead.pictures('64-timetable-at-provider-refused');
  });

  it('is asked of nobody else: what the forms of others need stands in parts of its own', async () => {
    await opensCase('DM 041');
    await lead.presses('More');
    await lead.presses('Add facts for forms');
    await lead.sees('Which facts do you have');
    await lead.pictures('65-form-facts');
    for (const [at, part] of [
      'Agencies and early help',
      'Medical evidence',
      'SEND plan and reviews',
      'Learning and language',
      'Risk assessment',
      'Hours in a week',
      'Consent to share',
      'Schools before',
      'Measures done elsewhere',
    ].entries()) {
      await lead.presses(`Edit: ${part}`);
      await lead.pictures(`66-form-facts-${at + 1}`);
      await lead.presses('Continue');
      await lead.pictures(`66-form-facts-${at + 1}-next`);
      while (!(await lead.text()).includes('Which facts do you have')) await lead.presses('Continue');
    }
  });
});
