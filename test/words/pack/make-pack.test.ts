import assert from 'node:assert/strict';
import type { Answers, AnswerValue } from '../../../src/domain/content/answers.ts';
import { makePack } from '../../../src/words/pack/make-pack.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { sharedView } from '../../../src/domain/case/shared-view.ts';
import { packPage } from '../../../src/pack/page.ts';
import { somePlan, someReview, someUpdate } from '../../support/plans.ts';
import { caseOf, SCENARIO_CASES, type ScenarioCase } from '../../support/scenario-cases.ts';
import { content } from '../../support/content.ts';
import type { PackExtra } from '../../../src/domain/pack/pack-extras.ts';
import { textsToReadAgain } from '../../../src/words/pack/read-again.ts';

const by = { id: 'lead', name: 'Maya Fictional-Lead' };

const packOf = (referral: Referral, include: readonly PackExtra[] = []) =>
  makePack(referral, content, {
    school: 'Test School',
    today: '2026-12-01',
    include,
    settings: { closed: [] },
  });

function scenario(id: string): ScenarioCase {
  const found = SCENARIO_CASES.find((each) => each.id === id);
  assert.ok(found, `no scenario ${id}`);
  return found;
}

/** Words that only private content has: names and texts of private rules and blocks, labels of private questions. */
function privateWords(alsoSend: boolean): readonly string[] {
  const send = ['OS1', 'OS2', 'OS3', 'SN1', 'S-01', 'S-02', 'BLK-EHCP'];
  const kept = (id: string) => alsoSend || !send.includes(id);
  return [
    ...content.rules
      .filter((rule) => rule.private && kept(rule.id))
      .flatMap(({ name, says }) => [name, says]),
    ...content.blocks
      .filter((block) => block.private && kept(block.id))
      .flatMap(({ name, says }) => [name, says]),
    ...[...content.bank.questions.values()]
      .filter((question) => question.private === true && kept(question.id))
      .map(({ label }) => label),
    'status check',
    'see the details',
    'DSL advised',
    'difficult experience',
  ].map((words) => words.toLowerCase());
}
const TELLING = /\bdsl\b|looked.after|social worker|youth justice|virtual school|safeguard/i;
/** Who gives a support is told, and a SENCO supports pupils without SEND too; a status or a category of need is not told. */
const SEND_WORDS = /EHC|\bSEND?\b(?! team)|SEMH|special educational needs/i;

/** What may be known inside the school and changes nothing outside. */
const PRIVATE_ANSWERS: readonly Readonly<Record<string, AnswerValue>>[] = [
  { SG2: 'yes-dsl-told' },
  { OS4: ['looked-after', 'youth-justice'], OS5: 'no' },
  { OS4: ['social-worker'], OS5: 'yes' },
  { OS4: ['previously-looked-after'] },
  { OS1: 'ehcp', OS2: 'no', OS3: '2026-12-20' },
  { OS1: 'sen-support' },
  { PR17: 'no' },
  { OT8: 'no', OS4: ['social-worker'], OS5: 'no' },
];
/** The same case with nothing private in it. */
const NEUTRAL: Readonly<Record<string, AnswerValue>> = { SG2: 'no', OS1: 'none', OS4: ['none'] };

/** A proposal away from school, at which most blocks are set. */
const AWAY = { PR1: 'PM-8', PR2: 'non-school-ap', PR3: 'provider-site', PR4: 'yes' };

function withAnswers(base: ScenarioCase, changes: Readonly<Record<string, AnswerValue>>): Referral {
  const { OS2: _a, OS3: _b, OS5: _c, PR17: _d, OT8: _e, SN1: _f, ...rest } = base.answers;
  const answers: Answers = { ...rest, SN1: 'unknown', ...NEUTRAL, ...changes };
  return caseOf(content, { ...base, answers });
}

