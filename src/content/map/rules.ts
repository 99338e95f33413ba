import { html } from 'hono/html';
import type { Content, Rule } from '../../domain/content/content.ts';
import { foldedSection, foldedTable } from './section.ts';
import { chips, conditionHtml, countOf, type Html } from './text.ts';
import { describeThreshold } from '../../words/conditions.ts';
import { describeSource } from '../../words/sources.ts';
import { SET_BY_WORDS } from '../../words/explanation.ts';

/** Every rule by group: when it fires, what it says and suggests, who set it and its source. */
export function rulesSection(content: Content): Html {
  const rulesOf = (group: string) =>
    content.rules
      .filter((rule) => rule.group === group)
      .toSorted((a, b) => a.id.localeCompare(b.id, 'en-GB', { numeric: true }));
  const body = html`<p class="who">
      Every rule that holds fires. The level is the highest among them; a rule without a level adds a step, a
      duty or a block.
    </p>
    ${content.groups.map(
      ({ id, title }) =>
        html`<div class="group">
          <h3>${title}</h3>
          <div class="rules">${rulesOf(id).map((rule) => ruleBox(content, rule))}</div>
        </div>`,
    )}`;
  return foldedSection('rules', 'Rules', countOf(content.rules.length, 'rule'), body);
}

function ruleBox(content: Content, rule: Rule): Html {
  const { id, name, says, duty, dutyWhen } = rule;
  const level = rule.level ?? 'no level';
  const sources = rule.sources.map((source) => describeSource(content, source));
  return html`<article class="rule-box ${level.replace(' ', '-')}" id="rule-${id}">
    <h4><span class="id">${id}</span> ${name} <span class="level">${level}</span>${rule.private && LOCK}</h4>
    <p class="when">Fires when ${conditionHtml(content, rule.firesWhen)}</p>
    <p>${says}</p>
    ${
      duty !== null &&
      html`<p class="duty">
        <b>Duty${dutyWhen && [' when ', conditionHtml(content, dutyWhen)]}.</b> ${duty}
      </p>`
    }
    <ul>
      ${rule.steps.map((step) => stepLine(content, step))}
    </ul>
    <p class="source">${SET_BY_WORDS[rule.setBy]}: ${sources.join(' ')}</p>
  </article>`;
}

const LOCK = html` <span class="lock">private</span>`;

function stepLine(content: Content, { text, onlyWith, when, same }: Rule['steps'][number]): Html {
  const notes = [
    onlyWith && `with ${onlyWith.join(', ')}`,
    when && ['when ', conditionHtml(content, when)],
    same && html`<a href="#step-${same}">with others that say the same</a>`,
  ].filter((note) => note !== undefined);
  return html`<li>${text}${notes.map((note) => html` <small>(${note})</small>`)}</li>`;
}

/** What stands for steps that say the same: together, and where the record says that they do not fit as they stand. */
export function sameStepsSection(content: Content): Html {
  const rows = [...content.sameSteps].map(([id, { text, instead = [], notWhen }]) => {
    const rules = content.rules.filter(({ steps }) => steps.some(({ same }) => same === id));
    const others = instead.map(
      (other) => html`<li>${other.text} <small>(when ${conditionHtml(content, other.when)})</small></li>`,
    );
    const none = notWhen && html`<li>nothing <small>(when ${conditionHtml(content, notWhen)})</small></li>`;
    return html`<tr id="step-${id}">
      <th scope="row">${text}<br /><span class="id">${id}</span></th>
      <td>
        ${chips(
          rules.map((rule) => rule.id),
          'rule',
        )}
      </td>
      <td>
        <ul>
          ${none}${others}
        </ul>
      </td>
    </tr>`;
  });
  return foldedTable(
    'same-steps',
    'Steps that several rules suggest',
    'On a list each stands once. What has been done, what goes well and how old the pupil is decide what stands there.',
    ['Step', 'Rules that suggest it', 'Instead of it, the first that holds'],
    rows,
  );
}

/** Every block: what sets it, what clears it, who may override it. */
export function blocksSection(content: Content): Html {
  const rows = content.blocks.map(
    (block) =>
      html`<tr id="block-${block.id}">
        <th scope="row">${block.name}<br /><span class="id">${block.id}</span>${block.private && LOCK}</th>
        <td>${conditionHtml(content, block.setWhen)}</td>
        <td>${block.clearedBy}</td>
        <td>${block.override === 'no' ? 'nobody' : 'the headteacher, with a reason'}</td>
      </tr>`,
  );
  return foldedTable(
    'blocks',
    'Blocks',
    'What must be so before provision away from school can be approved. Support in school is never held up; after a permanent exclusion the case is passed on.',
    ['Block', 'Set when', 'What clears it', 'Who may override'],
    rows,
  );
}

/** Every provision model: when it is suggested and when it is removed again. */
export function modelsSection(content: Content): Html {
  const removals = (id: string) =>
    content.removals
      .filter(({ models }) => models.includes(id))
      .map(({ why, when }) => html`<li>${why} <small>(${conditionHtml(content, when)})</small></li>`);
  const rows = content.models.map(
    ({ id, name, suggestedWhen, last }) =>
      html`<tr id="model-${id}">
        <th scope="row">${name}<br /><span class="id">${id}</span></th>
        <td>
          ${suggestedWhen ? conditionHtml(content, suggestedWhen) : 'never by a rule'}${last && '; always last in the list'}
        </td>
        <td>
          <ul>
            ${removals(id)}
          </ul>
        </td>
      </tr>`,
  );
  return foldedTable(
    'models',
    'Provision models',
    'Options for a person to choose from, in this order.',
    ['Model', 'Suggested when', 'Taken out again when'],
    rows,
  );
}

const MAY = { yes: 'yes', 'lower-only': 'shorten only', no: 'no' } as const;

/** Every threshold: its value, who set it and whether a school may change it. */
export function thresholdsSection(content: Content): Html {
  const rows = [...content.thresholds.values()].map(
    ({ id, says, setBy, schoolMayChange }) =>
      html`<tr>
        <th scope="row">${describeThreshold(content, id)}</th>
        <td>${says} <span class="id">${id}</span></td>
        <td>${SET_BY_WORDS[setBy]}</td>
        <td>${MAY[schoolMayChange]}</td>
      </tr>`,
  );
  const days = content.responseDays;
  return foldedTable(
    'thresholds',
    'Lines and limits',
    `Response times, set by the product, in school days: urgent ${days.urgent} (the same day), priority ${days.priority}, targeted ${days.targeted}, watch ${days.watch}.`,
    ['Value', 'What it is', 'Who set it', 'May a school change it?'],
    rows,
  );
}

/** Conditions that several rules and questions share under one name. */
export function definitionsSection(content: Content): Html {
  const rows = [...content.definitions].map(
    ([id, condition]) =>
      html`<tr id="definition-${id}">
        <th scope="row">${id.replaceAll('-', ' ')}</th>
        <td>${conditionHtml(content, condition)}</td>
        <td>${chips(usedBy(content, id), 'rule')}</td>
      </tr>`,
  );
  return foldedTable(
    'definitions',
    'Named conditions',
    'Written once, used in several places.',
    ['Name', 'Holds when', 'Rules that use it'],
    rows,
  );
}

function usedBy(content: Content, definition: string): string[] {
  const named = `{"named":"${definition}"}`;
  return content.rules.filter((rule) => JSON.stringify(rule).includes(named)).map(({ id }) => id);
}
