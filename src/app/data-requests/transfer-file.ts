import { can } from '../../domain/people/roles.ts';
import type { Person } from '../../domain/people/person.ts';
import { describeNoFile, ONLY_HANDLERS } from '../../words/data-requests.ts';
import {
  TRANSFER_ASKS,
  TRANSFER_FILE,
  TRANSFER_GONE,
  TRANSFER_OVERTAKEN,
  whoMayTake,
} from '../../words/transfer.ts';
import { auditRow } from '../audit.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import type { Stored } from '../ports/records.ts';
import { recordToTransfer } from '../transfer-record.ts';
import { nowOf, type DataTurn, type TurnResult } from '../turn.ts';
import { ending } from './finish.ts';
import { forHandlers } from './for-handlers.ts';
import { endOvertaken, overtaken, showRequest } from './request.ts';
import {
  findAsLookedAt,
  transferOf,
  type FoundRecord,
  type RequestedTransfer,
} from './requested-transfer.ts';

/** "Save the sealed file": Teams asks first, and puts it into their own files when they say yes. */
export async function offerTransferFile(turn: DataTurn, id: string): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const open = await readApproved(turn, id);
    if ('text' in open) return showRequest(turn, id, { problem: open.text });
    if ('overtaken' in open) return endOvertaken(turn, open.overtaken);
    return {
      reply: { text: TRANSFER_ASKS },
      offer: {
        ...fileOf(turn, open),
        description: TRANSFER_FILE,
        context: { file: 'transfer', q: id },
      },
    };
  });
}

/** Accepts the offer: checks everything again, writes once into each history that the copy was made, then makes the file. */
export async function takeTransferFile(
  turn: DataTurn,
  id: string,
): Promise<NamedFile | { readonly text: string }> {
  if (!can(turn.person, 'handles-data')) return { text: ONLY_HANDLERS };
  const open = await readApproved(turn, id);
  if ('text' in open) return open;
  if ('overtaken' in open) {
    const { changes } = ending(turn, open.overtaken, overtaken(turn));
    // The sweep sends what is put in the outbox here.
    await turn.records.commit(changes);
    return { text: TRANSFER_OVERTAKEN };
  }
  const { stored, asked, by, approvedBy } = open;
  if (asked.madeAt === undefined) {
    const value = { ...stored.value, content: { ...asked, madeAt: nowOf(turn) } };
    const row = { by, approvedBy, what: 'transferred', school: asked.school } as const;
    const result = await turn.records.commit([
      { change: 'request', value, expected: stored.version },
      ...value.cases.map(({ id: referralId }) => auditRow(turn, { ...row, referralId })),
    ]);
    // Both may take it at once; the first has said so in the histories.
    if (result !== 'done') {
      const now = (await turn.records.readRequest(id))?.value;
      if (!now || transferOf(now)?.madeAt === undefined) return { text: TRANSFER_GONE };
    }
  }
  return fileOf(turn, open);
}

interface Approved {
  readonly stored: Stored<DataRequest>;
  readonly asked: RequestedTransfer;
  readonly found: FoundRecord;
  readonly by: Person;
  readonly approvedBy: Person;
}

/** The request and its record, where this person may take the file now, or why they may not. */
async function readApproved(
  turn: DataTurn,
  id: string,
): Promise<Approved | { readonly text: string } | { readonly overtaken: Stored<DataRequest> }> {
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoFile(way) };
  const stored = await turn.records.readRequest(id);
  const asked = stored && transferOf(stored.value);
  const { by, approved, end, expiresAt = '' } = stored?.value ?? {};
  const isOver = Date.parse(expiresAt) <= turn.clock.now().getTime();
  if (!stored || !asked || !by || !approved || end?.as !== 'done' || isOver) return { text: TRANSFER_GONE };
  const people = [by, approved.by];
  if (!people.some(({ id: one }) => one === turn.person.id))
    return { text: whoMayTake(people.map(({ name }) => name)) };
  const found = await findAsLookedAt(turn, stored.value, asked);
  return found ? { stored, asked, found, by, approvedBy: approved.by } : { overtaken: stored };
}

function fileOf(turn: DataTurn, { stored, asked, found, by, approvedBy }: Approved): NamedFile {
  const { school: to, recipient, along } = asked;
  const { pupil } = found;
  const transfer = recordToTransfer(turn, found, { pupil, to, by, approvedBy, alongWith: new Set(along) });
  const reference = stored.value.cases[0]?.reference ?? '';
  return { name: `pupil-record-${reference}.html.age`, content: { transfer, recipient } };
}
