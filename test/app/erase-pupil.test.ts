import assert from 'node:assert/strict';
import type { Address } from '../../src/app/ports/messenger.ts';
import { takeDownCard } from '../../src/app/take-down.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';

const LEAD = { id: 'lead-1', name: 'Mr Birch' };
const BY = [LEAD, { id: 'head-1', name: 'Ms Elm' }];

describe('Erasing a pupil', () => {
  let play: Play;
  let pupil: string;
  let reference: string;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.settled();
    const referral = await theCase();
    pupil = String(referral.answers['PC1']);
    ({ reference } = referral);
  });
  afterEach(() => play.stop());

  async function theCase(): Promise<Referral> {
    const { items } = await play.erasure.cases();
    assert.ok(items[0]);
    return items[0].value;
  }
  const decide = async () => {
    const { items } = await play.erasure.cases();
    const [stored] = items;
    assert.ok(stored);
    const { value: previous, version: expected } = stored;
    const decision = {
      outcome: 'not-needed',
      by: LEAD,
      at: '2026-11-24T10:00:00.000Z',
      reason: 'Because.',
    } as const;
    const value: Referral = { ...previous, version: previous.version + 1, status: 'not-needed', decision };
    await play.records.commit([{ change: 'referral', value, previous, expected }]);
  };
  const look = () => play.schoolBot.lookBeforeErasing(pupil.toLowerCase());

  it('is in the way of nobody: an open case, a hold and a form being filled in are named first', async () => {
    const { id } = await theCase();
    await play.erasure.hold({
      referralId: id,
      reference,
      by: LEAD,
      at: '2026-11-24T09:00:00.000Z',
      reason: 'A claim',
    });
    assert.deepEqual((await look()).inTheWay, { open: [reference], onHold: [reference], drafts: 0 });
  });

  it('leaves nothing about the pupil, replaces the card in the channel, and says who decided it', async () => {
    await decide();
    const { cases, inTheWay } = await look();
    assert.deepEqual(inTheWay, { open: [], onHold: [], drafts: 0 });
    const erased = await play.schoolBot.eraseCases(cases, BY);
    assert.deepEqual(erased, { cases: [reference], changed: [], held: [], cardsLeft: [] });
    assert.deepEqual(
      play.dump().filter((row) => row.includes(pupil)),
      [],
    );
    const card = play.connector.sent.findLast(({ kind }) => kind === 'edit');
    assert.ok(card);
    assert.doesNotMatch(textsOf(card.card), new RegExp(`${pupil}|${reference}`));
    assert.deepEqual(
      (await play.erasure.deletedCases()).map(({ as, by }) => [as, by]),
      [['erased', BY]],
    );
  });

  it('takes the card down in the channel where it stands, though the school has another inclusion channel now', async () => {
    await decide();
    const place = await play.records.readCardPlace((await theCase()).id);
    assert.ok(place);
    const elsewhere = { ...place.value, conversationId: '19:before@thread.tacv2;messageid=1' };
    await play.records.commit([{ change: 'card-place', value: elsewhere, expected: place.version }]);
    const address = { conversationId: '19:before@thread.tacv2', serviceUrl: play.connector.url };
    await play.addresses.rememberChannel(address.conversationId, { ...address, tenantId: 't', botId: 'b' });
    const edited: string[] = [];
    const taken = await takeDownCard(
      {
        records: play.records,
        addresses: play.addresses,
        settings: play.settings,
        draw: { noLongerKept: () => ({ card: {}, summary: '' }) },
        messenger: { editPost: async (to: Address) => void edited.push(to.conversationId) },
      } as never,
      place.value.referralId,
    );
    assert.deepEqual([taken, edited], ['replaced', ['19:before@thread.tacv2']]);
  });

  it('says which cards Teams did not let it replace', async () => {
    await decide();
    play.connector.trouble({ status: 403 }, { times: 5, on: 'edit' });
    const { cardsLeft } = await play.schoolBot.eraseCases((await look()).cases, BY);
    assert.deepEqual(cardsLeft, [reference]);
  });

  it('leaves a case that somebody has worked on since it was looked at', async () => {
    const { cases } = await look();
    await decide();
    const erased = await play.schoolBot.eraseCases(cases, BY);
    assert.deepEqual([erased.cases, erased.changed], [[], [reference]]);
    await theCase();
  });

  it('leaves a case that was put under a legal hold since it was looked at', async () => {
    await decide();
    const { cases } = await look();
    const referralId = cases[0]?.id ?? '';
    const at = '2026-11-24T09:00:00.000Z';
    await play.erasure.hold({ referralId, reference, by: BY[0] ?? assert.fail(), at, reason: 'A claim' });
    const erased = await play.schoolBot.eraseCases(cases, BY);
    assert.deepEqual([erased.cases, erased.held], [[], [reference]]);
    await theCase();
  });
});
