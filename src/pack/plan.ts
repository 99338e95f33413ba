import { html } from 'hono/html';
import { columns, day, table, type Html, type Section } from './parts.ts';
import type { Pack, PackPlan } from '../words/pack/pack.ts';

/** How the case ended, at the top of the document, to make clear that it is over. */
export function closing({ closing: ended }: Pack): Section | undefined {
  if (!ended) return undefined;
  const { outcome, by, on, reason, whatWorked } = ended;
  return {
    title: 'How it ended',
    body: html`<div class="decision">
      <h3>${outcome}</h3>
      <p>Closed by ${by} on ${day(on)}.</p>
      <blockquote>${reason}</blockquote>
      ${
        whatWorked !== undefined &&
        html`<h3>What worked</h3>
          <p class="words">${whatWorked}</p>`
      }
    </div>`,
  };
}

/** The plan: why, aims, progress, what is agreed, the way back, and what reviews decided. */
export function plan({ plan: made, closing: ended }: Pack): Section | undefined {
  if (!made) return undefined;
  const { pupilWants, takesBack } = made;
  const body = [
    html`<p class="words">${made.why}</p>`,
    pupilWants !== undefined &&
      html`<h3>What the pupil says they want</h3>
        <blockquote class="words">${pupilWants}</blockquote>`,
    html`<h3>Aims</h3>`,
    tabulateDates(
      'Aims',
      made.aims.map(({ what, by }) => ({ date: `by ${day(by)}`, what })),
    ),
    html`<h3>How success is measured: start, reviews, aim</h3>`,
    table(made.measures, 'How success is measured'),
    made.sessions && sessions(made.sessions),
    html`<h3>What is agreed</h3>`,
    table(
      [
        ...made.agreed,
        { label: 'Runs', value: `${day(made.from)} to ${day(made.to)}` },
        ...(ended ? [] : [{ label: 'Next review', value: day(made.nextReview) }]),
      ],
      'What is agreed',
    ),
    made.wayBack.length > 0 && [
      html`<h3>The way back to class</h3>`,
      tabulateDates(
        'The way back to class',
        made.wayBack.map(({ what, who, from }) => ({ date: `from ${day(from)}`, what: `${what} (${who})` })),
      ),
    ],
    takesBack !== undefined &&
      html`<p><b>What the pupil takes back into class:</b> <span class="words">${takesBack}</span></p>`,
    made.reviews.length > 0 && [html`<h3>Reviews</h3>`, reviews(made)],
  ];
  return { title: 'The plan', body };
}

function tabulateDates(
  caption: string,
  rows: readonly { readonly date: string; readonly what: string }[],
): Html {
  return table(
    rows.map(({ date, what }) => ({ label: date, value: what })),
    caption,
  );
}

function sessions({ offered, attended, weeks }: NonNullable<PackPlan['sessions']>): Html {
  return html`<p class="note">
    ${attended} of ${offered} sessions attended, as the weekly updates of ${weeks}
    ${weeks === 1 ? 'week' : 'weeks'} count them.
  </p>`;
}

function reviews({ reviews: held }: PackPlan): Html {
  return columns(
    { text: 'Reviews', shown: false },
    ['On', 'Decided', 'What worked'],
    held.map(
      ({ on, by, decision, whatWorked }) =>
        html`<tr>
          <th scope="row" class="day">${day(on)}</th>
          <td>${decision} (${by})</td>
          <td>${whatWorked}</td>
        </tr>`,
    ),
  );
}
