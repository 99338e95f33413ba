import { takesOfficeFacts } from '../../../domain/case/referral.ts';
import { can } from '../../../domain/people/roles.ts';
import { factsForm } from './facts-form.ts';

/** Figures, dates and status that office, SENCO, DSL and inclusion lead know, each their own topics. */
export const officeFacts = factsForm({
  name: 'office-facts',
  verb: 'facts',
  audited: 'facts-added',
  invitation: 'facts',
  isTakenBy: takesOfficeFacts,
  // Whoever may add any fact may do so also where the level alone would not ask for it; then nothing there has to be answered.
  asksEverythingOf: (person) => can(person, 'adds-any-office-fact'),
});
