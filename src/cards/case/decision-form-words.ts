import type { CaseForm } from '../../app/reply.ts';

const WHAT_DSL_MEANS =
  'Passing on here tells the DSL nothing: no message goes to them. A safeguarding concern is told to the DSL in person, at once. Whoever it is passed to, the referrer and the channel read "a colleague" for the DSL, so please write nothing about safeguarding here.';

/** What each form says: the button that opens it, its texts, and the button that sends it. */
export const FORMS: Readonly<
  Record<
    CaseForm,
    {
      title: string;
      label: string;
      send: string;
      help?: string;
      more?: string;
      /** The second text stands above the first. */
      moreFirst?: true;
    }
  >
> = {
  'approve-in-school': {
    title: 'Approve in-school steps',
    label: 'Why, in a sentence the referrer will read',
    send: 'Approve the in-school next steps',
    more: 'Or in your own words, one step a line (the referrer reads these too)',
    moreFirst: true,
  },
  ask: {
    title: 'Ask the referrer',
    label: 'Your question (facts only, no names)',
    send: 'Send the question',
  },
  'close-not-needed': {
    title: 'Not needed',
    label: 'Why, in a sentence the referrer will read',
    send: 'Close as not needed',
  },
  'approve-ap': {
    title: 'Approve the proposed provision',
    label: 'Why, in a sentence the referrer will read',
    send: 'Approve the proposed provision',
  },
  'pass-on': {
    title: 'Pass on',
    label: 'Why, in a sentence the referrer will read',
    send: 'Pass it on',
    help: WHAT_DSL_MEANS,
  },
  override: {
    title: 'Set a block aside (headteacher)',
    label: 'Your reason, which stays in the record',
    send: 'Set it aside',
  },
  'change-decision': {
    title: 'Change the decision',
    label: 'Why, in a sentence the referrer will read',
    send: 'Take the decision back',
    help: 'The decision is taken back and the case is open again; you then decide anew. The decision as it was stays in the record.',
  },
  close: {
    title: 'Close the case',
    label: 'What became of it, in a sentence the referrer will read',
    send: 'Close the case',
    more: 'What worked, for the record, the referrer and the referral pack (may be left out)',
  },
};

/** What is chosen on the forms that have a choice. */
export const CHOICE_LABELS: Readonly<Partial<Record<CaseForm, string>>> = {
  'pass-on': 'To whom',
  override: 'What is set aside',
  close: 'How it ended',
};
