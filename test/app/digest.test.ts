import assert from 'node:assert/strict';
import { describeDuty } from '../../src/words/statutory-dates.ts';
import { readDigest } from '../../src/app/digest/read.ts';
import { lookAtDigest } from '../../src/app/digest/preview.ts';
import type { InclusionDigest, StaffDigest } from '../../src/domain/digest/digest.ts';
import { digestText } from '../../src/cards/digest/digest-card.ts';
import { makeDraw } from '../../src/cards/draw.ts';
import { PROVIDERS } from '../../src/demo/school.ts';
import type { Provider } from '../../src/domain/school/provider.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { referral, sent } from '../storage/samples.ts';
import { somePlan } from '../support/plans.ts';
import { startPlay, textsOf, type Play } from '../support/play.ts';
import { FixedClock, testSchool } from '../support/school.ts';
import { fixedContent as content } from '../support/content.ts';

const settings = testSchool({
  closed: [
    { from: '2026-10-26', to: '2026-10-30', what: 'Half term' },
    { from: '2026-12-19', to: '2027-01-03', what: 'Christmas' },
  ],
  terms: [{ from: '2026-09-02', to: '2026-12-18', what: 'Autumn' }],
});
const lead = { id: 'lead', name: 'Sam Lead' };
const WEEK = { week: '2026-W48', from: '2026-11-20T15:30:00.000Z', to: '2026-11-27T15:30:00.000Z' };

let number = 0;
/** A case with a reference of its own. */
function some(changes: Partial<Referral> = {}): Referral {
  const id = `c-${++number}`;
  return referral({
    id,
    reference: `R-C${number}`,
    answers: { PC1: `P ${number}`, EW1: ['late'] },
    ...changes,
  });
}

function decision(outcome: 'in-school-plan' | 'ap-plan' | 'passed-on' | 'not-needed', at: string) {
  return { status: outcome, decision: { outcome, by: lead, at, reason: 'Because.' } } as const;
}

/** A school with these cases in its records. */
async function schoolWith(cases: readonly Referral[]) {
  const records = openMemory().records(settings.id);
  for (const each of cases) assert.equal(await records.commit([sent(each)]), 'done');
  return { settings, content, records };
}

function labelOf(question: string, id: string): string | undefined {
  return content.bank.questions.get(question)?.options.find((option) => option.id === id)?.label;
}

async function inclusion(cases: readonly Referral[]): Promise<InclusionDigest> {
  const digest = await readDigest(await schoolWith(cases), { audience: 'inclusion', ...WEEK });
  assert.ok(digest.audience === 'inclusion');
  return digest;
}

async function staff(cases: readonly Referral[], to = WEEK.to): Promise<StaffDigest> {
  const digest = await readDigest(await schoolWith(cases), { audience: 'staff', ...WEEK, to });
  assert.ok(digest.audience === 'staff');
  return digest;
}

