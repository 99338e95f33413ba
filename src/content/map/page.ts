import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { CASE_FORMS, FIRST_CASE_FORM, staysInCase, type CaseFormName } from '../../domain/content/bank.ts';
import type { Content } from '../../domain/content/content.ts';
import { contentOfPlanForms } from '../../domain/questions/for-school.ts';
import { usesOfQuestions } from '../../domain/triage/uses.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { CASE_FORM_WORDS } from '../../words/forms.ts';
import { partSection, type PartHeading } from './questions.ts';
import {
  blocksSection,
  definitionsSection,
  modelsSection,
  rulesSection,
  sameStepsSection,
  thresholdsSection,
} from './rules.ts';
import { style } from './style.ts';
import { suggestionsSection } from './suggestions.ts';
import type { Html } from './text.ts';

const CONCERN: readonly PartHeading[] = [
  {
    part: 0,
    form: 'concern',
    gate: true,
    title: 'Safeguarding gate',
    who: 'Whoever raises a concern, first and every time',
  },
  { part: 1, form: 'concern', title: 'Staff', who: 'The member of staff who has the concern' },
];
const PARTS = [...CONCERN, ...CASE_FORMS.filter(staysInCase).map(headingOf)];
/** Asked once a case is approved, from a bank of their own; no rule reads them. */
const FORMS = CASE_FORMS.filter((form) => !staysInCase(form)).map(headingOf);

function headingOf(form: CaseFormName): PartHeading {
  const { title, filledInBy } = CASE_FORM_WORDS[form];
  return { part: FIRST_CASE_FORM + CASE_FORMS.indexOf(form), form, title, who: filledInBy };
}

/** One self-contained HTML page that shows all of the content for review by a person who does not program. */
export function contentMap(content: Content): string {
  const uses = usesOfQuestions(content);
  const forms = contentOfPlanForms(content);
  const usesOfForms = usesOfQuestions(forms);
  const { bank, rules, blocks, models, thresholds } = content;
  const page = html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the triage bot asks, and what follows from it</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the questions and rules</a>
<header>
<h1>What the triage bot asks, and what follows from it</h1>
<p class="lead">${bank.questions.size} questions and ${forms.bank.questions.size} more for plans, updates and reviews, ${rules.length} rules, ${blocks.length} blocks, ${models.length} provision models and ${thresholds.size} lines and limits. Rules as of ${describeDayWithYear(content.effectiveFrom)} (${content.guidanceVersion}); content version ${content.version}.</p>
${overview(content)}
</header>
${searchBox()}
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>${[...PARTS, ...FORMS].map(({ part, title }) => contentsLine(`part-${part}`, `Part ${part}: ${title}`))}${LATER.map(([id, title]) => contentsLine(id, title))}</ol>
</nav>
<p class="key"><span class="chip rule">A-02</span> a rule that reads the answer <span class="chip rule through">A-08</span> a rule that looks at such a rule <span class="chip block">BLK-DSL</span> a block <span class="chip model">PM-4</span> a provision model. Choose any of them to go there. <span class="lock">private</span> never stands on a shared card.</p>
<main id="content" tabindex="-1">
${PARTS.map((part) => partSection(content, part, uses))}
${FORMS.map((part) => partSection(forms, part, usesOfForms))}
${rulesSection(content)}
${sameStepsSection(content)}
${blocksSection(content)}
${modelsSection(content)}
${thresholdsSection(content)}
${definitionsSection(content)}
${suggestionsSection(content)}
</main>
<script>${raw(SCRIPT)}</script>
</body>
</html>
` as string;
  // The template returns a String object, and a promise only when given one.
  return `<!doctype html>\n${page}`;
}

const LATER = [
  ['rules', 'Rules'],
  ['same-steps', 'Steps that several rules suggest'],
  ['blocks', 'Blocks'],
  ['models', 'Provision models'],
  ['thresholds', 'Lines and limits'],
  ['definitions', 'Named conditions'],
  ['plan-suggestions', 'What a new plan begins with'],
] as const;

function contentsLine(id: string, title: string): Html {
  return html`<li><a href="#${id}">${title}</a></li>`;
}

/** Plain script, so that the page works from a file. */
const SCRIPT = readFileSync(new URL('script.js', import.meta.url), 'utf8');

/** Shown by the script, which does the finding; it fills in the figures. */
function searchBox(): Html {
  return html`<form id="search" role="search" hidden>
    <label for="find">Find questions, rules and steps</label>
    <input id="find" type="search" autocomplete="off" placeholder="attendance, B-02, SENCO" />
    <button type="button" id="open-all">Open all sections</button>
    <button type="button" id="close-all">Close all</button>
    <p
      id="left"
      role="status"
      data-all="{all} questions, rules and lines. Type one word or more: what holds all of them stays."
      data-some="{left} of {all} hold this."
      data-none="None of {all} holds this."
    ></p>
  </form>`;
}

/** A concern's path through the parts, drawn as text boxes and arrows. */
function overview(content: Content): Html {
  const seconds = [...content.bank.questions.values()]
    .filter(({ form }) => form === 'concern')
    .reduce((sum, question) => sum + question.seconds, 0);
  const minutes = Math.round(seconds / 60);
  return html`<ol class="flow" aria-label="The way of a concern">
<li><a href="#part-0"><b>Gate</b><span>danger, or a worry the DSL does not know of: stop</span></a></li>
<li><a href="#part-1"><b>Staff</b><span>about ${minutes} minutes at most; nothing ticked: ends early</span></a></li>
<li><a href="#rules"><b>Rules</b><span>the highest level of those that fire; nothing is added up</span></a></li>
<li><a href="#part-2"><b>Office</b><span>figures and status; the rules run again</span></a></li>
<li><a href="#part-3"><b>Proposal</b><span>only when provision is proposed; blocks must clear</span></a></li>
<li><b>A person decides</b><span>named, and never on a referral of their own</span></li>
<li><a href="#part-4"><b>Plan</b><span>after an approval: aims, measures, dates, the way back</span></a></li>
<li><a href="#part-6"><b>Reviews</b><span>with weekly updates between them, until the case is closed</span></a></li>
</ol>`;
}
