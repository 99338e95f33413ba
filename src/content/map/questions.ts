import { html } from 'hono/html';
import type { Question, QuestionCard, Topic } from '../../domain/content/bank.ts';
import type { Content } from '../../domain/content/content.ts';
import { ROLES } from '../../domain/people/roles.ts';
import { combineStopRules } from '../../domain/triage/walk.ts';
import type { Uses } from '../../domain/triage/uses.ts';
import { DATE_ANSWERS } from '../../domain/case/statutory-dates.ts';
import { foldedSection } from './section.ts';
import { chips, conditionHtml, countOf, joinPieces, type Html } from './text.ts';

/** A part of the content as a reader of the map knows it, and the topics in it. */
export interface PartHeading extends Pick<Topic, 'form' | 'gate'> {
  /** As the content files number it. */
  readonly part: number;
  readonly title: string;
  readonly who: string;
}

type UsesByQuestion = ReadonlyMap<string, Uses>;

/** A part of the conversation: its topics in order, each a row of cards from left to right. */
export function partSection(
  content: Content,
  { part, form, gate, title, who }: PartHeading,
  uses: UsesByQuestion,
): Html {
  const topics = content.bank.topics.filter((topic) => topic.form === form && topic.gate === gate);
  const count = topics.flatMap(({ cards }) => cards.flatMap(({ questions }) => questions)).length;
  const body = html`<p class="who">${who}</p>
    ${gate === true && html`<p class="when">The conversation stops when ${conditionHtml(content, combineStopRules(content))}</p>`}
    ${topics.map((topic) => topicRow(content, topic, uses))}`;
  return foldedSection(`part-${part}`, `Part ${part}: ${title}`, countOf(count, 'question'), body);
}

function topicRow(content: Content, topic: Topic, uses: UsesByQuestion): Html {
  const { id, title, roles, offeredWhen, cards } = topic;
  return html`<div class="topic" id="topic-${id}">
    <div class="topic-head">
      <h3>${title}</h3>
      ${roles && html`<p class="roles">For ${roles.map((role) => ROLES[role].title).join(', ')}</p>`}
      ${!('always' in offeredWhen) && html`<p class="when">Offered when ${conditionHtml(content, offeredWhen)}</p>`}
    </div>
    <div class="cards">${cards.map((card, at) => cardBox(content, card, at, uses))}</div>
  </div>`;
}

function cardBox(content: Content, card: QuestionCard, at: number, uses: UsesByQuestion): Html {
  const questions = card.questions.flatMap((id) => content.bank.questions.get(id) ?? []);
  return html`${at > 0 && html`<div class="arrow" aria-hidden="true"></div>`}
    <div class="card">
      <p class="card-name">Card ${at + 1}</p>
      ${questions.map((question) => questionBox(content, question, uses.get(question.id)))}
    </div>`;
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

/** Where an answer is shown besides the details. */
function shownPlaces({ shownIn: { summary, card, pack, digest } = {} }: Question): readonly string[] {
  return [
    summary === undefined ? '' : 'in sight on the details',
    card === undefined ? '' : `on the channel card (${card})`,
    pack === undefined ? '' : pack === 'never' ? 'never leaves the school' : `in the pack (${pack})`,
    digest === undefined ? '' : `counted in digests (${digest})`,
  ];
}

function questionBox(content: Content, question: Question, uses: Uses | undefined): Html {
  const { id, label, wording, options, askWhen, atMost, maxLength, unit, mustAnswer } = question;
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
  const labels = options.map((option) => option.label);
  return html`<article class="question" id="question-${id}">
    <h4>
      <span class="id">${id}</span> ${label}${question.private && html` <span class="lock">private</span>`}${question.gate && html` <span class="lock">safeguarding gate</span>`}
    </h4>
    <p class="wording">${wording}</p>
    <p class="form">${form.join(', ')}</p>
    ${!('always' in askWhen) && html`<p class="when">Asked when ${conditionHtml(content, askWhen)}</p>`}
    ${labels.length > 0 && html`<p class="answers">${joinPieces(labels, html` <span>·</span> `)}</p>`}
    ${uses && feeds(content, uses, DATE_ANSWERS.includes(id))}
  </article>`;
}

function feeds(content: Content, uses: Uses, dates: boolean): Html {
  const ruleName = (id: string) => content.rules.find((rule) => rule.id === id)?.name ?? id;
  const topics = uses.topics.map((id) => html`<a class="chip question" href="#topic-${id}">${id}</a>`);
  const rules = [
    ...chips(uses.rules, 'rule', '', ruleName),
    ...chips(uses.rulesThroughRules, 'rule', ' through', ruleName),
  ];
  const lines = (
    [
      ['opens', chips(uses.questions, 'question')],
      ['rules', rules],
      ['offers', topics],
      ['statutory dates are counted from it', dates ? [''] : []],
      ['blocks', chips(uses.blocks, 'block')],
      ['models', chips(uses.models, 'model')],
    ] as const
  ).filter(([, what]) => what.length > 0);
  return html`<div class="feeds">
    ${lines.map(([to, what]) => html`<p><span class="to">${to}</span>${what}</p>`)}
    ${lines.length === 0 && html`<p><span class="to">for people only: no rule reads it</span></p>`}
  </div>`;
}
