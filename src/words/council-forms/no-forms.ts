/** Of these councils, which the school works with, there is no form; and who can add one. */
export function describeNoForms(councils: readonly string[]): string {
  return `There is no form of ${councils.join(' or ')} yet. Whoever looks after me can make one: they copy the form that is most like it, as the guide to the content says under "Councils' forms".`;
}
