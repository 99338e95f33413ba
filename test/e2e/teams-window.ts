import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { pictureFile, SETTLE_MS } from './picture-file.ts';

export const DESKTOP = { width: 1500, height: 1000 };
/** High enough for a whole card. */
const TALL = { width: 1500, height: 2600 };
/** A whole card: one that unfolds inside another is part of it. */
const CARD = '.ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)';
/** A card's width in pixels on a phone of 390. */
const PHONE_CARD = 328;
/** Nothing more is on its way. */
const QUIET_MS = 1500;
/** A click has been answered, or something has gone wrong. */
export const PATIENCE_MS = 30_000;

/**
 * Opens a window of the demo and waits until somebody can type in it.
 * @param greeting what the bot greets them with, where that is no card
 */
export async function openWindow(browser: Browser, url: string, greeting?: string): Promise<TeamsWindow> {
  const page = await browser.newPage({ viewport: DESKTOP });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url, { timeout: 2 * PATIENCE_MS });
  await page.locator('[contenteditable=true][role=textbox]').waitFor();
  // The bot has greeted everybody, so that whatever comes next is an answer.
  const greeted = greeting === undefined ? page.locator(CARD) : page.getByText(greeting);
  await greeted.last().waitFor();
  const window = new TeamsWindow(page);
  await window.settles();
  return window;
}

/** A whole page, or a frame of it. */
type View = Pick<Page, 'locator' | 'getByRole'>;

/** One person's Teams, in the words of what the person does there. Everything is done to the newest card in sight. */
export class TeamsWindow {
  readonly page: Page;
  private readonly view: View;

  /** @param view the window's part of the page, where it is not the whole of it */
  constructor(page: Page, view: View = page) {
    this.page = page;
    this.view = view;
  }

  /** Types into the message box, sends, and waits for the card that answers. */
  async says(text: string): Promise<void> {
    const before = await this.cards();
    await this.view.locator('[contenteditable=true][role=textbox]').click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.until(async () => (await this.cards()) > before, `no card answers "${text}"`);
  }

  /** Mentions the bot in a new post of the channel that is open, and waits for the card that answers. */
  async mentions(text: string): Promise<void> {
    const before = await this.cards();
    await this.view.locator('[contenteditable=true][role=textbox]').first().click();
    await this.page.keyboard.type('@');
    await this.view.locator('#typeahead-menu').getByText('Inclusion referrals', { exact: true }).click();
    await this.page.keyboard.type(` ${text}`);
    await this.view.getByRole('button', { name: 'Post', exact: true }).click();
    await this.until(async () => (await this.cards()) > before, `no card answers "${text}"`);
  }

  /** The newest card, or the newest that holds this text. */
  card(holding?: string | RegExp): Locator {
    const cards = this.view.locator(CARD);
    return (holding === undefined ? cards : cards.filter({ hasText: holding })).last();
  }

  /** Waits until no card has come for a while: on a slow machine a greeting can come after the first words are sent. */
  async settles(): Promise<void> {
    for (let before = -1, now = await this.cards(); now !== before;) {
      await sleep(QUIET_MS);
      [before, now] = [now, await this.cards()];
    }
  }

  /** How many cards the conversation shows. */
  cards(): Promise<number> {
    return this.view.locator(CARD).count();
  }

  /** Ticks boxes by their words; `question` (its beginning) where two questions have the same box. */
  async ticks(labels: readonly string[], question?: string): Promise<void> {
    for (const label of labels) await this.box(label, question).check();
  }

  async unticks(label: string, question?: string): Promise<void> {
    await this.box(label, question).uncheck();
  }

  isTicked(label: string, question?: string): Promise<boolean> {
    return this.box(label, question).isChecked();
  }

  /** Chooses one answer of several; `question` where two questions have the same answer. */
  async chooses(name: string, question?: string): Promise<void> {
    const card = this.card();
    const scope = question === undefined ? card : card.getByRole('radiogroup', { name: question });
    await scope.getByRole('radio', { name, exact: true }).check();
  }

  /** Picks from a list that unfolds. */
  async picks(question: string, name: string): Promise<void> {
    await this.card()
      .getByRole('button', { name: `Open ${question}` })
      .click();
    await this.view.getByRole('option', { name, exact: true }).click();
  }

  /** Finds somebody in a list by the beginning of a name, and picks them. */
  async finds(question: string, typed: string, name: string): Promise<void> {
    const field = this.card().getByRole('combobox', { name: question });
    await field.click();
    await field.pressSequentially(typed);
    await this.view.getByRole('option', { name, exact: true }).click();
  }

  /** Types into a field, and again when the card was redrawn meanwhile. */
  async types(label: string, text: string, holding?: string | RegExp): Promise<void> {
    const field = this.card(holding).getByLabel(label);
    await this.until(async () => {
      await field.fill(text);
      await sleep(SETTLE_MS);
      return (await field.inputValue()) === text;
    }, `"${label}" does not keep what is typed`);
  }

  /** Opens what is folded away on the newest card. */
  async unfolds(): Promise<void> {
    await this.pressesAndWaits(
      this.card().getByRole('button', { name: 'Add more', exact: true }),
      'Add more',
    );
  }

