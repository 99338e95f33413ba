import type { TeamsWindow } from './teams-window.ts';

/** The shortest way through the questions, to the receipt. */
export async function raisesConcern(teacher: TeamsWindow, pupil: string): Promise<void> {
  await namesPupil(teacher, pupil);
  await answersAndSends(teacher);
}

/** Through the safeguarding gate, up to the card on which the pupil is named. */
export async function namesPupil(teacher: TeamsWindow, pupil: string): Promise<void> {
  await teacher.presses('No to both');
  await teacher.types('Which pupil?', pupil);
  await teacher.chooses('Attendance or lateness');
  await teacher.presses('Sometimes');
}

/** What comes after the pupil, to the receipt. */
export async function answersAndSends(teacher: TeamsWindow): Promise<void> {
  await teacher.ticks(['Late to school or lessons']);
  await teacher.ticks(['None of these'], 'Any of these');
  await teacher.presses('Continue');
  await teacher.ticks(['No behaviour concern']);
  await teacher.ticks(['None of these']);
  await teacher.presses('Less than 2 weeks');
  await teacher.ticks(['Late to school']);
  await teacher.presses('Continue');
  await teacher.ticks(['Nothing yet']);
  await teacher.chooses('Not yet', 'Have parents');
  await teacher.presses('Not yet');
  await teacher.ticks(['Has an adult they trust']);
  await teacher.presses('Continue');
  await teacher.presses('Send to the inclusion lead');
  await teacher.sees('Thank you');
}

/** A pupil who has been suspended twice: two signs, a tick in each list, one typed sentence. To the receipt. */
export async function raisesUsualConcern(teacher: TeamsWindow, pupil: string): Promise<void> {
  await teacher.presses('No to both');
  await teacher.types('Which pupil?', pupil);
  await teacher.chooses('Behaviour');
  await teacher.presses('Sometimes');
  await teacher.ticks(['Withdrawing from learning', 'Finds it hard to stay calm in class']);
  await teacher.ticks(['None of these'], 'Any of these');
  await teacher.presses('Continue');
  await teacher.ticks(['Refusing work or instructions', 'Anger that rises fast']);
  await teacher.presses('2 to 6 weeks');
  await teacher.ticks(['A change in the family']);
  await teacher.chooses('Some lessons missed or disrupted each week');
  await teacher.presses('About weekly');
  await teacher.ticks(['Behaviour plan or report card']);
  await teacher.chooses('Yes - they share the concern');
  await teacher.presses('Not yet');
  await teacher.chooses('It helped, then stopped helping');
  await teacher.chooses('More than once');
  await teacher.ticks(['Works well 1:1']);
  await teacher.types('Anything else', 'Two suspensions since September, both after lunch.');
  await teacher.presses('Continue');
  await teacher.presses('Send to the inclusion lead');
  await teacher.sees('Thank you');
}
