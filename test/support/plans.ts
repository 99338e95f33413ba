import type { Timetable } from '../../src/domain/plan/timetable.ts';
import type { Plan, Review, WeeklyUpdate } from '../../src/domain/plan/plan.ts';

const by = { id: 'lead', name: 'Sam Lead' };

/** A plan with fixed values: six weeks of a tutor on the school's site, from Monday 30 November 2026. */
export function somePlan(changes: Partial<Plan> = {}): Plan {
  return {
    madeBy: by,
    madeAt: '2026-11-24T10:00:00.000Z',
    why: 'Signs persist despite support in school, and the pupil is not coping with the whole day.',
    aims: [
      { what: 'In school every morning', by: '2026-12-11' },
      { what: 'Back in maths with the class', by: '2027-01-15' },
    ],
    pupilWants: 'To sit near the door and know what comes next.',
    measures: [
      { id: 'attendance', baseline: 62, target: 85 },
      { id: 'behaviour', baseline: 9, target: 2 },
    ],
    model: 'PM-2',
    place: 'school-site',
    hoursPerWeek: 6,
    fullTime: false,
    registerCode: 'present',
    keyAdult: { id: 'referrer', name: 'Alex Teacher' },
    contact: 'weekly',
    parents: 'agreed',
    pupilAgreed: true,
    start: '2026-11-30',
    end: '2027-01-29',
    nextReview: '2026-12-16',
    returnSteps: [{ what: 'Maths with a key adult', who: 'Alex Teacher', when: '2026-12-14' }],
    reviews: [],
    updates: [],
    ...changes,
  };
}

/** A reduced timetable with fixed values: mornings, and more from the second week on. */
export function someTimetable(changes: Partial<Timetable> = {}): Timetable {
  return {
    reason: 'medical',
    days: Array.from({ length: 5 }, () => ({ inSchool: 3, elsewhere: 0 })),
    restOfWeek: 'Work on paper, marked on Mondays.',
    steps: [18, 22],
    agreed: 'written',
    agreedOn: '2026-11-23',
    la: 'yes',
    laOn: '2026-11-24',
    laReference: 'RT-104',
    ...changes,
  };
}

/** A weekly update with fixed values: all went as agreed. */
export function someUpdate(changes: Partial<WeeklyUpdate> = {}): WeeklyUpdate {
  return {
    week: '2026-W49',
    by: { id: 'referrer', name: 'Alex Teacher' },
    at: '2026-12-03T12:00:00.000Z',
    offered: 4,
    attended: 3,
    engagement: 3,
    behaviour: 'calmer',
    learning: 'steps-forward',
    contactKept: true,
    seen: true,
    ...changes,
  };
}

/** A review with fixed values that lets the plan go on. */
export function someReview(changes: Partial<Review> = {}): Review {
  return {
    by,
    at: '2026-12-16T10:00:00.000Z',
    figures: [
      { measure: 'attendance', value: 74 },
      { measure: 'behaviour', value: 6 },
    ],
    whatWorked: 'The same adult at the gate.',
    decision: 'continue',
    nextReview: '2027-01-20',
    end: '2027-01-29',
    ...changes,
  };
}
