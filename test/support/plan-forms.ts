import assert from 'node:assert/strict';
import type { Answers } from '../../src/domain/content/answers.ts';
import type { Plan } from '../../src/domain/plan/plan.ts';
import type { Status } from '../../src/domain/case/referral.ts';
import { LEAD, type Json } from './activities.ts';
import { goesOnToTheLast, type Play, type Player } from './play.ts';
import { COLLEAGUE } from './school.ts';

const WHEN: Json = {
  PLK1: COLLEAGUE.aadObjectId,
  PLD1: '2026-11-30',
  PLD2: '2026-12-16',
  PLD3: '2027-01-29',
  PLM: 'attendance,social-skills',
};
const AIMS: Json = {
  PL1: 'Late most mornings and on their own at break.',
  PLA1: 'In class by nine, four days a week',
  PLA1D: '2026-12-18',
  PLA2: 'Joins one club',
  PLA2D: '2027-01-15',
};
const FIGURES: Json = {
  PMA1: '91.5',
  PMA2: '96',
  PMS1: '2',
  PMS2: '4',
  PLK3: 'agreed',
  PLK4: 'yes',
};
const WAY_BACK: Json = {
  PLR1: 'Check-in at the gate, then straight to class',
  PLR1W: 'Jo Colleague',
  PLR1D: '2026-12-07',
  PLB: 'A friend to sit with',
};

/** A plan beside ordinary lessons, card by card: two months from Monday 30 November 2026, Jo Colleague keeps in touch. */
export const PLAN_CARDS: readonly Json[] = [
  { PLS: 'key-adult,soft-start', PLSW: 'Met at the gate on Mondays.', PL2: 'A friend at break.' },
  WHEN,
  AIMS,
  FIGURES,
];

/** The same for a pupil who is away from class for part of the week. */
export const APART_CARDS: readonly Json[] = [
  { PLS: 're-engagement', PL2: 'A friend at break.' },
  { PLV4: '2.5', PLK2: 'weekly' },
  WHEN,
  AIMS,
  FIGURES,
  WAY_BACK,
];

/** What a plan with alternative provision asks after its provision and its checks. */
export const AFTER_PROVISION: readonly Json[] = [WHEN, AIMS, FIGURES, WAY_BACK];

/** Presses a button of the case `R-TEST1` that opens a form. */
export async function opens(play: Play, player: Player, verb: string): Promise<void> {
  const stored = await play.records.findByReference('R-TEST1');
  assert.ok(stored);
  await player.sendsPress(verb, { r: stored.value.id });
}

/** Puts `R-TEST1` where a test needs it, as the lead's decision, with these answers added and perhaps a plan. */
export async function stands(
  play: Play,
  { status, answers = {}, plan }: { status: Status; answers?: Answers; plan?: Plan },
): Promise<void> {
  const stored = await play.records.findByReference('R-TEST1');
  assert.ok(stored);
  const { value, version } = stored;
  const by = { id: LEAD.aadObjectId, name: LEAD.name };
  const at = play.clock.now().toISOString();
  const outcome = status === 'ap-plan' ? status : 'in-school-plan';
  const next = {
    ...value,
    version: value.version + 1,
    status,
    owner: { ...by, since: at, by },
    seen: { by, at },
    decision: { outcome, by, at, reason: 'Agreed with the team.' } as const,
    answers: { ...value.answers, ...answers },
    ...(plan ? { plan } : {}),
  };
  const result = await play.records.commit([
    { change: 'referral', value: next, previous: value, expected: version },
  ]);
  assert.equal(result, 'done');
}

/** The lead approves and makes the plan of these cards. */
export async function startsPlan(play: Play, cards: readonly Json[] = PLAN_CARDS): Promise<void> {
  const stored = await play.records.findByReference('R-TEST1');
  assert.ok(stored);
  await play.lead.sendsPress('approve-in-school', {
    r: stored.value.id,
    'approve-in-school-steps': '',
    'approve-in-school-more': 'A key adult from Monday.',
    'approve-in-school-text': 'Start on Monday.',
  });
  await opens(play, play.lead, 'plan');
  await goesOnToTheLast(play, play.lead, cards);
  await play.lead.presses('Start the plan');
  await play.settled();
}
