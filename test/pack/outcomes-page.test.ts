import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { outcomesPage } from '../../src/pack/outcomes-page.ts';
import { outcomesTable } from '../../src/pack/outcomes-table.ts';
import { outcomesOfSpring } from '../support/past-plans.ts';

describe('The page of what came of support and provision', () => {
  const page = outcomesPage(outcomesOfSpring());

  it('is one document without scripts, that asks nothing of a network', () => {
    assert.match(page, /^<!doctype html>\n<html lang="en-GB">/);
    assert.doesNotMatch(page, /<script|<link|https?:|url\(/);
  });

  it('says the figures in a table and as bars with their numbers beside them', () => {
    assert.match(page, /A tutor or tutor agency[^]*at least 15[^]*£1,750[^]*40 %[^]*70 %[^]*80 %/);
    assert.match(page, /<dt>A tutor or tutor agency, during<\/dt>\s*<dd>[^]*?70<\/dd>/);
  });

  it('says how it counts and what it does not show, and ranks nothing', () => {
    assert.match(page, /no group to compare with/);
    assert.doesNotMatch(page, /success|best|worst|rank|league/i);
  });

  it('holds no name of a provider, and no figure of a kind under five', () => {
    assert.doesNotMatch(page, /Bramble|Larkfield|Withy/);
    assert.match(page, /Fewer than five pupils each, which can be none: [^<]*non-school AP/);
  });

  it('says so where there is nothing to tell', () => {
    const empty = outcomesPage(outcomesOfSpring([]));
    assert.match(empty, /All kinds together: fewer than five pupils, which can be none/);
    assert.doesNotMatch(empty, /<table/);
  });

  it('escapes what the school calls itself and its terms', () =>
    assert.doesNotMatch(
      outcomesPage(outcomesOfSpring([], { school: '<b>x</b>', name: '<i>y</i>' })),
      /<b>x|<i>y/,
    ));
});

describe('The table of what came of support and provision', () => {
  it('has a row for each group that may be told apart, with the same headings where there is none', () => {
    const rows = parse(outcomesTable(outcomesOfSpring()), {
      bom: true,
      columns: true,
    }) as readonly Record<string, string>[];
    assert.deepEqual(
      rows.map((row) => [row['Pupils'], row['Back in class']]),
      [
        ['at least 20', 'at least 15'],
        ['at least 15', 'at least 10'],
        ['at least 5', 'not shown'],
      ],
    );
    const [headings] = parse(outcomesTable(outcomesOfSpring([])), {
      bom: true,
    }) as readonly (readonly string[])[];
    assert.deepEqual(headings, Object.keys(rows[0] ?? {}));
  });

  it('holds nothing that a spreadsheet would take for a formula', () => {
    const table = outcomesTable(outcomesOfSpring(undefined, { school: '=HYPERLINK("x")', name: '@SUM(A1)' }));
    const cells = (parse(table, { bom: true }) as readonly (readonly string[])[]).flat();
    assert.ok(cells.some((cell) => cell.includes('HYPERLINK')));
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r]/, cell);
  });
});
