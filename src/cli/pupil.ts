import { onlyCases, type HeldAboutPupil } from '../app/pupil-record.ts';
import { londonDate } from '../domain/calendar/london.ts';
import type { Referral } from '../domain/case/referral.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { describeYear } from '../words/cases.ts';
import { describeMomentWithYear } from '../words/dates.ts';
import { CannotUse } from './command.ts';
import { readReference } from './operator.ts';

/** How a command names a pupil. */
export const PUPIL = {
  name: 'PUPIL',
  help: "the school's own reference of the pupil, however written",
  needed: "Please say which pupil, by the school's own reference.",
} as const;

/** Which of the cases under a pupil's reference, where two pupils share it. */
export const ONLY = {
  only: { value: 'R-7K3MP,R-...', help: 'these cases alone, where two pupils share the reference' },
} as const;

/** That cases of the school cannot be read, so that they may be about the pupil: a line, or none. */
export function describeUnread(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? '1 case of the school cannot be read, so nobody knows whether it is about this pupil: please look into that.'
      : `${count} cases of the school cannot be read, so nobody knows whether they are about this pupil: please look into that.`,
  ];
}

/** The references given with `--only`; undefined for all. Throws, in words, when one is none. */
export function readOnly(only: string | undefined): readonly string[] | undefined {
  return only?.split(',').map((each) => readReference(each.trim()));
}

/** What is held in the cases named with `--only`, or all of it. Throws, in words, when one of them is not this pupil's. */
export function chooseHeld(found: HeldAboutPupil, wanted: readonly string[] | undefined): HeldAboutPupil {
  if (wanted === undefined) return found;
  const { held, missing } = onlyCases(found, wanted);
  if (missing.length > 0) throw new CannotUse(`Not of this pupil's reference: ${missing.join(', ')}.`);
  return held;
}

/** A case in a line, by which somebody knows whether it is about the pupil they mean. */
export function listCase(referral: Referral, settings: SchoolSettings): string {
  const day = { today: londonDate(new Date(referral.sentAt)), settings };
  return `- ${referral.reference}, ${describeYear(referral, day)}, raised on ${describeMomentWithYear(referral.sentAt)}`;
}
