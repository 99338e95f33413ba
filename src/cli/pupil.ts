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
