import assert from 'node:assert/strict';
import type { Answers } from '../../src/domain/content/answers.ts';
import { INCLUSION_CHANNEL, type Json } from '../support/activities.ts';
import {
  goesOnToTheLast,
  sendsReferral,
  startPlay,
  textsOf,
  type Play,
  type Player,
} from '../support/play.ts';
import {
  AFTER_PROVISION,
  APART_CARDS,
  opens,
  PLAN_CARDS,
  startsPlan,
  stands,
} from '../support/plan-forms.ts';
import { fillsParts } from '../support/parts.ts';
import { somePlan } from '../support/plans.ts';
import { COLLEAGUE, HEAD, OFFICE, SECOND_LEAD, SENCO } from '../support/school.ts';

/** What the card shows filled in for a question. */
function valueOf({ card }: Player, question: string): string {
  const found = new RegExp(`"id":"${question}"[^}]*?"value":"([^"]*)"`).exec(JSON.stringify(card));
  assert.ok(found, question);
  return found[1] ?? '';
}

/** What is provided by the school's own staff, and how it is arranged. */
const provision = (place: string): Json => ({
  PLV2: 'own-staff',
  PLV3: place,
  PLV5: 'no',
});
const arranged = (code: string): Json => ({ PLV4: '5', PLV6: code, PLK2: 'weekly' });

