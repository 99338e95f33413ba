import assert from 'node:assert/strict';
import {
  fillsIn,
  EARLY_SIGNS,
  sendsReferral,
  startPlay,
  textsOf,
  type Play,
  type Player,
} from '../support/play.ts';
import { caseOf, openReferences, opens, twoConcerns } from '../support/same-pupil.ts';
import { COLLEAGUE, SECOND_LEAD } from '../support/school.ts';

describe('The same pupil again, for the lead', () => {
  let play: Play;
  let colleague: Player;
  let secondLead: Player;
  beforeEach(async () => {
    play = await startPlay();
    colleague = play.player(COLLEAGUE);
    secondLead = play.player(SECOND_LEAD);
  });
  afterEach(() => play.stop());

  async function heard(player: Player): Promise<string> {
    await play.settled();
    const last = play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    );
    assert.ok(last, `${player.user.name} has heard nothing`);
    player.reads(last);
    return player.sees;
  }

  it('shows the link on the channel card, without who raised it, and in the details with it', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    const card = play.channelCards().at(-1);
    assert.ok(card?.card);
    const shared = textsOf(card.card);
    assert.match(shared, new RegExp(`Also about this pupil: ${earlier} \\(`));
    assert.ok(!shared.includes(play.teacher.user.name));
    await opens(play.lead, later);
    assert.match(play.lead.sees, new RegExp(`${earlier}: .*raised by ${play.teacher.user.name}`));
    await play.lead.presses(`Open ${earlier}`);
    assert.ok(play.lead.buttons.includes(`Join ${later} to this one`));
  });

  it('joins the later to the earlier in one press, and everybody concerned is told', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    assert.doesNotMatch(play.lead.sees, /Suggested next steps/, 'it is answered with the other case');
    const joined = await caseOf(play, later);
    assert.equal(joined.decision?.joinedTo?.reference, earlier);
    assert.deepEqual(await openReferences(play), [earlier], 'it is not open any more');
    assert.deepEqual(
      (await caseOf(play, earlier)).joined?.map(({ reference }) => reference),
      [later],
    );
    const told = await heard(colleague);
    assert.match(told, /joined it to a case about the same pupil/);
    assert.ok(!told.includes(earlier) && !told.includes(play.teacher.user.name), told);
    const card = play.connector.sent.findLast(({ card: each }) => textsOf(each).includes(`${later} · `));
    assert.match(textsOf(card?.card), new RegExp(`Joined to ${earlier}`));
    for (const [reference, what] of [
      [later, 'joined'],
      [earlier, 'joined-here'],
    ] as const) {
      const audit = await play.records.auditOf((await caseOf(play, reference)).id);
      assert.ok(
        audit.some((entry) => entry.what === what && entry.by.id === play.lead.user.aadObjectId),
        `${reference} has no row`,
      );
    }
  });

  it('keeps what the joined concern said readable in the case, and writes down who read it', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    await play.lead.presses(`Open ${earlier}`);
    await play.lead.looksAt('All answers');
    assert.match(play.lead.sees, new RegExp(`${later}, joined, raised by ${COLLEAGUE.name}`));
    const rows = await play.records.auditOf((await caseOf(play, later)).id);
    assert.equal(
      rows.filter(({ what }) => what === 'details-opened').length,
      2,
      'opened, and read in the case',
    );
  });

  it('tells both what becomes of the case, and neither what the other said', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    await heard(colleague);
    await play.lead.presses(`Open ${earlier}`);
    await play.lead.presses('Approve', {
      'approve-in-school-text': 'We start on Monday.',
      'approve-in-school-more': 'A key adult each morning.',
    });
    for (const [player, own, others] of [
      [play.teacher, earlier, later],
      [colleague, later, earlier],
    ] as const) {
      const told = await heard(player);
      assert.match(told, /We start on Monday\./);
      assert.match(told, /A key adult each morning\./);
      assert.ok(told.includes(own) && !told.includes(others), `${player.user.name} reads:\n${told}`);
      await player.says('my referrals');
      await player.presses(`Open ${own}`);
      assert.match(player.sees, /We start on Monday\./);
    }
  });

  it('can be taken back like any decision: the concern is open again and the case knows nothing of it', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    await play.lead.presses('Take the decision back', {
      'change-decision-text': 'Another matter after all.',
    });
    assert.equal((await caseOf(play, later)).decision, undefined);
    assert.equal((await caseOf(play, earlier)).joined, undefined);
    assert.deepEqual((await openReferences(play)).toSorted(), [earlier, later].toSorted());
    assert.match(await heard(colleague), /Another matter after all\./);
  });

  it('is not for a lead who raised either, who does not decide the joined case either', async () => {
    await sendsReferral(play);
    const [earlier = ''] = await openReferences(play);
    play.clock.pass(3600);
    await sendsReferral(play, secondLead);
    const later = (await openReferences(play)).find((reference) => reference !== earlier) ?? '';
    for (const reference of [earlier, later]) {
      await opens(secondLead, reference);
      assert.ok(!secondLead.buttons.some((title) => title.startsWith('Join')), `on ${reference}`);
    }
    const ids = { r: (await caseOf(play, later)).id, to: (await caseOf(play, earlier)).id };
    await secondLead.sendsPress('join', ids);
    assert.match(secondLead.sees, /You raised this concern yourself/);
    await secondLead.sendsPress('join', { r: ids.to, to: ids.r });
    assert.equal((await caseOf(play, earlier)).decision, undefined);
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    await secondLead.sendsPress('close-not-needed', { r: ids.to, 'close-not-needed-text': 'Not needed.' });
    assert.match(secondLead.sees, /You raised this concern yourself/);
    assert.equal((await caseOf(play, earlier)).decision, undefined);
  });

  it('joins nothing about another pupil, nor to a case that is finished', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    await fillsIn(
      play,
      colleague,
      EARLY_SIGNS.map((inputs) => ('PC1' in inputs ? { ...inputs, PC1: 'XY 9' } : inputs)),
    );
    await colleague.presses('Send to the inclusion lead');
    const another = (await openReferences(play)).find((each) => each !== earlier && each !== later) ?? '';
    await opens(play.lead, another);
    await play.lead.sendsPress('join', {
      r: (await caseOf(play, another)).id,
      to: (await caseOf(play, earlier)).id,
    });
    assert.match(play.lead.sees, /cannot be joined/);
    await opens(play.lead, earlier);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned.' });
    await opens(play.lead, later);
    assert.ok(!play.lead.buttons.includes(`Join to ${earlier}`));
  });

  it('asks for nobody about the joined one any more', async () => {
    const { earlier, later } = await twoConcerns(play, colleague);
    await opens(play.lead, later);
    await play.lead.presses(`Join to ${earlier}`);
    play.clock.pass(30 * 24 * 3600);
    for (const list of ['due', 'open', 'reminders']) {
      await play.lead.says(list);
      assert.ok(!play.lead.sees.includes(later), `${list} has it`);
      assert.ok(play.lead.sees.includes(earlier), `${list} has not the case`);
    }
  });
});
