import assert from 'node:assert/strict';
import { SECOND_LEAD } from '../../support/school.ts';
import { storeCaseOf } from '../../support/year-end.ts';
import { startPlay, type Play } from '../../support/play.ts';

describe('The end of a school year in chat', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    play.clock.startsAt('2026-07-20');
    for (const [pupil, year] of [
      ['AB 7', '7'],
      ['AB 8', '8'],
      ['CD 10', '10'],
      ['CD 11', '11'],
      ['4711', '9'],
    ] as const)
      await store(pupil, year);
  });
  afterEach(() => play.stop());

  const store = (pupil: string, year: string, id?: string) => storeCaseOf(play, pupil, year, id);
  const looks = async (who = play.lead) => {
    await who.says('data');
    await who.presses('End of school year');
    await who.presses('See what there is to do', { leaving: '11,13' });
  };
  const pupils = async () =>
    (await play.erasure.cases()).items
      .map(({ value }) => String(value.answers['PC1']))
      .toSorted((one, other) => one.localeCompare(other, 'en-GB', { numeric: true }));
  const BEFORE = ['4711', 'AB 7', 'AB 8', 'CD 10', 'CD 11'];
  const approves = async () => {
    const second = play.player(SECOND_LEAD);
    await second.says('data');
    await second.presses('Open the request');
    return second;
  };

  it('shows leavers with something open, what would change, and what cannot and why', async () => {
    await looks();
    assert.match(play.lead.sees, /End of school year 2025\/26/);
    assert.match(
      play.lead.sees,
      /Leavers with something open[\s\S]*CD 11, Year 11 · R-CD11[\s\S]*nobody has decided/,
    );
    assert.match(play.lead.sees, /AB 8 becomes AB 9 \(R-AB8\)/);
    assert.match(play.lead.sees, /CD 10 does not become CD 11: R-CD11/);
    assert.doesNotMatch(play.lead.sees, /exclu|suspen|off.?roll|home educat/i);
    assert.deepEqual(await pupils(), BEFORE);
    assert.equal((await play.records.auditOf('CD11')).at(-1)?.what, 'found');
  });

  it('changes the ticked references when another person approves it, with both in the history', async () => {
    await looks();
    await play.lead.presses('Ask for these changes', { pick: 'R-AB7,R-AB8' });
    assert.match(play.lead.sees, /waits for a second person/);
    assert.deepEqual(await pupils(), BEFORE);
    const second = await approves();
    assert.match(second.sees, /AB 7 becomes AB 8/);
    await second.presses('Approve: change them');
    assert.match(second.sees, /Changed: R-AB8 and R-AB7/);
    assert.deepEqual(await pupils(), ['4711', 'AB 8', 'AB 9', 'CD 10', 'CD 11']);
    const trail = await play.records.auditOf('AB7');
    const entry = trail.find(({ what }) => what === 'pupil-corrected');
    assert.deepEqual([entry?.by.name, entry?.approvedBy?.name], [play.lead.user.name, second.user.name]);
    assert.deepEqual(
      new Set(trail.map(({ what }) => what).filter((what) => what.startsWith('new-year'))),
      new Set(['new-year-asked', 'new-year-approved']),
    );
    const [ended] = await play.records.requests();
    assert.equal(ended?.value.content, undefined);
    await play.settled();
    await looks();
    assert.doesNotMatch(play.lead.sees, /AB 8 becomes/);
  });

  it('is not approved by whoever asked, and is asked for once', async () => {
    await looks();
    await play.lead.presses('Ask for these changes');
    await play.lead.sendsPress('data-approve', { q: 'new-year.2025' });
    assert.match(play.lead.sees, /somebody else has to approve/);
    const second = play.player(SECOND_LEAD);
    await looks(second);
    await second.presses('Ask for these changes');
    assert.match(second.sees, /has asked for references of this year already/);
    assert.equal((await play.records.requests()).length, 1);
    assert.deepEqual(await pupils(), BEFORE);
  });

  it('says when a reference that stays is in the way of one that is ticked', async () => {
    await looks();
    await play.lead.presses('Ask for these changes', { pick: 'R-AB7' });
    assert.match(play.lead.sees, /in the way[\s\S]*AB 7 does not become AB 8: R-AB8/);
    await play.lead.presses('Ask for these changes', { pick: '' });
    assert.match(play.lead.sees, /Please tick the references/);
    await play.lead.presses('Other years');
    await play.lead.presses('See what there is to do', { leaving: '' });
    assert.match(play.lead.sees, /Please tick one at least/);
    assert.deepEqual(await play.records.requests(), []);
  });

  it('leaves a case that somebody worked on since, and a reference that came into use', async () => {
    await looks();
    await play.lead.presses('Ask for these changes');
    const stored = await play.records.readReferral('AB7');
    assert.ok(stored);
    const value = { ...stored.value, version: stored.value.version + 1 };
    await play.records.commit([
      { change: 'referral', value, previous: stored.value, expected: stored.version },
    ]);
    await store('AB 9', '9', 'new');
    const second = await approves();
    assert.match(second.sees, /worked on these since: R-AB7/);
    await second.presses('Approve: change them');
    assert.match(second.sees, /Nothing was changed[\s\S]*As they were[\s\S]*R-AB8 and R-AB7/);
    assert.deepEqual(await pupils(), ['4711', 'AB 7', 'AB 8', 'AB 9', 'CD 10', 'CD 11']);
  });

  it('asks no more for a case that was corrected by hand, or is no longer held, and names its pupil nowhere', async () => {
    await looks();
    await play.lead.presses('Ask for these changes');
    const found = await play.schoolBot.lookBeforeCorrecting({ from: 'AB 8', to: 'XY 8' });
    assert.ok('cases' in found);
    const by = { id: 'dpo', name: 'D. Officer' };
    await play.schoolBot.correctPupil({ cases: found.cases, to: found.to, why: 'mistyped', by });
    const request = async () => (await play.records.requests())[0]?.value;
    assert.doesNotMatch(JSON.stringify(await request()), /AB 8.*AB 9|R-AB8/);
    assert.match(JSON.stringify(await request()), /AB 7/);
    const second = await approves();
    await second.presses('Approve: change them');
    assert.match(second.sees, /Changed: R-AB7/);
    assert.deepEqual(await pupils(), ['4711', 'AB 8', 'CD 10', 'CD 11', 'XY 8']);
  });

  it('takes as many at a time as a card holds, and the rest after those', async () => {
    for (let count = 0; count < 40; count++) {
      const letters = `${String.fromCodePoint(65 + Math.floor(count / 20))}${String.fromCodePoint(65 + (count % 20))}`;
      await store(`X${letters} 8`, '8', `X${letters}`);
    }
    for (const left of [42, 17, 0]) {
      await looks();
      assert.ok(JSON.stringify(play.lead.card).length < 24_000);
      if (left === 0) break;
      await play.lead.presses('Ask for these changes');
      const second = await approves();
      await second.presses('Approve: change them');
      await play.settled();
      const still = (await pupils()).filter((each) => /^X.. 8$/.test(each)).length;
      assert.ok(still < 40 && still < left);
    }
    assert.match(play.lead.sees, /None has to change/);
  });
});
