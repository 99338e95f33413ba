import type { Browser, Page } from 'playwright-core';
import { pictureFile } from './picture-file.ts';
import { DESKTOP, PATIENCE_MS, TeamsWindow } from './teams-window.ts';

/** As wide as a phone, and long enough for both windows: what is out of sight is not drawn. */
const PHONE = { width: 390, height: 1600 };

/** The demo's page: two people's Teams beside each other. */
export interface DemoPage {
  readonly page: Page;
  readonly teacher: TeamsWindow;
  readonly lead: TeamsWindow;
}

/** Opens it and waits until the bot has greeted the teacher and the lead's window shows its channel. */
export async function openPage(browser: Browser, url: string): Promise<DemoPage> {
  const page = await browser.newPage({ viewport: DESKTOP });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url, { timeout: 2 * PATIENCE_MS });
  const window = (role: string) => page.frameLocator(`iframe[title^="${role}"]`);
  const [teacher, lead] = [window('Teacher'), window('Inclusion lead')];
  await teacher.locator('[contenteditable=true][role=textbox]').waitFor();
  await lead.getByText('Start a new post').waitFor();
  return { page, teacher: new TeamsWindow(page, teacher), lead: new TeamsWindow(page, lead) };
}

/** A picture of the whole page as it is on a phone. */
export async function phonePicture(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: await pictureFile(name) });
  await page.setViewportSize(DESKTOP);
}
