import { html } from 'hono/html';
import type { TransferredRecord } from '../words/record/transferred.ts';
import type { StaffRecord } from '../words/record/make-staff-record.ts';
import { TO_CHECK, type PupilRecord, type RecordPart } from '../words/record/record.ts';
import { day, type Html } from './parts.ts';
import { wholePage } from './whole-page.ts';

/** Everything held about a pupil as one HTML document: self-contained, for reading on a screen and printing on A4. */
export function recordPage({ school, pupil, madeOn, parts }: PupilRecord): string {
  const title = `Everything held about pupil ${pupil}`;
  return drawPage({
    title,
    school,
    parts,
    whose: 'a pupil',
    marking: html`<b>Personal data of a pupil, not checked yet.</b> Whoever answers for data protection decides on each line marked "to check" before this is given to anybody.`,
    about: html`Made on ${day(madeOn)} from the referral bot's storage. Nothing is left out. ${countToCheck(parts)}`,
    note: "Not in here: what stands in the school's other records, in the chats and channels of Teams, and in copies that were made of referral packs.",
  });
}

/** What a school transfers about a pupil, as one HTML document like the others. */
export function transferPage({ from, to, pupil, madeOn, by, leftOut, parts }: TransferredRecord): string {
  return drawPage({
    title: `What ${from} sends about pupil ${pupil}`,
    school: from,
    parts,
    whose: 'a pupil',
    marking: html`<b>Personal data of a pupil.</b> For ${to}, and for those there who work with the pupil.`,
    about: html`Made on ${day(madeOn)} from the referral bot's storage, as ${by.join(' and ')} decided. ${leftOut === 0 ? 'No line was' : leftOut === 1 ? 'One line was' : `${leftOut} lines were`} left out after somebody had looked at them.`,
    note: "Not in here: who looked at the cases, forms not sent, and the school's other records. The child protection file goes from DSL to DSL, separately.",
  });
}

/** Everything held about a member of staff, as one HTML document like the others. */
export function staffRecordPage({ school, person, madeOn, parts }: StaffRecord): string {
  return drawPage({
    title: `Everything held about ${person}`,
    school,
    parts,
    whose: 'a member of staff',
    marking: html`<b>Personal data of a member of staff, not checked yet.</b> A case's reference stands for a pupil. Whoever answers for data protection decides on references, and on each line marked "to check", before this is given to anybody.`,
    about: html`Made on ${day(madeOn)} from the referral bot's storage. No kind of row is left out. What they wrote about pupils is in the file with the data, and not here. ${countToCheck(parts)}`,
    note: "Not in here: what is about them without their id or their full name, the school's other records, what stands in the chats and channels of Teams, files that somebody saved, and backups.",
  });
}

function countToCheck(parts: readonly RecordPart[]): string {
  const count = parts
    .flatMap(({ sections }) => sections.flatMap(({ rows }) => rows))
    .filter(({ check }) => check !== undefined).length;
  return `${count === 0 ? 'No line is' : count === 1 ? 'One line is' : `${count} lines are`} marked "to check".`;
}

function drawPage({
  title,
  school,
  parts,
  whose,
  marking,
  about,
  note,
}: {
  readonly title: string;
  readonly school: string;
  readonly parts: readonly RecordPart[];
  readonly whose: 'a pupil' | 'a member of staff';
  readonly marking: Html;
  readonly about: Html;
  readonly note: string;
}): string {
  return wholePage(
    {
      title,
      printed: `${title}. Personal data of ${whose}.`,
      skip: 'Skip to the record',
    },
    html`<header>
<p class="marking"><span>${marking}</span></p>
<p class="school">${school}</p>
<h1>${title}</h1>
<p class="for">${about}</p>
<p class="note">${note}</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>${parts.map(({ title: name }, at) => html`<li><a href="#part-${at + 1}">${name}</a></li>`)}</ol>
</nav>
<main>
${parts.map(drawPart)}
</main>`,
  );
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
