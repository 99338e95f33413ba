export const LOOK_THROUGH_STEPS =
  'Please look through the steps first: the referrer reads the ones you leave ticked.';
export const STEPS_CHANGED =
  'The suggested steps have changed since this card was drawn. Please look through them again.';
export const NO_STEPS =
  'Please tick what is to happen, or write it in your own words: the referrer reads it.';

/** Said when a lead wrote more steps than an approval takes. */
export function describeTooManyOwnSteps(written: number, most: number): string {
  return `Please keep to ${most} steps in your own words: there are ${written}, one a line.`;
}

/** Said when a step in a lead's own words is longer than so many characters. */
export function describeLongOwnStep(step: string, most: number): string {
  return `Please shorten each step in your own words to ${most} characters: "${step.slice(0, 30)}…" has ${step.length}.`;
}
