import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DELETED_AS } from '../../domain/school/retention.ts';
import { DATA_WORDS, REPORT_CARD } from '../../words/data-requests.ts';
import { nameMonth } from '../../words/dates.ts';
import { DELETED_WORDS, describeExpiring, describePeriods, retentionLines } from '../../words/retention.ts';
import { atMost, bullets, button, bulletsOrLine, type Drawing } from '../parts.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';

/** Months of the ledger on the card. */
const MONTHS_SHOWN = 12;

/** What would be deleted and why, when that happens, and what was deleted so far. */
export function drawDataReport(
  { report, expired, deleted }: ShownData<'data-report'>,
  { settings }: Drawing,
): AdaptiveCard {
  const lines = deleted.map(
    ({ month, counts }) =>
      `${nameMonth(month)}: ${DELETED_AS.filter((as) => counts[as] > 0)
        .map((as) => DELETED_WORDS[as](counts[as]))
        .join('; ')}`,
  );
  return drawDataCard(
    { settings },
    {
      title: REPORT_CARD.title,
      paragraphs: [REPORT_CARD.next, bullets(retentionLines(report, expired)), ...describeExpiring(report)],
      groups: [
        { heading: REPORT_CARD.why, text: bullets(describePeriods(report.periods)) },
        {
          heading: REPORT_CARD.soFar,
          text: lines.length === 0 ? REPORT_CARD.nothingYet : bulletsOrLine(atMost(lines, MONTHS_SHOWN)),
        },
      ],
      actions: [
        button(REPORT_CARD.list, 'data-list', {}, { style: 'positive' }),
        button(DATA_WORDS.home.back, 'data'),
      ],
    },
  );
}
