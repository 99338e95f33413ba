import { pupilKey } from '../../domain/case/pupil-key.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { ASK_PROBLEMS, MOST_IN_REQUEST } from '../../words/data-requests.ts';
import { lookUp } from '../look-up.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import { readPupil, showPupil } from './pupil.ts';
import type { HeldPupil } from './reply.ts';

/** What was pressed on a pupil's card: the reference as typed, and the cases that are ticked. */
export interface AboutCases {
  readonly pupil: string;
  /** References, with commas between them. */
  readonly cases: string;
}

/** Runs it on the cases that were ticked on a pupil's card; where none was, the card asks for it. */
export async function onTicked(
  turn: DataTurn,
  { pupil, cases }: AboutCases,
  run: (held: HeldPupil, ticked: readonly Referral[]) => Promise<TurnResult>,
): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    if (pupilKey(pupil) === '') return dataHome(turn);
    return lookUp(turn, async () => {
      const held = await readPupil(turn, pupil);
      if (held.cases.length === 0) return dataHome(turn, { typed: pupil, problem: ASK_PROBLEMS.gone });
      const wanted = new Set(cases.split(',').filter((each) => each !== ''));
      const ticked = held.cases.map(({ referral }) => referral).filter((each) => wanted.has(each.reference));
      if (ticked.length === 0) return showPupil(turn, held, { problem: ASK_PROBLEMS.noneTicked });
      if (ticked.length > MOST_IN_REQUEST)
        return showPupil(turn, held, { ticked: [...wanted], problem: ASK_PROBLEMS.tooMany });
      return run(held, ticked);
    });
  });
}
