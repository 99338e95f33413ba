import { isDecided } from '../../../domain/case/referral.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { daysAhead, gapsOfKind } from '../../../domain/school/provider.ts';
import { describeGaps } from '../../../words/providers.ts';
import { schoolDay } from '../../turn.ts';
import { factsForm } from './facts-form.ts';

/** A provision that the inclusion lead proposes before the decision. */
export const proposal = factsForm({
  name: 'proposal',
  verb: 'propose',
  audited: 'proposed',
  isTakenBy: (referral) => !isDecided(referral),
  // It names only a kind: whoever decides hears of every provider of that kind, and of none that is better.
  unfinished: (school, answers) => {
    const { settings, content } = school;
    const days = daysAhead(schoolDay(school).today, content);
    const kind = answers[QUESTION.proposedProvider];
    const gaps = gapsOfKind(settings.providers ?? [], kind, days, content);
    return { warnings: gaps.length > 0 ? [describeGaps(gaps)] : [] };
  },
});
