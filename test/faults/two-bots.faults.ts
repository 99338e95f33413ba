import assert from 'node:assert/strict';
import { LEAD, TEACHER } from '../support/activities.ts';
import { answers, type Player } from '../support/play.ts';
import { COLLEAGUE, SECOND_LEAD } from '../support/school.ts';
import { pause, pressesUntilSaved, type SchoolAtWork } from './school-at-work.ts';
import { useSchools } from './set-up.ts';

describe('Two bots on the same tables', () => {
  const given = useSchools();
  let school: SchoolAtWork;
  beforeEach(() => void ({ school } = given));
  const twoBots = () => Promise.all([school.bot(), school.bot()]);
  const SEND = 'Send to the inclusion lead';

  it('that sweep at the same time post one card for each case', async () => {
    const first = await school.bot();
    for (const user of [TEACHER, COLLEAGUE, SECOND_LEAD]) {
      const player = school.player(first, user);
      await answers(player);
      await player.presses(SEND);
    }
    await first.kill();
    const [one] = await twoBots();
    await school.introduce(one);
    const cases = await Promise.all([TEACHER, COLLEAGUE, SECOND_LEAD].map((user) => school.newest(user)));
    for (const each of cases) await school.cardSettled(each);
    assert.deepEqual(
      cases.map((each) => school.posts(each).length),
      [1, 1, 1],
    );
  });

  it('make one decision of two, and tell the other lead who and when', async () => {
    const [one, other] = await twoBots();
    await school.introduce(one);
    const teacher = school.player(one);
    await answers(teacher);
    await teacher.presses(SEND);
    const referral = await school.newest();
    await school.cardSettled(referral);
    const [card] = school.posts(referral);
    assert.ok(card);
    const leads: [Player, Player] = [school.player(one, LEAD), school.player(other, SECOND_LEAD)];
    for (const lead of leads) lead.reads(card);
    await Promise.all([
      pressesUntilSaved(leads[0], 'Approve', { 'approve-in-school-text': 'Start with the trusted adult.' }),
      pressesUntilSaved(leads[1], 'Close', {
        'close-not-needed-text': 'Already supported by the year team.',
      }),
    ]);
    const { value } = (await school.records.readReferral(referral.id))!;
    const winner = value.decision?.by.name;
    assert.ok(winner === LEAD.name || winner === SECOND_LEAD.name);
    assert.equal(value.version, 2);
    const loser = leads.find(({ user }) => user.name !== winner);
    // Instead of the case they may have got a sentence, which then says why.
    assert.match(`${loser?.sentence ?? ''}\n${loser?.sees ?? ''}`, new RegExp(`${winner}.*\\d{1,2}:\\d\\d`));
    for (const lead of leads)
      assert.deepEqual(
        lead.buttons.filter((title) => /Approve|Close/.test(title)),
        [],
      );
    const what = (await school.records.auditOf(referral.id)).map((entry) => entry.what);
    assert.equal(what.length, 2, what.join());
  });

  it('make one referral and one card of the same Send pressed on both', async () => {
    const [one, other] = await twoBots();
    await school.introduce(one);
    const teacher = school.player(one);
    await answers(teacher);
    const again = school.player(other);
    again.card = teacher.card;
    await Promise.all([teacher.presses(SEND), again.presses(SEND)]);
    const referral = await school.newest();
    for (const player of [teacher, again]) assert.match(player.sees, new RegExp(referral.reference));
    await school.cardSettled(referral);
    // Long enough for both to have swept once more.
    await pause(6000);
    assert.equal(school.posts().length, 1);
    assert.equal((await school.records.referralsBy(TEACHER.aadObjectId, 5)).items.length, 1);
  });
});
