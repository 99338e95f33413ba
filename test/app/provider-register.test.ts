import assert from 'node:assert/strict';
import { decide } from '../../src/domain/case/acts.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { another, at, atFarm, FARM, jo, lead } from '../support/at-provider.ts';
import { somePlan, someUpdate } from '../support/plans.ts';
import { openFilePlace } from '../support/mis-exports/sent-file.ts';
import { workbookOf } from '../support/mis-exports/workbook.ts';
import { buttonsOf, standingInputs, startPlay, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE, SENCO } from '../support/school.ts';

const HEADINGS = 'Admission Number\tName\tWeek beginning\tSessions offered\tSessions attended';
const register = (...rows: readonly string[]) => [HEADINGS, ...rows].join('\n');

describe("A provider's register", () => {
  let play: Play;
  let key: Player;
  beforeEach(async () => {
    play = await startPlay();
    play.clock.startsAt('2026-12-10');
    key = play.player(COLLEAGUE);
    await play.lead.says('hello');
    await key.says('hello');
  });
  afterEach(() => play.stop());

  const stands = async (...cases: readonly Referral[]) => {
    for (const value of cases)
      await play.records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
  };
  const thePlan = async (id = 'case-1') => (await play.records.readReferral(id))!.value.plan!;
  const weeks = async (id?: string) =>
    (await thePlan(id)).providerRegister?.map(
      ({ week, offered, attended }) => `${week}: ${attended} of ${offered}`,
    );
  const pastes = async (who: Player, cells: string) => {
    await who.says('register');
    await who.presses('Go on', { cells });
  };
  const history = async () =>
    (await play.records.auditOf('case-1')).filter(({ what }) => what === 'register-read');

  it('is shown first, and recorded on a yes, by the school’s own reference', async () => {
    await stands(atFarm());
    // A spreadsheet drops the zero that the reference begins with.
    await pastes(play.lead, register('417\tExample Name\t30/11/2026\t4\t3', '9999\tOther\t30/11/2026\t4\t4'));
    assert.match(play.lead.sees, /Withy Farm Learning[^]*0417/);
    assert.match(play.lead.sees, /Week from Mon 30 Nov: 3 of 4 sessions, new/);
    assert.match(play.lead.sees, /1 other row/);
    assert.doesNotMatch(play.lead.sees, /Example Name|9999/);
    assert.equal(await weeks(), undefined);
    await play.lead.presses('Record these sessions');
    assert.match(play.lead.sees, /Recorded: R-TEST1/);
    assert.deepEqual(await weeks(), ['2026-W49: 3 of 4']);
    assert.equal((await thePlan()).updates.length, 0);
    assert.ok(!play.dump().some((line) => /Example Name|9999/.test(line)));
    await play.lead.sendsPress('details', { r: 'case-1', view: 'plan' });
    assert.match(play.lead.sees, /3 of 4 sessions; read in by/);
  });

  it('is what the weekly update begins with; the rest stays for the key adult to say', async () => {
    await stands(atFarm());
    await pastes(key, register('0417\t\t07/12/2026\t6\t5'));
    await key.presses('Record these sessions');
    await key.sendsPress('update', { r: 'case-1' });
    assert.match(key.sees, /From the provider's register: please check/);
    const { UW1, UW2, UW7 } = standingInputs([key.card!]);
    assert.deepEqual([UW1, UW2, UW7].map(String), ['6', '5', '']);
  });

  it('comes as a file from a lead, and is told from figures by its columns', async () => {
    await stands(atFarm());
    const files = await openFilePlace(play);
    const book = workbookOf([
      ['Admission Number', 'Week beginning', 'Sessions offered', 'Sessions attended'],
      ['0417', { day: 46_356 }, 4, 2],
    ]);
    await files.sends(play.lead, book, 'register.xlsx');
    assert.match(play.lead.sees, /Week from Mon 30 Nov: 2 of 4 sessions, new/);
    await play.lead.presses('Record these sessions');
    assert.deepEqual(await weeks(), ['2026-W49: 2 of 4']);
    await files.sends(key, book, 'register.xlsx');
    assert.match(`${key.sees}${key.sentence ?? ''}`, /cannot take pictures or files/);
    assert.equal(files.fetched, 1);
    files.close();
  });

  it('pressed on two devices at once is recorded once, and both are told so', async () => {
    await stands(atFarm());
    await pastes(play.lead, register('0417\t\t30/11/2026\t4\t3'));
    const [use] = buttonsOf(play.lead.card!).filter(({ title }) => title === 'Record these sessions');
    const press = () => play.lead.sendsPress(use!.verb, use!.data);
    await Promise.all([press(), press()]);
    assert.match(play.lead.sees, /Recorded: R-TEST1/);
    assert.deepEqual(await weeks(), ['2026-W49: 3 of 4']);
    assert.equal((await history()).length, 1);
  });

  it('never takes the place of what the key adult has told', async () => {
    const update = someUpdate({ week: '2026-W49', offered: 4, attended: 3, by: jo });
    await stands(atFarm({}, { updates: [update] }));
    await pastes(play.lead, register('0417\t\t30/11/2026\t4\t1'));
    assert.match(play.lead.sees, /1 of 4 sessions; the weekly update says 3 of 4 sessions, and stands/);
    assert.ok(!play.lead.buttons.includes('Record these sessions'));
    // The update comes between the look and the yes.
    await pastes(play.lead, register('0417\t\t07/12/2026\t4\t1'));
    await key.sendsPress('update', { r: 'case-1' });
    await key.presses('Send the update', {
      UW1: '4',
      UW2: '4',
      UW3: '3',
      UW4: 'calmer',
      UW5: 'the-same',
      UW6: 'yes',
      UW7: 'yes',
      UW10: 'both',
    });
    await play.lead.presses('Record these sessions');
    assert.match(play.lead.sees, /Left as it was, because something changed meanwhile: R-TEST1/);
    assert.equal(await weeks(), undefined);
    assert.equal((await thePlan()).updates.length, 2);
  });

  it('by days is added up to weeks, and read again it says what is different', async () => {
    await stands(atFarm());
    const days = ['30/11/2026', '01/12/2026', '2026-12-03'].map((day) => `0417\t\t${day}\t2\t1`);
    await pastes(play.lead, register(...days));
    assert.match(play.lead.sees, /3 of 6 sessions, new/);
    await play.lead.presses('Record these sessions');
    await pastes(play.lead, register(...days));
    assert.match(play.lead.sees, /Nothing new to record[^]*as it is recorded/);
    await pastes(play.lead, register('0417\t\t30/11/2026\t6\t4'));
    assert.match(play.lead.sees, /4 of 6 sessions; before it was 3 of 6/);
    await play.lead.presses('Record these sessions');
    assert.deepEqual(await weeks(), ['2026-W49: 4 of 6']);
  });

  it('pressed twice, or delivered again, is recorded once', async () => {
    await stands(atFarm(), another());
    await pastes(play.lead, register('0417\t\t30/11/2026\t4\t3', 'AB 8\t\t30/11/2026\t4\t2'));
    const { card } = play.lead;
    await play.lead.presses('Record these sessions');
    assert.match(play.lead.sees, /Recorded: R-TEST1 and R-TEST2/);
    play.lead.card = card;
    await play.lead.presses('Record these sessions');
    assert.match(play.lead.sees, /Recorded: R-TEST1 and R-TEST2/);
    assert.deepEqual([await weeks(), await weeks('case-2')], [['2026-W49: 3 of 4'], ['2026-W49: 2 of 4']]);
    assert.equal((await history()).length, 1);
  });

  it('says of each row that it cannot use why, and never what stands in it', async () => {
    await stands(atFarm());
    const bad: readonly (readonly [string, RegExp])[] = [
      ['0417\t\tsometime\t4\t3', /Line 2: the week is not a day/],
      ['0417\t\t30/11/2026\t=1+3\t3', /Line 2: the sessions are not whole numbers/],
      ['0417\t\t30/11/2026\t4\tMARKED', /Line 2: the sessions are not whole numbers/],
      ['0417\t\t30/11/2026\t4\t5', /Line 2: more sessions attended than offered/],
      ['0417\t\t30/11/2026\t20\t5', /Line 2: more sessions attended than offered, or more than 14/],
      ['0417\t\t30/11/2026\t4\t3\n0417\t\t30/11/2026\t4\t2', /Lines 2 and 3: the same pupil/],
      ['0417\t\t14/12/2026\t4\t3', /still to come/],
      ['0417\t\t16/11/2026\t4\t3', /does not run then/],
      ['9999\t\t30/11/2026\t4\t3', /None of its 1 rows? has the reference/],
    ];
    for (const [row, says] of bad) {
      await pastes(play.lead, register(row));
      assert.match(play.lead.sees, says, row);
      assert.doesNotMatch(play.lead.sees.replaceAll(row, ''), /=1\+3(?!\t)|sometime(?!\t)|MARKED(?!$)/);
      assert.ok(!play.lead.buttons.includes('Record these sessions'), row);
    }
    await pastes(play.lead, 'Name\tScore\nSomebody\t4');
    assert.match(play.lead.sees, /I need four columns/);
    await pastes(play.lead, '');
    assert.match(play.lead.sees, /There is nothing in it/);
    assert.equal(await weeks(), undefined);
  });

  it('is too much for one card: what is left comes with the same rows once more', async () => {
    await stands(atFarm({}, { start: '2026-08-31' }));
    const mondays = [
      '07/09',
      '14/09',
      '21/09',
      '28/09',
      '05/10',
      '12/10',
      '19/10',
      '26/10',
      '02/11',
      '09/11',
    ];
    const rows = [...mondays, '16/11', '23/11', '30/11'].map((day) => `0417\t\t${day}/2026\t4\t3`);
    await pastes(play.lead, register(...rows));
    assert.match(play.lead.sees, /1 more week is too many for one card/);
    await play.lead.presses('Record these sessions');
    assert.equal((await weeks())?.length, 12);
    await pastes(play.lead, register(...rows));
    assert.match(play.lead.sees, /Week from Mon 30 Nov: 3 of 4 sessions, new/);
    await play.lead.presses('Record these sessions');
    assert.equal((await weeks())?.length, 13);
  });

  it('is a key adult’s for their own plans alone, and nobody’s who has none', async () => {
    await stands(atFarm(), another());
    await pastes(key, register('0417\t\t30/11/2026\t4\t3', 'AB 8\t\t30/11/2026\t4\t2'));
    assert.match(key.sees, /0417/);
    assert.doesNotMatch(key.sees, /AB 8|R-TEST2/);
    const [use] = key.buttons.filter((title) => title === 'Record these sessions');
    assert.ok(use);
    // A press that names a plan of somebody else.
    const forged = [{ r: 'case-2', pupil: 'x', week: '2026-W49', offered: 4, attended: 2 }];
    await key.sendsPress('register-use', { weeks: JSON.stringify(forged) });
    assert.match(key.sees, /Nothing was recorded/);
    assert.doesNotMatch(key.sees, /R-TEST2/);
    assert.equal(await weeks('case-2'), undefined);
    for (const who of [play.teacher, play.player(SENCO)]) {
      await who.says('register');
      assert.match(who.sentence ?? '', /No such plan is yours/);
    }
  });

  it('is left when the case has another pupil by the time of the yes', async () => {
    await stands(atFarm());
    await pastes(play.lead, register('0417\t\t30/11/2026\t4\t3'));
    const { value, version } = (await play.records.readReferral('case-1'))!;
    const other = { ...value, version: value.version + 1, answers: { ...value.answers, PC1: '0418' } };
    await play.records.commit([{ change: 'referral', value: other, previous: value, expected: version }]);
    await play.lead.presses('Record these sessions');
    assert.match(play.lead.sees, /Left as it was/);
    assert.equal(await weeks(), undefined);
  });

  it('stays with the plan when that is changed', () => {
    const week = { week: '2026-W49', provider: FARM, offered: 4, attended: 3, by: lead, at };
    const before = atFarm({}, { providerRegister: [week] });
    const plan = somePlan({ provider: FARM, keyAdult: jo, end: '2027-02-05' });
    const staff = { ...lead, roles: ['inclusion-lead'] } as const;
    const decided = decide(before, { action: 'change-plan', plan }, staff, '2026-12-10T10:00:00.000Z');
    assert.ok('next' in decided);
    assert.deepEqual(decided.next.plan?.providerRegister, [week]);
  });
});
