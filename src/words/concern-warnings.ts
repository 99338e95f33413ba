import type { ConcernWarning } from '../domain/questions/concern-warnings.ts';
import { nameYearGroup } from './cases.ts';

/** Above a question that was asked about, for who means it as it is. */
export const MEANT_SO =
  'If it is right as it is, for example because the pupil is taught with another year, go on without changing it.';

/** What the author of a concern should check. */
export function describeConcernWarning(found: ConcernWarning): string {
  switch (found.warning) {
    case 'year-of-reference':
      return `The reference "${found.reference}" reads like ${nameYearGroup(found.named)}, and the year group is ${nameYearGroup(found.year)}. Which is right?`;
    case 'suspended-or-not':
      return 'You ticked "Back after a suspension", and that there was none this school year. Unless it was before the summer, please check both.';
  }
}
