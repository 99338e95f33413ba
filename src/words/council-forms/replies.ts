import { everybodyWho } from '../roles.ts';

// What is said to somebody who asks for a council's form of a case.

export const FORM_REPLIES = {
  onlyLeads: `Only ${everybodyWho('gets-packs')} can make a council's form. Nothing was opened.`,
  noCase:
    'This case is not in the records any more, so no form can be made of it. If you think it should be there, ask whoever looks after this bot.',
  noForm: "This form is not among the school's forms any more. Please choose another on the case.",
  noConsent:
    "This form needs the parents' consent, and none is recorded. Nothing was made. Record it first: the form's page says where.",
  teamsAsks:
    'Teams asks you now whether to save the form to your own files. Nothing is saved before you say yes.',
  file: "A council's form, filled from the record. It holds personal data.",
} as const;
