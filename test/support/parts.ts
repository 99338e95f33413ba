import assert from 'node:assert/strict';
import type { Json } from './activities.ts';
import type { Player } from './play.ts';

/** More presses than any form takes. */
const MOST = 80;

/** Opens every part of a form and goes on with what fits, until each has been seen. Resolves to all that stood there. */
export async function fillsParts(player: Player, inputs: Json): Promise<readonly string[]> {
  const seen: string[] = [];
  const opened = new Set<string>();
  const nextPart = () =>
    player.buttons.find((title) => /^(Add|Edit): /.test(title) && !opened.has(nameOf(title)));
  for (let presses = 0; presses < MOST; presses++) {
    if (player.canGoOn) {
      seen.push(player.sees);
      await player.presses('Continue', inputs);
      continue;
    }
    const part = nextPart();
    if (part === undefined || /^Check/m.test(player.sees)) return seen;
    opened.add(nameOf(part));
    await player.presses(part);
  }
  return assert.fail(`no end of the parts:\n${player.sees}`);
}

function nameOf(title: string): string {
  return title.replace(/^(Add|Edit): /, '');
}
