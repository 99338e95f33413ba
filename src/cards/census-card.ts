import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { Reply } from '../app/reply.ts';
import { gapsByProvider } from '../domain/census/placements.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import {
  CENSUS_GAP_WORDS,
  CENSUS_WORDS,
  describeCensus,
  describePlacements,
  FOR_THE_OFFICE,
} from '../words/census.ts';
import { NO_REFERENCE } from '../words/cases.ts';
import { describeDayWithYear } from '../words/dates.ts';
import { bullets, button, plain, stopButton } from './parts.ts';
import { drawParts } from './parts-card.ts';

/** More would not fit on a phone; the file has them all. */
const MOST_GAPS = 8;
const MOST_PUPILS = 6;

/** The placements of a census day: how many there are, and what to look at; pupils only for those who may read cases. */
export function drawCensus(
  { census, days, namesPupils, asFile }: Extract<Reply, { show: 'census' }>,
  { settings, today }: { readonly settings: SchoolSettings; readonly today: string },
): AdaptiveCard {
  const gaps = gapsByProvider(census.lines);
  const lineOf = ({ provider, gap, lines }: (typeof gaps)[number]) => {
    const named = lines.slice(0, MOST_PUPILS).map(({ pupil }) => (pupil === '' ? NO_REFERENCE : pupil));
    const more = lines.length > MOST_PUPILS ? ` and ${lines.length - MOST_PUPILS} more` : '';
    const whose = namesPupils ? named.join(', ') + more : describePlacements(lines.length);
    return plain(`${provider} (${whose}): ${CENSUS_GAP_WORDS[gap]}.`);
  };
  const more = gaps.length - MOST_GAPS;
  const shown = gaps.slice(0, MOST_GAPS).map(lineOf);
  return drawParts({
    above: plain(settings.name),
    title: CENSUS_WORDS.title,
    paragraphs: [describeCensus(census, today), ...(asFile === 'offered' ? [] : [CENSUS_WORDS.noFile])],
    groups: [
      {
        heading: 'To look at',
        text:
          gaps.length === 0
            ? 'Nothing: each provider has its number here, and each plan its days.'
            : bullets([...shown, ...(more > 0 ? [`${more} more: they are in the file.`] : [])]),
      },
      { heading: 'For the office', text: FOR_THE_OFFICE },
    ],
    fields: [
      {
        id: 'on',
        label: CENSUS_WORDS.pickDay,
        style: 'compact',
        value: census.on,
        options: days.map((day) => ({ id: day, label: describeDayWithYear(day) })),
        actions: [button(CENSUS_WORDS.show, 'census')],
      },
    ],
    actions: [
      ...(asFile === 'offered'
        ? [button(CENSUS_WORDS.file, 'census-file', { of: census.on }, { style: 'positive' })]
        : []),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}
