import { isoWeekOf } from '../../../domain/calendar/iso-week.ts';
import { londonDate } from '../../../domain/calendar/london.ts';
import { addUpdate } from '../../../domain/case/acts/add-update.ts';
import { isRunning, type Referral } from '../../../domain/case/referral.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { updateFrom, updateProblems, updateWarnings } from '../../../domain/plan/update-answers.ts';
import { suggestUpdate } from '../../../domain/plan/update-suggestions.ts';
import { nowOf, type Turn } from '../../turn.ts';
import { describeUpdateProblem, describeUpdateWarning } from '../../../words/plan-problems.ts';
import { updateHints } from '../../../words/weekly-update.ts';
import { actForm } from './act-form.ts';
import type { Beginning } from './kind.ts';
import { describeProblems } from './describe-problems.ts';
import { planSetting } from './plan-setting.ts';
import { isAboutClass, isAtProvider, whereTaught } from './where-taught.ts';

/** The key adult's few lines on a week of the plan: one card, sent from there. */
export const weeklyUpdate = actForm({
  name: 'weekly-update',
  opens: { update: begin },
  savesFromCard: true,
  isTakenBy: isRunning,
  invitation: 'update-due',
  showsTheCase: false,
  asks: (questions, draft) => {
    const left = [
      ...(isAboutClass(draft) ? [QUESTION.contactKept] : []),
      ...(isAtProvider(draft) ? [] : [QUESTION.providerSent]),
    ];
    return new Map([...questions].filter(([id]) => !left.some((each) => each === id)));
  },
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

/** Filled in with what the plan and the weeks before say, and what has to be said anew left open. */
function begin(turn: Turn, { plan, answers }: Referral): Beginning {
  const year = answers[QUESTION.yearGroup];
  if (!plan) return { base: {}, answers: {} };
  const { calendar, today: day } = planSetting(turn, {});
  const week = { plan, day, calendar, year: typeof year === 'string' ? year : undefined };
  const suggested = suggestUpdate(week, turn.person.id);
  return {
    base: { ...suggested.answers, ...whereTaught(plan) },
    answers: suggested.answers,
    hints: updateHints(suggested, plan, isoWeekOf(day)),
  };
}

function weekOf(instant: string): string {
  return isoWeekOf(londonDate(instant));
}
