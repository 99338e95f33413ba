import { html } from '../content/map/text.ts';
import { LEVEL_WORDS } from '../domain/case/case-words.ts';
import type { Pack, PackRule } from '../domain/pack/pack.ts';
import { day, section, table } from './parts.ts';
import { closing, plan } from './plan.ts';
import { style } from './style.ts';

/** A pack as one HTML document: no scripts, nothing from elsewhere, made to be printed on A4. */
export function packPage(pack: Pack): string {
  const title = `Referral pack ${pack.reference}`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
<main class="sheet">
<header>
<p class="marking"><span><b>Personal data of a pupil.</b> Share only with the people who decide on this referral, keep it no longer than you need it, then destroy it.</span></p>
<p class="school">${html(pack.school)}</p>
<h1>${html(title)}</h1>
<p class="for">For the provider or local authority panel that is asked to consider education for this pupil. Made on ${day(pack.madeOn)}.</p>
<dl class="key">
<div><dt>Pupil (school reference)</dt><dd>${html(pack.pupil.reference)}</dd></div>
<div><dt>Year group</dt><dd>${html(pack.pupil.year)}</dd></div>
<div><dt>Concern raised</dt><dd>${day(pack.raised.on)}</dd></div>
<div><dt>Raised by</dt><dd>${html(pack.raised.by)}</dd></div>
</dl>
<p class="note">The pupil's name, date of birth and contacts are not in this document: the school's office gives them on your own form, with the reference above. Please speak to the school before you contact home.</p>
</header>
${decision(pack)}
${closing(pack)}
${plan(pack)}
${proposal(pack)}
${reasons(pack)}
${section('What was noticed', table([{ label: 'Main reason for raising it', value: pack.raised.reason }, ...pack.seen]))}
${section('What was tried, and what happened', table(pack.tried))}
${section("The pupil's and parents' view", table(pack.voice))}
${section('Strengths, and what success would look like', table(pack.strengths))}
${figures(pack)}
${send(pack)}
${questions(pack)}
<footer>
<p>Drawn from the school's record of ${html(pack.reference)} on ${day(pack.madeOn)}. Rules: ${html(pack.rulesAsOf)}. A level says how soon people look at a concern; it is no score, no prediction and no diagnosis. People decided, and can be asked why.</p>
</footer>
</main>
</body>
</html>
`;
}

function decision({ decision: made }: Pack): string {
  const body = made
    ? `<h3>${html(made.outcome)}</h3>
<p>Decided by ${html(made.by)} on ${day(made.on)}.</p>
<blockquote>${html(made.reason)}</blockquote>`
    : '<h3>Not decided yet</h3>\n<p>The school is still considering this referral.</p>';
  return section('Decision', `<div class="decision">${body}</div>`);
}

/** What was proposed, until a plan stands instead of it; and what has to be kept either way. */
function proposal({ plan: made, proposal: proposed, open, setAside, dates }: Pack): string {
  const rows = made ? [] : proposed;
  if (rows.length + open.length + setAside.length + dates.length === 0) return '';
  const parts = [
    rows.length > 0 ? table(rows) : made ? '' : '<p class="none">No provision has been proposed yet.</p>',
    open.length > 0
      ? `<h3>Still open</h3>\n<ul>${open.map((line) => `<li>${html(line)}</li>`).join('')}</ul>`
      : '',
    setAside.length > 0
      ? `<h3>Set aside by the headteacher</h3>\n<ul>${setAside.map(({ what, by, reason }) => `<li>${html(`${what}: ${reason} (${by})`)}</li>`).join('')}</ul>`
      : '',
    dates.length > 0
      ? `<div class="keep"><h3>Dates that law or statutory guidance sets</h3>
<table><thead><tr><th>By</th><th>What</th><th>How it was counted</th></tr></thead><tbody>
${dates.map(({ what, date, counted, missed }) => `<tr><td class="day">${day(date)}</td><td>${html(what)}${missed ? ' <span class="late">Not kept as planned.</span>' : ''}</td><td>${html(counted)}</td></tr>`).join('\n')}
</tbody></table></div>`
      : '',
  ];
  return section(
    made ? 'Dates and conditions' : 'What is proposed',
    parts.filter((part) => part !== '').join('\n'),
  );
}

function reasons({ level }: Pack): string {
  if (!level) return '';
  const provisional = level.provisional
    ? ' <span class="tag">Provisional: some office facts are missing.</span>'
    : '';
  return section(
    'Why, and how soon',
    `<p><span class="level">${html(level.name)}</span> ${html(level.means)}.${provisional}</p>
<p class="note">The level is the highest among the reasons below, each with what gave rise to it and where it comes from. Reasons a school keeps to itself are never counted or shown here, whether or not there are any.</p>
${level.rules.map(reason).join('\n')}`,
  );
}

function reason({ name, level, because, setBy, sources }: PackRule): string {
  const basis = [
    `${setBy.charAt(0).toUpperCase()}${setBy.slice(1)}.`,
    ...sources.map(({ title, date }) => `${title} (${date}).`),
  ];
  return `<div class="reason">
<h3>${html(name)} <span class="tag">${html(LEVEL_WORDS[level].name.toLowerCase())}</span></h3>
<ul>${because.map((line) => `<li>${html(line)}</li>`).join('')}</ul>
<p class="basis">${html(basis.join(' '))}</p>
</div>`;
}

function figures(pack: Pack): string {
  const { attendance, suspensions, timetable, provisionSoFar } = pack;
  const asAt =
    attendance.asAt === undefined ? '' : `<p class="note">Figures as at ${day(attendance.asAt)}.</p>`;
  const entered =
    suspensions.enteredBy === undefined
      ? ''
      : `<p class="note">As entered in the record by ${day(suspensions.enteredBy)}.</p>`;
  return section(
    "Figures from the school's records",
    [
      `<h3>Attendance</h3>\n${table(attendance.rows)}${asAt}`,
      `<h3>Suspension and exclusion</h3>\n${table(suspensions.rows)}${entered}`,
      ...(timetable.length > 0 ? [`<h3>Reduced timetable</h3>\n${table(timetable)}`] : []),
      ...(provisionSoFar.length > 0
        ? [`<h3>Alternative provision so far</h3>\n${table(provisionSoFar)}`]
        : []),
    ].join('\n'),
  );
}

function send({ send: facts }: Pack): string {
  if (!facts) return '';
  const says = facts.says.map(
    ({ name, says: words, setBy }) =>
      `<p><b>${html(name)}.</b> ${html(words)} <span class="tag">(${html(setBy)})</span></p>`,
  );
  return section(
    'Special educational needs',
    `<p class="note">Included because the school's inclusion lead asked for it.</p>\n${table(facts.rows)}\n${says.join('\n')}`,
  );
}

function questions({ questions: asked }: Pack): string {
  if (asked.length === 0) return '';
  const said = (who: string, on: string, text: string) =>
    `<p class="said"><b>${who}, ${day(on)}</b><span>${html(text)}</span></p>`;
  return section(
    'Questions and answers',
    asked
      .flatMap(({ question, askedOn, answer, answeredOn }) => [
        said('The inclusion lead asked', askedOn, question),
        answer !== undefined && answeredOn !== undefined
          ? said('The member of staff answered', answeredOn, answer)
          : '<p class="none">No answer yet.</p>',
      ])
      .join('\n'),
  );
}
