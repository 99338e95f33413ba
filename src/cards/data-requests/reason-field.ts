import type { ReasonProblem } from '../../app/data-requests/reply.ts';
import { REQUEST_CARD } from '../../words/data-requests.ts';
import { plain } from '../parts.ts';
import type { Field } from '../parts-card.ts';

/** The field for a reason, with what was typed and what is wrong with it. */
export function reasonField(reason: ReasonProblem | undefined, label: string = REQUEST_CARD.reason): Field {
  return {
    id: 'reason',
    label,
    value: reason?.typed ?? '',
    isLong: true,
    help: REQUEST_CARD.reasonHelp,
    problem: plain(reason?.problem ?? ''),
  };
}

/** What a button carries so that a reason in which words about harm were found is sent as it stands. */
export function sendsAgain(reason: ReasonProblem | undefined): { readonly again?: 'yes' } {
  return reason?.pressAgainSends === true ? { again: 'yes' } : {};
}
