import type { DataRequest } from '../../app/ports/data-requests.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { DATA_WORDS, REQUEST_CARD, REQUEST_POST, REQUEST_WORDS } from '../../words/data-requests.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { inOneLine, plain, press } from '../parts.ts';

/** A request that waits, in one line that opens it. */
export function requestRow({ id, kind, pupil, by, expiresAt, approved }: DataRequest) {
  const name = inOneLine(
    REQUEST_WORDS[kind].title,
    ...(pupil === undefined ? [] : [DATA_WORDS.pupil.title(plain(pupil))]),
  );
  const line = approved
    ? REQUEST_CARD.unfinished
    : REQUEST_CARD.waiting(plain(by.name), describeDayWithYear(londonDate(expiresAt)));
  return { ...press(`${REQUEST_POST.asked.open}: ${name}`, 'data-request', { q: id }), name, line };
}
