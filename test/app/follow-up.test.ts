import assert from 'node:assert/strict';
import { plusSchoolDays } from '../../src/domain/calendar/calendar.ts';
import { followUpFrom } from '../../src/domain/case/follow-up.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { lead, owner, running } from '../support/cases-to-remind-of.ts';
import { startPlay, type Play } from '../support/play.ts';
import { remind, startReminding, type Reminding } from '../support/reminding.ts';
import { SECOND_LEAD, testSchool } from '../support/school.ts';

const second = { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name };
/** Closed on Friday 29 January, because the pupil was back in class. */
const returned = (changes: Partial<Referral> = {}): Referral => ({
  ...running(),
  status: 'closed',
  closing: { outcome: 'returned', by: lead, at: '2027-01-29T15:00:00.000Z', reason: 'Back in class.' },
  ...changes,
});
const ASKS = /went back to class\. Are they still there\?/;
const settings = testSchool();
const DUE = followUpFrom(returned(), settings) ?? '';
const dayBefore = plusSchoolDays(settings, '2027-01-29', 59);
const onTheTenth = plusSchoolDays(settings, DUE, 10);
/** Due in the summer term, and asked until the autumn term is over. */
const monthsLater = plusSchoolDays(settings, DUE, 45);
const lastDay = '2027-12-30';

describe('About a term after a pupil went back to class', () => {
  describe('a reminder', () => {
    let school: Reminding;
    beforeEach(async () => {
      school = await startReminding();
    });
    /** Who is asked on a day. */
    const askedOn = async (day: string): Promise<readonly string[]> => {
      school.clock.startsAt(day);
      await school.run();
      return [lead, second].filter(({ id }) => ASKS.test(school.heard(id).join())).map(({ name }) => name);
    };

    it('asks whoever looks after the case, once', async () => {
      await school.keep(returned());
      assert.deepEqual(await askedOn(dayBefore), []);
      assert.deepEqual(await askedOn(DUE), [lead.name]);
      assert.deepEqual(await askedOn(onTheTenth), []);
    });

    it('is not missed where the bot was not running: it comes until the end of the term after, once', async () => {
      await school.keep(returned());
      assert.deepEqual(await askedOn(monthsLater), [lead.name]);
      assert.deepEqual(await askedOn(plusSchoolDays(settings, monthsLater, 1)), []);
      assert.deepEqual(await askedOn(lastDay), [], 'long after, and still not a second time');
    });

    it('still comes on the last day of that term, and not after it', async () => {
      await school.keep(returned());
      assert.deepEqual(await askedOn(plusSchoolDays(settings, lastDay, 1)), []);
      assert.deepEqual(await askedOn(lastDay), [lead.name]);
    });

    it('comes once when two instances are back at the same moment', async () => {
      await school.keep(returned());
      school.clock.startsAt(monthsLater);
      await Promise.all([school.instance(), school.instance(), school.instance()].map(remind));
      assert.equal(school.heard(lead.id).filter((text) => ASKS.test(text)).length, 1);
    });

    it('goes to every lead once its owner has left', async () => {
      await school.keep(returned({ owner: { ...owner, id: 'left', name: 'Left Long-Ago' } }));
      assert.deepEqual(await askedOn(DUE), [lead.name, second.name]);
    });

    it('does not come where the case ended otherwise, or somebody has said already', async () => {
      const { closing } = returned();
      assert.ok(closing);
      await school.keep(
        returned({ closing: { ...closing, outcome: 'new-school' } }),
        returned({
          id: 'r-2',
          reference: 'R-R-2',
          followUp: { where: 'left', by: lead, at: `${DUE}T07:00:00.000Z` },
        }),
      );
      assert.deepEqual(await askedOn(DUE), []);
    });
  });

  describe('the question on the case', () => {
    let play: Play;
    beforeEach(async () => {
      play = await startPlay();
      await play.records.commit([{ change: 'referral', value: returned(), previous: null, expected: 'new' }]);
      play.clock.startsAt(DUE);
    });
    afterEach(() => play.stop());
    const kept = async () => (await play.records.readReferral('r-1'))?.value.followUp;

    it('stands on the card that the reminder opens, and is answered with a press', async () => {
      await play.lead.says('reminders');
      await play.lead.presses('Open R-R-1');
      assert.match(play.lead.sees, /Where is the pupil now\?/);
      await play.lead.presses('Save the answer', {
        'follow-up-choice': 'partly',
        'follow-up-attendance': '88%',
      });
      const { where, attendance, by } = (await kept()) ?? {};
      assert.deepEqual([where, attendance, by], ['partly', 88, lead]);
      assert.match(play.lead.sees, /The answer is saved/);
      assert.match(play.lead.sees, /In class for part of the time; attendance since then 88 %/);
      await play.lead.says('reminders');
      assert.doesNotMatch(play.lead.sees, /R-R-1/);
    });

    it('is not asked before its day', async () => {
      play.clock.startsAt(dayBefore);
      await play.lead.says('find AB 8');
      await play.lead.sendsPress('details', { r: 'r-1' });
      assert.doesNotMatch(play.lead.sees, /Where is the pupil now\?/);
    });

    it('says in one sentence what is wrong, and keeps what was typed', async () => {
      await play.lead.says('find AB 8');
      await play.lead.sendsPress('details', { r: 'r-1' });
      await play.lead.presses('Save the answer', {
        'follow-up-choice': 'full-time',
        'follow-up-attendance': 'about ninety',
      });
      assert.match(play.lead.sees, /whole number from 0 to 100/);
      assert.match(JSON.stringify(play.lead.card), /about ninety/);
      assert.match(JSON.stringify(play.lead.card), /"value":"full-time"/);
      await play.lead.presses('Save the answer', { 'follow-up-choice': '', 'follow-up-attendance': '90' });
      assert.match(play.lead.sees, /choose where the pupil is/);
      assert.equal(await kept(), undefined);
      await play.lead.presses('Save the answer', { 'follow-up-choice': 'full-time' });
      assert.equal((await kept())?.attendance, 90);
    });

    it("is corrected by whoever answered it; a colleague's press changes nothing", async () => {
      const colleague = play.player(SECOND_LEAD);
      const says = (player: typeof colleague, where: string) =>
        player.sendsPress('follow-up', { r: 'r-1', 'follow-up-choice': where });
      await says(play.lead, 'full-time');
      await says(colleague, 'left');
      assert.match(colleague.sees, /Sam Lead has already said where the pupil is/);
      assert.equal((await kept())?.where, 'full-time');
      await says(play.lead, 'not-known');
      assert.equal((await kept())?.where, 'not-known');
    });

    it('is for inclusion leads', async () => {
      await play.teacher.sendsPress('follow-up', { r: 'r-1', 'follow-up-choice': 'left' });
      assert.equal(await kept(), undefined);
    });
  });
});