describe('A plan', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.lead.says('hello');
  });
  afterEach(() => play.stop());

  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const approves = async () => {
    await play.lead.sendsPress('approve-in-school', {
      r: (await theCase()).id,
      'approve-in-school-steps': '',
      'approve-in-school-more': 'A key adult from Monday.',
      'approve-in-school-text': 'Start on Monday.',
    });
    await play.settled();
  };
  const fills = async (player: Player, cards: readonly Json[]) => {
    for (const inputs of cards) await player.presses('Continue', inputs);
  };
  /** Fills in the plan up to the card with this number, from 0. */
  const upTo = async (card: number) => {
    await approves();
    await opens(play, play.lead, 'plan');
    if (card > 0) await goesOnToTheLast(play, play.lead, PLAN_CARDS.slice(0, card));
  };

  it('is made in short cards, starts the clock, and tells whom it concerns', async () => {
    const jo = play.player(COLLEAGUE);
    await jo.says('hello');
    await upTo(PLAN_CARDS.length);
    assert.match(play.lead.sees, /Check the plan for R-TEST1/);
    await play.lead.presses('Start the plan');
    await play.settled();
    assert.match(play.lead.sees, /The plan for R-TEST1 is in place/);
    assert.match(play.lead.sees, /First review: Wed 16 Dec 2026/);
    const { status, plan } = await theCase();
    assert.equal(status, 'plan-active');
    assert.deepEqual(plan?.keyAdult, { id: COLLEAGUE.aadObjectId, name: 'Jo Colleague' });
    assert.deepEqual(plan?.measures, [
      { id: 'attendance', baseline: 91.5, target: 96 },
      { id: 'social-skills', baseline: 2, target: 4 },
    ]);
    assert.equal(plan?.place, 'school-site');
    assert.deepEqual(plan?.support, ['key-adult', 'soft-start']);
    assert.equal(plan?.whatHappens, 'Met at the gate on Mondays.');
    assert.deepEqual(await play.records.draftsOf(play.lead.user.aadObjectId), []);
    const audit = await play.records.auditOf((await theCase()).id);
    assert.ok(audit.some(({ what, by }) => what === 'plan-started' && by.name === 'Sam Lead'));
    const told = (chat: string) =>
      play.connector.sent.filter(({ conversationId }) => conversationId === chat).length;
    assert.ok(told(COLLEAGUE.chat) > 1, 'the key adult is told');
    assert.ok(told(play.teacher.user.chat) > 1, 'the referrer is told');
  });

  it('begins with what the support is, in words agreed before', async () => {
    await upTo(0);
    assert.match(play.lead.sees, /Step 1 of \d/);
    assert.match(play.lead.sees, /What is the support/);
    assert.ok(JSON.stringify(play.lead.card).includes('"value":"A key adult from Monday."'));
  });

  it('says why in whole sentences that a family can read', async () => {
    await upTo(2);
    const why = valueOf(play.lead, 'PL1');
    assert.match(why, /^[A-Z][^]+[a-z]\.$/);
    assert.doesNotMatch(why, /rule|register|EBSA|SEMH|looked after|EHC|social worker|status/i);
  });

  it('begins with days on which the school is open, and goes on with them as they are', async () => {
    await upTo(1);
    assert.equal(valueOf(play.lead, 'PLD1'), '2026-11-25');
    await play.lead.presses('Continue', { PLK1: COLLEAGUE.aadObjectId });
    assert.doesNotMatch(play.lead.sees, /Please look again/);
    const [review, end] = [valueOf(play.lead, 'PLA1D'), valueOf(play.lead, 'PLA2D')];
    assert.ok(review > '2026-11-25' && end > review);
  });

  it('has no hours away and no way back for a pupil who stays in class', async () => {
    await startsPlan(play);
    const { plan } = await theCase();
    assert.equal(plan?.hoursPerWeek, undefined);
    assert.deepEqual(plan?.returnSteps, []);
    assert.equal(plan?.contact, 'weekly');
    await play.lead.sendsPress('details', { r: (await theCase()).id, view: 'plan' });
    assert.match(play.lead.sees, /Met at the gate on Mondays/);
    assert.doesNotMatch(play.lead.sees, /Hours a week|way back to class/i);
  });

  it('has both for a pupil who is away from class for part of the week', async () => {
    await approves();
    await opens(play, play.lead, 'plan');
    await goesOnToTheLast(play, play.lead, APART_CARDS);
    await play.lead.presses('Start the plan');
    const { plan } = await theCase();
    assert.equal(plan?.hoursPerWeek, 2.5);
    assert.equal(plan?.returnSteps.length, 1);
    assert.equal(plan?.takesBack, 'A friend to sit with');
  });

  it('takes nobody as key adult who is not in the settings', async () => {
    await upTo(1);
    await play.lead.presses('Continue', { ...PLAN_CARDS[1], PLK1: '9f0c1c1e-0000-4000-8000-000000000999' });
    assert.match(play.lead.sees, /Only staff in this bot's settings can be chosen/);
  });

  it('puts nothing of itself on the shared card or in the thread', async () => {
    await startsPlan(play);
    const shared = play.connector.sent
      .filter(({ conversationId }) => conversationId.startsWith(INCLUSION_CHANNEL))
      .map(({ activity, card }) => `${activity.text ?? ''} ${textsOf(card)}`)
      .join('\n');
    assert.doesNotMatch(shared, /In class by nine|on their own at break|A friend/);
  });

  describe('with something that cannot be', () => {
    it('says so beside the question and keeps what was typed', async () => {
      await upTo(1);
      await play.lead.presses('Continue', {
        ...PLAN_CARDS[1],
        PLD1: '2026-12-21',
        PLD2: '2026-12-16',
        PLD3: '2026-11-27',
      });
      assert.match(
        play.lead.sees,
        /Please look again at: "First day of the plan", "Day of the first review", "Last day of the plan"/,
      );
      assert.match(play.lead.sees, /Mon 21 Dec is not a school day\. The next one is Mon 4 Jan/);
      for (const typed of ['2026-12-21', '2026-12-16', '2026-11-27'])
        assert.ok(JSON.stringify(play.lead.card).includes(`"value":"${typed}"`), typed);
      await play.lead.presses('Continue', { PLD1: '2026-11-30', PLD3: '2027-01-29' });
      assert.match(play.lead.sees, /First aim/);
    });

    it('wants the first review within half a term, and nothing before today', async () => {
      await upTo(1);
      await play.lead.presses('Continue', { PLD1: '2026-11-23', PLD2: '2027-02-01', PLD3: '2027-02-12' });
      assert.match(play.lead.sees, /before today \(Tue 24 Nov\)/);
      assert.match(play.lead.sees, /within 42 days/);
    });

    it('wants two measures and a better target', async () => {
      await upTo(1);
      await play.lead.presses('Continue', { ...PLAN_CARDS[1], PLM: 'attendance' });
      assert.match(play.lead.sees, /at least two/);
      await play.lead.presses('Continue', { PLM: 'attendance,social-skills' });
      await play.lead.presses('Continue');
      await play.lead.presses('Continue', { PMA1: '91.5', PMA2: '90' });
      assert.match(play.lead.sees, /has to be better than today's 91.5 %/);
      await play.lead.presses('Continue', { PMA1: '191', PMA2: '96.55' });
      assert.match(play.lead.sees, /100 or less/);
      assert.match(play.lead.sees, /at most one decimal/);
    });

    it('leads from a change to what it made wrong, and back to the check', async () => {
      await upTo(PLAN_CARDS.length);
      await play.lead.presses('Change: People, days, measures');
      await play.lead.presses('Continue', { PLD3: '2026-12-18' });
      assert.match(play.lead.sees, /Second aim/);
      assert.match(play.lead.sees, /after the plan ends \(Fri 18 Dec/);
      await play.lead.presses('Continue', { PLA2D: '2026-12-18' });
      assert.match(play.lead.sees, /Check the plan/);
      await play.lead.presses('Start the plan');
      assert.equal((await theCase()).plan?.end, '2026-12-18');
    });

    it('is looked at again when it is saved days later', async () => {
      await upTo(PLAN_CARDS.length);
      await play.lead.presses('Change: People, days, measures');
      await play.lead.presses('Continue', { PLD1: '2026-11-25' });
      play.clock.startsAt('2026-11-27');
      await play.lead.presses('Start the plan');
      assert.match(play.lead.sees, /before today \(Fri 27 Nov\)/);
      assert.equal((await theCase()).plan, undefined);
    });
  });

  it('is said to be there when it is started twice', async () => {
    await upTo(PLAN_CARDS.length);
    const check = play.lead.card;
    await play.lead.presses('Start the plan');
    play.lead.card = check;
    await play.lead.presses('Start the plan');
    assert.match(play.lead.sees, /The plan for R-TEST1 is in place/);
    assert.equal((await theCase()).version, 3);
  });

  it('is one when two presses cross', async () => {
    await upTo(PLAN_CARDS.length);
    await Promise.all([play.lead.presses('Start the plan'), play.lead.presses('Start the plan')]);
    assert.match(play.lead.sees, /The plan for R-TEST1 is in place/);
    assert.equal((await theCase()).version, 3);
  });

  it('of two leads is the first one’s; the other reads who and when, and keeps the form', async () => {
    await upTo(PLAN_CARDS.length);
    const robin = play.player(SECOND_LEAD);
    await robin.says('hello');
    await opens(play, robin, 'plan');
    await goesOnToTheLast(play, robin, PLAN_CARDS);
    await play.lead.presses('Start the plan');
    await robin.presses('Start the plan');
    assert.match(robin.sees, /Sam Lead made a plan for this case on Tue 24 Nov, 09:00, and it stands/);
    assert.match(robin.sees, /Check the plan for R-TEST1/);
  });

  it('is not for a teacher, the office, or the lead who raised the concern', async () => {
    await approves();
    await opens(play, play.teacher, 'plan');
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads/);
    const office = play.player(OFFICE);
    await office.says('hello');
    await opens(play, office, 'plan');
    assert.match(office.sentence ?? '', /Only inclusion leads/);
    const robin = play.player(SECOND_LEAD);
    await sendsReferral(play, robin);
    const theirs =
      (await play.records.findByReference('R-TEST3'))?.value ??
      (await play.records.findByReference('R-TEST2'))!.value;
    await robin.sendsPress('plan', { r: theirs.id });
    assert.match(robin.sees, /You raised this concern yourself/);
  });

  it('follows an approval and nothing else', async () => {
    await opens(play, play.lead, 'plan');
    assert.match(play.lead.sees, /A plan follows an approval/);
    await startsPlan(play);
    await opens(play, play.lead, 'plan');
    assert.match(play.lead.sees, /Sam Lead made a plan/);
  });

  it('is not filled in in a channel: the way is sent to the lead’s own chat', async () => {
    await approves();
    play.lead.reads(play.channelCards().at(-1)!);
    await opens(play, play.lead, 'plan');
    assert.match(play.lead.sees, /on its way to your own chat/);
    assert.doesNotMatch(play.lead.sees, /What is the support/);
    await play.settled();
    assert.equal(play.connector.sent.at(-1)?.conversationId, play.lead.user.chat);
  });

  it('is saved for later, listed by what it is, and gone on with', async () => {
    await upTo(2);
    await play.lead.presses('Save for later');
    await play.lead.says('resume');
    assert.match(play.lead.sees, /Third aim/);
    await play.lead.says('hello');
    assert.match(play.lead.sees, /Plan for R-TEST1/);
    await opens(play, play.lead, 'plan');
    assert.match(play.lead.sees, /Third aim/);
  });

  it('loses what was written, and nothing that was ticked, when Stop is pressed', async () => {
    await upTo(PLAN_CARDS.length);
    await play.lead.presses('Stop - safeguarding');
    assert.match(play.lead.sees, /Dana Safe/);
    await play.lead.presses('I have told the DSL');
    // What the case itself suggests is filled in again.
    assert.match(play.lead.sees, /Aim 1/);
    assert.doesNotMatch(play.lead.sees, /In class by nine|A friend at break/);
    const [draft] = await play.records.draftsOf(play.lead.user.aadObjectId);
    assert.equal(draft?.value.answers['PLD2'], '2026-12-16');
    assert.doesNotMatch(JSON.stringify(draft), /on their own at break|In class by nine/);
  });

  it('pauses before words that may mean harm are kept', async () => {
    await upTo(2);
    await play.lead.presses('Continue', { PL1: 'He said he wants to die.' });
    assert.match(play.lead.sees, /Before this is saved/);
    assert.doesNotMatch(
      JSON.stringify(await play.records.draftsOf(play.lead.user.aadObjectId)),
      /wants to die/,
    );
    await play.lead.presses('Continue', { 'word-check': 'yes-not-told' });
    assert.match(play.lead.sees, /Dana Safe/);
  });

  describe('that is changed', () => {
    it('comes filled in, and keeps who made it, its reviews and updates', async () => {
      await startsPlan(play);
      play.clock.startsAt('2026-12-07');
      await opens(play, play.lead, 'change-plan');
      assert.match(play.lead.sees, /Late most mornings and on their own at break/);
      await play.lead.presses('Change: People, days, measures');
      await play.lead.presses('Continue', { PLK1: SECOND_LEAD.aadObjectId });
      while (!play.lead.buttons.includes('Save the changed plan')) await play.lead.presses('Continue');
      await play.lead.presses('Save the changed plan');
      assert.match(play.lead.sees, /The plan for R-TEST1 is changed/);
      const { plan } = await theCase();
      assert.equal(plan?.keyAdult.name, 'Robin Second');
      assert.equal(plan?.madeBy.name, 'Sam Lead');
      assert.equal(plan?.start, '2026-11-30');
      assert.equal(plan?.changedAt, '2026-12-07T09:00:00.000Z');
    });

    it('keeps its hours and its way back when it was made before plans said what the support is', async () => {
      const { id, name } = { id: COLLEAGUE.aadObjectId, name: 'Jo Colleague' };
      const older = somePlan({ model: 'PM-1', hoursPerWeek: 2, keyAdult: { id, name } });
      await stands(play, { status: 'plan-active', plan: older });
      await opens(play, play.lead, 'change-plan');
      assert.match(play.lead.sees, /Check the plan for R-TEST1/);
      assert.match(play.lead.sees, /2 hours a week[^]*Maths with a key adult/);
      await play.lead.presses('Change: People, days, measures');
      await play.lead.presses('Continue', { PLK1: SECOND_LEAD.aadObjectId });
      await play.lead.presses('Save the changed plan');
      const { plan } = await theCase();
      assert.equal(plan?.keyAdult.name, 'Robin Second');
      assert.equal(plan.hoursPerWeek, 2);
      assert.deepEqual(plan.returnSteps, older.returnSteps);
    });

    it('is one when it is saved twice, and nobody else reads it from an old card', async () => {
      await startsPlan(play);
      await opens(play, play.lead, 'change-plan');
      for (let card = 0; card < 20 && !/Check the plan/.test(play.lead.sees); card++)
        await play.lead.presses('Continue');
      const check = play.lead.card;
      await play.lead.presses('Save the changed plan');
      play.lead.card = check;
      await play.lead.presses('Save the changed plan');
      assert.match(play.lead.sees, /The plan for R-TEST1 is changed/);
      const r = (await theCase()).id;
      const office = play.player(OFFICE);
      await office.says('hello');
      for (const what of ['plan-changed', 'plan-started', 'reviewed', 'update-given']) {
        await office.sendsPress('save-form', { d: 'gone', r, what });
        assert.match(office.sees, /This draft is no longer here/);
      }
    });
    describe('by two leads', () => {
      let robin: Player;
      beforeEach(async () => {
        await startsPlan(play);
        robin = play.player(SECOND_LEAD);
        await robin.says('hello');
      });
      /** Changes the plan up to the check: a key adult, and the first aim. */
      const changes = async (player: Player, days: Json, aims: Json) => {
        await opens(play, player, 'change-plan');
        await player.presses('Change: People, days, measures');
        await player.presses('Continue', days);
        await player.presses('Change: Why');
        await player.presses('Continue', aims);
      };

      it('says who was quicker, takes what the other left alone, and shows both where both wrote', async () => {
        await changes(play.lead, {}, { PLA1: 'At the gate by nine' });
        await changes(robin, { PLK1: SECOND_LEAD.aadObjectId }, { PLA1: 'In maths every day' });
        await robin.presses('Save the changed plan');
        await play.lead.presses('Save the changed plan');
        assert.match(play.lead.sees, /Robin Second changed this plan on Tue 24 Nov, 09:00, after you began/);
        assert.match(play.lead.sees, /Taken from there: Key adult\./);
        assert.match(play.lead.sees, /Aim 1: yours stands below\. Robin Second has: In maths every day/);
        assert.match(play.lead.sees, /At the gate by nine/);
        const before = (await theCase()).plan;
        assert.equal(before?.aims[0]?.what, 'In maths every day', 'nothing is overwritten unseen');
        await play.lead.presses('Save the changed plan');
        const { plan } = await theCase();
        assert.equal(plan?.aims[0]?.what, 'At the gate by nine');
        assert.equal(plan.keyAdult.name, 'Robin Second');
      });

      it('is saved at once by whoever began after the other had saved', async () => {
        await changes(robin, { PLK1: SECOND_LEAD.aadObjectId }, {});
        await robin.presses('Save the changed plan');
        await changes(play.lead, {}, { PLA1: 'At the gate by nine' });
        await play.lead.presses('Save the changed plan');
        assert.match(play.lead.sees, /The plan for R-TEST1 is changed/);
      });
    });

    it('has to be running', async () => {
      await approves();
      await opens(play, play.lead, 'change-plan');
      assert.match(play.lead.sees, /No plan runs on this case/);
    });
  });

  describe('with alternative provision', () => {
    const approved = (more: Answers = {}) =>
      stands(play, {
        status: 'ap-plan',
        answers: {
          PR1: 'PM-2',
          PR2: 'tutor',
          PR3: 'school-site',
          PR10: 'agreed',
          PR11: 'yes',
          PR6: 'Mornings in class',
          ...more,
        },
      });

    it('begins with what was proposed', async () => {
      await approved();
      await opens(play, play.lead, 'plan');
      assert.match(play.lead.sees, /Provision model/);
      assert.match(JSON.stringify(play.lead.card), /"value":"PM-2"/);
      await fills(play.lead, [
        { ...provision('school-site'), PLV1: 'PM-2' },
        arranged('present'),
        ...AFTER_PROVISION.slice(0, 1),
      ]);
      assert.match(play.lead.sees, /The proposal said: Mornings in class/);
    });

    it('never lets a pupil at home be marked present, and says what blocks it', async () => {
      await approved({ SG2: 'yes-dsl-told' });
      await opens(play, play.lead, 'plan');
      await play.lead.presses('Continue', { ...provision('home'), PLV1: 'PM-6' });
      await play.lead.presses('Continue', arranged('present'));
      assert.match(play.lead.sees, /A pupil who learns at home is never marked present/);
      await play.lead.presses('Continue', { PLV6: 'C2' });
      await play.lead.presses('Continue', { PLC2: 'yes', PLC3: 'yes', PLC4: 'no' });
      await fills(play.lead, AFTER_PROVISION);
      assert.match(play.lead.sees, /at home the code is one for absence/);
      await play.lead.presses('Start the plan');
      assert.match(play.lead.sees, /something has to be cleared first/);
      assert.match(play.lead.sees, /DSL.*Nobody can set it aside/);
      assert.equal((await theCase()).plan, undefined);
      assert.match(play.lead.sees, /Check the plan for R-TEST1/);
      await play.lead.presses('Change: Checks and sign-off');
      await play.lead.presses('Continue', { PLC4: 'yes' });
      await play.lead.presses('Start the plan');
      assert.match(play.lead.sees, /is in place/);
      assert.equal((await theCase()).answers['PR17'], 'yes');
    });

    it('tells the lead of an EHC plan that comes while it runs, and the headteacher may set aside what stands', async () => {
      await approved();
      await opens(play, play.lead, 'plan');
      await fills(play.lead, [
        { ...provision('school-site'), PLV1: 'PM-2' },
        arranged('present'),
        ...AFTER_PROVISION,
      ]);
      await play.lead.presses('Start the plan');
      assert.match(play.lead.sees, /is in place/);
      const senco = play.player(SENCO);
      await senco.says('hello');
      await opens(play, senco, 'facts');
      const facts = { OS1: 'ehcp', OS2: 'no', OP1: 'none', OV1: 'no' };
      await fillsParts(senco, facts);
      const before = play.connector.sent.length;
      await senco.presses('Save into the case');
      await play.settled();
      assert.deepEqual((await theCase()).triage.blocks, ['BLK-EHCP']);
      const sent = play.connector.sent.slice(before);
      const told = sent.find(({ conversationId }) => conversationId === play.lead.user.chat);
      assert.match(textsOf(told?.card), /New facts block what was approved/);
      assert.match(textsOf(told?.card), /LA caseworker to contact[^]*headteacher may set it aside/);
      const shared = sent.filter(({ conversationId }) => conversationId.startsWith('19:'));
      assert.doesNotMatch(JSON.stringify(shared), /EHC|caseworker|in the way/i);

      await play.lead.sendsPress('details', { r: (await theCase()).id, view: 'plan' });
      assert.match(play.lead.sees, /To clear: LA caseworker to contact/);
      await play.lead.presses('Change the plan');
      while (!play.lead.buttons.includes('Save the changed plan')) await play.lead.presses('Continue');
      await play.lead.presses('Save the changed plan');
      assert.match(
        play.lead.sees,
        /not saved yet[^]*LA caseworker to contact[^]*headteacher may set it aside/,
      );
      const head = play.player(HEAD);
      await head.says('hello');
      await head.sendsPress('details', { r: (await theCase()).id, view: 'summary' });
      await head.presses('Set it aside', {
        'override-choice': 'BLK-EHCP',
        'override-text': 'The caseworker is away; rung on Monday.',
      });
      assert.match(head.sees, /LA caseworker to contact: set aside by/);
      await play.lead.presses('Save the changed plan');
      assert.match(play.lead.sees, /The plan for R-TEST1 is changed/);
    });

    it('is looked at by the rules as it is, not as it was proposed', async () => {
      await approved();
      await opens(play, play.lead, 'plan');
      await play.lead.presses('Continue', { ...provision('provider-site'), PLV1: 'PM-4' });
      await play.lead.presses('Continue', { ...arranged('B'), PLV7: 'School minibus' });
      await play.lead.presses('Continue', { PLC2: 'yes', PLC3: 'yes' });
      await fills(play.lead, AFTER_PROVISION);
      assert.match(play.lead.sees, /code B needs every condition/);
      await play.lead.presses('Start the plan');
      assert.match(play.lead.sees, /is in place/);
      const { answers, plan, id } = await theCase();
      assert.equal(plan?.transport, 'School minibus');
      assert.deepEqual(
        [answers['PR1'], answers['PR2'], answers['PR3'], answers['PR5']],
        ['PM-4', 'own-staff', 'provider-site', 'B'],
      );
      const audit = (await play.records.auditOf(id)).find(({ what }) => what === 'plan-started');
      assert.ok(
        audit?.corrected?.some(
          ({ question, before, after }) =>
            question === 'PR3' && before === 'school-site' && after === 'provider-site',
        ),
      );
    });
  });
});