describe("The inclusion channel's digest", () => {
  it('counts what expires of the checks of providers in use, and names none of them', async () => {
    const checked = (insurance: string): Provider['checks'] => ({
      insurance: { document: 'Certificate', on: '2026-11-02', expires: insurance },
    });
    const [, , farm] = PROVIDERS as readonly [Provider, Provider, Provider];
    const at = (name: string, changes: Partial<Provider>): Provider => ({ ...farm, name, ...changes });
    const school = await schoolWith([]);
    const digest = await readDigest(
      {
        ...school,
        settings: {
          ...settings,
          providers: [
            at('Elm Yard', { checks: checked('2026-11-26'), visit: { on: '2025-10-14' } }),
            at('Ash Yard', { checks: checked('2026-12-04'), visit: { on: '2026-11-02' } }),
            at('Oak Yard', { checks: checked('2027-11-20'), visit: { on: '2026-11-02' } }),
            at('Old Yard', { checks: checked('2026-11-26'), archived: { by: lead, at: WEEK.from } }),
          ],
        },
      },
      { audience: 'inclusion', ...WEEK },
    );
    assert.ok(digest.audience === 'inclusion');
    assert.deepEqual(digest.providerChecks, { expired: 1, expiring: 1, visits: 1 });
    const text = textsOf(makeDraw(content, settings, new FixedClock()).digest(digest, { late: false }).card);
    assert.match(text, /1 expired; 1 expires in the next ten school days; 1 visit due/);
    assert.doesNotMatch(text, /Yard/);
  });

  it('counts the days of the week that is over, the same as for all staff', async () => {
    const cases = [
      some({ sentAt: '2026-11-19T15:29:59.000Z' }),
      some({ sentAt: '2026-11-20T08:00:00.000Z' }),
      some({ sentAt: '2026-11-26T23:59:59.000Z' }),
      some({ sentAt: '2026-11-27T00:00:00.000Z' }),
      some({ sentAt: '2026-11-18T09:00:00.000Z', ...decision('ap-plan', '2026-11-19T15:00:00.000Z') }),
      some({ sentAt: '2026-11-19T09:00:00.000Z', ...decision('in-school-plan', '2026-11-23T09:00:00.000Z') }),
      some({ sentAt: '2026-11-16T09:00:00.000Z', ...decision('in-school-plan', '2026-11-24T09:00:00.000Z') }),
      some({ sentAt: '2026-11-26T09:00:00.000Z', ...decision('passed-on', '2026-11-26T10:00:00.000Z') }),
      some({ sentAt: '2026-11-26T09:00:00.000Z' }),
      some({ sentAt: '2026-11-26T09:00:00.000Z' }),
    ];
    const { raised, decided, timeToDecision, days, weeks } = await inclusion(cases);
    assert.equal(raised, 5);
    assert.deepEqual(days, { from: '2026-11-20', to: '2026-11-26' });
    assert.deepEqual(decided, [
      { outcome: 'in-school-plan', count: 2 },
      { outcome: 'passed-on', count: 1 },
    ]);
    assert.deepEqual(timeToDecision, { median: 2, cases: 3 }, 'school days: 2, 6 and 0');
    const forAll = await staff(cases);
    assert.deepEqual([forAll.raised, forAll.days], [raised, days]);
    assert.deepEqual(
      forAll.weeks.map(({ from, to }) => ({ from, to })),
      weeks.map(({ from, to }) => ({ from, to })),
    );
    const words = [
      digestText(await inclusion(cases), settings.dsl, false),
      digestText(forAll, settings.dsl, false),
    ];
    for (const text of words) {
      assert.match(text, /the week to Thu 26 Nov/);
      assert.match(text, /5 concerns .*from Fri 20 Nov to Thu 26 Nov/);
    }
  });

  it('names what waits past its response time, longest first', async () => {
    const { waiting, levels } = await inclusion([
      some({ reference: 'R-LATER', answerBy: '2026-11-26' }),
      some({ reference: 'R-FIRST', answerBy: '2026-11-20' }),
      some({ reference: 'R-TODAY', answerBy: '2026-11-27' }),
      some({ answerBy: '2026-11-19', ...decision('not-needed', '2026-11-19T10:00:00.000Z') }),
    ]);
    assert.deepEqual(
      waiting.map(({ reference }) => reference),
      ['R-FIRST', 'R-LATER'],
    );
    assert.deepEqual(levels, [{ level: 'targeted', count: 3 }]);
  });

  it('says by when the half-termly return is due, also where no timetable is in place', async () => {
    const at = async (to: string) => {
      const digest = await readDigest(await schoolWith([]), { audience: 'inclusion', ...WEEK, to });
      assert.ok(digest.audience === 'inclusion');
      return digest.timetables;
    };
    assert.equal((await at('2026-11-27T15:30:00.000Z')).returnBy, undefined);
    const { inPlace, returnBy } = await at('2026-12-11T15:30:00.000Z');
    assert.deepEqual([inPlace, returnBy], [0, '2026-12-18']);
  });

  it('lists reviews overdue or due in the next ten school days: of plans, timetables and provision', async () => {
    const running = (plan: Parameters<typeof somePlan>[0]) =>
      ({
        ...decision('ap-plan', '2026-11-02T09:00:00.000Z'),
        status: 'plan-active' as const,
        plan: somePlan(plan),
      }) satisfies Partial<Referral>;
    const { reviews, plansRunning, timetables, plansToMake } = await inclusion([
      some({ reference: 'R-OVER', ...running({ nextReview: '2026-11-26' }) }),
      some({ reference: 'R-TENTH', ...running({ nextReview: '2026-12-11' }) }),
      some({ reference: 'R-ELEVEN', ...running({ nextReview: '2026-12-14' }) }),
      some({
        reference: 'R-TABLE',
        answers: { PC1: 'X 1', OT1: 'yes', OT3: '2026-12-02', OT4: '2026-12-01' },
      }),
      some({ reference: 'R-PAST', answers: { PC1: 'X 2', OT1: 'yes', OT3: '2026-11-20' } }),
      some({ reference: 'R-NONE', answers: { PC1: 'X 3', OT1: 'no', OT4: '2026-12-01' } }),
      some({
        reference: 'R-AP',
        answers: { PC1: 'X 4', OP1: 'current', OP5: '2026-09-01', OP6: '2026-10-20' },
      }),
      some({ reference: 'R-PLAN', ...decision('ap-plan', '2026-11-26T09:00:00.000Z') }),
    ]);
    assert.deepEqual(
      reviews.map(({ reference, what, date }) => `${reference} ${what} ${date}`),
      [
        'R-OVER plan-review 2026-11-26',
        'R-TABLE timetable-review 2026-12-01',
        'R-AP provision-review 2026-12-01',
        'R-TABLE timetable-end 2026-12-02',
        'R-TENTH plan-review 2026-12-11',
      ],
    );
    assert.equal(plansRunning, 3);
    assert.equal(timetables.inPlace, 2);
    assert.deepEqual(
      timetables.withoutReview.map(({ reference }) => reference),
      ['R-PAST'],
    );
    assert.deepEqual(
      timetables.pastEnd.map(({ reference, date }) => `${reference} ${date}`),
      ['R-PAST 2026-11-20'],
    );
    assert.deepEqual(
      plansToMake.map(({ reference }) => reference),
      ['R-PLAN'],
    );
  });

  it('says of a date from a private rule only that details have to be opened', async () => {
    const rule = (id: string, secret: boolean) => ({
      ...referral().triage,
      rulesFired: [{ ...referral().triage.rulesFired[0]!, id, private: secret }],
      duties: [id],
    });
    const answers = { PC1: 'X 5', OB9: '2026-11-12' };
    const statutoryDates = ['2026-12-03'];
    const { statutory, registerChecks } = await inclusion([
      some({ reference: 'R-LAW', answers, statutoryDates, triage: rule('B-06', false) }),
      some({ reference: 'R-PRIV', answers, statutoryDates, triage: rule('B-06', true) }),
      some({ reference: 'R-CODE', triage: rule('P-05', false) }),
    ]);
    assert.deepEqual(
      statutory.map(
        ({ reference, law, date }) => `${reference} ${law ? describeDuty(law) : 'held back'} ${date}`,
      ),
      ['R-LAW The governing board considers reinstatement by 2026-12-03', 'R-PRIV held back 2026-12-03'],
    );
    assert.deepEqual(
      registerChecks.map(({ reference }) => reference),
      ['R-CODE'],
    );
  });

  it('shows signs of five pupils and more, a pupil with two referrals once', async () => {
    const { signs } = await inclusion([
      ...Array.from({ length: 5 }, (_, at) =>
        some({ answers: { PC1: `A ${at}`, EW1: ['late', 'isolated'] } }),
      ),
      some({ answers: { PC1: 'a-0', EW1: ['late', 'distress'] } }),
      ...Array.from({ length: 4 }, (_, at) => some({ answers: { PC1: `B ${at}`, EW1: ['distress'] } })),
      some({ sentAt: '2026-10-12T09:00:00.000Z', answers: { PC1: 'C 1', EW1: ['isolated'] } }),
    ]);
    assert.deepEqual(
      signs,
      ['distress', 'late', 'isolated'].map((id) => ({ sign: labelOf('EW1', id), pupils: 5 })),
    );
  });

  it('counts a withdrawn concern as raised and as withdrawn, and takes no time to a decision from it', async () => {
    const withdrawn = some({
      sentAt: '2026-11-24T09:00:00.000Z',
      status: 'withdrawn',
      decision: {
        outcome: 'withdrawn',
        because: 'wrong-pupil',
        by: lead,
        at: '2026-11-24T10:00:00.000Z',
        reason: '',
      },
    });
    const digest = await inclusion([withdrawn]);
    assert.deepEqual(
      [digest.raised, digest.decided, digest.timeToDecision],
      [1, [{ outcome: 'withdrawn', count: 1 }], undefined],
    );
    assert.deepEqual([digest.levels, digest.waiting], [[], []]);
  });

  it('counts a joined concern as raised, and once with its case in everything that is open or decided', async () => {
    const at = '2026-11-24T09:00:00.000Z';
    const case1 = some({ answers: { PC1: 'P 1' }, statutoryDates: ['2026-12-01'] });
    const joinedTo = { id: case1.id, reference: case1.reference, dates: ['2026-12-01'] };
    const joined = some({
      answers: { PC1: 'P 1' },
      status: 'joined',
      decision: { outcome: 'joined', by: lead, at, reason: '', joinedTo },
    });
    const digest = await inclusion([case1, joined]);
    assert.equal(digest.raised, 2);
    assert.deepEqual(
      digest.levels.map(({ count }) => count),
      [1],
    );
    assert.deepEqual(digest.decided, []);
    assert.equal(digest.timeToDecision, undefined);
  });

  it('has something to say of a week without a single case', async () => {
    const digest = await inclusion([]);
    const text = digestText(digest, settings.dsl, false);
    assert.match(text, /A quiet week/);
    assert.match(text, /Nothing is overdue/);
    assert.match(text, /Dana Safe \(designated safeguarding lead\)/);
  });
});

