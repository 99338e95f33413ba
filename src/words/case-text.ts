const MISSING = {
  reason: 'Please write a short reason. The person who raised the concern will read it.',
  question: 'Please write the question you want to ask.',
  answer: 'Please write your answer.',
  note: 'Please write your note.',
} as const;

/** Shown beside a text about a case that was left blank. */
export function describeMissingText(field: keyof typeof MISSING): string {
  return MISSING[field];
}

/** The name of a form's second text where it is too long. */
export const SECOND_TEXT = { ownSteps: 'the text with your own steps', whatWorked: 'what worked' } as const;

/** What is too long and by how much; `kept` says how many characters are left on the form, if not all. */
export function describeLongText(
  what: string,
  { most, length, kept }: { readonly most: number; readonly length: number; readonly kept?: number },
): string {
  const rest = kept === undefined ? '' : ` Only the first ${inThousands(kept)} are still here.`;
  return `Please shorten ${what} to ${most} characters: it has ${inThousands(length)}.${rest}`;
}

function inThousands(count: number): string {
  return count.toLocaleString('en-GB');
}

/** Asks a lead to look again when words may mean harm (G-05). */
export const LOOK_AGAIN =
  'Please look again: some of these words can be about harm. If they are, speak to the DSL and take them out here. If not, press the button again to send.';
