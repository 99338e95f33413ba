import { html } from 'hono/html';
import { countOf, type Html } from './text.ts';

/** A part of the page, folded until somebody opens it; its heading says how much is in it. */
export function foldedSection(id: string, title: string, count: string, body: unknown): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <details>
      <summary><h2 id="${id}-title">${title}</h2> <span class="count">${count}</span></summary>
      ${body}
    </details>
  </section>`;
}

/** The same with a table in it. */
export function foldedTable(
  id: string,
  title: string,
  intro: string,
  heads: readonly string[],
  rows: readonly Html[],
): Html {
  const body = html`<p class="who">${intro}</p>
    <div class="scroll">
      <table>
        <caption class="unseen">
          ${title}
        </caption>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  return foldedSection(id, title, countOf(rows.length, 'line'), body);
}
