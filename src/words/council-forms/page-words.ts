import { ANY_COUNCIL } from '../../domain/content/council-form.ts';
import type { MadeForm } from './made-form.ts';

/** What stands on a council's form that was made, besides its fields: printed, and in Word. */
export const COUNCIL_FORM = {
  skip: 'Skip to the form',
  marking: 'Personal data of a pupil.',
  whoReads: 'Only for the people named on it. Keep it no longer than it is needed, then destroy it.',
  about: ({ form: { council }, reference }: MadeForm, day: string) =>
    `${council === ANY_COUNCIL ? 'For the council' : `For ${council}`}, from the school's record of ${reference}. Made on ${day}. The council's own form may be newer: copy this into it where it asks for that.`,
  blanks: "What is blank is for the school's office to write: names, contacts, and what is not on record.",
  toWrite: 'To write in',
  ticked: 'ticked',
  notTicked: 'not ticked',
  enclosed: 'Enclosed with this form',
  nothingEnclosed: 'Nothing has to go with it.',
  foot: (reference: string, day: string) =>
    `Drawn from the school's record of ${reference} on ${day}. People decided what is in it, and can be asked why.`,
} as const;
