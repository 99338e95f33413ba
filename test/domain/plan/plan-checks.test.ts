import assert from 'node:assert/strict';
import { content } from '../../support/content.ts';
import { PROVIDERS } from '../../../src/demo/school.ts';
import { INSET_2026_27, TERMS_2026_27 } from '../../../src/demo/school-year.ts';
import { planProblems, type PlanParts, type PlanSetting } from '../../../src/domain/plan/plan-checks.ts';
import { latestReview } from '../../../src/domain/plan/plan-days.ts';
import { fullTimeHours } from '../../../src/domain/plan/plan-lines.ts';
import { planWarnings } from '../../../src/domain/plan/plan-warnings.ts';
import { reviewProblems } from '../../../src/domain/plan/review-answers.ts';
import { updateProblems } from '../../../src/domain/plan/update-answers.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../../src/settings/bank-holidays.ts';
import { describePlanProblem, describeUpdateProblem } from '../../../src/words/plan-problems.ts';
import { describePlanWarning } from '../../../src/words/plan-warnings.ts';
import { somePlan } from '../../support/plans.ts';

const calendar = {
  closed: [],
  terms: TERMS_2026_27,
  insetDays: INSET_2026_27,
  bankHolidays: ENGLAND_BANK_HOLIDAYS,
};
const setting: PlanSetting = { content, calendar, today: '2026-11-24', reviewDays: 42, year: '8' };

/** What is said about a plan with these changes, by what it is about. */
function said(changes: Partial<PlanParts>, against: Partial<PlanSetting> = {}): Record<string, string> {
  const found = planProblems({ ...somePlan(), ...changes }, { ...setting, ...against });
  return Object.fromEntries(found.map((each) => [each.about, describePlanProblem(each)]));
}

