import { findStanding, groupToDo, sliceGroups, type CaseToDo } from '../../domain/case/to-do.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { FIND_WHAT, NOT_FOR_YOU } from '../../words/lists.ts';
import { auditRow } from '../audit.ts';
import { lookUp } from '../look-up.ts';
import { takePage } from '../pages.ts';
import type { CaseList } from '../../domain/case/case-lists.ts';
import type { Reply } from '../reply.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { readWholeList } from '../whole-list.ts';
import { mayReadDetails } from './case-reply.ts';
import { dueSetting, listWork, readWork } from './work.ts';

const PAGE = 8;
/** Cases read at once, and the most read of one person's or one pupil's. */
const AT_ONCE = 20;
const MOST_READ = 100;
const LONGEST_QUERY = 40;

/** Which page of a list is asked for. `isOld`: by a button of an older version, whose place in it no longer counts. */
export interface Place {
  readonly page: number;
  readonly isOld?: boolean;
}
type CasesReply = Extract<Reply, { show: 'cases' }>;
const BEGINNING: Place = { page: 1 };

/** A page of one of the lists of cases, for their readers. */
export async function listCases(
  turn: Turn,
  list: CaseList,
  asked?: Place,
  query?: string,
): Promise<TurnResult> {
  if (!mayReadDetails(turn)) return { reply: { text: NOT_FOR_YOU } };
  const place = asked ?? BEGINNING;
  return lookUp(turn, async () => {
    if (list === 'find') return find(turn, query ?? '', asked);
    if (list === 'mine') return mine(turn, place);
    const work = await readWork(turn, list);
    return wholeCases(turn, show(turn, list, listWork(work, list), place, work.cut));
  });
}

/** The cases this person looks after. */
async function mine(turn: Turn, place: Place): Promise<TurnResult> {
  const { records, person } = turn;
  const setting = dueSetting(turn);
  const all = await readWholeList((from) => records.referralsOwnedBy(person.id, AT_ONCE, from), MOST_READ);
  const cases = all.map((referral) => findStanding(referral, setting));
  return { reply: show(turn, 'mine', cases, place, all.length >= MOST_READ) };
}

function show(
  turn: Turn,
  list: CaseList,
  cases: readonly CaseToDo[],
  place: Place,
  cut: boolean,
): CasesReply {
  const groups = groupToDo(cases);
  const { page, pages } = takePage(cases, place.page, PAGE);
  return toReply(turn, list, sliceGroups(groups, (page - 1) * PAGE, PAGE), { ...place, page, pages, cut });
}

/** The page with its outlines read as whole cases; one that is gone meanwhile is left out. */
async function wholeCases({ records }: Turn, reply: CasesReply): Promise<TurnResult> {
  const groups = reply.groups.map(async (group) => {
    const stored = await Promise.all(group.cases.map(({ referral }) => records.readReferral(referral.id)));
    const cases = group.cases.flatMap((each, at) => {
      const referral = stored[at]?.value;
      return referral ? [{ ...each, referral }] : [];
    });
    return { ...group, cases };
  });
  return { reply: { ...reply, groups: await Promise.all(groups) } };
}

function toReply(
  { person }: Turn,
  list: CaseList,
  groups: CasesReply['groups'],
  { page, pages, cut, isOld = false }: Place & { readonly pages: number; readonly cut: boolean },
): CasesReply {
  return { show: 'cases', list, reader: person, groups, page, pages, cut, startsAgain: isOld };
}

/**
 * One pupil's referrals, newest first, by the pupil's reference, or by a referral's: then it begins with the page that
 * one is on. The search is audited.
 */
async function find(turn: Turn, typed: string, asked: Place | undefined): Promise<TurnResult> {
  const query = typed.trim().slice(0, LONGEST_QUERY);
  if (query === '') return { reply: { text: FIND_WHAT } };
  const { records } = turn;
  const setting = dueSetting(turn);
  const named = (await records.findByReference(query.toUpperCase()))?.value;
  const pupil = named ? named.answers[QUESTION.pupilReference] : query;
  const all =
    typeof pupil === 'string'
      ? await readWholeList((from) => records.referralsOfPupil(pupil, AT_ONCE, from), MOST_READ)
      : named
        ? [named]
        : [];
  const at = all.findIndex(({ id }) => id === named?.id);
  const place = asked ?? { page: Math.floor(Math.max(0, at) / PAGE) + 1 };
  const { items, page, pages } = takePage(all, place.page, PAGE);
  const found = { by: turn.person, what: 'found' } as const;
  if (items.length > 0)
    await records.commit(items.map(({ id }) => auditRow(turn, { ...found, referralId: id })));
  const cases = items.map((referral) => findStanding(referral, setting));
  const groups =
    cases.length === 0 ? [] : [{ toDo: 'over', isComing: false, count: all.length, cases } as const];
  const cut = all.length >= MOST_READ;
  return { reply: { ...toReply(turn, 'find', groups, { ...place, page, pages, cut }), query } };
}
