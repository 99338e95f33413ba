import assert from 'node:assert/strict';
import { CHANNEL_VERBS, VERBS } from '../../../src/app/verbs.ts';
import {
  ACT_LINES,
  ACT_NAMES,
  actOf,
  DECISION_FORMS,
  decide,
  isPossible,
  isTheirs,
  noticesOf,
  refuseAct,
  type ActName,
  type CaseAction,
} from '../../../src/domain/case/acts.ts';
import { STATUSES, type Referral } from '../../../src/domain/case/referral.ts';
import { ROLE_NAMES, type StaffMember } from '../../../src/domain/people/roles.ts';
import { doerOf, EXPECTED_ACTS } from '../../support/expected-acts.ts';
import { someReview, someUpdate } from '../../support/plans.ts';
import { caseThatIs, lead, NOW, referrer, submitted, withRole } from '../../support/standing-cases.ts';

/** Roles that may do it, by who the expected table says may. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  decides: ['inclusion-lead'],
  overrides: ['headteacher'],
  'approves-panels': ['headteacher'],
  'key-adult': ['inclusion-lead'],
  'action-holder': ['inclusion-lead'],
};
const JOINED = { id: 'joined', name: 'Robin Joined' };

interface Somebody {
  readonly called: string;
  readonly person: StaffMember;
  readonly may: (who: string) => boolean;
}
/** Everybody who may stand before a case, with what is theirs by the expected table. */
const EVERYBODY: readonly Somebody[] = [
  ...ROLE_NAMES.map((role) => ({
    called: `somebody who is only ${role}`,
    person: withRole(role),
    may: (who: string) => ROLES[who]?.includes(role) ?? false,
  })),
  { called: 'somebody without a role', person: { ...lead, roles: [] }, may: () => false },
  {
    called: 'the referrer',
    person: { ...referrer, roles: ROLE_NAMES },
    // They are the key adult of the sample plan as well; nobody decides on their own referral.
    may: (who) => who === 'referrer' || who === 'key-adult',
  },
  {
    called: 'somebody whose concern was joined to it',
    person: { ...JOINED, roles: ROLE_NAMES },
    may: () => false,
  },
];

/** With a key adult wherever the case stands, and a concern joined to it. */
function standing(status: (typeof STATUSES)[number]): Referral {
  const { plan } = caseThatIs('plan-active');
  return {
    ...caseThatIs(status),
    ...(plan ? { plan } : {}),
    joined: [{ id: 'r-9', reference: 'R-JOINED', referrer: JOINED }],
  };
}

describe('The list of acts', () => {
  for (const { called, person, may } of EVERYBODY)
    it(`lets ${called} do what the expected table says, and no more`, () => {
      const cells = (allowed: (name: ActName, referral: Referral) => boolean) =>
        STATUSES.flatMap((status) =>
          ACT_NAMES.filter((name) => allowed(name, standing(status))).map(
            (name) => `${name} while ${status}`,
          ),
        );
      assert.deepEqual(
        cells((name, referral) => isTheirs(name, referral, person) && isPossible(name, referral)),
        cells(
          (name, { status }) => may(EXPECTED_ACTS[name].who) && EXPECTED_ACTS[name].during.includes(status),
        ),
      );
    });

  it('never lets a press through that the expected table does not, and says why', () => {
    for (const { called, person, may } of EVERYBODY)
      for (const status of STATUSES)
        for (const name of ACT_NAMES) {
          const { who, during } = EXPECTED_ACTS[name];
          if (may(who) && during.includes(status)) continue;
          const cell = `${name} by ${called} while ${status}`;
          assert.ok(refuseAct(name, standing(status), { by: person, at: NOW }), cell);
          assert.ok('refused' in decide(standing(status), EXPECTED_ACTS[name].sample, person, NOW), cell);
        }
  });

  it('lets these be pressed in the inclusion channel, and no others', () => {
    const pressed = ACT_NAMES.filter((name) => EXPECTED_ACTS[name].inChannel);
    assert.deepEqual(
      ACT_NAMES.filter((name) => CHANNEL_VERBS.has(name) && name !== 'change-plan' && name !== 'review'),
      pressed,
    );
    assert.deepEqual(
      ACT_NAMES.filter((name) => actOf(name).inChannel),
      pressed,
    );
  });

  it('makes a verb of each act that has a button or a form', () => {
    for (const name of ACT_NAMES.filter((each) => actOf(each).button || actOf(each).form))
      assert.ok(VERBS[name], name);
    assert.ok(DECISION_FORMS.length > 0);
  });

  it('calls each act in the history what stored rows call it', () => {
    assert.deepEqual(
      Object.fromEntries(ACT_NAMES.map((name) => [name, actOf(name).audit])),
      Object.fromEntries(ACT_NAMES.map((name) => [name, EXPECTED_ACTS[name].audit])),
    );
  });

  it('says a line of an act in one place', () => {
    const lines = ACT_NAMES.flatMap((name) => Object.keys(actOf(name).threadLines ?? {}));
    assert.deepEqual(lines, [...new Set(lines)]);
  });

  it('writes no line that no act declares, and every one that is declared', () => {
    const written = new Set(done().flatMap(({ notices }) => notices.flatMap((each) => lineOf(each))));
    assert.deepEqual([...written].toSorted(), Object.keys(ACT_LINES).toSorted());
  });

  it('tells whoever raised the case what a line in the thread says they are told', () => {
    const said = new Set<string>();
    for (const { name, notices } of done())
      for (const line of notices.flatMap(lineOf)) {
        const toldWith = ACT_LINES[line as keyof typeof ACT_LINES].toldWith;
        if (toldWith === undefined) continue;
        said.add(line);
        assert.ok(
          notices.some((each) => 'to' in each && each.to === referrer.id && each.notice === toldWith),
          `${name} writes "${line}" and does not tell the referrer "${toldWith}"`,
        );
      }
    assert.ok(said.has('plan-active') && said.has('asked') && said.has('closed'));
  });
});

const lineOf = (notice: ReturnType<typeof noticesOf>[number]) => ('line' in notice ? [notice.line] : []);

/** Every sample act wherever it can be done, with what it tells. */
function done() {
  const samples: readonly CaseAction[] = [
    ...Object.values(EXPECTED_ACTS).map(({ sample }) => sample),
    { action: 'add-update', update: someUpdate({ contactKept: false }) },
    { action: 'review', review: someReview({ decision: 'reintegrate' }), reviews: 0 },
    { action: 'review', review: someReview({ decision: 'close', outcome: 'returned' }), reviews: 0 },
  ];
  return STATUSES.flatMap((status) =>
    samples.flatMap((act) => {
      const by = doerOf(act.action);
      const proposed = act.action === 'approve-ap' ? { PR1: 'PM-4' } : {};
      // A concern that is joined names the same pupil as the earlier case.
      const before = submitted({ ...caseThatIs(status), sentAt: '2026-11-24T08:50:00.000Z' });
      const prepared = { ...before, answers: { ...before.answers, ...proposed } };
      const decided = decide(prepared, act, by, NOW);
      if ('refused' in decided) return [];
      const notices = noticesOf(act.action, decided.next, prepared, { by, at: NOW });
      const another = { ...prepared, answers: { ...prepared.answers, PC1: 'Another 9' } };
      const ofAnother = noticesOf(act.action, decided.next, another, { by, at: NOW });
      return [
        { name: act.action, notices },
        ...(act.action === 'correct' ? [{ name: act.action, notices: ofAnother }] : []),
      ];
    }),
  );
}
