import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answers } from '../../src/domain/content/answers.ts';
import type { Json } from '../support/activities.ts';
import {
  buttonsOf,
  EARLY_SIGNS,
  goesOnToTheLast,
  startPlay,
  type Play,
  type Player,
} from '../support/play.ts';
import { runs } from '../support/sampled.ts';

const step = fc.record({
  window: fc.constantFrom(0, 1),
  does: fc.constantFrom('Continue', 'Continue', 'Continue', 'Back', 'Save for later', 'resume'),
  picks: fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }),
});

/** Something chosen or left blank in each input of the card in front of somebody. */
function choose(player: Player, picks: readonly number[]): Json {
  const inputs: Json = {};
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    const item = node as Json;
    const pick = picks[Object.keys(inputs).length % picks.length] ?? 0;
    // What the older card said is not taken: then the newer answer goes because somebody wants it to.
    if (item['type'] === 'Input.ChoiceSet' && !String(item['id']).startsWith('older-')) {
      const values = (item['choices'] as Json[]).map(({ value }) => String(value));
      inputs[String(item['id'])] = ['', ...values][pick % (values.length + 1)] ?? '';
    } else Object.values(item).forEach(look);
  };
  look(player.card);
  const answers = buttonsOf(player.card!).filter(({ verb, data }) => verb === 'continue' && 'SG2' in data);
  return answers.length > 0 ? { SG1: 'no', SG2: 'no' } : inputs;
}

describe('Two cards of one draft, whatever is pressed on them in whatever order', () => {
  // A school of its own each time: nobody may press so often in a minute.
  let play: Play;

  const stored = async () => {
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    return draft!.value.answers;
  };
  const draftId = async () => (await play.records.draftsOf(play.teacher.user.aadObjectId))[0]!.value.id;

  async function presses(player: Player, does: string, picks: readonly number[]): Promise<void> {
    const d = await draftId();
    const has = (title: string) => player.buttons.some((each) => each.startsWith(title));
    const isOpen = does !== 'resume' && (has(does) || (does === 'Continue' && player.canGoOn));
    if (!isOpen) return player.sendsPress('resume', { d });
    return player.presses(does, choose(player, picks));
  }

  it('never lose an answer that came after the card was drawn', async () => {
    let kept = 0;
    await fc.assert(
      fc
        .asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          play = await startPlay();
          await play.teacher.sendsPress('start', {});
          await goesOnToTheLast(play, play.teacher, EARLY_SIGNS.slice(0, 3));
          const windows = [play.player(play.teacher.user), play.player(play.teacher.user)] as const;
          const drawnAt = [0, 0];
          const drawnWith: Answers[] = [];
          const changedAt = new Map<string, number>();
          for (const window of windows) {
            await window.sendsPress('resume', { d: await draftId() });
            drawnWith.push(await stored());
          }
          for (const [at, { window, does, picks }] of steps.entries()) {
            const before: Answers = await stored();
            await presses(windows[window], does, picks);
            const after: Answers = await stored();
            for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
              const is = (one: Answers, other: Answers) =>
                JSON.stringify(one[id]) === JSON.stringify(other[id]);
              const isSame = is(before, after);
              // What was answered and taken back meanwhile stands as it did on the older card.
              if ((changedAt.get(id) ?? -1) >= drawnAt[window]! && !is(before, drawnWith[window]!)) {
                assert.ok(isSame, `${id} went from ${String(before[id])} to ${String(after[id])}`);
                kept++;
              }
              if (!isSame) changedAt.set(id, at);
            }
            drawnAt[window] = at + 1;
            drawnWith[window] = after;
          }
        })
        .afterEach(() => play.stop()),
      runs(300, 10),
    );
    assert.ok(kept > 0, 'no card was ever an older one');
  });
});
