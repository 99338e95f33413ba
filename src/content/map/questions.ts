import type { Part, Question, QuestionCard, Topic } from '../../domain/questions/bank.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { ROLES } from '../../domain/people/roles.ts';
import { stopsWhen } from '../../domain/questions/walk.ts';
import type { Uses } from '../../domain/triage/uses.ts';
import { DATE_ANSWERS } from '../../domain/case/statutory-dates.ts';
import { chips, conditionHtml, html } from './text.ts';

interface PartHeading {
  readonly part: Part;
  readonly title: string;
  readonly who: string;
}

type UsesByQuestion = ReadonlyMap<string, Uses>;

/** A part of the conversation: its topics in order, each a row of cards from left to right. */
export function partSection(
  knowledge: Knowledge,
  { part, title, who }: PartHeading,
  uses: UsesByQuestion,
): string {
  const topics = knowledge.bank.topics.filter((topic) => topic.part === part);
  return `<section id="part-${part}">
<h2>Part ${part}: ${html(title)}</h2>
<p class="who">${html(who)}</p>
${part === 0 ? `<p class="when">The conversation stops when ${conditionHtml(knowledge, stopsWhen(knowledge))}</p>` : ''}
${topics.map((topic) => topicRow(knowledge, topic, uses)).join('\n')}
</section>`;
}

function topicRow(knowledge: Knowledge, topic: Topic, uses: UsesByQuestion): string {
  const offered =
    'always' in topic.offeredWhen
      ? ''
      : `<p class="when">Offered when ${conditionHtml(knowledge, topic.offeredWhen)}</p>`;
  const roles = topic.roles
    ? `<p class="roles">For ${topic.roles.map((role) => ROLES[role].title).join(', ')}</p>`
    : '';
  return `<div class="topic" id="topic-${html(topic.id)}">
<div class="topic-head"><h3>${html(topic.title)}</h3>${roles}${offered}</div>
<div class="cards">${topic.cards.map((card, at) => cardBox(knowledge, card, at, uses)).join('')}</div>
</div>`;
}

function cardBox(knowledge: Knowledge, card: QuestionCard, at: number, uses: UsesByQuestion): string {
  const boxes = card.questions.map((id) => {
    const question = knowledge.bank.questions.get(id);
    return question ? questionBox(knowledge, question, uses.get(id)) : '';
  });
  return `${at > 0 ? '<div class="arrow" aria-hidden="true"></div>' : ''}<div class="card"><p class="card-name">Card ${at + 1}</p>${boxes.join('')}</div>`;
}

const OPTION_SOURCES = {
  models: 'from the provision models',
  staff: "from the school's staff list",
  providers: "from the school's directory of providers, by name",
} as const;

const HOLDS_FOR = {
  term: 'counts until the term is over',
  'school-year': 'counts until the school year is over',
} as const;

const KINDS = {
  choice: 'one answer',
  multi: 'several ticks',
  text: 'free text',
  number: 'a number',
  date: 'a date',
  dates: 'dates',
} as const;

/** Where an answer stands besides the details. */
function shownPlaces({ shownIn: { card, pack, digest } = {} }: Question): readonly string[] {
  return [
    card === undefined ? '' : `on the channel card (${card})`,
    pack === undefined ? '' : pack === 'never' ? 'never leaves the school' : `in the pack (${pack})`,
    digest === undefined ? '' : `counted in digests (${digest})`,
  ];
}

function questionBox(knowledge: Knowledge, question: Question, uses: Uses | undefined): string {
  const { id, label, wording, options, atMost, maxLength, unit, mustAnswer } = question;
  const form = [
    KINDS[question.kind],
    atMost === undefined ? '' : `at most ${atMost}`,
    maxLength === undefined ? '' : `up to ${maxLength} characters`,
    unit ?? '',
    question.given === true ? 'known from the case, never asked' : mustAnswer ? '' : 'may stay blank',
    question.holdsFor === undefined ? '' : HOLDS_FOR[question.holdsFor],
    question.optionsFrom === undefined ? '' : OPTION_SOURCES[question.optionsFrom],
    ...shownPlaces(question),
  ].filter((part) => part !== '');
  const when =
    'always' in question.askWhen
      ? ''
      : `<p class="when">Asked when ${conditionHtml(knowledge, question.askWhen)}</p>`;
  const list =
    options.length === 0
      ? ''
      : `<p class="answers">${options.map((option) => html(option.label)).join(' <span>·</span> ')}</p>`;
  return `<article class="question" id="question-${html(id)}">
<h4><span class="id">${html(id)}</span> ${html(label)}${question.private === true ? ' <span class="lock">private</span>' : ''}</h4>
<p class="wording">${html(wording)}</p>
<p class="form">${html(form.join(', '))}</p>
${when}${list}
${feeds(knowledge, uses, DATE_ANSWERS.includes(id))}
</article>`;
}

function feeds(knowledge: Knowledge, uses: Uses | undefined, dates: boolean): string {
  if (!uses) return '';
  const ruleName = (id: string) => knowledge.rules.find((rule) => rule.id === id)?.name ?? id;
  const lines = [
    uses.questions.length > 0
      ? `<p><span class="to">opens</span>${chips(uses.questions, 'question')}</p>`
      : '',
    uses.rules.length + uses.rulesThroughRules.length > 0
      ? `<p><span class="to">rules</span>${chips(uses.rules, 'rule', '', ruleName)}${chips(uses.rulesThroughRules, 'rule', ' through', ruleName)}</p>`
      : '',
    uses.topics.length > 0
      ? `<p><span class="to">offers</span>${uses.topics.map((topic) => `<a class="chip question" href="#topic-${html(topic)}">${html(topic)}</a>`).join('')}</p>`
      : '',
    dates ? '<p><span class="to">statutory dates are counted from it</span></p>' : '',
    uses.blocks.length > 0 ? `<p><span class="to">blocks</span>${chips(uses.blocks, 'block')}</p>` : '',
    uses.models.length > 0 ? `<p><span class="to">models</span>${chips(uses.models, 'model')}</p>` : '',
  ].join('');
  return `<div class="feeds">${lines === '' ? '<p><span class="to">for people only: no rule reads it</span></p>' : lines}</div>`;
}
