import { html } from 'hono/html';
import { day, list, section, table, type Html } from './parts.ts';
import { closing, plan } from './plan.ts';
import { style } from './style.ts';
import { LEVEL_WORDS } from '../words/cases.ts';
import type { Pack, PackRule } from '../words/pack/pack.ts';
import { describeWeeks } from '../words/supports.ts';

/** A pack as one HTML document: no scripts, self-contained, for printing on A4. */
export function packPage(pack: Pack): string {
  const title = `Referral pack ${pack.reference}`;
  const page = html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main class="sheet">
<header>
<p class="marking"><span><b>Personal data of a pupil.</b> Share it only with the people who decide on this referral. Keep it no longer than you need it, then destroy it.</span></p>
<p class="school">${pack.school}</p>
<h1>${title}</h1>
<p class="for">For the provider or local authority panel that is asked to consider education for this pupil. Made on ${day(pack.madeOn)}.</p>
<dl class="key">
<div><dt>Pupil (school reference)</dt><dd>${pack.pupil.reference}</dd></div>
<div><dt>Year group</dt><dd>${pack.pupil.year}</dd></div>
<div><dt>Concern raised</dt><dd>${day(pack.raised.on)}</dd></div>
<div><dt>Raised by</dt><dd>${pack.raised.by}</dd></div>
</dl>
<p class="note">The pupil's name, date of birth and contacts are not in this document. The school's office gives them on your own form, with the reference above. Please speak to the school before you contact home.</p>
</header>
${decision(pack)}
${closing(pack)}
${plan(pack)}
${proposal(pack)}
${reasons(pack)}
${section('What was noticed', table([{ label: 'Main reason for raising it', value: pack.raised.reason }, ...pack.seen]))}
${tried(pack)}
${section("The pupil's and parents' view", table(pack.voice))}
${section('Strengths, and what success would look like', table(pack.strengths))}
${figures(pack)}
${send(pack)}
${questions(pack)}
<footer>
<p>Drawn from the school's record of ${pack.reference} on ${day(pack.madeOn)}. Rules: ${pack.rulesAsOf}. A level says how soon people look at a concern; it is no score, no prediction and no diagnosis. People decided, and can be asked why.</p>
</footer>
</main>
</body>
</html>
` as string;
  // The template returns a String object, and a promise only when given one.
  return `<!doctype html>\n${page}`;
}

function decision({ decision: made }: Pack): Html {
  const body = made
    ? html`<h3>${made.outcome}</h3>
        <p>${made.done} by ${made.by} on ${day(made.on)}.</p>
        ${made.reason === '' ? '' : html`<blockquote>${made.reason}</blockquote>`}`
    : html`<h3>Not decided yet</h3>
        <p>The school is still considering this referral.</p>`;
  return section('Decision', html`<div class="decision">${body}</div>`);
}

/** The proposal, until a plan replaces it, and the dates that matter either way. */
function proposal({ plan: made, proposal: proposed, open, setAside, dates }: Pack): Html | undefined {
  const rows = made ? [] : proposed;
  if (rows.length + open.length + setAside.length + dates.length === 0) return undefined;
  const parts = [
    rows.length > 0 && table(rows),
    rows.length === 0 && !made && html`<p class="none">No provision has been proposed yet.</p>`,
    open.length > 0 &&
      html`<h3>Still open</h3>
        ${list(open)}`,
    setAside.length > 0 &&
      html`<h3>Set aside by the headteacher</h3>
        ${list(setAside.map(({ what, by, reason }) => `${what}: ${reason} (${by})`))}`,
    dates.length > 0 &&
      html`<div class="keep">
        <h3>Dates that law or statutory guidance sets</h3>
        <table>
          <thead>
            <tr>
              <th scope="col">By</th>
              <th scope="col">What</th>
              <th scope="col">How it was counted</th>
            </tr>
          </thead>
          <tbody>
            ${dates.map(dateRow)}
          </tbody>
        </table>
      </div>`,
  ];
  return section(made ? 'Dates and conditions' : 'What is proposed', parts);
}

function dateRow({ what, date, counted, missed }: Pack['dates'][number]): Html {
  return html`<tr>
    <td class="day">${day(date)}</td>
    <td>${what}${missed && html` <span class="late">Not kept as planned.</span>`}</td>
    <td>${counted}</td>
  </tr>`;
}

function reasons({ level }: Pack): Html | undefined {
  if (!level) return undefined;
  const provisional =
    level.provisional && html` <span class="tag">Provisional: some office facts are missing.</span>`;
  return section(
    'Why, and how soon',
    html`<p><span class="level">${level.name}</span> ${level.means}.${provisional}</p>
      <p class="note">
        The level is the highest among the reasons below, each with what gave rise to it and where it comes
        from. Reasons a school keeps to itself are never counted or shown here, whether or not there are any.
      </p>
      ${level.rules.map(reason)}`,
  );
}

function reason({ name, level, because, setBy, sources }: PackRule): Html {
  const basis = [
    `${setBy.charAt(0).toUpperCase()}${setBy.slice(1)}.`,
    ...sources.map(({ title, date }) => `${title} (${date}).`),
  ];
  return html`<div class="reason">
    <h3>${name} <span class="tag">${LEVEL_WORDS[level].name.toLowerCase()}</span></h3>
    ${list(because)}
    <p class="basis">${basis.join(' ')}</p>
  </div>`;
}

function tried({ tried: ticked, supports }: Pack): Html {
  return section('What was tried, and what happened', [
    (ticked.length > 0 || supports.length === 0) && table(ticked),
    supports.length > 0 && supportTable(supports),
  ]);
}

function supportTable(supports: Pack['supports']): Html {
  return html`<table class="wide">
    <caption>
      Each support, as the school recorded it
    </caption>
    <thead>
      <tr>
        <th scope="col">Support</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col">How often</th>
        <th scope="col">By whom</th>
        <th scope="col">What changed</th>
      </tr>
    </thead>
    <tbody>
      ${supports.map(supportRow)}
    </tbody>
  </table>`;
}

function supportRow({ what, from, to, weeks, often, by, effect, finished }: Pack['supports'][number]): Html {
  const until = to === undefined ? 'still running' : to === from ? 'the same day' : day(to);
  return html`<tr>
    <th scope="row">
      ${what?.label ?? NOT_RECORDED}${!finished && html` <span class="tag">(unfinished)</span>`}
    </th>
    <td>${from === undefined ? NOT_RECORDED : day(from)}</td>
    <td>${weeks === undefined ? until : `${until} (${describeWeeks(weeks)})`}</td>
    <td>${often?.label ?? NOT_RECORDED}</td>
    <td>${by?.label ?? NOT_RECORDED}</td>
    <td>${effect?.label ?? NOT_RECORDED}</td>
  </tr>`;
}

const NOT_RECORDED = 'not recorded';

function figures({ attendance, suspensions, timetable, provisionSoFar }: Pack): Html {
  const { asAt } = attendance;
  const { enteredBy } = suspensions;
  return section("Figures from the school's records", [
    html`<h3>Attendance</h3>
      ${table(attendance.rows)}`,
    asAt !== undefined && html`<p class="note">Figures as at ${day(asAt)}.</p>`,
    html`<h3>Suspension and exclusion</h3>
      ${table(suspensions.rows)}`,
    enteredBy !== undefined && html`<p class="note">As entered in the record by ${day(enteredBy)}.</p>`,
    timetable.length > 0 &&
      html`<h3>Reduced timetable</h3>
        ${table(timetable)}`,
    provisionSoFar.length > 0 &&
      html`<h3>Alternative provision so far</h3>
        ${table(provisionSoFar)}`,
  ]);
}

function send({ send: facts }: Pack): Html | undefined {
  if (!facts) return undefined;
  return section('Special educational needs', [
    html`<p class="note">Included because the school's inclusion lead asked for it.</p>`,
    table(facts.rows),
    facts.says.map(
      ({ name, says, setBy }) => html`<p><b>${name}.</b> ${says} <span class="tag">(${setBy})</span></p>`,
    ),
  ]);
}

function questions({ questions: asked }: Pack): Html | undefined {
  if (asked.length === 0) return undefined;
  const said = (who: string, on: string, text: string) =>
    html`<p class="said"><b>${who}, ${day(on)}</b><span>${text}</span></p>`;
  return section(
    'Questions and answers',
    asked.map(({ question, askedOn, answer, answeredOn }) => [
      said('The inclusion lead asked', askedOn, question),
      answer !== undefined && answeredOn !== undefined
        ? said('The member of staff answered', answeredOn, answer)
        : html`<p class="none">No answer yet.</p>`,
    ]),
  );
}
