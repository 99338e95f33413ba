import assert from 'node:assert/strict';
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startDemo, type DemoChoices, type RunningDemo } from './running-demo.ts';
import { openWindow, type TeamsWindow } from './teams-window.ts';

/** A Tuesday in term. */
const TUESDAY = '2026-11-24T09:00:00Z';

/** A demo that is ready, and a browser to look at it with. */
export interface DemoInBrowser {
  demo: RunningDemo;
  browser: Browser;
  /** Ends the demo as Ctrl-C does and starts it again on what it stored, on the same ports. */
  restart(choices?: DemoChoices): Promise<void>;
}

/** The same with each person's own window open. */
export interface StoryInBrowser extends DemoInBrowser {
  teacher: TeamsWindow;
  lead: TeamsWindow;
  /** Opens both windows, after the start and after a restart. */
  openWindows(): Promise<void>;
}

/** Starts a demo and a browser before the tests of this `describe`, and ends both after them. */
export function useDemo(choices: DemoChoices = {}): DemoInBrowser {
  const inBrowser = {
    async restart(again: DemoChoices = {}) {
      const { demo } = inBrowser;
      const { ports, folder } = demo;
      assert.equal(await demo.interrupt(), 0);
      inBrowser.demo = await readyDemo({ ...again, ports, folder });
    },
  } as DemoInBrowser;
  before(async () => {
    inBrowser.demo = await readyDemo(choices);
    inBrowser.browser = await openBrowser();
  });
  after(async () => {
    await inBrowser.browser?.close();
    await inBrowser.demo?.stop();
  });
  return inBrowser;
}

/**
 * The same for a story, whose tests go on from one another: after one that failed the others are skipped, and it is
 * shown. `firstLogged` is what the bot logs before the windows are opened.
 */
export function useStory({
  firstLogged,
  ...choices
}: DemoChoices & { firstLogged?: RegExp }): StoryInBrowser {
  let isBroken = false;
  const story = Object.assign(useDemo(choices), {
    async openWindows() {
      story.teacher = await openWindow(story.browser, story.demo.teacherUrl);
      story.lead = await openWindow(story.browser, story.demo.leadUrl);
    },
  }) as StoryInBrowser;
  before(async () => {
    if (firstLogged) await story.demo.botLogs(firstLogged);
    await story.openWindows();
  });
  beforeEach(function () {
    if (isBroken) this.skip();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    isBroken = true;
    await showFailure(this.currentTest, story);
  });
  return story;
}

/** What there is to see of a test that failed: pictures of both windows, named by its file, and what the demo printed. */
export async function showFailure(
  { file = '' }: Mocha.Test,
  { demo, teacher, lead }: Pick<StoryInBrowser, 'demo' | 'teacher' | 'lead'>,
): Promise<void> {
  const name = basename(file, '.e2e.ts');
  await teacher.screenshot(`failed-${name}-teacher`);
  await lead.screenshot(`failed-${name}-lead`);
  console.log(`${name}: the demo printed:\n${demo.printed()}\nThe bot's log:\n${demo.log('bot')}`);
}

async function readyDemo(choices: DemoChoices): Promise<RunningDemo> {
  const demo = await startDemo({ ...choices, env: { DEMO_NOW: TUESDAY, ...choices.env } });
  assert.match(demo.printed(), /^Ready$/m, demo.printed());
  return demo;
}
