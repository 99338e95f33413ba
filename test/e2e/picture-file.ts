import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time for colours to fade in after a press. */
export const SETTLE_MS = 400;
/** Where pictures go; kept out of git. */
const SCREENSHOTS = join('test', 'e2e', 'screenshots');

/** Where a picture of this name goes, once there is nothing left to fade in. */
export async function pictureFile(name: string): Promise<string> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await sleep(SETTLE_MS);
  return join(SCREENSHOTS, `${name}.png`);
}
