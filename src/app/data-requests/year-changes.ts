import type { Person } from '../../domain/people/person.ts';
import { correctPupil } from '../correct-pupil.ts';
import type { Erasing } from '../erase-pupil.ts';
import type { DataRequest } from '../ports/data-requests.ts';
import { readWholeList } from '../whole-list.ts';
import type { Dealt } from './kinds.ts';
import { changesOf } from './requested-changes.ts';

/** Cases with a reference that are read at once. */
const AT_ONCE = 20;

/** Gives each pupil the reference for the next year, but where another case has come by it since, or one was worked on. */
export async function changeRequested(
  parts: Erasing,
  request: DataRequest,
  [by, approvedBy]: readonly Person[],
): Promise<Dealt> {
  const done: string[] = [];
  const left: string[] = [];
  const deliveries: string[] = [];
  if (!by) return {};
  for (const { to, cases: ids } of changesOf(request)) {
    const asked = request.cases.filter(({ id }) => ids.includes(id));
    const there = await readWholeList((from) => parts.records.referralsOfPupil(to, AT_ONCE, from));
    if (there.some(({ id }) => !ids.includes(id))) {
      left.push(...asked.map(({ reference }) => reference));
      continue;
    }
    const before = new Set(there.map(({ id }) => id));
    done.push(...asked.filter(({ id }) => before.has(id)).map(({ reference }) => reference));
    const rest = asked.filter(({ id }) => !before.has(id));
    const read = await Promise.all(rest.map(({ id }) => parts.records.readReferral(id)));
    const cases = read.flatMap((each, at) =>
      each && each.value.version === rest[at]?.version ? [each.value] : [],
    );
    const corrected = await correctPupil(parts, { cases, to, why: 'new-year', by, approvedBy });
    done.push(...corrected.cases);
    deliveries.push(...corrected.deliveries);
    left.push(...rest.map(({ reference }) => reference).filter((each) => !corrected.cases.includes(each)));
  }
  return { done, left, deliveries };
}
