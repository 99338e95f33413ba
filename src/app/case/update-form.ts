import type { Draft } from '../../domain/questions/draft.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { updateFrom } from '../../domain/plan/update-answers.ts';
import { pathOf } from '../forms/path.ts';
import type { Stored } from '../ports/records.ts';
import { nowOf, type Done, type Turn } from '../turn.ts';
import { openPlanForm } from './open-plan-form.ts';
import { savePlanForm } from './save-plan-form.ts';

/** Opens the key adult's weekly update. Nothing is filled in from last week: it must be true of this one. */
export async function openUpdate(turn: Turn, referralId: string): Promise<Done> {
  const { id, name } = turn.person;
  return openPlanForm(turn, referralId, () => ({
    part: 5,
    trial: {
      action: 'add-update',
      update: {
        week: isoWeekOf(londonDate(turn.clock.now())),
        by: { id, name },
        at: nowOf(turn),
        offered: 0,
        attended: 0,
        engagement: 1,
        behaviour: 'the-same',
        learning: 'the-same',
        contactKept: true,
        seen: true,
      },
    },
    base: {},
  }));
}

/** Puts the update into the plan, for the week in which it was begun. Given twice in a week, the later one stands. */
export async function saveUpdate(turn: Turn, stored: Stored<Draft>): Promise<Done> {
  return savePlanForm(turn, stored, 'update-given', (draft) => {
    const { id, name } = turn.person;
    const update = updateFrom(pathOf(turn, draft).answers, {
      by: { id, name },
      at: nowOf(turn),
      begun: londonDate(new Date(draft.startedAt)),
    });
    return update && { act: { action: 'add-update', update } };
  });
}
