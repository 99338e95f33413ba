import assert from 'node:assert/strict';
import type { Referral } from '../../src/domain/case/referral.ts';
import {
  answers,
  EARLY_SIGNS,
  sendsReferral,
  startPlay,
  textsOf,
  type Play,
  type Player,
} from '../support/play.ts';
import { COLLEAGUE, SECOND_LEAD } from '../support/school.ts';

const CARD_OF_PUPIL = 3;

describe('The same pupil again', () => {
  let play: Play;
  let colleague: Player;
  let secondLead: Player;
  beforeEach(async () => {
    play = await startPlay();
    colleague = play.player(COLLEAGUE);
    secondLead = play.player(SECOND_LEAD);
  });
  afterEach(() => play.stop());

  /** Names the pupil of the referrals in here, typed in another way, and no more. */
  async function namesPupil(player: Player): Promise<void> {
    await player.says('hello');
    await player.presses('Raise a');
    for (const inputs of EARLY_SIGNS.slice(0, CARD_OF_PUPIL))
      await player.presses('Continue', 'PC1' in inputs ? { ...inputs, PC1: 'pb-3' } : inputs);
  }

  async function caseOf(reference: string): Promise<Referral> {
    const stored = await play.records.findByReference(reference);
    assert.ok(stored, `there is no ${reference}`);
    return stored.value;
  }
  const references = async () => (await play.records.undecided(10)).items.map(({ reference }) => reference);

  /** Two teachers raise a concern about one pupil, and the lead opens the later one: their references. */
  async function twoConcerns(): Promise<{ earlier: string; later: string }> {
    await sendsReferral(play);
    const [earlier] = await references();
    play.clock.pass(3600);
    await sendsReferral(play, colleague);
    const later = (await references()).find((reference) => reference !== earlier);
    assert.ok(earlier && later);
    return { earlier, later };
  }

  async function opens(player: Player, reference: string): Promise<void> {
    await player.says(`find ${reference}`);
    await player.presses(`Open ${reference}`);
  }

  async function heard(player: Player): Promise<string> {
    await play.settled();
    const last = play.connector.sent.findLast(
      ({ kind, conversationId }) => kind === 'chat' && conversationId === player.user.chat,
    );
    assert.ok(last, `${player.user.name} has heard nothing`);
    player.reads(last);
    return player.sees;
  }

  describe('for the teacher', () => {
    it('offers their own unfinished concern, and going on with it deletes the new one that holds nothing else', async () => {
      await namesPupil(play.teacher);
      await play.teacher.presses('Continue', { EW1: 'late' });
      play.clock.pass(24 * 3600);
      await namesPupil(play.teacher);
      assert.match(play.teacher.sees, /begun a concern about this pupil on .*24 Nov/i);
      await play.teacher.presses('Go on with the one of');
      const drafts = await play.records.draftsOf(play.teacher.user.aadObjectId);
      assert.deepEqual(
        drafts.map(({ value }) => value.answers['EW1']),
        [['late']],
      );
      assert.ok(play.teacher.buttons.includes('Continue'), 'it stands where it was left');
    });

    it('lets them begin anew all the same', async () => {
      await namesPupil(play.teacher);
      await namesPupil(play.teacher);
      await play.teacher.presses('Begin anew');
      await play.teacher.presses('Continue', { EW1: 'late' });
      assert.equal((await play.records.draftsOf(play.teacher.user.aadObjectId)).length, 2);
    });

    it('offers a note on their own open case, by its reference', async () => {
      await sendsReferral(play);
      const [reference = ''] = await references();
      await namesPupil(play.teacher);
      assert.match(play.teacher.sees, new RegExp(`You raised ${reference} about this pupil`));
      await play.teacher.presses(`Add a note to ${reference}`);
      await play.teacher.presses('Send the note', { note: 'Alone in the yard again.' });
      assert.equal((await caseOf(reference)).notes.length, 1);
      assert.deepEqual(await play.records.draftsOf(play.teacher.user.aadObjectId), []);
    });

    it('says nothing of a case that is closed', async () => {
      await sendsReferral(play);
      const [reference = ''] = await references();
      await opens(play.lead, reference);
      await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned.' });
      await namesPupil(play.teacher);
      assert.ok(!play.teacher.sees.includes(reference));
    });

    it('is the same to the letter, receipt included, whether or not a colleague has raised or begun something', async () => {
      const cardsOf = async (player: Player) => {
        const cards: string[] = [];
        await player.says('hello');
        await player.presses('Raise a');
        for (const inputs of EARLY_SIGNS) {
          await player.presses('Continue', inputs);
          cards.push(player.sees);
        }
        await player.presses('Send to the inclusion lead');
        cards.push(player.sees);
        return cards.join('\n').replaceAll(/R-TEST\d+/g, 'R');
      };
      const first = await cardsOf(play.teacher);
      await namesPupil(secondLead);
      const second = await cardsOf(colleague);
      assert.equal(second, first);
      assert.match(second, /If colleagues have raised something about the same pupil/);
    });
  });

  describe('for the lead', () => {
    it('shows the link on the channel card, without who raised it, and in the details with it', async () => {
      const { earlier, later } = await twoConcerns();
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
      const { earlier, later } = await twoConcerns();
      await opens(play.lead, later);
      await play.lead.presses(`Join to ${earlier}`);
      const joined = await caseOf(later);
      assert.equal(joined.decision?.joinedTo?.reference, earlier);
      assert.deepEqual(await references(), [earlier], 'it is not open any more');
      assert.deepEqual(
        (await caseOf(earlier)).joined?.map(({ reference }) => reference),
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
        const audit = await play.records.auditOf((await caseOf(reference)).id);
        assert.ok(
          audit.some((entry) => entry.what === what && entry.by.id === play.lead.user.aadObjectId),
          `${reference} has no row`,
        );
      }
    });

    it('keeps what the joined concern said readable in the case, and writes down who read it', async () => {
      const { earlier, later } = await twoConcerns();
      await opens(play.lead, later);
      await play.lead.presses(`Join to ${earlier}`);
      await play.lead.presses(`Open ${earlier}`);
      await play.lead.presses('What was said');
      assert.match(play.lead.sees, new RegExp(`${later}, joined, raised by ${COLLEAGUE.name}`));
      const rows = await play.records.auditOf((await caseOf(later)).id);
      assert.equal(
        rows.filter(({ what }) => what === 'details-opened').length,
        2,
        'opened, and read in the case',
      );
    });

    it('tells both what becomes of the case, and neither what the other said', async () => {
      const { earlier, later } = await twoConcerns();
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
      const { earlier, later } = await twoConcerns();
      await opens(play.lead, later);
      await play.lead.presses(`Join to ${earlier}`);
      await play.lead.presses('Take the decision back', {
        'change-decision-text': 'Another matter after all.',
      });
      assert.equal((await caseOf(later)).decision, undefined);
      assert.equal((await caseOf(earlier)).joined, undefined);
      assert.deepEqual((await references()).toSorted(), [earlier, later].toSorted());
      assert.match(await heard(colleague), /Another matter after all\./);
    });

    it('is not for a lead who raised either, who does not decide the joined case either', async () => {
      await sendsReferral(play);
      const [earlier = ''] = await references();
      play.clock.pass(3600);
      await sendsReferral(play, secondLead);
      const later = (await references()).find((reference) => reference !== earlier) ?? '';
      for (const reference of [earlier, later]) {
        await opens(secondLead, reference);
        assert.ok(!secondLead.buttons.some((title) => title.startsWith('Join')), `on ${reference}`);
      }
      const ids = { r: (await caseOf(later)).id, to: (await caseOf(earlier)).id };
      await secondLead.sendsPress('join', ids);
      assert.match(secondLead.sees, /You raised this concern yourself/);
      await secondLead.sendsPress('join', { r: ids.to, to: ids.r });
      assert.equal((await caseOf(earlier)).decision, undefined);
      await opens(play.lead, later);
      await play.lead.presses(`Join to ${earlier}`);
      await secondLead.sendsPress('close-not-needed', { r: ids.to, 'close-not-needed-text': 'Not needed.' });
      assert.match(secondLead.sees, /You raised this concern yourself/);
      assert.equal((await caseOf(earlier)).decision, undefined);
    });

    it('joins nothing about another pupil, nor to a case that is finished', async () => {
      const { earlier, later } = await twoConcerns();
      await answers(
        colleague,
        EARLY_SIGNS.map((inputs) => ('PC1' in inputs ? { ...inputs, PC1: 'XY 9' } : inputs)),
      );
      await colleague.presses('Send to the inclusion lead');
      const another = (await references()).find((each) => each !== earlier && each !== later) ?? '';
      await opens(play.lead, another);
      await play.lead.sendsPress('join', { r: (await caseOf(another)).id, to: (await caseOf(earlier)).id });
      assert.match(play.lead.sees, /cannot be joined/);
      await opens(play.lead, earlier);
      await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Planned.' });
      await opens(play.lead, later);
      assert.ok(!play.lead.buttons.includes(`Join to ${earlier}`));
    });

    it('asks for nobody about the joined one any more', async () => {
      const { earlier, later } = await twoConcerns();
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
});
