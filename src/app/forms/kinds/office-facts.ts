import { takesOfficeFacts } from '../../../domain/case/referral.ts';
import { can } from '../../../domain/people/roles.ts';
import { factsForm } from './facts-form.ts';

/** Figures, dates and status that the office, SENCO, DSL and inclusion lead know, each with their own topics. */
export const officeFacts = factsForm({
  name: 'office-facts',
  verb: 'facts',
  audited: 'facts-added',
  invitation: 'facts',
  isTakenBy: takesOfficeFacts,
  // Whoever may add any fact may do so even where the level would not ask for it; then nothing there is required.
  asksEverythingOf: (person) => can(person, 'adds-any-office-fact'),
});
