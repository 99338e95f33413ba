import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { openPage, phonePicture } from './demo-page.ts';
import { startDemo } from './running-demo.ts';
import type { RunningDemo } from './running-demo.ts';
import { raisesConcern } from './raises-concern.ts';
import { openWindow } from './teams-window.ts';

/** A Tuesday in term. */
const NOW = { DEMO_NOW: '2026-11-24T09:00:00Z' };

describe('The first five minutes', () => {
  let demo: RunningDemo;
  let browser: Browser;

  before(async () => {
    demo = await startDemo({ env: NOW });
    assert.match(demo.printed(), /^Ready$/m, demo.printed());
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('show the teacher raise a concern and the card arrive, on the one page that README names', async () => {
    const { page, teacher, lead } = await openPage(browser, demo.pageUrl);
    await teacher.sees('Two to four minutes');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'AB 8');
    await lead.sees('AB 8');
    await lead.screenshot('31-page');
    await phonePicture(page, '31-page-phone');
    await lead.opensBehindMenu('Personal Chat');
    await lead.says('hello');
    await lead.sees('1 case waits for a decision');
    await lead.pictures('32-what-waits');
    await lead.presses('Cases to decide');
    await lead.sees('AB 8');
    await page.close();
  });

  it("show the card also when the lead's window is opened only after the concern was sent", async () => {
    const teacher = await openWindow(browser, demo.teacherUrl);
    await teacher.says('hello');
    await teacher.presses('Raise a concern');
    await raisesConcern(teacher, 'CD 9');
    const lead = await openWindow(browser, demo.leadUrl);
    await lead.opens('Inclusion');
    await lead.hears('CD 9');
    await lead.hears('AB 8');
    await lead.page.reload();
    await lead.opens('Inclusion');
    await lead.hears('CD 9');
  });
});
