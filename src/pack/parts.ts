import { html } from 'hono/html';
import type { PackRow } from '../words/pack/pack.ts';
import { describeDay } from '../words/dates.ts';

/** A piece of the page. Values put into one are escaped, unless they are pieces themselves. */
export type Html = ReturnType<typeof html>;

/** A `YYYY-MM-DD` date with its year. */
export function day(date: string): string {
  return `${describeDay(date)} ${date.slice(0, 4)}`;
}

/** A section under a heading. */
export function section(title: string, body: unknown): Html {
  return html`<section>
    <h2>${title}</h2>
    ${body}
  </section>`;
}

/** Rows as a table, or a line that says there are none. */
export function table(rows: readonly PackRow[]): Html {
  if (rows.length === 0) return html`<p class="none">Nothing recorded.</p>`;
  return html`<table>
    <tbody>
      ${rows.map(
        ({ label, value }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td>${value}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** A list with bullets. */
export function list(items: readonly string[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
