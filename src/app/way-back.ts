import { CASE_LISTS } from '../domain/case/case-lists.ts';

/** Lists that a case or plan can be opened from. */
const OPENED_FROM = [...CASE_LISTS, 'my-referrals', 'my-plans', 'reminders', 'my-dates', 'digest'] as const;

/** The list that a case was opened from, and the page of it. `query` is what `find` looked for. */
export interface WayBack {
  readonly list: (typeof OPENED_FROM)[number];
  readonly page: number;
  readonly query?: string;
}

/** Short, because every button of a case carries it: `due/2`, or `find/1/AB 8`. `cards/way-back.ts` writes it. */
const FORM = /^([a-z-]+)\/(\d{1,3})(?:\/(.{1,40}))?$/s;

/** The way back that came with a press; undefined when none did, or it is not one of ours. */
export function readWayBack(data: unknown): WayBack | undefined {
  if (typeof data !== 'object' || data === null || !('back' in data)) return undefined;
  const { back } = data;
  if (typeof back !== 'string') return undefined;
  const [, name, page, query] = FORM.exec(back) ?? [];
  const list = OPENED_FROM.find((each) => each === name);
  if (list === undefined || page === undefined) return undefined;
  return { list, page: Number(page), ...(query === undefined ? {} : { query }) };
}
