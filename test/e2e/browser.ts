import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts headless Chromium: the one `CHROMIUM_PATH` names, or one of a usual place. */
export function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const found = (named ? [named] : USUAL_PLACES).find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      'No Chromium was found. Install it (on Debian: apt-get install chromium), or name one with CHROMIUM_PATH.',
    );
  }
  return chromium.launch({
    executablePath: found,
    args: [
      // The pages are our own, and root, as in a build container, has no sandbox.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
