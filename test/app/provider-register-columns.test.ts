import assert from 'node:assert/strict';
import { waitingAbout } from '../../src/app/mis-figures/waiting.ts';
import { atFarm, another } from '../support/at-provider.ts';
import { openFilePlace } from '../support/mis-exports/sent-file.ts';
import { workbookOf } from '../support/mis-exports/workbook.ts';
import { startPlay, type Play, type Player } from '../support/play.ts';
import { COLLEAGUE } from '../support/school.ts';

/** A provider's own way: no heading is known, and there is more than what is needed. */
const HEADINGS = 'Client\tName\tBorn\tPeriod from\tSlots\tSlots used\tNotes';
const sheet = (...rows: readonly string[]) => [HEADINGS, ...rows].join('\n');
const ROW = '0417\tExample Name\t12/03/2013\t30/11/2026\t4\t3\tMARKED';
const OTHER = '9999\tOther Name\t12/03/2013\t30/11/2026\t4\t4\tMARKED';
const NAMED = { 'column-week': 'Period from', 'column-offered': 'Slots', 'column-attended': 'Slots used' };

describe("A provider's register with columns that are not known", () => {
  let play: Play;
  let key: Player;
  beforeEach(async () => {
    play = await startPlay();
    play.clock.startsAt('2026-12-10');
    key = play.player(COLLEAGUE);
    await play.lead.says('hello');
    await key.says('hello');
    for (const value of [atFarm(), another()])
      await play.records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
  });
  afterEach(() => play.stop());

  const pastes = async (who: Player, cells: string) => {
    await who.says('register');
    await who.presses('Go on', { cells });
  };
  const weeks = async () =>
    (await play.records.readReferral('case-1'))!.value.plan!.providerRegister?.map(
      ({ week, offered, attended }) => `${week}: ${attended} of ${offered}`,
    );

  it('is explained once, by a key adult too, and known from then on to everybody', async () => {
    await pastes(key, sheet(ROW, OTHER));
    assert.match(key.sees, /Which column is what/);
    assert.match(key.sees, /"client" holds your pupil references/);
    await key.presses('Go on', NAMED);
    assert.match(key.sees, /Week from Mon 30 Nov: 3 of 4 sessions, new/);
    assert.match(key.sees, /1 other row/);
    await key.presses('Record these sessions');
    assert.deepEqual(await weeks(), ['2026-W49: 3 of 4']);
    await pastes(play.lead, sheet('0417\tX\t\t07/12/2026\t4\t2\t'));
    assert.match(play.lead.sees, /Week from Mon 7 Dec: 2 of 4 sessions, new/);
    const files = await openFilePlace(play);
    const book = workbookOf([HEADINGS.split('\t'), ['0417', 'X', '', { day: 46_363 }, 4, 1, '']]);
    await files.sends(play.lead, book, 'register.xlsx');
    assert.match(play.lead.sees, /Week from Mon 7 Dec: 1 of 4 sessions, new/);
    files.close();
  });

  it('is kept without names, birthdays and pupils of others until then, and deleted on a no', async () => {
    await pastes(key, sheet(ROW, 'AB 8\tLead Pupil\t\t30/11/2026\t4\t4\t', OTHER));
    const kept = () => play.dump().join('\n');
    assert.match(kept(), /30\/11\/2026/);
    assert.doesNotMatch(kept(), /Example Name|Lead Pupil|Other Name|12\/03\/2013|9999|MARKED/);
    assert.doesNotMatch(kept().replaceAll(/"r":"case-1"/g, ''), /"r":"case-2"/);
    await key.presses('Do nothing');
    assert.match(key.sees, /the rows are deleted/);
    assert.doesNotMatch(kept(), /30\/11\/2026/);
    assert.deepEqual(await play.records.ownLayouts(), []);
  });

  it('stands in the record of that pupil alone while it waits', async () => {
    await pastes(key, sheet(ROW, 'AB 8\tX\t\t30/11/2026\t2\t1\t'));
    const school = { settings: play.settings, proposals: play.storage.proposals };
    const waiting = await waitingAbout(school, ['case-1']);
    assert.deepEqual(
      waiting.map(({ kind, unnamed }) => [kind, unnamed.map(({ heading, cell }) => `${heading}: ${cell}`)]),
      [['provider-register', ['Period from: 30/11/2026', 'Slots: 4', 'Slots used: 3']]],
    );
    assert.deepEqual(await waitingAbout(school, ['case-2']), []);
  });

  it('asks for each of the three, and for another column each', async () => {
    await pastes(key, sheet(ROW));
    await key.presses('Go on', { 'column-week': 'Period from', 'column-offered': 'Slots' });
    assert.match(key.sees, /a column for each of the three/);
    await key.presses('Go on', { ...NAMED, 'column-attended': 'Slots' });
    assert.match(key.sees, /a column for each of the three/);
    assert.deepEqual(await play.records.ownLayouts(), []);
  });

  it('says so where the rows do not wait any more, and takes the same press twice', async () => {
    await pastes(key, sheet(ROW));
    const { card } = key;
    await key.presses('Go on', NAMED);
    key.card = card;
    await key.presses('Go on', NAMED);
    assert.match(key.sees, /3 of 4 sessions, new/);
    assert.equal((await play.records.ownLayouts()).length, 1);
    await key.presses('Record these sessions');
    key.card = card;
    await key.presses('Go on', NAMED);
    assert.match(key.sees, /do not wait here any more/);
  });

  it('says of a row that it cannot read why, as with known columns', async () => {
    await pastes(key, sheet(ROW, '0417\tX\t\t07/12/2026\t=1+3\t3\t'));
    await key.presses('Go on', NAMED);
    assert.match(key.sees, /Line 3: the sessions are not whole numbers/);
  });

  it('does not get in the way of figures with the same headings', async () => {
    await pastes(key, sheet(ROW));
    await key.presses('Go on', NAMED);
    await play.lead.says('figures');
    await play.lead.presses('Go on', { cells: sheet(ROW) });
    assert.match(play.lead.sees, /Figures from your MIS[^]*Which column is what[^]*type "register"/);
  });
});
