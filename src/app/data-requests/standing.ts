import { awaitsPlan, isDecided, isRunning, type Referral } from '../../domain/case/referral.ts';
import { pupilKey } from '../../domain/case/pupil-key.ts';
import { expiryOf, USUAL_RETENTION } from '../../domain/school/retention.ts';
import type { DataRequest, RequestedCase } from '../ports/data-requests.ts';
import type { DamagedHold, LegalHold } from '../ports/erasure.ts';
import { isDraftAbout } from '../pupil-record.ts';
import type { DataTurn } from '../turn.ts';
import { KINDS } from './kinds.ts';
import type { HeldCase, RequestStanding, StandingCase, Unfinished } from './reply.ts';

/** A case with until when it is kept, and whether it is held. */
export function heldCase(
  { settings }: Pick<DataTurn, 'settings'>,
  referral: Referral,
  holds: readonly (LegalHold | DamagedHold)[],
): HeldCase {
  const hold = holds.find(({ referralId }) => referralId === referral.id);
  const { keptUntil } = expiryOf(referral, settings, { ...USUAL_RETENTION, ...settings.retention });
  return { referral, keptUntil, ...(hold === undefined ? {} : { hold }) };
}

/** Why a case is not finished; undefined when it is. */
export function unfinished(referral: Referral): Unfinished | undefined {
  if (!isDecided(referral)) return 'undecided';
  if (awaitsPlan(referral)) return 'plan-awaited';
  return isRunning(referral) ? 'plan-running' : undefined;
}

/** The cases of a request as they are now, and what has become of them since it was asked for. */
export async function standingOf(
  turn: Pick<DataTurn, 'records' | 'erasure' | 'settings'>,
  request: DataRequest,
): Promise<RequestStanding> {
  const { records, erasure } = turn;
  const [holds, drafts, found] = await Promise.all([
    erasure.holds(),
    erasure.drafts(),
    Promise.all(request.cases.map(({ id }) => records.readReferral(id))),
  ]);
  const ids = new Set(request.cases.map(({ id }) => id));
  const key = pupilKey(request.pupil ?? '');
  const { isFreeToChange: isFree = false, leadsToFile = false } = KINDS[request.kind];
  return {
    request,
    cases: request.cases.map((asked, at) => {
      const standing = standingCase(turn, asked, found[at]?.value, holds);
      // Of what leads to a file, the record is compared, and not the version.
      return isFree && standing.held && (leadsToFile || standing.held.referral.version === asked.version)
        ? { ...standing, is: 'ready' as const }
        : standing;
    }),
    drafts: isFree ? 0 : drafts.filter((draft) => isDraftAbout(draft, key, ids)).length,
  };
}

function standingCase(
  turn: Pick<DataTurn, 'settings'>,
  asked: RequestedCase,
  referral: Referral | undefined,
  holds: readonly (LegalHold | DamagedHold)[],
): StandingCase {
  if (!referral) return { asked, is: 'gone' };
  const held = heldCase(turn, referral, holds);
  if (held.hold) return { asked, held, is: 'on-hold' };
  if (referral.version !== asked.version) return { asked, held, is: 'changed' };
  return { asked, held, is: unfinished(referral) ?? 'ready' };
}

/** True when nothing stops the request, and something is left to do. */
export function canBeApproved({ cases, drafts }: RequestStanding): boolean {
  return (
    drafts === 0 &&
    cases.some(({ is }) => is === 'ready') &&
    cases.every(({ is }) => is === 'ready' || is === 'changed' || is === 'gone')
  );
}
