import { thresholdInWords } from '../../domain/questions/condition-in-words.ts';
import { SET_BY_WORDS } from '../../domain/triage/explanation.ts';
import type { Knowledge, Rule } from '../../domain/triage/knowledge.ts';
import { chips, conditionHtml, html } from './text.ts';

/** Every rule by group: when it fires, what it says and suggests, who set it and where it comes from. */
export function rulesSection(knowledge: Knowledge): string {
  const groups = knowledge.groups.map(({ id, title }) => {
    const rules = knowledge.rules
      .filter((rule) => rule.group === id)
      .toSorted((a, b) => a.id.localeCompare(b.id, 'en-GB', { numeric: true }));
    return `<h3>${html(title)}</h3><div class="rules">${rules.map((rule) => ruleBox(knowledge, rule)).join('')}</div>`;
  });
  return `<section id="rules"><h2>Rules</h2>
<p class="who">Every rule that holds fires. The level is the highest among them; a rule without a level adds a step, a duty or a block.</p>
${groups.join('\n')}</section>`;
}

function ruleBox(knowledge: Knowledge, rule: Rule): string {
  const steps = rule.steps.map(({ text, onlyWith, when, same }) => {
    const notes = [
      onlyWith && `with ${onlyWith.map(html).join(', ')}`,
      when && `when ${conditionHtml(knowledge, when)}`,
      same && `with others that say the same: ${html(knowledge.sameSteps.get(same) ?? same)}`,
    ].filter((note) => note !== undefined);
    return `<li>${html(text)}${notes.map((note) => ` <small>(${note})</small>`).join('')}</li>`;
  });
  const level = rule.level ?? 'no level';
  return `<article class="rule-box ${html(level.replace(' ', '-'))}" id="rule-${html(rule.id)}">
<h4><span class="id">${html(rule.id)}</span> ${html(rule.name)} <span class="level">${html(level)}</span>${rule.private ? ' <span class="lock">private</span>' : ''}</h4>
<p class="when">Fires when ${conditionHtml(knowledge, rule.firesWhen)}</p>
<p>${html(rule.says)}</p>
${rule.duty === null ? '' : `<p class="duty"><b>Duty${rule.dutyWhen ? ` when ${conditionHtml(knowledge, rule.dutyWhen)}` : ''}.</b> ${html(rule.duty)}</p>`}
<ul>${steps.join('')}</ul>
<p class="source">${html(SET_BY_WORDS[rule.setBy])}: ${rule.sources.map((id) => sourceHtml(knowledge, id)).join('; ')}</p>
</article>`;
}

function sourceHtml(knowledge: Knowledge, id: string): string {
  const source = knowledge.sources.get(id);
  return source ? `${html(source.title)} (${html(source.date)})` : html(id);
}

/** Every block: what sets it, what clears it, who may override it. */
export function blocksSection(knowledge: Knowledge): string {
  const rows = knowledge.blocks.map(
    (block) =>
      `<tr id="block-${html(block.id)}"><th scope="row">${html(block.name)}<br><span class="id">${html(block.id)}</span>${block.private ? ' <span class="lock">private</span>' : ''}</th><td>${conditionHtml(knowledge, block.setWhen)}</td><td>${html(block.clearedBy)}</td><td>${block.override === 'no' ? 'nobody' : 'the headteacher, with a reason'}</td></tr>`,
  );
  return table(
    'blocks',
    'Blocks',
    'What must be so before provision away from school can be approved. Support in school is never held up; after a permanent exclusion and above compulsory school age the case is passed on.',
    ['Block', 'Set when', 'What clears it', 'Who may override'],
    rows,
  );
}

/** Every provision model: when it is suggested and when it is taken out again. */
export function modelsSection(knowledge: Knowledge): string {
  const rows = knowledge.models.map((model) => {
    const removals = knowledge.removals
      .filter((removal) => removal.models.includes(model.id))
      .map(
        (removal) =>
          `<li>${html(removal.why)} <small>(${conditionHtml(knowledge, removal.when)})</small></li>`,
      );
    return `<tr id="model-${html(model.id)}"><th scope="row">${html(model.name)}<br><span class="id">${html(model.id)}</span></th><td>${model.suggestedWhen ? conditionHtml(knowledge, model.suggestedWhen) : 'never by a rule'}${model.last ? '; always last in the list' : ''}</td><td>${removals.length > 0 ? `<ul>${removals.join('')}</ul>` : ''}</td></tr>`;
  });
  return table(
    'models',
    'Provision models',
    'Options for a person to choose from, in this order.',
    ['Model', 'Suggested when', 'Taken out again when'],
    rows,
  );
}

const MAY = { yes: 'yes', 'lower-only': 'shorten only', no: 'no' } as const;

/** Every threshold: its value, who set it and whether a school may change it. */
export function thresholdsSection(knowledge: Knowledge): string {
  const rows = [...knowledge.thresholds.values()].map(
    (threshold) =>
      `<tr><th scope="row">${html(thresholdInWords(knowledge, threshold.id))}</th><td>${html(threshold.says)} <span class="id">${html(threshold.id)}</span></td><td>${html(SET_BY_WORDS[threshold.setBy])}</td><td>${MAY[threshold.schoolMayChange]}</td></tr>`,
  );
  const days = knowledge.responseDays;
  return table(
    'thresholds',
    'Lines and limits',
    `Response times, set by the product, in school days: urgent ${days.urgent} (the same day), priority ${days.priority}, targeted ${days.targeted}, watch ${days.watch}.`,
    ['Value', 'What it is', 'Who set it', 'May a school change it?'],
    rows,
  );
}

/** Conditions that several rules and questions share under one name. */
export function definitionsSection(knowledge: Knowledge): string {
  const rows = [...knowledge.definitions].map(
    ([id, condition]) =>
      `<tr id="definition-${html(id)}"><th scope="row">${html(id.replaceAll('-', ' '))}</th><td>${conditionHtml(knowledge, condition)}</td><td>${chips(usedBy(knowledge, id), 'rule')}</td></tr>`,
  );
  return table(
    'definitions',
    'Named conditions',
    'Written once, used in several places.',
    ['Name', 'Holds when', 'Rules that use it'],
    rows,
  );
}

function usedBy(knowledge: Knowledge, definition: string): string[] {
  const named = `{"named":"${definition}"}`;
  return knowledge.rules.filter((rule) => JSON.stringify(rule).includes(named)).map(({ id }) => id);
}

function table(
  id: string,
  title: string,
  intro: string,
  heads: readonly string[],
  rows: readonly string[],
): string {
  return `<section id="${id}"><h2>${html(title)}</h2><p class="who">${html(intro)}</p>
<div class="scroll"><table><thead><tr>${heads.map((head) => `<th scope="col">${html(head)}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div></section>`;
}
