import { html, raw } from 'hono/html';
import { columns, day, type Html } from './parts.ts';
import { wholePage } from './whole-page.ts';
import type { AgreementSheet } from '../words/pack/agreement-sheet.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** An agreement to a reduced timetable as one HTML document, with blanks to be filled in by hand on paper. */
export function agreementPage(sheet: AgreementSheet): string {
  const title = 'Reduced timetable: agreement';
  const { pupil } = sheet;
  return wholePage(
    {
      title: `${title}, pupil ${pupil.reference}`,
      printed: `${title}, pupil ${pupil.reference}. Personal data of a pupil.`,
      styles: [blanks],
    },
    html`<header>
<p class="marking"><span><b>Personal data of a pupil.</b> One copy for the family, one for the pupil's file.</span></p>
<p class="school">${sheet.school}</p>
<h1>${title}</h1>
<p class="for">For a short time the pupil has fewer hours than others, and then more each week, until they are back full time. Printed on ${day(sheet.madeOn)}.</p>
<dl class="key">
<div><dt>Pupil (school reference)</dt><dd>${pupil.reference}</dd></div>
<div><dt>Year group</dt><dd>${pupil.year}</dd></div>
<div><dt>First day</dt><dd>${day(sheet.start)}</dd></div>
<div><dt>Last day</dt><dd>${day(sheet.end)}</dd></div>
</dl>
${blank('Name of the pupil')}
${blank('Name of the parent or carer with whom the pupil normally lives')}
</header>
<main>
${hours(sheet)}
${wayBack(sheet)}
${terms(sheet)}
${signatures()}
</main>
<footer>
<p>From the school's record ${sheet.reference}. The school keeps the signed sheet in the pupil's file.</p>
</footer>`,
  );
}

const blanks =
  raw(`.blank { display: flex; gap: 10px; align-items: flex-end; margin: 16px 0 0; } .blank span { flex: 1; border-bottom: 1px solid var(--soft); min-height: 26px; min-width: 120px; }
.signed table { table-layout: fixed; } .signed td, .signed tbody th { height: 40px; vertical-align: bottom; } .signed thead th:last-child { width: 18%; }
main ul { margin: 4px 0; padding-left: 20px; } main li { padding: 2px 0; }
`);

function blank(label: string): Html {
  return html`<p class="blank"><b>${label}</b><span></span></p>`;
}

function hours({ days, hours: all, week, restOfWeek }: AgreementSheet): Html {
  const isShared = all.withProvider !== undefined;
  const row = (name: string, { inSchool, withProvider = 0, elsewhere }: AgreementSheet['hours']) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${inSchool}</td>
      ${isShared && html`<td>${withProvider}</td>`}
      <td>${elsewhere}</td>
    </tr>`;
  return html`<section>
    <h2>The first week</h2>
    ${columns(
      { text: 'Hours in the first week', shown: false },
      ['Day', 'Hours in school', ...(isShared ? ['Hours with the provider'] : []), 'Hours taught elsewhere'],
      [...days.map((each, at) => row(DAYS[at] ?? '', each)), row(`Together, of about ${week}`, all)],
    )}
    <h3>How the rest of the week is taught</h3>
    <p class="words">${restOfWeek}</p>
    ${blank('From and to which times on each day')}
  </section>`;
}

function wayBack({ steps, review, reviewDays, end, hours: { withProvider } }: AgreementSheet): Html {
  const counted =
    withProvider === undefined ? 'Hours a week in school' : 'Hours a week in school and with the provider';
  return html`<section>
    <h2>The way back to full time</h2>
    ${
      steps.length > 0 &&
      columns(
        { text: 'Hours week by week', shown: false },
        ['From Monday', counted],
        steps.map(
          ({ from, hours: inSchool }) =>
            html`<tr>
              <th scope="row">${day(from)}</th>
              <td>${inSchool}</td>
            </tr>`,
        ),
      )
    }
    <p>We look at it together by <b>${day(review)}</b>, and then at least every ${reviewDays} days. It ends on <b>${day(end)}</b> at the latest, and the pupil is back full time after that.</p>
  </section>`;
}

function terms({ keyAdult, hours: { withProvider } }: AgreementSheet): Html {
  const isShared = withProvider !== undefined;
  return html`<section>
    <h2>What we agree</h2>
    <ul>
      <li>The pupil keeps the right to full-time education. This is for a short time, and it is not a way to deal with behaviour.</li>
      <li>The parent agrees of their own free will, and may take the agreement back at any time by telling the school. The pupil is then offered a full timetable.</li>
      <li>In the hours out of school the parent knows where the pupil is and who looks after them. In school hours the school does${isShared && ', and in hours with the provider the provider'}.</li>
      <li>In the register, agreed hours out of school are an authorised absence (code C2).${isShared && ' Hours with the provider have a code of their own.'} A pupil who learns at home is never marked present. Below compulsory school age it is code X.</li>
      <li>The school tells the local authority where it asks to be told.</li>
      <li>${keyAdult} is the key adult at school: ask for them by name.</li>
    </ul>
  </section>`;
}

function signatures(): Html {
  const row = (who: string) =>
    html`<tr>
      <th scope="row">${who}</th>
      <td></td>
      <td></td>
      <td></td>
    </tr>`;
  return html`<section>
    <h2>Signatures</h2>
    <div class="signed">
      ${columns(
        { text: 'Signatures', shown: false },
        ['Who', 'Name', 'Signature', 'Date'],
        [
          row('Parent or carer with whom the pupil normally lives'),
          row('The pupil, if they wish'),
          row('For the school (headteacher or a senior leader)'),
        ],
      )}
    </div>
    ${blank('The local authority was told on')} ${blank('Its reference')}
  </section>`;
}
