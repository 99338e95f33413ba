import { isoWeekOf } from '../../../domain/calendar/iso-week.ts';
import { londonDate } from '../../../domain/calendar/london.ts';
import { addUpdate } from '../../../domain/case/acts/add-update.ts';
import { isRunning } from '../../../domain/case/referral.ts';
import { updateFrom, updateProblems, updateWarnings } from '../../../domain/plan/update-answers.ts';
import { nowOf } from '../../turn.ts';
import { describeUpdateProblem, describeUpdateWarning } from '../../../words/plan-problems.ts';
import { actForm } from './act-form.ts';
import { describeProblems } from './describe-problems.ts';

/**
 * The key adult's few lines on a week of the plan. Nothing is prefilled from last week: it must be true of this one.
 */
export const weeklyUpdate = actForm({
  name: 'weekly-update',
  opens: { update: () => ({ base: {}, answers: {} }) },
  isTakenBy: isRunning,
  invitation: 'update-due',
  showsTheCase: false,
  isAboutTheSame: (left, begun) => weekOf(left.startedAt) === weekOf(begun.startedAt),
  check: ({ clock }, { startedAt, form }, answers) => ({
    problems: describeProblems(
      updateProblems(answers, { today: londonDate(clock.now()), begun: londonDate(startedAt) }),
      describeUpdateProblem,
    ),
    warnings: updateWarnings(answers, form?.sentAt).map(describeUpdateWarning),
  }),
  acts: ['add-update'],
  actName: () => 'add-update',
  refusesNow: ({ turn, draft }, referral) => {
    const update = { week: weekOf(draft.startedAt) };
    return addUpdate.refuses(referral, { update }, { by: turn.person, at: nowOf(turn) });
  },
  // For the week in which it was begun. Of two in one week, the later stands.
  actOf: ({ turn, draft, path }) => {
    const update = updateFrom(path.answers, {
      by: { id: turn.person.id, name: turn.person.name },
      at: nowOf(turn),
      begun: londonDate(draft.startedAt),
    });
    return update && { act: { action: 'add-update', update } };
  },
  isTheirs: ({ person }, { plan }) => plan?.updates.at(-1)?.by.id === person.id,
});

function weekOf(instant: string): string {
  return isoWeekOf(londonDate(instant));
}
