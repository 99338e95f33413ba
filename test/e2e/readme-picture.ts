import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.ts';

/**
 * Makes the README's picture of two windows that `npm run e2e` has photographed: what the inclusion lead decides on, and
 * what the teacher hears. Run it after the browser test when the cards have changed, and look at it:
 * `node --import tsx test/e2e/readme-picture.ts`
 */
const PICTURE = join('.github', 'pictures', 'story.png');
const SCREENSHOTS = join('test', 'e2e', 'screenshots');

const window = (name: string) =>
  `<img style="width: 900px; border: 1px solid #999; border-radius: 6px" src="data:image/png;base64,${readFileSync(
    join(SCREENSHOTS, `${name}.png`),
  ).toString('base64')}">`;

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1840, height: 640 } });
await page.setContent(
  `<body style="margin: 10px; display: flex; gap: 14px">${window('15-outcome-window')}${window('09-case-window')}</body>`,
);
await page.locator('img').last().waitFor();
mkdirSync(join('.github', 'pictures'), { recursive: true });
await page.screenshot({ path: PICTURE });
await browser.close();
