import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { loadContent } from '../../src/content/load.ts';
import { contentMap } from '../../src/content/map/page.ts';
import { agreementPage } from '../../src/pack/agreement-page.ts';
import { AGREEMENT_SHEET } from '../support/agreement-sheet.ts';
import { outcomesPage } from '../../src/pack/outcomes-page.ts';
import { councilFormPage } from '../../src/pack/council-form-page.ts';
import { makeForm } from '../../src/words/council-forms/make-form.ts';
import { COMPLETE_ON, completeCase } from '../support/complete-case.ts';
import { packPage } from '../../src/pack/page.ts';
import { makePack } from '../../src/words/pack/make-pack.ts';
import { outcomesOfSpring } from '../support/past-plans.ts';
import { caseOf, SCENARIO_CASES } from '../support/scenario-cases.ts';
import { openBrowser } from './browser.ts';

describe('A document opened from a file', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    const content = loadContent();
    const [, second] = SCENARIO_CASES;
    assert.ok(second);
    const pack = makePack(caseOf(content, second), content, {
      school: 'Test School',
      today: '2026-12-01',
      settings: { closed: [] },
    });
    writeFileSync(join(folder, 'map.html'), contentMap(content));
    writeFileSync(join(folder, 'pack.html'), packPage(pack));
    writeFileSync(join(folder, 'outcomes.html'), outcomesPage(outcomesOfSpring()));
    const form = content.councilForms.find(({ id }) => id === 'birmingham-section-19');
    assert.ok(form);
    const filled = makeForm(completeCase(), content, form, {
      school: 'Test School',
      today: COMPLETE_ON,
      include: ['send'],
      settings: { closed: [] },
      dsl: { name: 'Dana Fictional', phone: '01234 567890' },
    });
    writeFileSync(join(folder, 'form.html'), councilFormPage(filled));
    writeFileSync(join(folder, 'agreement.html'), agreementPage(AGREEMENT_SHEET));
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  const open = async (file: string, width: number) => {
    page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(String(pathToFileURL(join(folder, file))));
  };
  afterEach(() => page.close());

  for (const file of ['map.html', 'outcomes.html', 'pack.html', 'agreement.html', 'form.html'])
    it(`needs no scrolling to the side on a phone: ${file}`, async () => {
      await open(file, 390);
      if (file === 'map.html') await page.click('#open-all');
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    });

  it('finds in the map what holds every word, and says how much that is', async () => {
    await open('map.html', 1000);
    assert.equal(await page.locator('main article:visible, main tr:visible').count(), 0);
    const box = page.getByRole('searchbox', { name: /Find/ });
    await box.focus();
    await page.keyboard.type('lateness absence');
    const found = await page.locator('main article:visible, main tbody tr:visible').all();
    assert.ok(found.length > 0);
    for (const each of found) assert.match((await each.innerText()).toLowerCase(), /late/);
    assert.match(await page.getByRole('status').innerText(), new RegExp(`^${found.length} of \\d+`));
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('main article:visible').count(), 0, 'folded as before');
    await box.fill('nothing-says-this');
    assert.match(await page.getByRole('status').innerText(), /^None/);
    assert.equal(await page.locator('main section:visible').count(), 0);
  });

  it('opens in the map what a link leads to, also what the search had hidden', async () => {
    await open('map.html', 1000);
    await page.getByRole('link', { name: 'Blocks', exact: true }).click();
    await page.locator('#blocks tbody tr').first().waitFor();
    await page.getByRole('searchbox').fill('A-05 lateness');
    await page.locator('#rule-A-05').getByRole('link').first().click();
    const [, id = ''] = page.url().split('#');
    await page.locator(`[id="${id}"]`).waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), '');
  });

  it('prints the whole map, though its sections are folded', async () => {
    await open('map.html', 1000);
    const folded = (await page.pdf({ preferCSSPageSize: true })).length;
    await page.click('#open-all');
    const opened = (await page.pdf({ preferCSSPageSize: true })).length;
    assert.ok(Math.abs(opened - folded) < opened / 100, `${folded} bytes, ${opened} opened`);
  });
});
