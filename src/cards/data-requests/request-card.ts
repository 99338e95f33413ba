import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { RequestEnd, RequestKind } from '../../app/ports/data-requests.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import {
  DATA_WORDS,
  describeDraftsInTheWay,
  inList,
  REQUEST_CARD,
  REQUEST_WORDS,
} from '../../words/data-requests.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { LEFT_IN_TEAMS } from '../../words/pupil-correction.ts';
import { button, plain, type ActionView, type Drawing } from '../parts.ts';
import type { Field } from '../parts-card.ts';
import { drawDataCard } from './data-card.ts';
import { reasonField, sendsAgain } from './reason-field.ts';
import type { ShownData } from './draw.ts';
import { standingGroups } from './standing-groups.ts';
import { transferParts, type TransferParts } from './transfer-request-card.ts';
import { yearGroups } from './year-groups.ts';

const STYLE = {
  erase: 'destructive',
  'new-year': 'positive',
  transfer: 'positive',
} as const satisfies Record<RequestKind, string>;

/** A request as things are now: what it is about, what is in the way, and what its reader may do; or how it ended. */
export function drawDataRequest(reply: ShownData<'data-request'>, drawing: Drawing): AdaptiveCard {
  const { request, cases, changes = [], drafts, problem = '', notice = '' } = reply;
  const { end, approved } = request;
  const words = REQUEST_WORDS[request.kind];
  const isOpen = end === undefined;
  const transfer = reply.transfer && transferParts(reply, reply.transfer, drawing);
  return drawDataCard(drawing, {
    title:
      request.pupil === undefined
        ? words.title
        : `${words.title} · ${DATA_WORDS.pupil.title(plain(request.pupil))}`,
    notice: plain(notice),
    problem: plain(problem),
    paragraphs: [
      REQUEST_CARD.asked(plain(request.by.name), request.at, plain(request.reason)),
      ...(isOpen && approved ? [REQUEST_CARD.approved(plain(approved.by.name), approved.at)] : []),
      ...(isOpen && !approved
        ? [REQUEST_CARD.waitsUntil(describeDayWithYear(londonDate(request.expiresAt))), words.what]
        : []),
      ...(isOpen && drafts > 0 ? [describeDraftsInTheWay(drafts)] : []),
      ...(end ? describeEnd(end, request.kind) : []),
      ...(transfer?.paragraphs ?? []),
    ],
    groups: isOpen
      ? [
          ...(transfer?.groups ??
            (request.kind === 'new-year'
              ? yearGroups(request, cases, changes)
              : standingGroups(cases, drawing))),
          ...(transfer?.isLast === false ? [] : [{ heading: REQUEST_CARD.stays, text: words.stays }]),
        ]
      : [],
    page: transfer?.page ?? '',
    ...(isOpen
      ? whatMayBeDone(reply, transfer)
      : { actions: [...(transfer?.actions ?? []), ...elsewhere()] }),
  });
}

/** The buttons of an open request: of whoever asked for it, and of everybody else once they have seen all of it. */
function whatMayBeDone(
  reply: ShownData<'data-request'>,
  transfer: TransferParts | undefined,
): {
  readonly fields?: readonly Field[];
  readonly actions: readonly ActionView[];
} {
  const { request, reader, reason } = reply;
  const words = REQUEST_WORDS[request.kind];
  const ids = { q: request.id };
  const rest = [...(transfer?.actions ?? []), ...elsewhere()];
  if (transfer?.isLast === false && request.by.id !== reader.id) return { actions: rest };
  if (request.approved)
    return { actions: [button(words.goOn, 'data-approve', ids, { style: STYLE[request.kind] }), ...rest] };
  if (request.by.id === reader.id)
    return { actions: [button(REQUEST_CARD.withdraw, 'data-withdraw', ids), ...rest] };
  return {
    fields: [reasonField(reason, REQUEST_CARD.declineLabel)],
    actions: [
      ...(reply.canBeApproved
        ? [button(words.approve, 'data-approve', ids, { style: STYLE[request.kind] })]
        : []),
      button(REQUEST_CARD.decline, 'data-decline', { ...ids, ...sendsAgain(reason) }),
      ...rest,
    ],
  };
}

/** What every request leads to, however it stands. */
function elsewhere(): readonly ActionView[] {
  return [button(DATA_WORDS.home.back, 'data')];
}

function describeEnd(end: RequestEnd, kind: RequestKind): readonly string[] {
  const words = REQUEST_WORDS[kind];
  const { done = [], left = [], cardsLeft = [] } = end;
  const who = REQUEST_CARD.ended[end.as](plain(end.by.name), end.at);
  if (end.as !== 'done') return [end.reason === undefined ? who : `${who} ${plain(end.reason)}`];
  return [
    who,
    done.length > 0 ? words.done(inList(done)) : words.noneDone,
    ...(left.length > 0 ? [words.left(inList(left))] : []),
    ...(cardsLeft.length > 0 ? [REQUEST_CARD.cardsLeft(inList(cardsLeft))] : []),
    ...(kind === 'erase' && done.length > cardsLeft.length ? [REQUEST_CARD.cardsReplaced] : []),
    ...(done.length > 0 && kind !== 'transfer'
      ? [kind === 'erase' ? REQUEST_CARD.elsewhere : LEFT_IN_TEAMS]
      : []),
  ];
}
