import type { FollowUp, FollowUpAnswer } from '../domain/case/follow-up.ts';

// The one question that is asked about a term after a pupil went back to class.

export const FOLLOW_UP_WORDS: Readonly<Record<FollowUpAnswer, string>> = {
  'full-time': 'Still in class full time',
  partly: 'In class for part of the time',
  elsewhere: 'Placed elsewhere',
  left: 'Has left the school',
  'not-known': 'Not known',
};

export const FOLLOW_UP = {
  title: 'Still back in class?',
  help: 'The pupil went back to class about a term ago. Your answer is kept with the case and counted in the figures by term, which name nobody.',
  question: 'Where is the pupil now?',
  attendance: 'Attendance since going back, in per cent (may be left out)',
  send: 'Save the answer',
  chooseFirst: 'Please choose where the pupil is now.',
  notPerCent: 'Please give the attendance as a whole number from 0 to 100, or leave it out.',
  saved: 'Thank you. The answer is saved.',
} as const;

/** An answer in a few words, with the attendance where it was given. */
export function describeFollowUp({ where, attendance }: Pick<FollowUp, 'where' | 'attendance'>): string {
  return attendance === undefined
    ? FOLLOW_UP_WORDS[where]
    : `${FOLLOW_UP_WORDS[where]}; attendance since then ${attendance} %`;
}
