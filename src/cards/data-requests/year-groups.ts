import type { StandingCase } from '../../app/data-requests/reply.ts';
import type { DataRequest } from '../../app/ports/data-requests.ts';
import { inList } from '../../words/data-requests.ts';
import { YEAR_CARD } from '../../words/school-year-end.ts';
import { bullets, plain } from '../parts.ts';
import type { Group } from '../parts-card.ts';

/** The references that a request would change, and the cases of which it would leave them as they are. */
export function yearGroups(
  { cases: asked }: DataRequest,
  cases: readonly StandingCase[],
  changes: readonly { readonly from: string; readonly to: string; readonly cases: readonly string[] }[],
): readonly Group[] {
  const lines = changes.map(({ from, to, cases: ids }) =>
    YEAR_CARD.change(
      plain(from),
      plain(to),
      asked.filter(({ id }) => ids.includes(id)).map(({ reference }) => reference),
    ),
  );
  const stay = cases.filter(({ is }) => is !== 'ready').map(({ asked: { reference } }) => reference);
  return [
    { heading: YEAR_CARD.changes, text: bullets(lines) },
    ...(stay.length > 0 ? [{ heading: YEAR_CARD.stay, text: YEAR_CARD.changed(inList(stay)) }] : []),
  ];
}
