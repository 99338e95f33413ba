import { html } from 'hono/html';
import type { PackRow } from '../words/pack/pack.ts';

export { describeDayWithYear as day } from '../words/dates.ts';

/** A piece of the page. Values put into one are escaped, unless they are pieces themselves. */
export type Html = ReturnType<typeof html>;

/** A section of the document; the page numbers its heading and lists it in the contents. */
export interface Section {
  readonly title: string;
  readonly body: unknown;
}

/** Rows as a table, or a line that says there are none. A screen reader reads the caption; the heading above shows it. */
export function table(rows: readonly PackRow[], caption: string): Html {
  if (rows.length === 0) return html`<p class="none">Nothing recorded.</p>`;
  return html`<table>
    <caption class="unseen">
      ${caption}
    </caption>
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

/** A table with a heading over each column. */
export function columns(caption: Caption, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<table class="columns ${caption.look ?? ''}">
    <caption class="${caption.shown ? '' : 'unseen'}">
      ${caption.text}
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

interface Caption {
  readonly text: string;
  /** False where a heading above says the same. */
  readonly shown: boolean;
  readonly look?: 'wide' | 'figures';
}

/** A list with bullets. */
export function list(items: readonly string[]): Html {
  return html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
