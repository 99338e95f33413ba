import type { StandingCase } from '../../app/data-requests/reply.ts';
import { STANDING_WORDS } from '../../words/data-requests.ts';
import type { Drawing } from '../parts.ts';
import type { Group } from '../parts-card.ts';
import { caseGroup } from './pupil-card.ts';

/** The cases of a request, each with what is in its way. */
export function standingGroups(cases: readonly StandingCase[], drawing: Drawing): readonly Group[] {
  return cases.map(({ asked, held, is }) => {
    const group = held ? caseGroup(held, drawing) : { heading: asked.reference };
    return { ...group, text: [group.text ?? '', STANDING_WORDS[is]].filter((each) => each !== '').join(' ') };
  });
}
