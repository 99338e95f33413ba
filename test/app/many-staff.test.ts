import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { MOST_CARD_BYTES, weightOf } from '../../src/cards/fit.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { opens, PLAN_CARDS, stands } from '../support/plan-forms.ts';
import { PROVIDERS } from '../../src/demo/school.ts';
import { testSchool } from '../support/school.ts';

/** As Microsoft Entra ID gives them. */
function idOf(n: number): string {
  const hash = createHash('sha256').update(String(n)).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join('-');
}

const MANY = Array.from({ length: 300 }, (_, n) => ({
  id: idOf(n),
  name: `Alexandra Featherstone ${n + 1}`,
  roles: ['teacher'] as const,
}));

/** What a list of people on a card sends for this name. */
function valueOf(card: unknown, name: string): string {
  const found = new RegExp(`"title":"${name}","value":"([^"]*)"`).exec(JSON.stringify(card));
  assert.ok(found, name);
  return found[1] ?? '';
}

/** The cards before the one with the people. */
const BEFORE = {
  'in-school-plan': PLAN_CARDS.slice(0, 1),
  'ap-plan': [
    { PLV1: 'PM-2', PLV2: 'own-staff', PLV3: 'school-site', PLV5: 'no' },
    { PLV4: '5', PLV6: 'present', PLK2: 'weekly' },
  ],
};

describe('A school with 300 members of staff', () => {
  let play: Play;
  beforeEach(async () => {
    const { staff } = testSchool();
    play = await startPlay({ staff: [...staff, ...MANY], providers: PROVIDERS });
    await sendsReferral(play);
    await play.lead.says('hello');
  });
  afterEach(() => play.stop());

  for (const status of ['in-school-plan', 'ap-plan'] as const)
    it(`finds its key adult by typing on a card that Teams takes (${status})`, async () => {
      await stands(play, { status });
      await opens(play, play.lead, 'plan');
      for (const inputs of BEFORE[status]) await play.lead.presses('Continue', inputs);
      assert.ok(weightOf(play.lead.card) <= MOST_CARD_BYTES, String(weightOf(play.lead.card)));
      assert.match(JSON.stringify(play.lead.card), /"id":"PLK1"[^[]*"style":"filtered"/);
      assert.doesNotMatch(play.lead.sees, /\(cut\)/);
    });

  it('has the one who was picked in its plan, and finds them picked when it looks again', async () => {
    await stands(play, { status: 'in-school-plan' });
    await opens(play, play.lead, 'plan');
    const [first, second, ...others] = PLAN_CARDS;
    await play.lead.presses('Continue', first);
    const picked = valueOf(play.lead.card, 'Alexandra Featherstone 217');
    for (const inputs of [{ ...second, PLK1: picked }, ...others])
      await play.lead.presses('Continue', inputs);
    await play.lead.presses('Change: People, days, measures');
    assert.ok(JSON.stringify(play.lead.card).includes(`"value":"${picked}","placeholder"`));
    await play.lead.presses('Continue');
    await play.lead.presses('Start the plan');
    const { plan } = (await play.records.findByReference('R-TEST1'))!.value;
    assert.deepEqual(plan?.keyAdult, { id: idOf(216), name: 'Alexandra Featherstone 217' });
  });
});