  /** Picks a day (`YYYY-MM-DD`) in the calendar that unfolds. */
  async picksDay(question: string, date: string): Promise<void> {
    await this.card().getByRole('combobox', { name: question }).click();
    const calendar = this.view.getByRole('dialog');
    const wanted = new Date(`${date}T12:00:00Z`);
    const month = (at: Date) => at.getUTCFullYear() * 12 + at.getUTCMonth();
    for (;;) {
      const shown = await calendar.getByRole('button', { name: /^\p{L}+ \d{4}$/u }).innerText();
      const away = month(wanted) - month(new Date(`1 ${shown} 12:00 UTC`));
      if (away === 0) break;
      await calendar.getByTitle(away > 0 ? /^Next month/ : /^Previous month/).click();
    }
    const name = wanted.toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
    await calendar
      .getByRole('button', {
        name: `${wanted.getUTCDate()}, ${name}, ${wanted.getUTCFullYear()}`,
        exact: true,
      })
      .click();
    await calendar.waitFor({ state: 'hidden' });
  }

  /** Presses a button and waits until the card has answered. */
  async presses(name: string, holding?: string | RegExp): Promise<void> {
    await this.pressesAndWaits(this.card(holding).getByRole('button', { name, exact: true }), name);
  }

  /** Presses the last of several buttons of this name on the newest card. */
  async pressesLast(name: string): Promise<void> {
    await this.pressesAndWaits(this.card().getByRole('button', { name, exact: true }).last(), name);
  }

  private async pressesAndWaits(button: Locator, name: string): Promise<void> {
    const before = await this.view.locator(CARD).allInnerTexts();
    await button.click();
    await this.until(
      async () => String(await this.view.locator(CARD).allInnerTexts()) !== String(before),
      `nothing changed after "${name}"`,
    );
  }

  /** Presses one of the buttons behind the three dots. */
  async pressesBehindDots(name: string): Promise<void> {
    await this.card().getByRole('button', { name: 'More options' }).click();
    await this.view.getByRole('menuitem', { name, exact: true }).click();
  }

  /** Opens a channel or chat of the list on the left, by its name there. */
  async opens(name: string): Promise<void> {
    await this.view.getByRole('treeitem', { name: new RegExp(`(^|- )${inPattern(name)}$`) }).click();
  }

  /** The same where the window is too narrow for the list, which then stands behind the first button. */
  async opensBehindMenu(name: string): Promise<void> {
    await this.view.locator('button').first().click();
    await this.opens(name);
  }

  /** Waits until the newest card (or any text of the conversation, for words outside cards) shows this. */
  async sees(text: string | RegExp): Promise<void> {
    await this.until(async () => matches(await this.text(), text), `"${String(text)}" is not to be seen`);
  }

  /** What the newest card does not show. */
  async doesNotSee(text: string | RegExp): Promise<void> {
    assert.equal(matches(await this.text(), text), false, `"${String(text)}" can be seen`);
  }

  /** The words of the newest card. */
  async text(holding?: string | RegExp): Promise<string> {
    const card = this.card(holding);
    return (await card.count()) === 0 ? '' : card.innerText();
  }

  /** The words of the whole conversation, cards and messages. */
  conversation(): Promise<string> {
    return this.view.locator('body').innerText();
  }

  /** Waits until a card, message or thread line anywhere in the conversation shows this. */
  async hears(text: string | RegExp): Promise<void> {
    await this.until(async () => matches(await this.conversation(), text), `"${String(text)}" did not come`);
  }

  /** The names of the buttons of the newest card. */
  buttons(): Promise<string[]> {
    return this.card().getByRole('button').allInnerTexts();
  }

  /** A picture of the window, to look at. */
  async screenshot(name: string): Promise<void> {
    // What travels over the wire is for developers; it takes a quarter of the picture.
    const hide = this.view.getByRole('button', { name: 'Hide log panel' });
    if (await hide.isVisible()) await hide.click();
    await this.page.screenshot({ path: await pictureFile(name) });
  }

  /** Two pictures of the newest card alone: as wide as here, and as narrow as on a phone. */
  async pictures(name: string, holding?: string | RegExp): Promise<void> {
    const card = this.card(holding);
    await this.page.setViewportSize(TALL);
    await card.screenshot({ path: await pictureFile(name) });
    // The playground itself does not shrink with its window, but a card takes the width it is given.
    await card.evaluate(setWidth, `${PHONE_CARD}px`);
    await card.screenshot({ path: await pictureFile(`${name}-phone`) });
    await card.evaluate(setWidth, '');
    await this.page.setViewportSize(DESKTOP);
  }

  /** What a screen reader finds on the newest card: roles and names, an indented line each. */
  readsOut(): Promise<string> {
    return this.card().ariaSnapshot();
  }

  /** How high the newest card is here, in pixels. */
  async height(): Promise<number> {
    return Math.round((await this.card().boundingBox())?.height ?? 0);
  }

  /** How high it is on a phone. */
  async heightOnPhone(): Promise<number> {
    const card = this.card();
    await card.evaluate(setWidth, `${PHONE_CARD}px`);
    const height = await this.height();
    await card.evaluate(setWidth, '');
    return height;
  }

  /** A box is named by its question and its words together. */
  private box(label: string, question = ''): Locator {
    const name = new RegExp(`^${inPattern(question)}.*${inPattern(label)}$`);
    return this.card().getByRole('checkbox', { name }).last();
  }

  private async until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (Date.now() > end) assert.fail(`${otherwise}. The newest card says:\n${await this.text()}`);
      await sleep(100);
    }
  }
}

function matches(shown: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? shown.includes(wanted) : wanted.test(shown);
}

/** Runs in the page. */
function setWidth(element: unknown, width: string): void {
  (element as { style: { width: string } }).style.width = width;
}

function inPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
