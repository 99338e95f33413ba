import type { Referral } from '../../domain/case/referral.ts';
import { TRANSFER_CARD, TRANSFER_PROBLEMS } from '../../words/transfer.ts';
import { fileWay } from '../file-way.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import { toTransfer } from '../transfer-record.ts';
import { actorOf, nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { noticeOf, othersWho, sharesCase, storeRequest } from './ask.ts';
import { expiryOfRequest } from './finish.ts';
import { readTransferTo } from './read-transfer-to.ts';
import { showRequest } from './request.ts';
import type { RequestedTransfer } from './requested-transfer.ts';
import { takeLines } from './transfer-lines.ts';
import { onTicked, type AboutCases } from './ticked.ts';

/** What was put on the cards for a record that is to go to another school. */
export interface TypedTransfer extends AboutCases {
  /** The other school and its public key, as typed on this card. */
  readonly to: string;
  readonly key: string;
  /** The same as the buttons of later cards carry them: a button and a field of one name get in each other's way. */
  readonly toSchool: string;
  readonly toKey: string;
  /** The record that was looked at; empty before anything was. */
  readonly mark: string;
  /** Numbers, with commas between them: of the lines ticked on this card, and on others. */
  readonly along: string;
  readonly kept: string;
  readonly page: number;
}

/** "Transfer the record": the form for the other school and its key, with what was right on it before. */
export async function openTransfer(turn: DataTurn, typed: TypedTransfer): Promise<TurnResult> {
  return onTicked(turn, typed, async ({ pupil }, ticked) => {
    const read = await readTransferTo(turn, whereTo(typed));
    return showForm(turn, pupil, ticked, 'problems' in read ? {} : read);
  });
}

/** Then the lines that somebody has to look at, a page at a time; those ticked go along. */
export async function lookAtLines(turn: DataTurn, typed: TypedTransfer): Promise<TurnResult> {
  return onTyped(turn, typed, async ({ pupil, cases, to, key }) =>
    showLines(turn, pupil, cases, { ...typed, to, key }),
  );
}

/** Asks for it: a second person has to look at the same lines. */
export async function askToTransfer(turn: DataTurn, typed: TypedTransfer): Promise<TurnResult> {
  return onTyped(turn, typed, async ({ pupil, cases, requests, to, key }) => {
    const same = requests.find((each) => each.kind === 'transfer' && sharesCase(each, { cases }));
    if (same) return showRequest(turn, same.id, { notice: noticeOf(turn, same) });
    const { mark, toCheck } = toTransfer(turn, cases);
    if (mark !== typed.mark || othersWho(turn).length === 0)
      return showLines(turn, pupil, cases, { ...typed, to, key });
    const known = new Set(toCheck.map(({ number }) => number));
    const content: RequestedTransfer = {
      school: to,
      recipient: key,
      mark,
      along: tickedIn(typed).filter((number) => known.has(number)),
    };
    const value: DataRequest = {
      id: `transfer.${cases[0]?.id ?? ''}`,
      kind: 'transfer',
      pupil,
      cases: cases.map(({ id, reference, version }) => ({ id, reference, version })),
      by: actorOf(turn),
      at: nowOf(turn),
      reason: TRANSFER_CARD.reason(to),
      expiresAt: expiryOfRequest(turn),
      content,
    };
    return storeRequest(turn, value);
  });
}

interface Typed {
  readonly pupil: string;
  readonly cases: readonly Referral[];
  readonly requests: readonly DataRequest[];
  readonly to: string;
  readonly key: string;
}

async function onTyped(
  turn: DataTurn,
  typed: TypedTransfer,
  run: (typed: Typed) => Promise<TurnResult>,
): Promise<TurnResult> {
  return onTicked(turn, typed, async ({ pupil, requests }, cases) => {
    const read = await readTransferTo(turn, whereTo(typed));
    return 'problems' in read
      ? showForm(turn, pupil, cases, read.problems)
      : run({ pupil, cases, requests, ...read });
  });
}

function showForm(
  turn: DataTurn,
  pupil: string,
  cases: readonly Referral[],
  typed: {
    readonly to?: string;
    readonly key?: string;
    readonly toProblem?: string;
    readonly keyProblem?: string;
  },
): TurnResult {
  return {
    reply: {
      show: 'data-transfer',
      pupil,
      cases: cases.map(({ reference }) => reference),
      asFile: fileWay(turn),
      ...typed,
    },
  };
}

function showLines(
  turn: DataTurn,
  pupil: string,
  cases: readonly Referral[],
  typed: Omit<TypedTransfer, keyof AboutCases>,
): TurnResult {
  const { toCheck, mark } = toTransfer(turn, cases);
  // Other lines may have these numbers now.
  const hasChanged = typed.mark !== '' && typed.mark !== mark;
  return {
    reply: {
      show: 'data-transfer-lines',
      pupil,
      cases,
      to: typed.to,
      key: typed.key,
      mark,
      lines: takeLines(toCheck, hasChanged ? 1 : typed.page),
      count: toCheck.length,
      ticked: hasChanged ? [] : tickedIn(typed),
      others: othersWho(turn).map(({ name }) => name),
      ...(hasChanged ? { problem: TRANSFER_PROBLEMS.changed } : {}),
    },
  };
}

function whereTo({ to, key, toSchool, toKey }: TypedTransfer): {
  readonly to: string;
  readonly key: string;
} {
  return { to: to === '' ? toSchool : to, key: key === '' ? toKey : key };
}

function tickedIn({ along, kept }: Pick<TypedTransfer, 'along' | 'kept'>): readonly number[] {
  const numbers = `${along},${kept}`.split(',').filter((each) => /^[1-9]\d{0,3}$/.test(each));
  return [...new Set(numbers.map(Number))].toSorted((one, other) => one - other);
}
