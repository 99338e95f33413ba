import { html } from '../content/map/text.ts';
import { dayInWords } from '../domain/calendar/london.ts';
import type { PackRow } from '../domain/pack/pack.ts';

/** A `YYYY-MM-DD` date with its year, as HTML. */
export function day(date: string): string {
  return html(`${dayInWords(date)} ${date.slice(0, 4)}`);
}

/** A section under a heading; `body` is HTML. */
export function section(title: string, body: string): string {
  return `<section>\n<h2>${html(title)}</h2>\n${body}\n</section>`;
}

/** Rows as a table, or a line that says there is nothing. */
export function table(rows: readonly PackRow[]): string {
  if (rows.length === 0) return '<p class="none">Nothing recorded.</p>';
  const lines = rows.map(
    ({ label, value }) => `<tr><th scope="row">${html(label)}</th><td>${html(value)}</td></tr>`,
  );
  return `<table><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}