describe("The staff channel's digest", () => {
  const onDay = (day: string, count: number, changes: Partial<Referral> = {}) =>
    Array.from({ length: count }, () => some({ sentAt: `${day}T10:00:00.000Z`, ...changes }));

  it('counts only days that are over, however often and whenever it is posted', async () => {
    const cases = [...onDay('2026-11-20', 3), ...onDay('2026-11-26', 3), ...onDay('2026-11-27', 2)];
    const friday = await staff(cases);
    assert.deepEqual([friday.days, friday.raised], [{ from: '2026-11-20', to: '2026-11-26' }, 6]);
    for (const to of ['2026-11-27T08:00:00.000Z', '2026-11-29T12:00:00.000Z', '2026-12-03T12:00:00.000Z'])
      assert.deepEqual((await staff(cases, to)).raised, 6, to);
    assert.equal((await staff(cases, '2026-11-26T23:00:00.000Z')).raised, 'few', 'the Thursday is not over');
  });

  it('is a quiet week when everything is small', async () => {
    const digest = await staff(onDay('2026-11-24', 4));
    assert.equal(digest.quiet, true);
    const text = digestText(digest, settings.dsl, false);
    assert.match(text, /A quiet week/);
    assert.doesNotMatch(text, /concern(s)? (was|were) raised|Moved on|Noticed most/);
    assert.match(text, /One to try this week/);
  });

  it('counts who moved on well, and reviews down to a multiple of five', async () => {
    const closed = (outcome: 'returned' | 'stepped-down' | 'other', count: number) =>
      Array.from({ length: count }, () =>
        some({
          sentAt: '2026-09-15T10:00:00.000Z',
          ...decision('ap-plan', '2026-09-16T10:00:00.000Z'),
          status: 'closed',
          closing: { outcome, by: lead, at: '2026-11-24T10:00:00.000Z', reason: 'Well done.' },
        }),
      );
    const reviews = Array.from({ length: 7 }, () =>
      some({ answers: { PC1: 'T', OT1: 'yes', OT4: '2026-12-01' }, sentAt: '2026-11-24T10:00:00.000Z' }),
    );
    const digest = await staff([
      ...closed('returned', 3),
      ...closed('stepped-down', 2),
      ...closed('other', 6),
      ...reviews,
    ]);
    assert.equal(digest.movedOnWell, 5);
    assert.equal(digest.reviewsAtLeast, 5);
    assert.equal(digest.raised, 7);
  });

  it('holds no word that could tell of one pupil, and no number under five', async () => {
    const private_ = {
      answers: {
        PC1: 'ZZ 99',
        PC2: '8',
        OS4: ['social-worker'],
        SG2: 'yes-dsl-told',
        EW1: ['late', 'isolated'],
      },
    };
    const digest = await staff([
      ...onDay('2026-11-24', 8, private_),
      ...onDay('2026-11-10', 3, private_),
      ...onDay('2026-11-17', 6, private_),
      ...onDay('2026-09-08', 12, { ...private_, ...decision('in-school-plan', '2026-09-10T09:00:00.000Z') }),
      ...onDay('2026-09-22', 9, { ...private_, ...decision('ap-plan', '2026-09-24T09:00:00.000Z') }),
      ...onDay('2026-10-06', 7, private_),
    ]);
    assert.equal(digest.quiet, false);
    const post = makeDraw(content, settings, new FixedClock()).digest(digest, { late: true });
    const text = textsOf(post.card);
    for (const secret of [/ZZ|R-C\d|c-\d/, /Year 8|social|safeguarding status|Sam Lead|Ms Ash/i])
      assert.doesNotMatch(`${text}${post.summary}`, secret);
    const figures = text
      .replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}/g, '')
      .replace(/fewer than 5|Week \d+|week \d+|0\d{4} \d{3} \d{3}|999/g, '');
    assert.doesNotMatch(figures, /\b[0-4]\b/, figures);
    const bars = JSON.stringify(post.card).matchAll(/"y":(\d+)/g);
    for (const [, bar] of bars) assert.ok(Number(bar) >= 5);
    assert.match(text, /comes late/);
  });
});

