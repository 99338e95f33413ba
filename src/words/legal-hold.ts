// What those who handle pupils' data read about a legal hold.

export const HOLD_NOTICES = {
  lifted: 'It is under no legal hold, and is deleted on its usual day, like any other.',
  gone: 'That case is no longer held.',
} as const;

export const HOLD_CARD = {
  title: 'Legal hold',
  what: 'For a complaint, a claim or an inquiry: while it is set, this case is not deleted, whatever its age, and nobody can erase it.',
  whatLifting:
    'When you lift it, the case is deleted on its usual day again: tonight, if that day is over. Say so first to whoever needs it.',
  set: 'Set the hold',
  lift: 'Lift the hold',
  open: (reference: string) => `Hold ${reference}`,
  see: (reference: string) => `See the hold on ${reference}`,
} as const;
