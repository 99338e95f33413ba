/** The id of the tick beside a question that takes what was put on an older card. */
export function olderInputId(question: string): string {
  return `older-${question}`;
}
