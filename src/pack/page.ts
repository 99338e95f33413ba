import { html } from 'hono/html';
import { columns, day, list, table, type Html, type Section } from './parts.ts';
import { closing, plan } from './plan.ts';
import { wholePage } from './whole-page.ts';
import { LEVEL_WORDS } from '../words/cases.ts';
import type { Pack, PackRule } from '../words/pack/pack.ts';
import { describeWeeks } from '../words/supports.ts';

/** A pack as one HTML document: no scripts, self-contained, for reading on a screen and printing on A4. */
export function packPage(pack: Pack): string {
  const title = `Referral pack ${pack.reference}`;
  const sections = [
    decision(pack),
    closing(pack),
    plan(pack),
    proposal(pack),
    reasons(pack),
    noticed(pack),
    tried(pack),
    { title: "The pupil's and parents' view", body: table(pack.voice, 'What the pupil and parents say') },
    { title: STRENGTHS, body: table(pack.strengths, STRENGTHS) },
    figures(pack),
    send(pack),
    questions(pack),
  ].filter((each) => each !== undefined);
  return wholePage(
    {
      title: `${title}, pupil ${pack.pupil.reference}`,
      printed: `${title}, pupil ${pack.pupil.reference}. Personal data of a pupil.`,
      skip: 'Skip to the decision',
    },
    html`<header>
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
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>${sections.map(({ title: name }, at) => html`<li><a href="#part-${at + 1}">${name}</a></li>`)}</ol>
</nav>
<main>
${sections.map(drawSection)}
</main>
<footer>
<p>Drawn from the school's record of ${pack.reference} on ${day(pack.madeOn)}. Rules: ${pack.rulesAsOf}. A level says how soon people look at a concern; it is no score, no prediction and no diagnosis. People decided, and can be asked why.</p>
</footer>`,
  );
}

const STRENGTHS = 'Strengths, and what success would look like';

function drawSection({ title, body }: Section, at: number): Html {
  const id = `part-${at + 1}`;
  return html`<section id="${id}" aria-labelledby="${id}-title" tabindex="-1">
    <h2 id="${id}-title"><span class="number">${at + 1}</span> ${title}</h2>
    ${body}
  </section>`;
}

function decision({ decision: made }: Pack): Section {
  const body = made
    ? html`<h3>${made.outcome}</h3>
        <p>${made.done} by ${made.by} on ${day(made.on)}.</p>
        ${made.reason === '' ? '' : html`<blockquote>${made.reason}</blockquote>`}`
    : html`<h3>Not decided yet</h3>
        <p>The school is still considering this referral.</p>`;
  return { title: 'Decision', body: html`<div class="decision">${body}</div>` };
}

/** The proposal, until a plan replaces it, and the dates that matter either way. */
function proposal({ plan: made, proposal: proposed, open, setAside, dates }: Pack): Section | undefined {
  const rows = made ? [] : proposed;
  if (rows.length + open.length + setAside.length + dates.length === 0) return undefined;
  const parts = [
    rows.length > 0 && table(rows, 'What is proposed'),
    rows.length === 0 && !made && html`<p class="none">No provision has been proposed yet.</p>`,
    open.length > 0 &&
      html`<h3>Still open</h3>
        ${list(open)}`,
    setAside.length > 0 &&
      html`<h3>Set aside by the headteacher</h3>
        ${list(setAside.map(({ what, by, reason }) => `${what}: ${reason} (${by})`))}`,
    dates.length > 0 &&
      html`<h3>${STATUTORY}</h3>
        ${columns({ text: STATUTORY, shown: false }, ['By', 'What', 'How it was counted'], dates.map(dateRow))}`,
  ];
  return { title: made ? 'Dates and conditions' : 'What is proposed', body: parts };
}

const STATUTORY = 'Dates that law or statutory guidance sets';

function dateRow({ what, date, counted, missed }: Pack['dates'][number]): Html {
  return html`<tr>
    <th scope="row" class="day">${day(date)}</th>
    <td>${what}${missed && html` <span class="late">Not kept as planned.</span>`}</td>
    <td>${counted}</td>
  </tr>`;
}

