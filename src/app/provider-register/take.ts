import { can } from '../../domain/people/roles.ts';
import { pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import { readText, type ReadTable } from '../mis-figures/read-table.ts';
import { schoolDay, type Turn, type TurnResult } from '../turn.ts';
import {
  isRegister,
  markOfPupil,
  readRegister,
  type RegisterProblem,
  type RegisterRead,
  type WeekRead,
} from './read.ts';
import type { RegisterReply } from './reply.ts';
import type { WeekToUse } from './use.ts';
import { forRegisters } from './whose.ts';

/** Weeks to record on one card: its button carries them, and nothing is stored before the yes. */
export const MOST_WEEKS = 12;
/** Other weeks that are written out. */
const MOST_OTHER_WEEKS = 8;

/** How to send a register, and a box to paste it into. */
export function askForRegister(turn: Turn): Promise<TurnResult> {
  return forRegisters(turn, async () => ({ reply: ask(turn, '') }));
}

/** Reads pasted cells. Nothing is recorded before somebody has seen what would be, and said yes. */
export function takePastedRegister(turn: Turn, cells: string): Promise<TurnResult> {
  return takeRegisterTable(turn, readText(cells), cells);
}

/** The same for a table out of a file; undefined for one that has not the columns of a register. */
export function takeIfRegister(turn: Turn, table: ReadTable): Promise<TurnResult> | undefined {
  return isRegister(table, turn.content.misLayouts) ? takeRegisterTable(turn, table, '') : undefined;
}

/** `typed` stands on the card again when nothing can be used. */
function takeRegisterTable(turn: Turn, table: ReadTable, typed: string): Promise<TurnResult> {
  return forRegisters(turn, async (plans) => {
    const read = readRegister(table, plans, turn.content.misLayouts, schoolDay(turn).today);
    return { reply: 'problem' in read ? ask(turn, typed, read) : preview(read) };
  });
}

function ask(turn: Turn, typed: string, problem?: RegisterProblem): RegisterReply {
  const takesFiles = can(turn.person, 'imports-figures');
  return { show: 'register-ask', typed, takesFiles, ...(problem ? { problem } : {}) };
}

function preview({ weeks, notUsed, others }: RegisterRead): RegisterReply {
  const isToUse = ({ is }: WeekRead) => is === 'new' || is === 'changed';
  const usable = weeks.filter(isToUse);
  const rest = weeks.filter((each) => !isToUse(each));
  const used = usable.slice(0, MOST_WEEKS);
  const shown = [...used, ...rest.slice(0, MOST_OTHER_WEEKS)];
  return {
    show: 'register-preview',
    shown,
    toUse: used.map(({ referral, week, offered, attended }): WeekToUse => ({
      r: referral.id,
      pupil: markOfPupil(pupilReferenceOf(referral) ?? ''),
      week,
      offered,
      attended,
    })),
    left: usable.length - used.length,
    hidden: weeks.length - usable.length - (shown.length - used.length),
    notUsed,
    others,
  };
}
