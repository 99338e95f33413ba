import { plusSchoolDays } from '../calendar/calendar.ts';
import { OPEN } from '../case/acts/statuses.ts';
import { hasRaised } from '../case/join.ts';
import { latestPanel, nextStepOf } from '../case/panels.ts';
import type { Referral } from '../case/referral.ts';
import { peopleWho } from '../people/roles.ts';
import type { SchoolSettings } from '../school/settings.ts';
import { findOwners } from './reminders-people.ts';
import { stageOfDate } from './reminders-time.ts';
import type { Reminder } from './reminders.ts';

/** How many school days before the papers are due the headteacher is reminded, once asked; and the owner. */
const AHEAD_OF_APPROVAL = [3];
const AHEAD_OF_PAPERS = [1];
/** How many school days after a panel met its outcome is asked for. */
const OUTCOME_AFTER = 2;
const AHEAD_OF_APPEAL = [5, 1];

/** What the latest panel of a case needs on that school day: an approval, its papers, its outcome, or a look at an appeal. */
export function panelReminders(
  settings: SchoolSettings,
  referral: Referral,
  today: string,
): readonly Reminder[] {
  const panel = latestPanel(referral);
  if (!panel || !OPEN.includes(referral.status)) return [];
  const { staff } = settings;
  const owner = findOwners(referral, staff);
  const { deadline, meets, appeal } = panel;
  const found: Reminder[] = [];
  const remind = (
    of: Reminder['of'],
    date: string,
    stage: string | undefined,
    people: readonly string[] = owner,
  ) => {
    if (stage !== undefined) found.push({ of, referralId: referral.id, date, stage, people });
  };
  const stage = (date: string, options: Parameters<typeof stageOfDate>[3]) =>
    stageOfDate(settings, date, today, options);
  const step = nextStepOf(panel);
  if (step === 'approve') {
    const approvers = peopleWho(staff, 'approves-panels')
      .map(({ id }) => id)
      .filter((id) => !hasRaised(referral, id));
    // Asked as soon as it is wanted, and once more in time.
    remind(
      'panel-approval',
      deadline,
      stage(deadline, { ahead: AHEAD_OF_APPROVAL }) ?? 'asked',
      approvers.length > 0 ? approvers : owner,
    );
  }
  if (step === 'approve' || step === 'send')
    remind('panel-papers', deadline, stage(deadline, { ahead: AHEAD_OF_PAPERS }));
  if (step === 'hear' && meets !== undefined) {
    const from = plusSchoolDays(settings, meets, OUTCOME_AFTER);
    remind('panel-outcome', meets, from <= today ? stage(from, {}) : undefined);
  }
  if (step === 'follow' && appeal?.by !== undefined && appeal.madeOn === undefined)
    remind('panel-appeal', appeal.by, stage(appeal.by, { ahead: AHEAD_OF_APPEAL, late: false }));
  return found;
}
