import type { DataReply } from '../../app/data-requests/reply.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Drawing } from '../parts.ts';
import { drawDataAsk } from './ask-card.ts';
import { drawDataCorrect } from './correct-card.ts';
import { drawDataYear } from './year-card.ts';
import { drawDataViews } from './views-card.ts';
import { drawDataTransfer } from './transfer-card.ts';
import { drawDataTransferLines } from './transfer-lines-card.ts';
import { drawDataHold } from './hold-card.ts';
import { drawDataRecord } from './record-card.ts';
import { drawDataList } from './list-card.ts';
import { drawDataReport } from './report-card.ts';
import { drawDataHome } from './home-card.ts';
import { drawDataRequest } from './request-card.ts';
import { drawDataPupil } from './pupil-card.ts';

/** What those who handle data are shown, by its kind. */
export type ShownData<K extends DataReply['show']> = Extract<DataReply, { show: K }>;

/** Draws what those who handle pupils' data are shown. */
export function drawData(reply: DataReply, drawing: Drawing): AdaptiveCard {
  switch (reply.show) {
    case 'data-home':
      return drawDataHome(reply, drawing);
    case 'data-pupil':
      return drawDataPupil(reply, drawing);
    case 'data-year':
      return drawDataYear(reply, drawing);
    case 'data-correct':
      return drawDataCorrect(reply, drawing);
    case 'data-ask':
      return drawDataAsk(reply, drawing);
    case 'data-report':
      return drawDataReport(reply, drawing);
    case 'data-list':
      return drawDataList(reply, drawing);
    case 'data-record':
      return drawDataRecord(reply, drawing);
    case 'data-views':
      return drawDataViews(reply, drawing);
    case 'data-transfer':
      return drawDataTransfer(reply, drawing);
    case 'data-transfer-lines':
      return drawDataTransferLines(reply, drawing);
    case 'data-hold':
      return drawDataHold(reply, drawing);
    case 'data-request':
      return drawDataRequest(reply, drawing);
  }
}
