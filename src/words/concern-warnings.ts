import type { ConcernWarning } from '../domain/questions/concern-warnings.ts';
import { nameYearGroup } from './cases.ts';

/** What the author of a concern should check. */
export function describeConcernWarning(found: ConcernWarning): string {
  switch (found.warning) {
    case 'year-of-reference':
      return `The reference "${found.reference}" reads like ${nameYearGroup(found.named)}, and the year group is ${nameYearGroup(found.year)}. Please check both.`;
    case 'suspended-or-not':
      return 'You ticked "Back after a suspension", and that there was none this school year. Unless it was before the summer, please check both.';
  }
}
