import { html } from '../content/map/text.ts';
import { dayInWords } from '../domain/calendar/london.ts';
import type { Pack, PackPlan } from '../domain/pack/pack.ts';
import { day, section, table } from './parts.ts';

/** How the case ended, at the top of the document: whoever reads on knows that it is over. */
export function closing({ closing: ended }: Pack): string {
  if (!ended) return '';
  const worked =
    ended.whatWorked === undefined
      ? ''
      : `<h3>What worked</h3>\n<p class="words">${html(ended.whatWorked)}</p>`;
  return section(
    'How it ended',
    `<div class="decision"><h3>${html(ended.outcome)}</h3>
<p>Closed by ${html(ended.by)} on ${day(ended.on)}.</p>
<blockquote>${html(ended.reason)}</blockquote>${worked}</div>`,
  );
}

/** The plan: why, aims, how it goes, what is agreed, the way back, and what reviews decided. */
export function plan({ plan: made, closing: ended }: Pack): string {
  if (!made) return '';
  const parts = [
    `<p class="words">${html(made.why)}</p>`,
    made.pupilWants === undefined
      ? ''
      : `<h3>What the pupil says they want</h3>\n<blockquote class="words">${html(made.pupilWants)}</blockquote>`,
    `<h3>Aims</h3>\n${dated(made.aims.map(({ what, by }) => ({ date: `by ${day(by)}`, what })))}`,
    `<h3>How success is measured: start, reviews, aim</h3>\n${table(made.measures)}${sessions(made)}`,
    `<h3>What is agreed</h3>\n${table([
      ...made.agreed,
      { label: 'Runs', value: `${plain(made.from)} to ${plain(made.to)}` },
      ...(ended ? [] : [{ label: 'Next review', value: plain(made.nextReview) }]),
    ])}`,
    `<h3>The way back to class</h3>\n${dated(made.wayBack.map(({ what, who, from }) => ({ date: `from ${day(from)}`, what: `${what} (${who})` })))}`,
    made.takesBack === undefined
      ? ''
      : `<p><b>What the pupil takes back into class:</b> <span class="words">${html(made.takesBack)}</span></p>`,
    made.reviews.length === 0 ? '' : `<h3>Reviews</h3>\n${reviews(made)}`,
  ];
  return section('The plan', parts.filter((part) => part !== '').join('\n'));
}

function dated(rows: readonly { readonly date: string; readonly what: string }[]): string {
  const lines = rows.map(({ date, what }) => `<tr><th scope="row">${date}</th><td>${html(what)}</td></tr>`);
  return `<table><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

function sessions({ sessions: counted }: PackPlan): string {
  if (!counted) return '';
  const { offered, attended, weeks } = counted;
  return `<p class="note">${attended} of ${offered} sessions attended, as the weekly updates of ${weeks} ${weeks === 1 ? 'week' : 'weeks'} count them.</p>`;
}

function reviews({ reviews: held }: PackPlan): string {
  const lines = held.map(
    ({ on, by, decision, whatWorked }) =>
      `<tr><td class="day">${day(on)}</td><td>${html(`${decision} (${by})`)}</td><td>${html(whatWorked ?? '')}</td></tr>`,
  );
  return `<table><thead><tr><th>On</th><th>Decided</th><th>What worked</th></tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

/** For `table`, which makes HTML of what it gets. */
function plain(date: string): string {
  return dayInWords(date, '0000');
}
