import assert from 'node:assert/strict';
import { makeDraw } from '../../../src/cards/draw.ts';
import type { Decision, Referral } from '../../../src/domain/case/referral.ts';
import { describeChanges } from '../../../src/words/changes.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';
import { longestReplies } from '../../support/longest-replies.ts';
import { somePlan } from '../../support/plans.ts';
import { textsOf } from '../../support/play.ts';
import { FixedClock, testSchool } from '../../support/school.ts';

type Json = Record<string, unknown>;

const draw = makeDraw(content, testSchool(), new FixedClock());
const { asked, lead, referral: longest } = longestReplies('Late again, and sent out of maths.');
const by = { id: lead.id, name: lead.name };
const at = '2026-11-24T09:00:00.000Z';
const answers = {
  ...{ PC1: 'AB 8', PC2: '8', PC4: 'behaviour', EW1: ['withdrawn'], BH1: ['none'], SE1: ['anger-fast'] },
  ...{
    GR1: ['none'],
    PV1: 'not-yet',
    PV2: 'yes',
    PV3: 'Lunch is too loud.',
    ST1: ['one-to-one'],
    BH4: 'more',
  },
};
const nothing = triage(content, { today: '2026-11-24', answers: {}, events: [] });
const usual: Referral = longest({
  answers,
  triage: triage(content, { today: '2026-11-24', answers, events: [] }),
});
const decision: Decision = {
  outcome: 'in-school-plan',
  by,
  at,
  reason: 'We begin on Monday.',
  steps: [{ text: 'A key adult at the gate.' }],
};
const decided: Referral = { ...usual, status: 'in-school-plan', decision };
const running = {
  ...decided,
  status: 'plan-active',
  plan: { ...somePlan(), start: '2026-11-09' },
} as const satisfies Referral;

function details(referral: Referral): { body: Json[] } {
  const result = draw.reply({ show: 'case-details', referral, reader: lead, view: 'summary' }, lead);
  assert.ok('card' in result);
  return result.card as { body: Json[] };
}

/** What stands there before anything is pressed. */
function inSight({ body }: { body: Json[] }): string {
  return textsOf({ body: body.filter(({ isVisible }) => isVisible !== false) });
}

/** The titles of the buttons before "More". */
function mainButtons({ body }: { body: Json[] }): readonly unknown[] {
  const rows = body.flatMap(({ actions }) => (actions === undefined ? [] : [actions as Json[]]));
  const row = rows.find((actions) => actions.at(-1)?.['title'] === 'More') ?? [];
  return row.slice(0, -1).map(({ title }) => title);
}

describe('The details of a case', () => {
  it('have three buttons in sight for where the case stands, and all others behind "More"', () => {
    const standing: readonly (readonly [Referral, readonly string[]])[] = [
      [usual, ['Approve in-school steps', 'Ask the referrer', 'Take it on']],
      [decided, ['Make the plan', 'Change the decision', 'Close the case']],
      [running, ['Give the weekly update', 'Change the plan', 'The plan']],
    ];
    for (const [referral, titles] of standing) assert.deepEqual(mainButtons(details(referral)), titles);
    const due = { ...running, plan: { ...running.plan, nextReview: '2026-11-24' } };
    assert.equal(mainButtons(details(due))[0], 'Hold the review');
  });

  it('do not put a question first while one waits for its answer', () =>
    assert.ok(!mainButtons(details(asked)).includes('Ask the referrer')));

  it('say at once what was said, why it has its level and what the pupil says, and unfold all answers', () => {
    const card = details(usual);
    for (const part of [
      /Main reason/,
      /Withdrawing/,
      /Nothing yet/,
      /Works well 1:1/,
      /Lunch is too loud/,
      /Why /,
    ])
      assert.match(inSight(card), part);
    assert.doesNotMatch(inSight(card), /None of these|No behaviour concern/);
    const all = card.body.find(({ id }) => id === 'said');
    assert.equal(all?.['isVisible'], false);
    assert.match(textsOf(all), /No behaviour concern/);
  });

  it('show five suggested steps at first, and all of them at a press', () => {
    const numbered = (text: string) => text.match(/^\d+\. /gm) ?? [];
    const card = details(usual);
    assert.equal(numbered(inSight(card)).length, 5);
    const rest = textsOf(card.body.find(({ id }) => id === 'rest')).split('Provision to think')[0] ?? '';
    assert.equal(5 + numbered(rest).length, usual.triage.nextSteps.length);
  });

  it('name the rules behind a step that several suggest', () => {
    const step = asked.triage.nextSteps.find(({ from }) => from.length > 1)!;
    const line = textsOf(details(asked))
      .split('\n')
      .find((text) => text.includes(`. ${step.text}`));
    for (const id of step.from)
      assert.ok(line?.includes(asked.triage.rulesFired.find((rule) => rule.id === id)!.name), id);
  });

  it('show the steps that were agreed once it is decided, and no suggestion any more', () => {
    for (const referral of [decided, running]) {
      const says = textsOf(details(referral));
      assert.match(says, /Agreed in school\nA key adult at the gate/);
      assert.doesNotMatch(says, /uggested (next )?steps|Provision to think about/);
    }
  });

  it('say what changed in plain words, and not as news once it was decided', () => {
    const runAgain = {
      ...{ at, by },
      changes: [
        ...describeChanges(content, nothing, usual.triage),
        { text: 'No longer fires: Early signs (E-02).', private: false },
      ],
    };
    const says = textsOf(details({ ...usual, runAgain }));
    assert.match(says, /No longer a reason: Early signs\./);
    assert.doesNotMatch(says, /fires|\([A-Z]-\d+\)/);
    assert.match(inSight(details({ ...usual, runAgain })), /What changed/);
    assert.doesNotMatch(inSight(details({ ...decided, runAgain })), /What changed/);
  });
});
