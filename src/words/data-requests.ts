import type { RetentionPeriods } from '../domain/school/retention.ts';
import { everybodyWho } from './roles.ts';

// What those who handle pupils' data read in their chat.

export const ONLY_HANDLERS = `Only ${everybodyWho('handles-data')} can look up, give out or delete what is held about a pupil.`;

/** The longest reference of a pupil that is looked up, in characters. */
export const LONGEST_PUPIL = 40;

export const PUPIL_PROBLEMS = {
  none: 'Please type the school\'s own reference of the pupil, like "AB 8".',
  long: `A reference has ${LONGEST_PUPIL} characters at most.`,
  nothing: (pupil: string) =>
    `Nothing is held under "${pupil}". Capitals and spaces make no difference; names are not kept.`,
} as const;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const DATA_WORDS = {
  above: (school: string) => `${school} · Data protection`,
  /** The notification line. */
  summary: 'Data protection',
  home: {
    title: 'What is held about pupils',
    kept: ({ notNeededDays, caseSchoolYears, auditYears }: RetentionPeriods) =>
      `A case goes ${counted(notNeededDays, 'day')} after it needed nothing or was withdrawn; otherwise at the end of the school year, ${counted(caseSchoolYears, 'school year')} after the one it was last worked on. Who decided and who looked is kept for ${counted(auditYears, 'year')}. Administrators set these periods.`,
    waiting: (count: number) =>
      count === 0
        ? 'No request waits for a second person.'
        : `${counted(count, 'request waits', 'requests wait')} for a second person:`,
    pupil: "Reference of a pupil, or of one of the pupil's cases",
    placeholder: 'AB 8',
    lookUp: 'Look up',
    report: 'What would be deleted',
    back: 'Data protection',
  },
  pupil: {
    title: (pupil: string) => `Pupil ${pupil}`,
    held: (cases: number, drafts: number) =>
      `Held under this reference: ${[
        ...(cases > 0 ? [counted(cases, 'case')] : []),
        ...(drafts > 0
          ? [counted(drafts, 'form that somebody is filling in', 'forms that somebody is filling in')]
          : []),
      ].join(', and ')}.`,
    whose: 'Two pupils may share a reference.',
    case: (reference: string, year: string) => `${reference} · ${year}`,
    raised: (day: string, stage: string) => `Raised ${day}. ${stage}.`,
    keptUntil: (day: string) => `Kept until ${day}.`,
    onHold: (name: string, day: string, reason: string) => `Legal hold, set by ${name} on ${day}: ${reason}`,
    which: 'Are all of these about the same pupil? Tick those that are meant.',
    whatToDo: 'What to do',
  },
} as const;
