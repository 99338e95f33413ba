import { z } from 'zod/v4';
import type { DataRequest } from '../ports/data-requests.ts';

const requestedChanges = z.object({
  changes: z.array(z.object({ from: z.string(), to: z.string(), cases: z.array(z.string()) })),
});

/** The references that a request at the end of a school year would change, the highest year first; cases by their ids. */
export type RequestedChanges = z.infer<typeof requestedChanges>;

/** The changes of a request; none where it is not one of these, or has ended. */
export function changesOf({ content }: Pick<DataRequest, 'content'>): RequestedChanges['changes'] {
  const read = requestedChanges.safeParse(content);
  return read.success ? read.data.changes : [];
}

/** A request without these cases, and without the references that it holds for them. */
export function withoutCases(request: DataRequest, ids: ReadonlySet<string>): DataRequest {
  const cases = request.cases.filter(({ id }) => !ids.has(id));
  if (request.kind !== 'new-year') return { ...request, cases };
  const content: RequestedChanges = {
    changes: changesOf(request)
      .map((each) => ({ ...each, cases: each.cases.filter((id) => !ids.has(id)) }))
      .filter((each) => each.cases.length > 0),
  };
  return { ...request, cases, content };
}
