import type { TeamsWindow } from './teams-window.ts';

/** The shortest way through the questions, to the receipt. */
export async function raisesConcern(teacher: TeamsWindow, pupil: string): Promise<void> {
  await namesPupil(teacher, pupil);
  await answersAndSends(teacher);
}

/** Through the safeguarding gate, up to the card on which the pupil is named. */
export async function namesPupil(teacher: TeamsWindow, pupil: string): Promise<void> {
  const goesOn = () => teacher.presses('Continue');
  await teacher.chooses('No');
  await goesOn();
  await teacher.chooses('No');
  await goesOn();
  await teacher.types('Which pupil?', pupil);
  await teacher.picks('Year group', 'Year 8');
  await teacher.chooses('Class teacher');
  await teacher.chooses('Attendance or lateness');
  await goesOn();
}

/** What comes after the pupil, to the receipt. */
export async function answersAndSends(teacher: TeamsWindow): Promise<void> {
  const goesOn = () => teacher.presses('Continue');
  await teacher.ticks(['Late to school or lessons']);
  await teacher.chooses('Less than 2 weeks');
  await teacher.ticks(['None of these'], 'Any of these');
  await goesOn();
  await teacher.ticks(['Nothing I know of']);
  await teacher.chooses('Sometimes');
  await teacher.ticks(['No behaviour concern']);
  await goesOn();
  await teacher.ticks(['Late to school']);
  await teacher.ticks(['None of these']);
  await teacher.chooses('Manages the day');
  await teacher.chooses('None that I know of');
  await goesOn();
  await teacher.ticks(['Nothing yet']);
  await teacher.chooses('No', 'Is the pupil on a reduced');
  await teacher.ticks(['None'], 'Any recent change');
  await teacher.chooses('Not yet', 'Have parents');
  await teacher.chooses('Not yet', 'Has someone asked the pupil');
  await goesOn();
  await teacher.ticks(['Has an adult they trust', 'Attends more']);
  await goesOn();
  await teacher.presses('Send to the inclusion lead');
  await teacher.sees('Thank you');
}
