import { peopleWho, type StaffMember } from '../../domain/people/roles.ts';
import { REQUEST_NOTICES } from '../../words/data-requests.ts';
import { auditRow } from '../audit.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { DataRequest, RequestKind } from '../ports/data-requests.ts';
import { actorOf, nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { expiryOfRequest } from './finish.ts';
import { readReason } from './reason.ts';
import type { HeldPupil, ReasonProblem } from './reply.ts';
import { showRequest } from './request.ts';
import { canBeApproved, standingOf } from './standing.ts';
import { onTicked, type AboutCases } from './ticked.ts';

/** What a request is about, before it is made. */
interface Meant {
  readonly held: HeldPupil;
  /** As it would be stored, but for its reason. */
  readonly draft: Omit<DataRequest, 'reason'>;
}

/** Shows what a request would be about and what is in the way, and asks for its reason. */
export async function openAsk(turn: DataTurn, kind: RequestKind, about: AboutCases): Promise<TurnResult> {
  return onMeant(turn, kind, about, ({ draft }) => showAsk(turn, draft));
}

/** Asks for it: stored, in the history of each case, and the others who may approve it are told. */
export async function sendAsk(
  turn: DataTurn,
  kind: RequestKind,
  about: AboutCases & { readonly reason: string; readonly again?: string | undefined },
): Promise<TurnResult> {
  return onMeant(turn, kind, about, async ({ held, draft }) => {
    const same = held.requests.find((each) => each.kind === kind && sharesCase(each, draft));
    if (same) return showRequest(turn, same.id, { notice: noticeOf(turn, same) });
    const standing = await standingOf(turn, { ...draft, reason: '' });
    const others = othersWho(turn);
    if (!canBeApproved(standing) || others.length === 0) return showAsk(turn, draft);
    const read = readReason(turn, about.reason, about.again !== undefined);
    if ('problem' in read) return showAsk(turn, draft, read.problem);
    const value: DataRequest = { ...draft, reason: read.reason };
    return storeRequest(turn, value);
  });
}

/** Stores a request, with a row in the history of each case, tells the others who may approve it, and shows it. */
export async function storeRequest(turn: DataTurn, value: DataRequest): Promise<TurnResult> {
  // One that has ended made room for this one.
  const before = await turn.records.readRequest(value.id);
  const asked = { by: turn.person, what: `${value.kind}-asked` } as const;
  const notices = othersWho(turn).map(({ id: to }) =>
    newDelivery(turn, `${turn.names.id()}.${to}`, {
      kind: 'data-request',
      to,
      request: value.id,
      news: 'asked',
    }),
  );
  const result = await turn.records.commit([
    { change: 'request', value, expected: before?.value.end ? before.version : 'new' },
    ...value.cases.map(({ id }) => auditRow(turn, { ...asked, referralId: id })),
    ...notices.map(putInOutbox),
  ]);
  const stands = result === 'done' ? value : ((await turn.records.readRequest(value.id))?.value ?? value);
  const shown = await showRequest(turn, value.id, { notice: noticeOf(turn, stands) });
  return result === 'done' ? { ...shown, deliveries: notices.map(({ id }) => id) } : shown;
}

async function onMeant(
  turn: DataTurn,
  kind: RequestKind,
  about: AboutCases,
  run: (meant: Meant) => Promise<TurnResult>,
): Promise<TurnResult> {
  return onTicked(turn, about, (held, ticked) =>
    run({
      held,
      draft: {
        // Asked for twice at once, it is one request.
        id: `${kind}.${ticked[0]?.id ?? ''}`,
        kind,
        pupil: held.pupil,
        cases: ticked.map(({ id, reference, version }) => ({ id, reference, version })),
        by: actorOf(turn),
        at: nowOf(turn),
        expiresAt: expiryOfRequest(turn),
      },
    }),
  );
}

async function showAsk(
  turn: DataTurn,
  draft: Omit<DataRequest, 'reason'>,
  reason?: ReasonProblem,
): Promise<TurnResult> {
  const { cases, drafts } = await standingOf(turn, { ...draft, reason: '' });
  return {
    reply: {
      show: 'data-ask',
      kind: draft.kind,
      pupil: draft.pupil ?? '',
      cases,
      drafts,
      others: othersWho(turn).map(({ name }) => name),
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

/** Everybody else who may approve what this person asks for. */
export function othersWho({ settings, person }: DataTurn): readonly StaffMember[] {
  return peopleWho(settings.staff, 'handles-data').filter(({ id }) => id !== person.id);
}

/** What whoever asks reads above the request: it was asked for now, or by somebody before. */
export function noticeOf({ person }: DataTurn, { by }: DataRequest): string {
  return by.id === person.id ? REQUEST_NOTICES.asked : REQUEST_NOTICES.askedBefore(by.name);
}

/** True when two requests are about the same case. */
export function sharesCase(one: Pick<DataRequest, 'cases'>, other: Pick<DataRequest, 'cases'>): boolean {
  return one.cases.some(({ id }) => other.cases.some((each) => each.id === id));
}