describe('A referral pack', () => {
  describe('of every scenario', () => {
    for (const each of SCENARIO_CASES) {
      it(`holds nothing private, as data or on paper: ${each.id}`, () => {
        const referral = caseOf(content, each, {
          seen: { by: { id: 'x', name: 'Nobody Seen-It' }, at: '2026-11-30T10:00:00.000Z' },
          notes: [{ by, at: '2026-11-30T10:00:00.000Z', text: 'A note among ourselves' }],
        });
        for (const include of [[], ['send']] as const) {
          const pack = packOf(referral, include);
          for (const text of [JSON.stringify(pack), packPage(pack).replaceAll('&#39;', "'")]) {
            const low = text.toLowerCase();
            for (const words of privateWords(include.length === 0))
              assert.ok(!low.includes(words), `${each.id} says "${words}"`);
            assert.ok(!TELLING.test(text), `${each.id}: ${TELLING.exec(text)?.[0]}`);
            assert.ok(!/Seen-It|among ourselves|Alex Fictional/.test(text), each.id);
            if (include.length === 0)
              assert.ok(!SEND_WORDS.test(text), `${each.id}: ${SEND_WORDS.exec(text)?.[0]}`);
          }
        }
      });

      it(`is the same whatever is known of care, SEND or the DSL: ${each.id}`, () => {
        for (const plan of [{}, AWAY]) {
          const plain = packOf(withAnswers(each, plan));
          for (const changes of PRIVATE_ANSWERS)
            assert.deepEqual(
              packOf(withAnswers(each, { ...plan, ...changes })),
              plain,
              JSON.stringify({ ...plan, ...changes }),
            );
        }
      });

      it(`does not tell that the DSL advised not to contact parents: ${each.id}`, () => {
        if (each.answers['PV1'] === undefined) return;
        for (const plan of [{}, AWAY]) {
          const advised = packOf(withAnswers(each, { ...plan, PV1: 'dsl-advised-not' }));
          assert.deepEqual(advised, packOf(withAnswers(each, { ...plan, PV1: 'not-yet' })));
        }
      });
    }
  });

  it('gives no level that only a private rule brings about, and no rule that a shared card does not name', () => {
    const answers: Answers = {
      SG1: 'no',
      SG2: 'no',
      PC1: 'ZZ 9',
      PC2: '4',
      PC4: 'attendance',
      EW1: ['none'],
      OA1: 200,
      OA2: 11,
      OB1: 1,
      OB2: 2,
      OB3: 2,
      OB4: 'yes',
      OB5: '2026-11-24',
      OB6: 2,
      OB7: 'no',
      OS4: ['social-worker'],
    };
    const referral = caseOf(content, { ...scenario('D02'), answers });
    assert.equal(referral.triage.level, 'urgent');
    const { level } = packOf(referral);
    assert.equal(level?.level, sharedView(referral, content).level);
    const named = sharedView(referral, content).reasons.map(({ name }) => name);
    for (const { name } of level?.rules ?? []) assert.ok(named.includes(name), name);
  });

  it('says of which day a figure is whose term or school year is over', () => {
    const answers: Answers = {
      ...scenario('D02').answers,
      ...{ OA1: 210, OA2: 81, OA3: 4, OA7: '2026-03-12', OB1: 1, OB2: 2, OB3: 2, OB4: 'no' },
    };
    const referral = caseOf(content, { ...scenario('D02'), today: '2026-03-12', answers });
    const { attendance, suspensions, pupil, level } = packOf(referral);
    const rows = [...attendance.rows, ...suspensions.rows].map(({ label, value }) => `${label}: ${value}`);
    assert.match(rows.join('\n'), /^Absence: 81 of 210 .*, as of Thu 12 Mar 2026 \(last school year\)$/m);
    assert.match(rows.join('\n'), /^Days suspended this term: 2 school days, as of Thu 12 Mar 2026/m);
    assert.equal(suspensions.enteredBy, '2026-03-12');
    assert.match(pupil.year, / in 2025\/26$/);
    for (const { because } of level?.rules ?? [])
      assert.doesNotMatch(because.join('\n'), /Year \d+(?! in 2025)/);
  });

  const fullest = SCENARIO_CASES.toSorted(
    (a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length,
  )[0]!;

  it('says who decided, when and why, and each rule with reason and source', () => {
    const pack = packOf(
      caseOf(content, fullest, {
        decision: {
          outcome: 'ap-plan',
          by,
          at: '2026-11-30T23:30:00.000Z',
          reason: 'Mornings with a tutor.',
        },
      }),
    );
    assert.deepEqual(pack.decision, {
      outcome: 'Alternative provision plan approved',
      done: 'Decided',
      by: 'Maya Fictional-Lead',
      on: '2026-11-30',
      reason: 'Mornings with a tutor.',
    });
    assert.ok(pack.level && pack.level.rules.length > 0);
    assert.equal(pack.level.rules[0]?.level, pack.level.level);
    for (const rule of pack.level.rules) {
      assert.ok(rule.because.length > 0, rule.name);
      assert.match(rule.setBy, /law|guidance|school/);
      for (const { title, date } of rule.sources) assert.ok(title && date, rule.name);
    }
  });

  it('gives absence with its base and the day of the figures', () => {
    const base = scenario(SCENARIO_CASES.find(({ answers }) => answers['OA7'] !== undefined)!.id);
    const { attendance } = packOf(caseOf(content, base));
    assert.match(attendance.rows[0]?.value ?? '', /^\d+ of \d+ sessions missed, [\d.]+ %/);
    assert.equal(attendance.asAt, base.answers['OA7']);
  });

  it('keeps questions and answers between lead and referrer, and no names in them', () => {
    const enquiry = {
      question: 'Which lessons?',
      askedBy: by,
      askedAt: '2026-11-25T10:00:00.000Z',
      answer: 'Mostly maths.',
      answeredAt: '2026-11-26T10:00:00.000Z',
    };
    assert.deepEqual(packOf(caseOf(content, fullest, { enquiries: [enquiry] })).questions, [
      {
        question: 'Which lessons?',
        askedOn: '2026-11-25',
        answer: 'Mostly maths.',
        answeredOn: '2026-11-26',
      },
    ]);
  });

  it('adds SEND facts where the lead asks for them, without what fired the rule', () => {
    const referral = withAnswers(fullest, { OS1: 'ehcp', OS2: 'no', OS4: ['looked-after'], OS5: 'no' });
    const { send, open } = packOf(referral, ['send']);
    assert.deepEqual(send?.rows.slice(0, 1), [{ label: 'SEN status', value: 'EHC plan' }]);
    assert.deepEqual(
      send?.says.map(({ name }) => name),
      ['EHC plan'],
    );
    assert.ok(open.some((line) => line.startsWith('LA caseworker to contact')));
    assert.equal(packOf(referral).send, undefined);
  });

  it('names a source about SEND only where SEND facts are included', () => {
    const referral = withAnswers(scenario('D02'), { SE1: ['anxious'], SE2: 'some-lessons' });
    const sources = (include: readonly PackExtra[]) =>
      (packOf(referral, include).level?.rules ?? []).flatMap((rule) =>
        rule.sources.map(({ title }) => title),
      );
    const about = [...content.sources.values()].filter(({ aboutStatus }) => aboutStatus === 'send');
    const named = (include: readonly PackExtra[]) =>
      sources(include).filter((title) => about.some((source) => source.title === title));
    assert.ok(named(['send']).length > 0);
    assert.deepEqual(named([]), []);
  });

  it('tells what the headteacher set aside, unless that itself is private', () => {
    const at = '2026-11-30T10:00:00.000Z';
    const overrides = ['BLK-PROVIDER', 'BLK-VSH'].map((block) => ({ block, by, at, reason: `why ${block}` }));
    assert.deepEqual(
      packOf(caseOf(content, fullest, { overrides })).setAside.map(({ reason }) => reason),
      ['why BLK-PROVIDER'],
    );
  });

  it("names texts in staff's own words that somebody should read again", () => {
    const decision = {
      outcome: 'ap-plan',
      by,
      at: '2026-11-30T10:00:00.000Z',
      reason: 'Agreed with her social worker; please send work home.',
    } as const;
    assert.deepEqual(textsToReadAgain(packOf(caseOf(content, fullest, { decision }))), [
      "the decision's reason",
    ]);
    const plain = { ...decision, reason: 'Please send work home to be used later.' };
    assert.deepEqual(textsToReadAgain(packOf(caseOf(content, fullest, { decision: plain }))), []);
  });
});

describe('A plan in a pack', () => {
  const first = SCENARIO_CASES[0];
  assert.ok(first);
  const said = {
    line: 'A good Tuesday, kept inside.',
    pupilView: 'It is quieter there, kept inside.',
    parentView: 'He sleeps better, kept inside.',
  };
  const planned: Referral = {
    ...caseOf(content, first),
    status: 'closed',
    decision: { outcome: 'ap-plan', by, at: '2026-11-25T09:00:00.000Z', reason: 'Needed.' },
    plan: somePlan({
      provider: 'Rowan <b>Tutors</b>',
      reviews: [someReview({ pupilView: said.pupilView, parentView: said.parentView })],
      updates: [someUpdate({ line: said.line }), someUpdate({ week: '2026-W50', attended: 4 })],
    }),
    closing: {
      outcome: 'returned',
      by,
      at: '2027-01-29T09:00:00.000Z',
      reason: 'Back.',
      whatWorked: 'The social worker and the gate.',
    },
  };

  it('is there with its reviews and how it ended, as data and on the page', () => {
    const pack = packOf(planned);
    assert.equal(pack.plan?.why, planned.plan?.why);
    assert.deepEqual(pack.plan?.sessions, { offered: 8, attended: 7, weeks: 2 });
    assert.equal(pack.plan?.measures[0]?.value, '62 %, 74 % (Wed 16 Dec 2026); aim 85 %');
    assert.deepEqual(pack.plan?.reviews, [
      {
        on: '2026-12-16',
        by: 'Sam Lead',
        decision: 'The plan goes on',
        whatWorked: 'The same adult at the gate.',
      },
    ]);
    assert.equal(pack.closing?.outcome, 'Back in class');
    const page = packPage(pack);
    for (const words of ['How it ended', 'The plan', 'Mon 30 Nov 2026 to Fri 29 Jan 2027', '7 of 8 sessions'])
      assert.ok(page.includes(words), words);
    assert.match(page, /Rowan &lt;b&gt;Tutors/);
    assert.doesNotMatch(page, /What is proposed|Next review/);
  });

  it('leaves out what the pupil, parents and the key adult said to the school', () => {
    const pack = packOf(planned, ['send']);
    assert.doesNotMatch(JSON.stringify(pack) + packPage(pack), /kept inside/);
  });

  it('names texts that somebody reads again before it leaves', () => {
    assert.ok(textsToReadAgain(packOf(planned)).includes('what worked'));
    assert.ok(!textsToReadAgain(packOf(planned)).includes('why this plan'));
  });

  it('says of a case that went to the DSL what it says of any other', () => {
    const { plan: _plan, closing: _closing, ...passed } = planned;
    const to = (who: 'dsl' | 'senco') =>
      packOf({
        ...passed,
        status: 'passed-on',
        decision: { ...planned.decision!, outcome: 'passed-on', to: who },
      });
    assert.equal(to('dsl').decision?.outcome, 'Passed on to a colleague');
    assert.doesNotMatch(packPage(to('dsl')), /\bDSL\b/);
  });
});