describe('digest preview', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay(settings);
  });
  afterEach(async () => {
    await play.stop();
  });

  it('shows a lead both digests as they would be now, and where they go', async () => {
    assert.equal(
      await play.records.commit([sent(some({ reference: 'R-HERE', answerBy: '2026-11-20' }))]),
      'done',
    );
    await play.lead.says('digest preview');
    assert.match(play.lead.sees, /A preview/);
    assert.match(play.lead.sees, /The inclusion channel: Fri 27 Nov, 14:00\./);
    assert.match(play.lead.sees, /R-HERE\n, pupil P \d+: answer was due Fri 20 Nov/);
    await play.lead.presses('Show the staff digest');
    assert.match(play.lead.sees, /The staff channel: Fri 27 Nov, 15:30\./);
    assert.match(play.lead.sees, /A quiet week/);
    assert.doesNotMatch(play.lead.sees, /R-HERE/);
    await play.lead.presses('Show the inclusion digest');
    assert.match(play.lead.sees, /R-HERE/);
    assert.equal(play.connector.sent.filter(({ kind }) => kind === 'post').length, 0, 'nothing was posted');
  });

  it('says that this week is held, and by whom', async () => {
    await play.lead.says('digest hold');
    await play.lead.says('digest preview staff');
    assert.match(play.lead.sees, new RegExp(`held by ${play.lead.user.name}`));
    assert.match(play.lead.sees, /"digest resume"/);
  });

  it('is not for those who are no lead', async () => {
    await play.teacher.says('digest preview');
    assert.match(play.teacher.sentence ?? '', /inclusion leads/);
    assert.equal(play.teacher.card, undefined);
  });

  it('says so when a school has no staff channel', async () => {
    const without = testSchool({ channels: { ...settings.channels, staff: [] } });
    const school = { settings: without, content, records: openMemory().records('x') };
    const { goesTo, digest } = await lookAtDigest(school, 'staff', '2026-W48');
    assert.deepEqual(goesTo, []);
    assert.equal(digest.audience, 'staff');
  });
});
