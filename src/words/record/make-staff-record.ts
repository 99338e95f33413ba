import {
  addressRows,
  auditRows,
  changeRows,
  claimRows,
  deliveryRows,
  draftRows,
  listIn,
  momentRow,
  placeRows,
  settingsRows,
  textIn,
  type HeldOfStaff,
  type StaffRow,
} from './staff-rows.ts';
import type { RecordPart, RecordRow, RecordSection } from './record.ts';

/** Everything held about one member of staff. Pupils are in `parts` by the reference of a case alone. */
export interface StaffRecord {
  readonly document: 'staff-record';
  readonly version: 1;
  readonly school: string;
  readonly person: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly parts: readonly RecordPart[];
}

interface Kind {
  readonly title: string;
  readonly rowOf?: (row: StaffRow, held: HeldOfStaff) => readonly RecordRow[];
}

/** In the order in which they are read. A kind of row that is not here comes last, under its own name. */
const KINDS: Readonly<Record<string, Kind>> = {
  settings: { title: 'In the settings of the school: the staff list and contacts', rowOf: settingsRows },
  person: { title: 'How they are reached in Teams', rowOf: addressRows },
  'address-book': { title: 'How they are reached in Teams as an administrator', rowOf: addressRows },
  referral: { title: 'Cases' },
  audit: { title: 'What they did and looked at, and what was passed to them', rowOf: auditRows },
  draft: { title: 'Forms not sent', rowOf: draftRows },
  stop: { title: 'That they pressed Stop', rowOf: (row) => [momentRow(row, 'Pressed Stop')] },
  hold: { title: 'Legal holds' },
  request: { title: "Requests about pupils' data" },
  provider: { title: 'Providers whose documents they saw, or that they visited' },
  delivery: { title: 'Messages to them', rowOf: deliveryRows },
  ledger: { title: 'What is done once only, so that it is not done twice', rowOf: claimRows },
  change: { title: 'Changes of settings, by them or about them', rowOf: changeRows },
  proposal: { title: 'What waits, or waited, for an administrator' },
  deleted: { title: 'That cases were deleted' },
};

/** The parts of the record: by kind of row, and a section for each case. Nothing is left out. */
export function partsOfStaffRecord(held: HeldOfStaff): readonly RecordPart[] {
  const { rows } = held;
  const known = Object.keys(KINDS);
  const kinds = [...known, ...new Set(rows.map(({ kind }) => kind).filter((kind) => !known.includes(kind)))];
  return kinds.flatMap((kind) => {
    const of = rows.filter((row) => row.kind === kind);
    if (of.length === 0) return [];
    const { title, rowOf = placeRows } = KINDS[kind] ?? { title: `Other rows in storage: ${kind}` };
    const byCase = kind === 'referral' || kind === 'hold' || kind === 'request';
    const sections: readonly RecordSection[] = byCase
      ? inOrder(of).map((row) => ({ title: captionOf(row), rows: rowOf(row, held) }))
      : [{ title: countOf(of.length), rows: inOrder(of).flatMap((row) => rowOf(row, held)) }];
    return [{ title, sections }];
  });
}

/** How many rows of each kind there are, as a line each. */
export function countsOfStaffRecord({ rows }: Pick<HeldOfStaff, 'rows'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const order = Object.keys(KINDS);
  return [...counts]
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([kind, count]) => `${KINDS[kind]?.title ?? kind}: ${count}`);
}

function countOf(count: number): string {
  return count === 1 ? 'One entry' : `${count} entries`;
}

function captionOf({ kind, value, key }: StaffRow): string {
  const reference = textIn(value, 'reference') ?? key.join(' ');
  if (kind !== 'request') return reference;
  const cases = listIn(value, 'cases').map((each) => textIn(each, 'reference') ?? '');
  return `${textIn(value, 'kind') === 'erase' ? 'To erase' : 'A new school year'}: ${cases.join(', ') || 'no case'}`;
}

/** Oldest first. */
function inOrder(rows: readonly StaffRow[]): readonly StaffRow[] {
  const at = ({ value, mentions }: StaffRow) =>
    Date.parse(textIn(value, 'at') ?? textIn(value, 'sentAt') ?? mentions[0]?.at ?? '') || 0;
  return rows.toSorted((one, other) => at(one) - at(other));
}
