import { html } from 'hono/html';
import { TO_CHECK, type PupilRecord, type RecordPart } from '../words/record/record.ts';
import { day, type Html } from './parts.ts';
import { printedFooter, style } from './style.ts';

/** Everything held about a pupil as one HTML document: self-contained, for reading on a screen and printing on A4. */
export function recordPage(record: PupilRecord): string {
  const { school, pupil, madeOn, parts } = record;
  const title = `Everything held about pupil ${pupil}`;
  const count = parts
    .flatMap(({ sections }) => sections.flatMap(({ rows }) => rows))
    .filter(({ check }) => check !== undefined).length;
  const page = html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}${printedFooter(`${title}. Personal data of a pupil.`)}</style>
</head>
<body>
<a class="skip" href="#part-1">Skip to the record</a>
<div class="sheet">
<header>
<p class="marking"><span><b>Personal data of a pupil, not checked yet.</b> Whoever answers for data protection decides on each line marked "to check" before this is given to anybody.</span></p>
<p class="school">${school}</p>
<h1>${title}</h1>
<p class="for">Made on ${day(madeOn)} from the referral bot's storage. Nothing is left out. ${count === 0 ? 'No line is' : count === 1 ? 'One line is' : `${count} lines are`} marked "to check".</p>
<p class="note">Not in here: what stands in the school's other records, in the chats and channels of Teams, and in copies that were made of referral packs.</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>${parts.map(({ title: name }, at) => html`<li><a href="#part-${at + 1}">${name}</a></li>`)}</ol>
</nav>
<main>
${parts.map(drawPart)}
</main>
</div>
</body>
</html>
` as string;
  return `<!doctype html>\n${page}`;
}

function drawPart({ title, sections }: RecordPart, at: number): Html {
  const id = `part-${at + 1}`;
  return html`<section id="${id}" aria-labelledby="${id}-title" tabindex="-1">
    <h2 id="${id}-title"><span class="number">${at + 1}</span> ${title}</h2>
    ${sections.map(
      ({ title: name, rows }) =>
        html`<table>
          <caption>
            ${name}
          </caption>
          <tbody>
            ${rows.map(
              ({ label, value, check }) =>
                html`<tr>
                  <th scope="row">${label}</th>
                  <td>${[check === undefined ? '' : toCheck(TO_CHECK[check]), value]}</td>
                </tr> `,
            )}
          </tbody>
        </table>`,
    )}
  </section>`;
}

function toCheck(why: string): Html {
  return html`<span class="note"><b>To check:</b> ${why}</span><br />`;
}
