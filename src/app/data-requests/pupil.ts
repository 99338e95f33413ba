import { pupilKey, pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import { LONGEST_PUPIL, PUPIL_PROBLEMS } from '../../words/data-requests.ts';
import { auditRow } from '../audit.ts';
import { lookUp } from '../look-up.ts';
import { isDraftAbout } from '../pupil-record.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { readWholeList } from '../whole-list.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import type { HeldPupil } from './reply.ts';
import { heldCase } from './standing.ts';
import { waitingRequests } from './waiting-requests.ts';

/** Cases read at once, and the most of one pupil. */
const AT_ONCE = 20;
const MOST_CASES = 60;

/** What stands on a pupil's card besides what is held. */
export interface PupilNews {
  /** References of the cases that stay ticked. */
  readonly ticked?: readonly string[];
  readonly problem?: string;
  readonly notice?: string;
}

/** What is held under a pupil's reference, or that of one of its cases; each case's history says who looked. */
export async function lookUpPupil(turn: DataTurn, typed: string, news: PupilNews = {}): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const pupil = typed.trim();
    if (pupilKey(pupil) === '') return dataHome(turn, { typed: '', problem: PUPIL_PROBLEMS.none });
    if (pupil.length > LONGEST_PUPIL)
      return dataHome(turn, { typed: pupil.slice(0, LONGEST_PUPIL), problem: PUPIL_PROBLEMS.long });
    return lookUp(turn, async () => {
      const held = await readPupil(turn, pupil);
      if (held.cases.length + held.drafts === 0)
        return dataHome(turn, { typed: pupil, problem: PUPIL_PROBLEMS.nothing(pupil) });
      return showPupil(turn, held, news);
    });
  });
}

/** The card of a pupil. Audits that its cases were shown. */
export async function showPupil(turn: DataTurn, held: HeldPupil, news: PupilNews = {}): Promise<TurnResult> {
  const found = { by: turn.person, what: 'found' } as const;
  if (held.cases.length > 0)
    await turn.records.commit(
      held.cases.map(({ referral }) => auditRow(turn, { ...found, referralId: referral.id })),
    );
  // Which of several are about the same pupil is for a person to say.
  const [only, ...others] = held.cases;
  const ticked = only && others.length === 0 ? [only.referral.reference] : [];
  return { reply: { show: 'data-pupil', ...held, ticked, ...news } };
}

/** What is held under this reference, of a pupil or of one of the pupil's cases. Throws when storage cannot be reached. */
export async function readPupil(turn: DataTurn, typed: string): Promise<HeldPupil> {
  const { records, erasure } = turn;
  const named = (await records.findByReference(typed.toUpperCase()))?.value;
  const pupil = (named && pupilReferenceOf(named)) ?? typed;
  const found = await readWholeList((from) => records.referralsOfPupil(pupil, AT_ONCE, from), MOST_CASES);
  const cases = found.length === 0 && named ? [named] : found.toReversed();
  const ids = new Set(cases.map(({ id }) => id));
  const [holds, drafts, requests] = await Promise.all([
    erasure.holds(),
    erasure.drafts(),
    waitingRequests(turn),
  ]);
  return {
    pupil,
    cases: cases.map((referral) => heldCase(turn, referral, holds)),
    drafts: drafts.filter((draft) => isDraftAbout(draft, pupilKey(pupil), ids)).length,
    requests: requests.filter((each) => each.cases.some(({ id }) => ids.has(id))),
  };
}
