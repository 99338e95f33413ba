import { z } from 'zod/v4';
import type { DrawnContent } from '../words/file-content.ts';
import { takeAgreement } from './case/agreement-sheet.ts';
import { takePackFile } from './case/pack.ts';
import { takeDatesFile } from './dates/calendar-file.ts';
import { takeCensusFile } from './census/show.ts';
import { takeOutcomesFile } from './outcomes/show.ts';
import { FORM_FILES, takeFormFile } from './council-forms/council-form.ts';
import { takeRecordFile } from './data-requests/record.ts';
import { takeTransferFile } from './data-requests/transfer-file.ts';
import type { SealedTransfer } from './transfer-record.ts';
import type { DataTurn } from './turn.ts';

/** What a file is drawn from, or a record that is sealed for another school. */
export type FileContent = DrawnContent | SealedTransfer;

/** A file as bytes. `pack/` and `sealing/` implement it. */
export type DrawFile = (content: FileContent) => Promise<Uint8Array>;

/** A file with its name. More people see the name than open the file, so it says nothing about a pupil. */
export interface NamedFile {
  readonly name: string;
  readonly content: FileContent;
}

/** A file that can be had: made for its size now, and again when somebody takes it. */
export interface OfferedFile extends NamedFile {
  readonly description: string;
  /** Comes back with the yes: by it the file is made. */
  readonly context: Readonly<Record<string, string>>;
}

type Take = (turn: DataTurn, context: unknown) => Promise<NamedFile | { readonly text: string } | undefined>;

/** Makes an accepted file by its context; undefined for a context of another form, which a client has made up. */
function taking<S extends z.ZodType>(
  context: S,
  take: (turn: DataTurn, context: z.output<S>) => Promise<NamedFile | { readonly text: string }>,
): Take {
  return async (turn, given) => {
    const read = context.safeParse(given);
    return read.success ? take(turn, read.data) : undefined;
  };
}

const FILES = {
  pack: taking(
    z.looseObject({ r: z.string().min(1).max(80), include: z.enum(['none', 'send']) }),
    (turn, { r, include }) => takePackFile(turn, r, include === 'send' ? ['send'] : []),
  ),
  record: taking(
    z.looseObject({ cases: z.string().min(1).max(400), as: z.enum(['html', 'json']) }),
    (turn, { cases, as }) => takeRecordFile(turn, cases, as),
  ),
  dates: taking(z.looseObject({ r: z.string().min(1).max(80).optional() }), (turn, { r }) =>
    takeDatesFile(turn, r),
  ),
  transfer: taking(z.looseObject({ q: z.string().min(1).max(120) }), (turn, { q }) =>
    takeTransferFile(turn, q),
  ),
  agreement: taking(z.looseObject({ r: z.string().min(1).max(80) }), (turn, { r }) => takeAgreement(turn, r)),
  outcomes: taking(z.looseObject({ of: z.string().min(1).max(20) }), (turn, { of }) =>
    takeOutcomesFile(turn, of),
  ),
  census: taking(z.looseObject({ on: z.string().min(1).max(10) }), (turn, { on }) =>
    takeCensusFile(turn, on),
  ),
  'council-form': taking(
    z.looseObject({
      r: z.string().min(1).max(80),
      form: z.string().min(1).max(80),
      as: z.enum(FORM_FILES),
      include: z.enum(['none', 'send']),
    }),
    (turn, { r, form, as, include }) =>
      takeFormFile(turn, { referralId: r, form, include: include === 'send' ? ['send'] : [] }, as),
  ),
} as const satisfies Readonly<Record<string, Take>>;

/** Offers made before there were several kinds name none, and are of a pack. */
const kind = z.looseObject({
  file: z.enum(Object.keys(FILES) as (keyof typeof FILES)[]).default('pack'),
});

/**
 * The file that somebody accepted, made now by what they may have now, or a sentence that says why there is none; undefined
 * for a context that is not ours.
 */
export const takeFile: Take = async (turn, context) => {
  const read = kind.safeParse(context);
  return read.success ? FILES[read.data.file](turn, context) : undefined;
};
