import { pupilKey, pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import { isLeadsReason, type WhyCorrected } from '../../domain/case/pupil-reference.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { CORRECT_NOTICES, CORRECT_PROBLEMS, describeCannotCorrect } from '../../words/pupil-correction.ts';
import { auditRow } from '../audit.ts';
import { checkCorrection, correctPupil } from '../correct-pupil.ts';
import { actorOf, type DataTurn, type TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import { lookUpPupil, readPupil, showPupil } from './pupil.ts';
import { onTicked, type AboutCases } from './ticked.ts';

/** The longest text that stands on the card again. */
const LONGEST_ECHO = 60;

/** What was put on the card for a pupil's right reference. */
export interface Correction extends AboutCases {
  readonly to: string;
  readonly why: string;
  /** References, with commas between them, of the cases that were said to be of the same pupil. */
  readonly together: string;
}

/** The form for the right reference of a pupil's ticked cases. */
export async function openCorrect(turn: DataTurn, about: AboutCases): Promise<TurnResult> {
  return onTicked(turn, about, async (held, ticked) => showCorrect(held.pupil, ticked, {}));
}

/** Corrects the reference of the ticked cases; where the right one is in use, it asks first whether that is the same pupil. */
export async function sendCorrect(turn: DataTurn, sent: Correction): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    if (await isDone(turn, sent)) return lookUpPupil(turn, sent.to, { notice: CORRECT_NOTICES.done });
    return onTicked(turn, sent, async ({ pupil }, ticked) => {
      const typed = { to: sent.to.slice(0, LONGEST_ECHO), why: sent.why };
      if (!isLeadsReason(sent.why))
        return showCorrect(pupil, ticked, { ...typed, whyProblem: CORRECT_PROBLEMS.why });
      const found = await checkCorrection(turn, ticked, sent.to);
      if ('cannot' in found)
        return showCorrect(pupil, ticked, { ...typed, problem: describeCannotCorrect(found) });
      const inUse = found.together.map(({ reference }) => reference);
      if (inUse.join(',') !== sent.together && inUse.length > 0) {
        await auditFound(turn, found.together);
        return showCorrect(pupil, ticked, { ...typed, to: found.to, together: found.together });
      }
      return carryOut(turn, found.cases, found.to, sent.why);
    });
  });
}

async function carryOut(
  turn: DataTurn,
  cases: readonly Referral[],
  to: string,
  why: WhyCorrected,
): Promise<TurnResult> {
  const { changed, deliveries } = await correctPupil(turn, { cases, to, why, by: actorOf(turn) });
  const news =
    changed.length === 0 ? { notice: CORRECT_NOTICES.done } : { problem: CORRECT_PROBLEMS.changed(changed) };
  const shown = await showPupil(turn, await readPupil(turn, to), news);
  return { ...shown, deliveries };
}

function showCorrect(
  pupil: string,
  cases: readonly Referral[],
  typed: {
    readonly to?: string;
    readonly why?: string;
    readonly problem?: string;
    readonly whyProblem?: string;
    readonly together?: readonly Referral[];
  },
): TurnResult {
  return {
    reply: { show: 'data-correct', pupil, cases: cases.map(({ reference }) => reference), ...typed },
  };
}

/** True when these cases have that reference already: the button was pressed again, or somebody else was quicker. */
async function isDone({ records }: DataTurn, { pupil, cases, to }: Correction): Promise<boolean> {
  const references = cases.split(',').filter((each) => each !== '');
  const found = await Promise.all(references.map((each) => records.findByReference(each)));
  return (
    found.length > 0 &&
    pupilKey(to) !== pupilKey(pupil) &&
    found.every((each) => each && pupilKey(pupilReferenceOf(each.value) ?? '') === pupilKey(to))
  );
}

async function auditFound(turn: DataTurn, cases: readonly Referral[]): Promise<void> {
  const found = { by: turn.person, what: 'found' } as const;
  await turn.records.commit(cases.map(({ id }) => auditRow(turn, { ...found, referralId: id })));
}
