import { z } from 'zod/v4';
import type { Verb } from '../verbs.ts';
import type { DataTurn, TurnResult } from '../turn.ts';
import { openAsk, sendAsk } from './ask.ts';
import { openCorrect, sendCorrect } from './correct.ts';
import { approve, decline, takeBack } from './decide.ts';
import { openViews } from './views.ts';
import { askToTransfer, lookAtLines, openTransfer } from './transfer.ts';
import { offerTransferFile } from './transfer-file.ts';
import { offerRecord, openRecord } from './record.ts';
import { listKept, showReport } from './report.ts';
import { showRequest } from './request.ts';
import { askForYear, lookAtYear, openYear } from './year.ts';
import { liftHold, openHold, setHold } from './hold.ts';
import { dataHome } from './home.ts';
import { lookUpPupil } from './pupil.ts';

/** Fields of a card come with whatever was typed; what is too long is said in words, beside the field. */
const typed = z.string().max(20_000).default('');
const ofPupil = z.looseObject({ pupil: typed, cases: typed });
/** With `again`, words that may be about harm are meant as they stand. */
const again = z.string().optional();
const ofCase = z.looseObject({ r: z.string().min(1).max(80) });
/** A page of what there is to look at. */
const page = z.coerce.number().int().catch(1);
const ofTransfer = ofPupil.extend({
  ...{ to: typed, key: typed, toSchool: typed, toKey: typed },
  ...{ mark: typed, along: typed, kept: typed, page },
});
const ofRequest = z.looseObject({ q: z.string().min(1).max(120) });

function verb<S extends z.ZodType<Record<string, unknown>>>(
  data: S,
  run: (turn: DataTurn, data: z.infer<S>) => Promise<TurnResult>,
): Verb {
  return { data, run: (turn, raw) => run(turn, data.parse(raw)) };
}

/** Every button about pupils' data, in the chat of those who handle it. All names begin with "data". */
export const DATA_VERBS: Readonly<Record<string, Verb>> = {
  data: verb(z.looseObject({}), (turn) => dataHome(turn)),
  'data-pupil': verb(ofPupil, (turn, { pupil }) => lookUpPupil(turn, pupil)),
  'data-ask-erase': verb(ofPupil, (turn, about) => openAsk(turn, 'erase', about)),
  'data-send-erase': verb(ofPupil.extend({ reason: typed, again }), (turn, about) =>
    sendAsk(turn, 'erase', about),
  ),
  'data-report': verb(z.looseObject({}), (turn) => showReport(turn)),
  'data-list': verb(z.looseObject({ page }), (turn, asked) => listKept(turn, asked.page)),
  'data-record': verb(ofPupil, (turn, about) => openRecord(turn, about)),
  'data-record-file': verb(
    z.looseObject({ cases: z.string().min(1).max(400), as: z.enum(['html', 'json']) }),
    (turn, { cases, as }) => offerRecord(turn, cases, as),
  ),
  'data-views': verb(ofPupil.extend({ page }), (turn, asked) => openViews(turn, asked, asked.page)),
  'data-transfer': verb(ofTransfer, (turn, sent) => openTransfer(turn, sent)),
  'data-transfer-lines': verb(ofTransfer, (turn, sent) => lookAtLines(turn, sent)),
  'data-send-transfer': verb(ofTransfer, (turn, sent) => askToTransfer(turn, sent)),
  'data-transfer-file': verb(ofRequest, (turn, { q }) => offerTransferFile(turn, q)),
  'data-correct': verb(ofPupil, (turn, about) => openCorrect(turn, about)),
  'data-send-correct': verb(ofPupil.extend({ to: typed, why: typed, together: typed }), (turn, sent) =>
    sendCorrect(turn, sent),
  ),
  'data-year': verb(z.looseObject({}), (turn) => openYear(turn)),
  'data-year-look': verb(z.looseObject({ leaving: typed }), (turn, about) => lookAtYear(turn, about)),
  'data-send-new-year': verb(z.looseObject({ leaving: typed, pick: typed }), (turn, about) =>
    askForYear(turn, about),
  ),
  'data-hold': verb(ofCase, (turn, { r }) => openHold(turn, r)),
  'data-set-hold': verb(ofCase.extend({ reason: typed, again }), (turn, { r, ...given }) =>
    setHold(turn, r, given),
  ),
  'data-lift': verb(ofCase, (turn, { r }) => liftHold(turn, r)),
  'data-request': verb(ofRequest.extend({ page }), (turn, asked) =>
    showRequest(turn, asked.q, { page: asked.page }),
  ),
  'data-approve': verb(ofRequest, (turn, { q }) => approve(turn, q)),
  'data-decline': verb(ofRequest.extend({ reason: typed, again }), (turn, { q, ...given }) =>
    decline(turn, q, given),
  ),
  'data-withdraw': verb(ofRequest, (turn, { q }) => takeBack(turn, q)),
};
