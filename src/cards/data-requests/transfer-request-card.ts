import type { ShownTransfer } from '../../app/data-requests/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { inList, NO_FILES } from '../../words/data-requests.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { describePage } from '../../words/lists.ts';
import { describeLineToCheck, TRANSFER_CARD } from '../../words/transfer.ts';
import { bulletsOrLine, button, plain, type ActionView, type Drawing } from '../parts.ts';
import type { Group } from '../parts-card.ts';
import type { ShownData } from './draw.ts';
import { standingGroups } from './standing-groups.ts';

type Shown = ShownData<'data-request'>;

/** What a request to transfer a record says besides what every request says. */
export interface TransferParts {
  readonly paragraphs: readonly string[];
  readonly groups: readonly Group[];
  readonly page: string;
  /** To the lines before and after, or to the file. */
  readonly actions: readonly ActionView[];
  /** Everything has been looked at, so that it can be decided. */
  readonly isLast: boolean;
}

/** Of an open request, a page of the lines that go along or stay; of an approved one, the way to the sealed file. */
export function transferParts(shown: Shown, transfer: ShownTransfer, drawing: Drawing): TransferParts {
  const { lines } = transfer;
  return lines ? openParts(shown, { ...transfer, lines }, drawing) : endedParts(shown, transfer);
}

function openParts(
  { request, cases }: Shown,
  { school, recipient, lines, along = [], left = 0 }: ShownTransfer & Required<Pick<ShownTransfer, 'lines'>>,
  drawing: Drawing,
): TransferParts {
  const { page, pages, items } = lines;
  const isLast = page === pages;
  const to = (title: string, at: number, isNext = false) =>
    button(title, 'data-request', { q: request.id, page: String(at) }, isNext ? { style: 'positive' } : {});
  const group = (heading: string, goes: boolean): readonly Group[] => {
    const those = items.filter(({ number }) => along.includes(number) === goes).map(describeLineToCheck);
    const text = bulletsOrLine(those.map((line) => plain(line.replaceAll('\n', ' '))));
    return those.length === 0 ? [] : [{ heading, text }];
  };
  return {
    paragraphs: [
      TRANSFER_CARD.forSchool(plain(school), recipient),
      TRANSFER_CARD.counts(along.length, left),
      ...(isLast ? [] : [TRANSFER_CARD.lookFirst]),
    ],
    groups: [
      ...group(TRANSFER_CARD.along, true),
      ...group(TRANSFER_CARD.left, false),
      ...(isLast ? standingGroups(cases, drawing) : []),
    ],
    page: describePage({ page, pages }),
    actions: [
      ...(isLast ? [] : [to(TRANSFER_CARD.nextLines, page + 1, true)]),
      ...(page > 1 ? [to(TRANSFER_CARD.linesBefore, page - 1)] : []),
    ],
    isLast,
  };
}

function endedParts({ request, reader }: Shown, { school, asFile }: ShownTransfer): TransferParts {
  const { by, approved, expiresAt } = request;
  const people = [by, ...(approved ? [approved.by] : [])];
  const mayTake = people.some(({ id }) => id === reader.id);
  const until = describeDayWithYear(londonDate(expiresAt));
  return {
    paragraphs: [
      TRANSFER_CARD.canBeSaved(plain(school), inList(people.map(({ name }) => plain(name))), until),
      ...(mayTake && asFile !== 'offered' ? [NO_FILES[asFile]] : []),
    ],
    groups: [],
    page: '',
    actions:
      mayTake && asFile === 'offered'
        ? [button(TRANSFER_CARD.save, 'data-transfer-file', { q: request.id }, { style: 'positive' })]
        : [],
    isLast: true,
  };
}
