import { html } from 'hono/html';
import type { MadeField, MadeForm } from '../words/council-forms/made-form.ts';
import { COUNCIL_FORM } from '../words/council-forms/page-words.ts';
import { day, list, type Html } from './parts.ts';
import { formStyle } from './style.ts';
import { wholePage } from './whole-page.ts';

/** A council's form as one HTML document: self-contained, to print on A4 and write in what the office knows. */
export function councilFormPage(made: MadeForm): string {
  const { form, reference, pupil, school, sections, attachments } = made;
  const foot = `${form.title}, pupil ${pupil.reference}. Personal data of a pupil.`;
  return wholePage(
    {
      title: `${form.title}, pupil ${pupil.reference}`,
      printed: foot,
      styles: [formStyle],
      skip: COUNCIL_FORM.skip,
    },
    html`<header>
<p class="marking"><span><b>${COUNCIL_FORM.marking}</b> ${COUNCIL_FORM.whoReads}</span></p>
<p class="school">${school}</p>
<h1>${form.title}</h1>
<p class="for">${COUNCIL_FORM.about(made, day(made.madeOn))}</p>
<p class="note">${COUNCIL_FORM.blanks}</p>
</header>
<main>
${sections.map(
  (
    { title, fields },
    at,
  ) => html`<section id="part-${at + 1}" aria-labelledby="part-${at + 1}-title" tabindex="-1">
<h2 id="part-${at + 1}-title"><span class="number">${at + 1}</span> ${title}</h2>
<table>
<caption class="unseen">${title}</caption>
<tbody>
${fields.map(drawField)}
</tbody>
</table>
</section>`,
)}
<section aria-labelledby="enclosed">
<h2 id="enclosed">${COUNCIL_FORM.enclosed}</h2>
${attachments.length === 0 ? html`<p class="none">${COUNCIL_FORM.nothingEnclosed}</p>` : html`<ul class="boxes">${attachments.map((label) => html`<li>${box(false)} ${label}</li>`)}</ul>`}
</section>
</main>
<footer>
<p>${COUNCIL_FORM.foot(reference, day(made.madeOn))}</p>
</footer>`,
  );
}

function drawField({ label, mark, value }: MadeField): Html {
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="${isList(value) ? 'list' : ''}">${value === undefined ? blank : drawValue(value)}${value !== undefined && mark === 'half' ? blank : ''}</td>
  </tr>`;
}

/** Several lines or boxes: the space between them is layout, where a text's own lines are its writer's. */
function isList(value: MadeField['value']): boolean {
  return value !== undefined && (!('lines' in value) || value.lines.length > 1);
}

/** A line to write on. */
const blank = html`<span class="blank"><span class="unseen">${COUNCIL_FORM.toWrite}</span></span>`;

function drawValue(value: NonNullable<MadeField['value']>): Html {
  if ('ticks' in value)
    return html`<ul class="boxes">
      ${value.ticks.map(({ label, ticked }) => html`<li>${box(ticked)} ${label}</li>`)}
    </ul>`;
  const [only, ...more] = value.lines;
  return more.length === 0 ? html`${only ?? ''}` : list(value.lines);
}

function box(ticked: boolean): Html {
  return html`<span aria-hidden="true">${ticked ? '☒' : '☐'}</span
    ><span class="unseen">${ticked ? COUNCIL_FORM.ticked : COUNCIL_FORM.notTicked}</span>`;
}
