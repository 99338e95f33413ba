import { html, raw } from 'hono/html';
import type { GroupOutcomes } from '../domain/outcomes/term-outcomes.ts';
import {
  attendanceBars,
  describeAll,
  describeCounted,
  describePounds,
  describePupils,
  describeWeeks,
  groupsToTell,
  HOW_COUNTED,
  NOT_IN_FIGURES,
  OUTCOMES,
  type Bar,
  type GroupWords,
  type OutcomesOfSchool,
} from '../words/outcomes.ts';
import { columns, day, list, type Html } from './parts.ts';
import { wholePage } from './whole-page.ts';

/** What came of support and provision in a term, for governors: one self-contained page to read and to print on A4. */
export function outcomesPage({ school, madeOn, outcomes }: OutcomesOfSchool): string {
  const title = `${OUTCOMES.title}: ${outcomes.term.name}`;
  const bars = attendanceBars(outcomes);
  const groups = groupsToTell(outcomes);
  return wholePage(
    {
      title,
      printed: `${title}. ${school}.`,
      styles: [barStyle],
    },
    html`<header>
<p class="school">${school}</p>
<h1>${title}</h1>
<p class="for">For governors and leaders. ${describeCounted(outcomes)} Made on ${day(madeOn)}.</p>
</header>
<main>
${describeAll(outcomes).map((text) => html`<p>${text}</p>`)}
${groups.length > 0 && table(groups)}
${
  groups.length > 0 &&
  html`<h2>${OUTCOMES.pupilsChart}</h2>
    ${chart(
      OUTCOMES.pupilsChart,
      groups.map(({ name, group }) => ({ name, value: group.pupils })),
      Math.max(...groups.map(({ group }) => group.pupils)),
    )}`
}
${
  bars.length > 0 &&
  html`<h2>${OUTCOMES.attendanceChart}</h2>
    ${chart(OUTCOMES.attendanceChart, bars, PER_CENT)}`
}
<h2>How this is counted</h2>
${list(HOW_COUNTED)}
<h2>What it does not show</h2>
<p>${NOT_IN_FIGURES}</p>
</main>
<footer><p>From the school's record of referrals and plans. Nothing in it is about one pupil.</p></footer>`,
  );
}

const PER_CENT = 100;

/** The groups that may be told apart; the others stand in a sentence above. */
function table(groups: readonly GroupWords[]): Html {
  return html`<div class="scroll">
    ${columns(
      { text: 'What is told of each', shown: false, look: 'figures' },
      [
        '',
        'Pupils',
        'Weeks of this term',
        'Cost a pupil',
        'Attendance before',
        'Attendance during',
        'Attendance after',
        'Back in class',
        'Still there a term later',
      ],
      groups.map(({ name, group }) => row(name, group)),
    )}
  </div>`;
}

function row(
  name: string,
  { pupils, weeks, costEach, attendance, returned, stillBack }: GroupOutcomes,
): Html {
  const shown = <T>(value: T | undefined, inWords: (value: T) => string) =>
    value === undefined ? html`<span class="none">${OUTCOMES.notShown}</span>` : inWords(value);
  const perCent = (value: number) => `${value} %`;
  const some = (count: number) => (count === 0 ? undefined : count);
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${describePupils(pupils)}</td>
    <td>${shown(weeks, describeWeeks)}</td>
    <td>${shown(costEach, describePounds)}</td>
    <td>${shown(attendance?.before, perCent)}</td>
    <td>${shown(attendance?.during, perCent)}</td>
    <td>${shown(attendance?.after, perCent)}</td>
    <td>${shown(some(returned), describePupils)}</td>
    <td>${shown(some(stillBack), describePupils)}</td>
  </tr>`;
}

/** Bars with their names and numbers as text, so that a screen reader and a printer without colours have them too. */
function chart(caption: string, bars: readonly Bar[], most: number): Html {
  return html`<dl class="bars" aria-label="${caption}">
    ${bars.map(
      ({ name, value, stage }) =>
        html`<div>
          <dt>${name}</dt>
          <dd><span
              class="bar ${stage ?? ''}"
              style="width: ${Math.round((value / most) * BAR_WIDTH)}%"
            ></span>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** The longest bar, in per cent of its place: the number stands beside it. */
const BAR_WIDTH = 88;

const barStyle = raw(`
.figures { font-size: 13px; } .figures th, .figures td { padding-right: 8px; white-space: normal; } .figures th:first-child { width: 22%; } .figures .none { font-style: normal; }
.bars { margin: 4px 0 8px; } .bars div { display: grid; grid-template-columns: 34% 1fr; gap: 12px; align-items: center; padding: 3px 0; break-inside: avoid; }
.bars dt { font-size: 13px; } .bars dd { margin: 0; display: flex; align-items: center; gap: 8px; font-size: 13px; font-weight: 600; }
.bar { display: inline-block; height: 14px; background: var(--band); } .bar.before { background: #a9bad0; } .bar.during { background: #5d7fa8; } .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.scroll { overflow-x: auto; }
@media (max-width: 640px) { .figures { min-width: 620px; } .bars div { grid-template-columns: 1fr; gap: 2px; } }
`);
