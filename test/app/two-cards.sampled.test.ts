import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { AdaptiveCard } from '../../src/app/ports/messenger.ts';
import { answers, EARLY_SIGNS, startPlay, textsOf, type Play } from '../support/play.ts';
import { runs } from '../support/sampled.ts';

const SIGNS = ['late', 'isolated', 'withdrawn', 'distress'] as const;

/** One concern that stands on two cards of the chat: that of a question, and a newer one. */
describe('A card that is older than its answers', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  const held = async () => {
    const [stored] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    return stored!.value;
  };
  /** Goes on to the card after the signs; resolves to the card of the signs as it was left. */
  const leavesSigns = async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 2));
    const signs = play.teacher.card;
    await play.teacher.presses('Continue', { EW1: 'late' });
    return signs;
  };

  it('takes no newer answer away: it shows how things stand, and what it had itself', async () => {
    const signs = await leavesSigns();
    play.teacher.card = signs;
    await play.teacher.presses('Continue', { EW1: 'isolated' });
    assert.match(play.teacher.sees, /On the older card: Isolated from other pupils/);
    assert.deepEqual((await held()).answers['EW1'], ['late']);
  });

  it('gives way to what is pressed next, on the card that shows both', async () => {
    const signs = await leavesSigns();
    play.teacher.card = signs;
    await play.teacher.presses('Continue', { EW1: 'isolated' });
    await play.teacher.presses('Continue', { EW1: 'isolated' });
    assert.deepEqual((await held()).answers['EW1'], ['isolated']);
    assert.match(play.teacher.sees, /What do you see most/);
  });

  it('leads to where the concern is, and says so, when it says nothing else', async () => {
    const signs = await leavesSigns();
    await play.teacher.presses('Continue', EARLY_SIGNS[3]);
    const { at } = await held();
    play.teacher.card = signs;
    await play.teacher.presses('Continue', { EW1: 'late' });
    assert.equal((await held()).at, at);
    assert.match(play.teacher.sees, /older card/);
  });

  it('pauses at the word check for what it holds, and keeps what is newer', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 6));
    const text = play.teacher.card;
    await play.teacher.presses('Continue', { ...EARLY_SIGNS[6], DO2: 'The library helps.' });
    play.teacher.card = text;
    await play.teacher.presses('Continue', { ...EARLY_SIGNS[6], DO2: 'He says he wants to die.' });
    assert.match(play.teacher.sees, /Before this is saved/);
    assert.equal(JSON.stringify(await held()).includes('wants to die'), false);
  });

  it('loses no newer answer, in whatever order two cards are pressed', async function () {
    this.timeout(60_000);
    await leavesSigns();
    const presses = fc.array(fc.tuple(fc.nat(1), fc.constantFrom(...SIGNS)), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(presses, async (pressed) => {
        await play.teacher.says('resume');
        while (!isOfSigns(play.teacher.card)) await play.teacher.presses('Back');
        const drawn = { card: play.teacher.card, shows: (await held()).answers['EW1'] };
        const cards = [drawn, drawn];
        for (const [which, sign] of pressed) {
          const { card, shows } = cards[which]!;
          const before = (await held()).answers['EW1'];
          play.teacher.card = card;
          await play.teacher.presses('Continue', { EW1: sign });
          const after = (await held()).answers['EW1'];
          assert.deepEqual(after, isDeepStrictEqual(before, shows) ? [sign] : before);
          if (isOfSigns(play.teacher.card)) cards[which] = { card: play.teacher.card, shows: after };
        }
      }),
      runs(30, 6),
    );
  });
});

function isOfSigns(card: AdaptiveCard | undefined): boolean {
  return textsOf(card).includes('What have you noticed?');
}
