import { pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import {
  describeNoFile,
  RECORD_GONE,
  RECORD_FILE,
  RECORD_ASKS,
  ONLY_HANDLERS,
} from '../../words/data-requests.ts';
import { fileWay } from '../file-way.ts';
import type { FileContent, NamedFile } from '../files.ts';
import {
  auditRecord,
  findPupil,
  onlyCases,
  recordAsData,
  recordOfPupil,
  type HeldAboutPupil,
} from '../pupil-record.ts';
import { actorOf, type DataTurn, type TurnResult } from '../turn.ts';
import { forHandlers } from './for-handlers.ts';
import { dataHome } from './home.ts';
import { onTicked, type AboutCases } from './ticked.ts';
import { can } from '../../domain/people/roles.ts';

export type RecordForm = 'html' | 'json';

/** "Get the record": what it holds, what a person has to check in it, and how to have it as a file. */
export async function openRecord(turn: DataTurn, about: AboutCases): Promise<TurnResult> {
  return onTicked(turn, about, async (held, ticked) => ({
    reply: {
      show: 'data-record',
      pupil: held.pupil,
      cases: ticked.map(({ reference }) => reference),
      isAll: ticked.length === held.cases.length,
      asFile: fileWay(turn),
    },
  }));
}

/** Offers the record as a file: Teams asks first, and puts it into their own files when they say yes. */
export async function offerRecord(turn: DataTurn, cases: string, as: RecordForm): Promise<TurnResult> {
  return forHandlers(turn, async () => {
    const way = fileWay(turn);
    if (way !== 'offered') return { reply: { text: describeNoFile(way) } };
    const found = await findChosen(turn, cases);
    if (!found) return dataHome(turn, { notice: RECORD_GONE });
    return {
      reply: { text: RECORD_ASKS },
      offer: {
        ...(await fileOf(turn, found, as)),
        description: RECORD_FILE,
        context: { file: 'record', cases, as },
      },
    };
  });
}

/** Accepts the offer: checks the role again, writes the audit rows, then makes the file. */
export async function takeRecordFile(
  turn: DataTurn,
  cases: string,
  as: RecordForm,
): Promise<NamedFile | { readonly text: string }> {
  if (!can(turn.person, 'handles-data')) return { text: ONLY_HANDLERS };
  const way = fileWay(turn);
  if (way !== 'offered') return { text: describeNoFile(way) };
  const found = await findChosen(turn, cases);
  if (!found) return { text: RECORD_GONE };
  await auditRecord(turn, found.held, actorOf(turn));
  return fileOf(turn, found, as);
}

interface Found {
  readonly pupil: string;
  readonly held: HeldAboutPupil;
}

/** What is held in these cases of one pupil; undefined when one of them is not held any more. */
async function findChosen({ records, erasure }: DataTurn, cases: string): Promise<Found | undefined> {
  const [first, ...others] = cases.split(',').filter((each) => each !== '');
  const named = first === undefined ? undefined : (await records.findByReference(first))?.value;
  const pupil = named && pupilReferenceOf(named);
  if (first === undefined || pupil === undefined) return undefined;
  const { held, missing } = onlyCases(await findPupil(erasure, pupil), [first, ...others]);
  return missing.length > 0 ? undefined : { pupil, held };
}

async function fileOf(turn: DataTurn, { pupil, held }: Found, as: RecordForm): Promise<NamedFile> {
  const record = await recordOfPupil(turn, held, pupil);
  const content: FileContent = as === 'html' ? { record } : { data: await recordAsData(turn, held, record) };
  return { name: `pupil-record-${held.cases[0]?.reference ?? ''}.${as}`, content };
}
