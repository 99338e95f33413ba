import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';

/**
 * Makes the product's pictures of what `npm run e2e` has photographed: the README's two windows, and the guide's gallery.
 * `npm run e2e:gallery` does both; look at them before they are committed.
 */
const PICTURES = join('.github', 'pictures');
const SCREENSHOTS = join('test', 'e2e', 'screenshots');
/** Good enough to read small print; a card takes 15 to 40 kilobytes. */
const QUALITY = 0.8;

/** The screenshot behind each picture of the gallery. */
const GALLERY = {
  gate: '02-gate',
  signs: '04-signs',
  receipt: '08-receipt',
  'lead-home': '32-what-waits',
  'channel-card': '09-case',
  decision: '15-approve',
  outcome: '15-outcome',
  plan: '27-plan',
  'weekly-update': '30-update',
  'council-forms': '81-council-forms',
  checklist: '72-checklist',
  'staff-digest': '34-digest-staff',
  'set-up': 'set-up-home',
  connect: 'set-up-connect',
} as const;

const shotUrl = (name: string) =>
  `data:image/png;base64,${readFileSync(join(SCREENSHOTS, `${name}.png`)).toString('base64')}`;

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1840, height: 640 } });
const window = (name: string) =>
  `<img style="width: 900px; border: 1px solid #999; border-radius: 6px" src="${shotUrl(name)}">`;
await page.setContent(
  `<body style="margin: 10px; display: flex; gap: 14px">${window('15-outcome-window')}${window('09-case-window')}</body>`,
);
await page.locator('img').last().waitFor();
rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
await keep('story', `data:image/png;base64,${(await page.screenshot()).toString('base64')}`);
for (const [name, shot] of Object.entries(GALLERY)) await keep(name, shotUrl(shot));
await browser.close();

async function keep(name: string, url: string): Promise<void> {
  const picture = await toWebp(page, url);
  writeFileSync(join(PICTURES, `${name}.webp`), picture);
  console.log(`${name}: ${Math.round(picture.length / 1024)} KB`);
}

/** The browser is the only thing here that can write a small picture. */
async function toWebp(page: Page, url: string): Promise<Buffer> {
  const written = await page.evaluate(
    `(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(url)};
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d').drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', ${QUALITY});
    })()`,
  );
  return Buffer.from(String(written).split(',')[1] ?? '', 'base64');
}