describe('The checks of a plan', () => {
  it('find nothing wrong with a plan that fits', () => assert.deepEqual(said({}), {}));

  it('name everything at once, each with what it is about', () =>
    assert.deepEqual(
      Object.keys(
        said({
          start: '2026-11-20',
          nextReview: '2027-03-01',
          end: '2027-01-29',
          measures: [{ id: 'attendance', baseline: 80, target: 70 }],
          hoursPerWeek: 0,
          place: 'home',
          registerCode: 'present',
        }),
      ),
      ['start', 'review', 'measures', 'measure:attendance:target', 'hours', 'register-code'],
    ));

  describe('of days', () => {
    it('say which school day is the next one, over a weekend, a holiday and a training day', () => {
      assert.match(
        said({ start: '2026-11-28' })['start'] ?? '',
        /Sat 28 Nov is not a school day.*Mon 30 Nov/,
      );
      // 4 January 2027 is a Monday and a training day.
      const late = {
        start: '2026-12-21',
        nextReview: '2027-01-20',
        end: '2027-02-05',
        aims: [],
        returnSteps: [],
      };
      assert.match(said(late)['start'] ?? '', /Mon 21 Dec is not a school day\. The next one is Tue 5 Jan/);
      assert.match(
        said({ start: '2027-01-04', nextReview: '2027-01-20', aims: [], returnSteps: [] })['start'] ?? '',
        /Tue 5 Jan/,
      );
    });
    it('name the next school day past a bank holiday', () => {
      const spring = {
        start: '2027-03-01',
        nextReview: '2027-03-26',
        end: '2027-04-30',
        aims: [],
        returnSteps: [],
      };
      assert.match(
        said(spring)['review'] ?? '',
        /Fri 26 Mar is not a school day\. The next one is Mon 12 Apr/,
      );
    });
    it('want nothing before today, but let a running plan keep the days it has', () => {
      const past = { start: '2026-11-16', nextReview: '2026-11-23', aims: [], returnSteps: [] };
      assert.match(said(past)['start'] ?? '', /before today/);
      assert.match(said(past)['review'] ?? '', /before today/);
      const was = { start: '2026-11-16', nextReview: '2026-11-23', end: '2027-01-29' };
      assert.deepEqual(said(past, { was }), {});
      assert.match(said({ ...past, start: '2026-11-17' }, { was })['start'] ?? '', /before today/);
    });
    it('want the review after the start and not after the end', () => {
      assert.match(
        said({ nextReview: '2026-11-30' })['review'] ?? '',
        /after the plan starts \(Mon 30 Nov\)/,
      );
      assert.match(
        said({ end: '2026-12-11', aims: [], returnSteps: [] })['review'] ?? '',
        /after the plan ends \(Fri 11 Dec\)/,
      );
    });
    it('want the end after the start', () =>
      assert.match(
        said({ end: '2026-11-30', aims: [], returnSteps: [] })['end'] ?? '',
        /after the first one/,
      ));
    it('want aims and steps within the plan', () => {
      const aims = [
        { what: 'One', by: '2026-11-29' },
        { what: 'Two', by: '2027-01-30' },
      ];
      const problems = said({ aims, returnSteps: [{ what: 'Maths', who: 'A', when: '2027-02-01' }] });
      assert.match(problems['aim:1:by'] ?? '', /before the plan starts \(Mon 30 Nov/);
      assert.match(problems['aim:2:by'] ?? '', /after the plan ends \(Fri 29 Jan/);
      assert.match(problems['step:1:when'] ?? '', /after the plan ends/);
    });
  });

  describe('of the first review', () => {
    const latest = (from: string, days = 42) => latestReview(calendar, from, days);
    it('allow half a term: to the end of the half term when that is sooner than 42 days', () => {
      assert.deepEqual(latest('2026-11-30'), { date: '2026-12-18', because: 'half-term' });
      assert.deepEqual(latest('2026-11-02'), { date: '2026-12-14', because: 'days' });
      assert.match(said({ nextReview: '2027-01-06' })['review'] ?? '', /Please choose Fri 18 Dec/);
    });
    it('look to the next half term when hardly anything is left of this one', () =>
      assert.deepEqual(latest('2026-12-16'), { date: '2027-01-27', because: 'days' }));
    it('may be sooner where the school says so, and never later', () => {
      assert.deepEqual(latest('2026-11-09', 28), { date: '2026-12-07', because: 'days' });
      assert.match(said({ nextReview: '2026-12-16' }, { reviewDays: 14 })['review'] ?? '', /within 14 days/);
    });
    it('count days and nothing else where a school has no terms', () =>
      assert.deepEqual(latestReview({ closed: [] }, '2026-11-30', 42), {
        date: '2027-01-11',
        because: 'days',
      }));
    it('count from the last review once there is one', () => {
      const was = {
        start: '2026-11-02',
        nextReview: '2027-01-20',
        end: '2027-03-25',
        reviewed: '2026-12-16',
      };
      const changed = { start: '2026-11-02', end: '2027-03-25', aims: [], returnSteps: [] };
      assert.equal(said({ ...changed, nextReview: '2027-01-27' }, { was })['review'], undefined);
      assert.match(
        said({ ...changed, nextReview: '2027-02-03' }, { was })['review'] ?? '',
        /Please choose Wed 27 Jan/,
      );
      const later = { ...was, reviewed: '2026-11-26' };
      assert.match(
        said({ ...changed, nextReview: '2026-11-26' }, { was: later })['review'] ?? '',
        /after the last one \(Thu 26 Nov\)/,
      );
    });
    it('are the same number of days over both clock changes', () => {
      const plain = { closed: [] };
      assert.equal(latestReview(plain, '2026-10-12', 42).date, '2026-11-23');
      assert.equal(latestReview(plain, '2027-03-01', 42).date, '2027-04-12');
    });
  });

  describe('of measures', () => {
    const target = (id: 'attendance' | 'behaviour', baseline: number, to: number) =>
      said({
        measures: [
          { id, baseline, target: to },
          { id: 'engagement', baseline: 2, target: 4 },
        ],
      })[`measure:${id}:target`];
    it('want at least two', () =>
      assert.match(
        said({ measures: [{ id: 'engagement', baseline: 2, target: 4 }] })['measures'] ?? '',
        /at least two/,
      ));
    it('want the target in the better direction of its scale', () => {
      assert.match(target('attendance', 80, 80) ?? '', /better than today's 80 %: a higher figure/);
      assert.match(target('behaviour', 3, 5) ?? '', /a lower figure/);
      assert.equal(target('behaviour', 5, 3), undefined);
    });
    it('say when a figure cannot get any better, and when it is off the scale', () => {
      assert.match(target('attendance', 100, 100) ?? '', /already as good as it can be counted/);
      assert.match(target('attendance', 80, 120) ?? '', /from 0 to 100/);
    });
  });

  describe('of hours', () => {
    it('want more than none and no more than a week has', () => {
      assert.match(said({ hoursPerWeek: 0 })['hours'] ?? '', /more than 0/);
      assert.match(said({ hoursPerWeek: 50, fullTime: true })['hours'] ?? '', /about 24 hours/);
    });
    it('want full-time and the hours to fit, by year group', () => {
      assert.match(said({ hoursPerWeek: 6, fullTime: true })['hours'] ?? '', /not full-time/);
      assert.match(
        said({ hoursPerWeek: 24, fullTime: false })['hours'] ?? '',
        /is full-time in this year group/,
      );
      assert.equal(said({ hoursPerWeek: 24, fullTime: false }, { year: '11' })['hours'], undefined);
      assert.deepEqual(
        ['R', '2', '3', '6', '7', '10', '11', undefined].map(fullTimeHours),
        [21, 21, 23.5, 23.5, 24, 24, 25, 25],
      );
    });
  });

  it('never let a child at home be marked present, B, D, K or X', () => {
    for (const registerCode of ['present', 'B', 'D', 'K', 'X'])
      assert.match(
        said({ place: 'home', registerCode })['register-code'] ?? '',
        /never marked present/,
        registerCode,
      );
    for (const registerCode of ['C2', 'I', 'other'])
      assert.equal(said({ place: 'home', registerCode })['register-code'], undefined, registerCode);
  });

  it('want a third aim and further steps whole or not at all', () => {
    const [one, two] = somePlan().aims;
    assert.match(said({ aims: [one!, two!, { what: 'Three' }] })['aim:3:by'] ?? '', /by when/);
    assert.match(said({ aims: [one!, two!, { by: '2026-12-18' }] })['aim:3'] ?? '', /what is to be reached/);
    const steps = said({ returnSteps: [somePlan().returnSteps[0]!, { what: 'English' }] });
    assert.deepEqual(Object.keys(steps), ['step:2:who', 'step:2:when']);
  });

  it('say nothing of what is not filled in yet', () =>
    assert.deepEqual(planProblems({ aims: [{}, {}], measures: [], returnSteps: [{}] }, setting), []));
});

describe('The warnings of a plan', () => {
  const warned = (changes: Partial<PlanParts>, year = '8') =>
    planWarnings({ ...somePlan(), ...changes }, { content, providers: PROVIDERS, year, longDays: 84 })
      .map(describePlanWarning)
      .join('\n');

  it('are silent when all is well', () => assert.equal(warned({}), ''));
  it('say what a register code needs, by arrangement', () => {
    const away = { place: 'provider-site', fullTime: true, hoursPerWeek: 24 } as const;
    assert.match(warned({ ...away, registerCode: 'B' }), /code B needs every condition/);
    assert.match(warned({ ...away, registerCode: 'present' }), /present means on our site/);
    assert.match(warned({ ...away, registerCode: 'C2' }), /C2 is for agreed sessions out/);
    assert.match(warned({ ...away, registerCode: 'K' }), /only for education that the LA arranged/);
    assert.match(warned({ registerCode: 'X' }), /under compulsory school age/);
    assert.doesNotMatch(warned({ registerCode: 'X' }, 'R'), /under compulsory/);
    assert.match(warned({ place: 'home', registerCode: 'C2' }), /at home the code is one for absence/);
    assert.match(
      warned({ provider: 'Larkfield Online School', registerCode: 'C2' }),
      /ordinary present mark/,
    );
  });
  it('hold the directory’s checks against the days of the plan', () => {
    assert.match(
      warned({ provider: 'Larkfield Online School' }),
      /Written assurance on staff checks expires on Fri 18 Dec 2026/,
    );
    assert.match(warned({ provider: 'Withy Farm Learning' }), /Not seen yet: .*staff checks/);
    assert.match(warned({ provider: 'Nowhere' }), /not in the school's directory any more/);
    assert.equal(warned({ provider: 'Bramble Lane Tutors' }), '');
  });
  it('say when a plan runs for longer than 12 weeks', () => {
    assert.doesNotMatch(warned({ end: '2027-02-22' }), /12 weeks/);
    assert.match(warned({ end: '2027-02-23' }), /12 weeks/);
    assert.match(warned({ end: '2027-02-23', provider: 'Withy Farm Learning' }), /not law yet/);
  });
  it('say who has not agreed', () => {
    assert.match(warned({ parents: 'no' }), /have not been asked/);
    assert.match(warned({ parents: 'informed-not-agreed' }), /SENDIASS/);
    assert.match(warned({ pupilAgreed: false }), /pupil's view is missing/);
  });
  it('never rank or recommend a provider, nor suggest sending a pupil away', () => {
    const all = PROVIDERS.map(({ name }) =>
      warned({ provider: name, place: 'home', parents: 'no', end: '2027-07-01' }),
    );
    assert.doesNotMatch(all.join('\n'), /best|better|recommend|suspen|exclu|fine\b|home educat|off roll/i);
  });
});

describe('The checks of a review', () => {
  const said6 = (answers: Record<string, string | number>, today = '2026-12-16') =>
    new Map(
      [...reviewProblems(answers, { ...setting, today, hours: 6 })].map(([question, problem]) => [
        question,
        describePlanProblem(problem),
      ]),
    );
  it('want the next review on a school day within half a term of today', () => {
    assert.match(said6({ RV5: '2026-12-21' }).get('RV5') ?? '', /not a school day/);
    assert.match(said6({ RV5: '2026-12-16' }).get('RV5') ?? '', /after today/);
    assert.match(said6({ RV5: '2027-02-01' }).get('RV5') ?? '', /Please choose Wed 27 Jan/);
    assert.equal(said6({ RV5: '2027-01-20', RV6: '2027-01-29' }).size, 0);
  });
  it('want the end after today and not before the next review', () => {
    assert.match(said6({ RV5: '2027-01-20', RV6: '2027-01-19' }).get('RV5') ?? '', /after the plan ends/);
    assert.match(said6({ RV6: '2026-12-10' }).get('RV6') ?? '', /Close the case/);
  });
  it('want fewer hours for a step down', () => {
    assert.match(said6({ RV7: 6 }).get('RV7') ?? '', /fewer hours than now \(6 a week\)/);
    assert.match(said6({ RV7: 0 }).get('RV7') ?? '', /more than 0/);
    assert.equal(said6({ RV7: 4 }).size, 0);
  });
});

describe('The checks of a weekly update', () => {
  const days = { today: '2026-12-03', begun: '2026-12-03' };
  it('want a last day seen that has been, and not in a week in which nobody saw the pupil', () => {
    const [problem] = updateProblems({ UW8: '2026-11-30' }, days).values();
    assert.ok(problem);
    assert.match(describeUpdateProblem(problem), /in the week of this update/);
    assert.equal(updateProblems({ UW8: '2026-11-27' }, days).size, 0);
    assert.equal(updateProblems({}, days).size, 0);
  });
});
