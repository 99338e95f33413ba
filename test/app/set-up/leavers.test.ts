import assert from 'node:assert/strict';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { referral } from '../../storage/samples.ts';
import { LEAD, TEACHER } from '../../support/activities.ts';
import { entraId, exportOf } from '../../support/entra-export.ts';
import { somePlan } from '../../support/plans.ts';
import { textsOf, type Player } from '../../support/play.ts';
import { COLLEAGUE, SECOND_LEAD, testSchool } from '../../support/school.ts';
import {
  ADMINISTRATOR,
  startSetUp,
  writtenSchool,
  type RunningSetUp,
} from '../../support/set-up-over-http.ts';

const lead = { id: LEAD.aadObjectId, name: LEAD.name };
const at = '2026-11-24T08:00:00.000Z';
const STAFF = testSchool().staff;

describe('Somebody who leaves the staff', () => {
  let running: RunningSetUp;
  let admin: Player;
  beforeEach(async () => {
    running = await startSetUp(writtenSchool());
    admin = running.player(ADMINISTRATOR);
  });
  afterEach(() => running.stop());

  const records = () => running.storage.records('testschool');
  async function keeps(...cases: readonly Partial<Referral>[]): Promise<void> {
    for (const [n, changes] of cases.entries()) {
      const value = referral({
        id: `case-${n}`,
        reference: `R-CASE${n}`,
        referrer: { id: TEACHER.aadObjectId, name: TEACHER.name },
        owner: { ...lead, since: at, by: lead },
        ...changes,
      });
      await records().commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
    }
  }
  const PLANNED: Partial<Referral> = {
    status: 'plan-active',
    decision: { outcome: 'in-school-plan', by: lead, at, reason: 'Now.' },
    plan: somePlan({ keyAdult: lead, start: '2026-11-23', madeAt: '2026-11-20T10:00:00.000Z' }),
  };
  const caseOf = async (n: number) => (await records().readReferral(`case-${n}`))?.value;
  async function opensRemoval(name: string): Promise<void> {
    await admin.says('set up');
    await admin.presses('Staff');
    await admin.presses(name);
    await admin.presses('Remove');
  }

  it('is shown with what they look after, in numbers only', async () => {
    await keeps({}, PLANNED);
    await running.player(LEAD).says('hello');
    await opensRemoval(LEAD.name);
    assert.match(admin.sees, /1 case that nobody has decided on/);
    assert.match(admin.sees, /1 case with a plan/);
    assert.match(admin.sees, /1 plan as key adult/);
    assert.ok(!/R-CASE|Year|pupil/i.test(admin.sees), admin.sees);
  });

  it('hands over to a lead and a key adult, in the name of the administrator', async () => {
    await keeps({}, PLANNED);
    for (const user of [LEAD, SECOND_LEAD]) await running.player(user).says('hello');
    const before = running.connector.sent.length;
    await opensRemoval(LEAD.name);
    assert.ok(!JSON.stringify(admin.card).includes(`"${lead.name}"`));
    await admin.presses('Remove', { cases: SECOND_LEAD.aadObjectId, plans: COLLEAGUE.aadObjectId });
    assert.match(admin.sees, /Sam Lead is off the list. Handed over: 2 cases and 1 plan/);
    assert.equal((await caseOf(0))?.owner?.name, SECOND_LEAD.name);
    assert.equal((await caseOf(1))?.owner?.name, SECOND_LEAD.name);
    assert.equal((await caseOf(1))?.plan?.keyAdult.name, COLLEAGUE.name);
    const trail = await records().auditOf('case-1');
    assert.deepEqual(
      trail.slice(0, 2).map(({ what, by }) => `${what} by ${by.name}`),
      [`handed-over by ${ADMINISTRATOR.name}`, `plan-changed by ${ADMINISTRATOR.name}`],
    );
    assert.equal((await caseOf(0))?.decision, undefined);
    const told = ({ chat }: { readonly chat: string }) =>
      running.connector.sent
        .slice(before)
        .filter(({ conversationId, card }) => conversationId === chat && /R-CASE/.test(textsOf(card))).length;
    assert.deepEqual([told(LEAD), told(SECOND_LEAD)], [0, 2], 'whoever leaves is told nothing more');
  });

  it('leaves what nobody is chosen for, and what the rules refuse', async () => {
    await keeps({ referrer: { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name } }, PLANNED);
    await opensRemoval(LEAD.name);
    await admin.presses('Remove', { cases: SECOND_LEAD.aadObjectId });
    assert.match(admin.sees, /Handed over: 1 case\. What was not handed over \(2\)/);
    // Nobody owns what they have raised themselves.
    assert.equal((await caseOf(0))?.owner?.name, LEAD.name);
    assert.equal((await caseOf(1))?.plan?.keyAdult.name, LEAD.name);
  });

  it('does not make somebody an owner who may not be one', async () => {
    await keeps({});
    await opensRemoval(LEAD.name);
    await admin.presses('Remove', { cases: COLLEAGUE.aadObjectId });
    assert.match(admin.sees, /not handed over \(1\)/);
    assert.equal((await caseOf(0))?.owner?.name, LEAD.name);
  });

  it('is refused at their next press, and their draft waits for its expiry', async () => {
    const teacher = running.player(TEACHER);
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await teacher.presses('Continue', { SG1: 'no', SG2: 'no' });
    const drafts = await records().draftsOf(TEACHER.aadObjectId);
    assert.equal(drafts.length, 1);
    await opensRemoval(TEACHER.name);
    assert.match(admin.sees, /1 draft/);
    await admin.presses('Remove');
    const form = teacher.card;
    await teacher.presses('Continue', { PC1: 'PB 3' });
    assert.match(teacher.sentence ?? '', /I cannot find you there/);
    assert.equal(teacher.card, form);
    assert.deepEqual(await records().draftsOf(TEACHER.aadObjectId), drafts);
  });

  it('is shown with what they look after before a whole list is used', async () => {
    await keeps({}, PLANNED);
    await admin.says('set up');
    await admin.presses('Staff');
    await admin.presses('Many at once');
    const rest = STAFF.filter(({ id }) => id !== LEAD.aadObjectId).map(({ id, name }) => ({ id, name }));
    await admin.presses('Go on', { csv: exportOf([...rest, { id: entraId(1), name: 'New' }]) });
    await admin.presses('Show what would change', { who: 'all' });
    assert.match(admin.sees, /Sam Lead: 1 case that nobody has decided on, 1 case with a plan/);
  });
});
