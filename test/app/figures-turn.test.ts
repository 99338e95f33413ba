import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import type { Sent } from '../support/fake-connector.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../support/play.ts';
import { fillsParts } from '../support/parts.ts';
import { OFFICE, SENCO } from '../support/school.ts';

describe('Figures of a term or school year', () => {
  let play: Play;
  let posted: Sent;
  let office: Player;
  let senco: Player;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  /** A concern of that day, with a card in the channel; the clock stands at that day. */
  const raisedOn = async (date: string) => {
    play.clock.startsAt(date);
    posted = await sendsReferral(play);
    office = play.player(OFFICE);
    senco = play.player(SENCO);
    for (const player of [office, senco, play.lead]) await player.says('hello');
  };
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const fired = async () => (await theCase()).triage.rulesFired.map(({ id }) => id);
  const opens = async (player: Player) => {
    player.reads(posted);
    await player.presses('Add office facts');
    await play.settled();
    const invited = play.connector.sent.findLast(({ conversationId }) => conversationId === player.user.chat);
    assert.ok(invited);
    player.reads(invited);
    await player.presses('Start');
  };
  /** Fills the form in and saves it. Resolves to everything that stood on its cards. */
  const saves = async (player: Player, inputs: Json): Promise<string> => {
    await opens(player);
    const seen = await fillsParts(player, inputs);
    assert.match(player.sees, /save into R-TEST1/i);
    await player.presses('Save into the case');
    await play.settled();
    return seen.join('\n');
  };
  const night = async (date: string) => {
    play.clock.startsAt(date);
    await play.schoolBot.reconcile();
    await play.schoolBot.sweep();
  };
  const details = async (view: string) => {
    play.lead.reads(posted);
    await play.lead.presses('Open details');
    await play.settled();
    const come = play.connector.sent.findLast(({ conversationId }) => conversationId === play.lead.user.chat);
    play.lead.reads(come!);
    if (view !== '') await play.lead.looksAt(view);
    return play.lead.sees;
  };
  const REST: Json = {
    OA1: '106',
    OA2: '3',
    OA3: '1',
    OA4: 'no',
    OA5: '0',
    OA6: '0',
    OB4: 'no',
    OB8: 'no',
    OB10: '2',
    OS1: 'none',
    OS4: 'none',
    OT1: 'no',
    OP1: 'none',
    OV1: 'no',
  };

  describe('across Easter', () => {
    const MARCH: Json = { ...REST, OB1: '3', OB2: '16', OB3: '16', OB9: '2027-03-22', OA7: '2027-03-19' };
    beforeEach(async () => {
      await raisedOn('2027-03-23');
      await saves(office, MARCH);
      await saves(senco, MARCH);
    });

    it('fire their rules until the term is over, and none the night after', async () => {
      await night('2027-03-26');
      assert.ok((await fired()).includes('B-06'));
      assert.match(shared(), /Urgent/);
      await night('2027-04-13');
      assert.ok(!(await fired()).includes('B-06'));
      assert.ok((await fired()).includes('B-04'), 'three suspensions this school year are still so');
      assert.doesNotMatch(shared(), /Urgent|More than 15 days suspended in a term$/m);
      assert.match(shared(), /A term or school year is over\. The level is now priority; it was urgent/);
      assert.match(shared(), /Provisional/);
      const { version } = await theCase();
      await night('2027-04-14');
      assert.equal((await theCase()).version, version, 'the rules run once for a turn');
    });

    it('stand in the details with their day, and as not counted', async () => {
      await night('2027-04-13');
      assert.match(
        await details(''),
        /Days suspended this term: 16 school days, as of Tue 23 Mar 2027 \(last term\)/,
      );
      assert.match(
        await details('All answers'),
        /16 school days, as of Tue 23 Mar 2027 \(last term\): not counted now/,
      );
      assert.match(
        await details('History'),
        /The bot ran the rules again, because a term or school year was over/,
      );
    });

    it('keep a statutory date that is still ahead, also when new figures come', async () => {
      await night('2027-04-06');
      const date = /considers reinstatement by \*?\*?Mon 12 Apr 2027/;
      assert.match(shared(), date);
      await saves(office, { ...REST, OB1: '3', OB2: '0', OB3: '16', OA7: '2027-04-05' });
      assert.ok(!(await fired()).includes('B-06'));
      assert.match(shared(), date);
      const { keptDates = [], statutoryDates = [] } = await theCase();
      assert.deepEqual(
        keptDates.map((each) => [each.ruleId, each.date]),
        [['B-06', '2027-04-12']],
      );
      assert.ok(statutoryDates.includes('2027-04-12'), 'it is found by its date');
      await night('2027-04-13');
      await saves(office, { OB10: '3' });
      assert.doesNotMatch(shared(), date);
    });

    it('are asked for again, and the same number is a new answer', async () => {
      await night('2027-04-13');
      const form = await saves(office, { ...REST, OB1: '3', OB2: '16', OB3: '32', OA7: '2027-04-12' });
      assert.match(form, /It was 16 school days, as of Tue 23 Mar 2027 \(last term\)\. A new term has begun/);
      const { answers, answeredOn, id, triage } = await theCase();
      assert.equal(answers['OB2'], 16);
      assert.equal(answeredOn?.['OB2'], '2027-04-13');
      assert.equal(answeredOn?.['OB1'], '2027-03-23');
      assert.ok((await fired()).includes('B-06') && !triage.provisional);
      const corrected = (await play.records.auditOf(id)).at(-1)?.corrected ?? [];
      assert.deepEqual(
        corrected.find(({ question }) => question === 'OB2'),
        {
          question: 'OB2',
          before: 16,
          after: 16,
        },
      );
    });
  });

  it('are brought up to date months later, though the day they are right for is asked after them', async () => {
    await raisedOn('2026-10-06');
    await saves(office, { ...REST, OA1: '40', OA7: '2026-10-05' });
    await night('2027-02-02');
    await saves(office, { ...REST, OA1: '180', OA7: '2027-02-01' });
    const { answers } = await theCase();
    assert.deepEqual([answers['OA1'], answers['OA7']], [180, '2027-02-01']);
  });

  describe('across 1 September', () => {
    beforeEach(async () => {
      await raisedOn('2027-07-05');
      await saves(office, {
        ...REST,
        OA1: '300',
        OA2: '60',
        OB1: '3',
        OB2: '16',
        OB3: '20',
        OA7: '2027-07-02',
      });
    });

    it('fire no rule when somebody else adds facts before the night', async () => {
      for (const id of ['A-02', 'B-04', 'B-06']) assert.ok((await fired()).includes(id), id);
      play.clock.startsAt('2027-09-20');
      await saves(senco, REST);
      for (const id of ['A-02', 'B-04', 'B-06']) assert.ok(!(await fired()).includes(id), id);
      assert.ok((await theCase()).triage.provisional);
      assert.doesNotMatch(shared(), /Urgent|15 days suspended/);
      assert.match(
        await details(''),
        /Absence: 60 of 300 sessions missed, 20 %.*as of Fri 2 Jul 2027 \(last school year\)/,
      );
      const { answers } = await theCase();
      assert.equal(answers['OA2'], 60, 'nothing that was recorded is lost');
    });

    it('of a record that keeps no days are of the day the rules last ran', async () => {
      const stored = (await play.records.findByReference('R-TEST1'))!;
      const { answeredOn: _none, ...older } = stored.value;
      await play.records.commit([
        { change: 'referral', value: older, previous: stored.value, expected: stored.version },
      ]);
      await night('2027-09-02');
      for (const id of ['A-02', 'B-04', 'B-06']) assert.ok(!(await fired()).includes(id), id);
    });

    it('cannot be given as of last year', async () => {
      play.clock.startsAt('2027-09-20');
      await opens(office);
      await office.presses('Add: Attendance figures');
      await office.presses('Continue', { OA1: '300', OA2: '60', OA3: '1', OA4: 'no' });
      assert.match(office.sees, /sessions this school year up to/);
      assert.match(office.sees, /It was 300 sessions, as of Fri 2 Jul 2027 \(last school year\)/);
      await office.presses('Continue', { OA1: '26', OA2: '6', OA3: '1', OA4: 'no' });
      await office.presses('Continue', { OA5: '0', OA6: '0', OA7: '2027-07-02' });
      assert.match(office.sees, /This school year began on Wed 1 Sep 2027/);
    });

    it('leave the year group told with its school year everywhere', async () => {
      assert.match(shared(), /Year 3$/m);
      await night('2027-09-01');
      assert.match(shared(), /Year 3 in 2026\/27/);
      assert.match(await details(''), /Year 3 in 2026\/27/);
      assert.match(await details('All answers'), /Year group: \nYear 3 in 2026\/27/);
      const why = await details('Why this level');
      assert.match(`${why}\n${shared()}`, /Year group: Year 3 in 2026\/27/);
      assert.doesNotMatch(`${why}\n${shared()}`, /Year 3(?! in 2026)/);
      await play.teacher.says('my referrals');
      assert.match(play.teacher.sees, /Year 3 in 2026\/27/);
      await play.lead.says('open cases');
      assert.match(play.lead.sees, /Year 3 in 2026\/27/);
    });
  });
});
