/** The problems with a form's answers, as the sentences shown beside their questions. */
export function describeProblems<Problem>(
  found: ReadonlyMap<string, Problem>,
  describe: (problem: Problem) => string,
): ReadonlyMap<string, string> {
  return new Map([...found].map(([question, problem]) => [question, describe(problem)]));
}
