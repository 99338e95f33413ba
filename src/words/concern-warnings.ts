import { OPTION } from '../domain/known-ids/options.ts';
import type { ConcernWarning } from '../domain/questions/concern-warnings.ts';

/** What the author of a concern should check. */
export function describeConcernWarning(found: ConcernWarning): string {
  switch (found.warning) {
    case 'year-of-reference':
      return `The reference "${found.reference}" reads like ${yearGroup(found.named)}, and the year group is ${yearGroup(found.year)}. Please check both.`;
    case 'suspended-or-not':
      return 'You ticked "Back after a suspension", and that there was none this school year. Unless it was before the summer, please check both.';
  }
}

function yearGroup(id: string): string {
  return id === OPTION.yearGroup.reception ? 'Reception' : `Year ${Number(id)}`;
}
