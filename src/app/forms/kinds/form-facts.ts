import { hoursThatDoNotFit } from '../../../domain/case/hours-of-week.ts';
import { takesOfficeFacts } from '../../../domain/case/referral.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { describeHours, HOURS_LEFT_SO } from '../../../words/hours-of-week.ts';
import { factsForm } from './facts-form.ts';

/**
 * What panels, the LA and providers ask for on their own forms and no rule needs: who is involved, that evidence exists,
 * dates of reviewed plans, consent. Mostly health and SEN, so it changes no level, is told to no channel, and each role
 * fills in what it knows.
 */
export const formFacts = factsForm({
  name: 'form-facts',
  verb: 'form-facts',
  audited: 'form-facts-added',
  invitation: 'form-facts',
  isTakenBy: takesOfficeFacts,
  isInParts: true,
  unfinished: ({ content }, answers) => {
    const found = hoursThatDoNotFit(answers, content);
    if (!found) return { warnings: [] };
    return {
      unfinished: new Map([[QUESTION.hoursWithNothing, describeHours(found)]]),
      leftSo: HOURS_LEFT_SO,
      warnings: [],
    };
  },
});