function reasons({ level }: Pack): Section | undefined {
  if (!level) return undefined;
  const provisional =
    level.provisional && html` <span class="tag">Provisional: some office facts are missing.</span>`;
  return {
    title: 'Why, and how soon',
    body: html`<p><span class="level">${level.name}</span> ${level.means}.${provisional}</p>
      <p class="note">
        The level is the highest among the reasons below, each with what gave rise to it and where it comes
        from. Reasons a school keeps to itself are never counted or shown here, whether or not there are any.
      </p>
      ${level.rules.map(reason)}`,
  };
}

/** Most sources bear a day, some a year or none. */
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

function reason({ name, level, because, setBy, sources }: PackRule): Html {
  const basis = [
    `${setBy.charAt(0).toUpperCase()}${setBy.slice(1)}.`,
    ...sources.map(({ title, date }) => `${title} (${ISO_DAY.test(date) ? day(date) : date}).`),
  ];
  return html`<div class="reason">
    <h3>${name} <span class="tag">${LEVEL_WORDS[level].name.toLowerCase()}</span></h3>
    ${list(because)}
    <p class="basis">${basis.join(' ')}</p>
  </div>`;
}

function noticed({ raised, seen }: Pack): Section {
  const title = 'What was noticed';
  return {
    title,
    body: table([{ label: 'Main reason for raising it', value: raised.reason }, ...seen], title),
  };
}

function tried({ tried: ticked, supports }: Pack): Section {
  const title = 'What was tried, and what happened';
  const body = [
    (ticked.length > 0 || supports.length === 0) && table(ticked, title),
    supports.length > 0 && supportTable(supports),
  ];
  return { title, body };
}

function supportTable(supports: Pack['supports']): Html {
  return columns(
    { text: 'Each support, as the school recorded it', shown: true, look: 'wide' },
    ['Support', 'From', 'To', 'How often', 'By whom', 'What changed'],
    supports.map(supportRow),
  );
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

function figures({ attendance, suspensions, timetable, provisionSoFar, learning }: Pack): Section {
  const { asAt } = attendance;
  const { enteredBy } = suspensions;
  const under = (title: string, rows: Pack['timetable']) =>
    html`<h3>${title}</h3>
      ${table(rows, title)}`;
  return {
    title: "Figures from the school's records",
    body: [
      under('Attendance', attendance.rows),
      asAt !== undefined && html`<p class="note">Figures as at ${day(asAt)}.</p>`,
      under('Suspension and exclusion', suspensions.rows),
      enteredBy !== undefined && html`<p class="note">As entered in the record by ${day(enteredBy)}.</p>`,
      timetable.length > 0 && under('Reduced timetable', timetable),
      provisionSoFar.length > 0 && under('Alternative provision so far', provisionSoFar),
      learning.length > 0 && under('Learning', learning),
    ],
  };
}

function send({ send: facts }: Pack): Section | undefined {
  if (!facts) return undefined;
  const title = 'Special educational needs';
  const body = [
    html`<p class="note">Included because the school's inclusion lead asked for it.</p>`,
    table(facts.rows, title),
    facts.says.map(
      ({ name, says, setBy }) => html`<p><b>${name}.</b> ${says} <span class="tag">(${setBy})</span></p>`,
    ),
  ];
  return { title, body };
}

function questions({ questions: asked }: Pack): Section | undefined {
  if (asked.length === 0) return undefined;
  const said = (who: string, on: string, text: string) =>
    html`<p class="said"><b>${who}, ${day(on)}</b><span>${text}</span></p>`;
  return {
    title: 'Questions and answers',
    body: asked.map(({ question, askedOn, answer, answeredOn }) => [
      said('The inclusion lead asked', askedOn, question),
      answer !== undefined && answeredOn !== undefined
        ? said('The member of staff answered', answeredOn, answer)
        : html`<p class="none">No answer yet.</p>`,
    ]),
  };
}
