import { londonDate } from '../domain/calendar/london.ts';
import { pupilKey } from '../domain/case/pupil-key.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import type { Person } from '../domain/people/person.ts';
import { USUAL_RETENTION } from '../domain/school/retention.ts';
import {
  endingSchoolYear,
  isFree,
  onlyThese,
  planYearEnd,
  type YearChange,
  type YearEnd,
} from '../domain/year-end/year-end.ts';
import { everyCase } from './every-case.ts';
import { correctPupil, readPupilReference, type Correcting } from './correct-pupil.ts';
import type { Erasure } from './ports/erasure.ts';
import type { School } from './turn.ts';

/** What looking at the end of a school year needs. */
type Looking = School & { readonly erasure: Erasure };

/** What a school year's end asks for, and which changes of references cannot be made. */
export interface LookedAtYearEnd extends Omit<YearEnd, 'changes'> {
  /** They can be made, the highest year first. */
  readonly changes: readonly YearChange[];
  /** In the way of these is something: see `YearChange`; with neither, the school's own rule does not accept the new reference. */
  readonly leftOut: readonly YearChange[];
}

/**
 * What there is to do at the end of the school year. `leaving`: the year groups after which pupils leave, as numbers;
 * `only`: the references that are to change, as they are now. Throws when storage cannot be reached.
 */
export async function lookAtYearEnd(
  school: Looking,
  { leaving, only }: { readonly leaving: readonly number[]; readonly only?: readonly string[] | undefined },
): Promise<LookedAtYearEnd> {
  const { settings, clock } = school;
  const cases = await everyCase(school.erasure);
  const asked = {
    schoolYear: endingSchoolYear(settings, londonDate(clock.now())),
    leaving,
    calendar: settings,
    periods: settings.retention ?? USUAL_RETENTION,
  };
  const movedBefore = await movedAlready(school, planYearEnd(cases, asked).changes);
  const plan = planYearEnd(cases, { ...asked, movedBefore });
  const wanted = only === undefined ? plan.changes : onlyThese(plan.changes, only, cases, movedBefore);
  const fits = (change: YearChange) => isFree(change) && readPupilReference(school, change.to) === change.to;
  return {
    ...plan,
    changes: wanted.filter(fits),
    leftOut: wanted.filter((change) => !fits(change)),
  };
}

/** What was changed at the end of a school year. */
export interface YearEnded {
  readonly changed: readonly { readonly from: string; readonly to: string }[];
  /** References of cases that somebody worked on at that moment: they are as they were. */
  readonly asTheyWere: readonly string[];
  /** Ids of what was put in the outbox. */
  readonly deliveries: readonly string[];
}

/**
 * Gives these pupils their references for the next school year, as two people have decided. Stopped in between, what was
 * done stays done; looked at and run again, it goes on. Throws when storage cannot be reached.
 */
export async function changeYearReferences(
  job: Correcting,
  changes: readonly YearChange[],
  { by, approvedBy }: { readonly by: Person; readonly approvedBy: Person },
): Promise<YearEnded> {
  const changed: { from: string; to: string }[] = [];
  const asTheyWere: string[] = [];
  const deliveries: string[] = [];
  for (const { from, to, cases } of changes) {
    const done = await correctPupil(job, { cases, to, why: 'new-year', by, approvedBy });
    asTheyWere.push(...done.changed);
    deliveries.push(...done.deliveries);
    if (done.cases.length > 0) changed.push({ from, to });
  }
  return { changed, asTheyWere, deliveries };
}

/** Ids of the cases that have their new references already, because making these changes broke off. */
async function movedAlready(
  { records }: Pick<School, 'records'>,
  changes: readonly YearChange[],
): Promise<ReadonlySet<string>> {
  const moved = new Set<string>();
  for (const { from, meets } of changes)
    for (const { id } of meets) {
      const cameFrom = (await records.auditOf(id))
        .findLast(({ what, because }) => what === 'pupil-corrected' && because === 'new-year')
        ?.corrected?.find(({ question }) => question === QUESTION.pupilReference)?.before;
      if (typeof cameFrom === 'string' && pupilKey(cameFrom) === pupilKey(from)) moved.add(id);
    }
  return moved;
}
