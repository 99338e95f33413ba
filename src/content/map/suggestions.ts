import { html } from 'hono/html';
import type { Content } from '../../domain/content/content.ts';
import { MEASURE_WORDS } from '../../words/measures.ts';
import { foldedTable } from './section.ts';
import { conditionHtml, type Html } from './text.ts';

/** What a new plan begins with, and when. */
export function suggestionsSection(content: Content): Html {
  const { why, whyOtherwise, whyCloses, aims, measures, targetSteps } = content.planSuggestions;
  const row = (what: string, text: string, when: unknown) =>
    html`<tr>
      <th scope="row">${text}</th>
      <td>${what}</td>
      <td>${when}</td>
    </tr>`;
  return foldedTable(
    'plan-suggestions',
    'What a new plan begins with',
    'The first of those about the same thing that holds. Whoever makes the plan checks and changes it; the pupil and parents may read it.',
    ['It says', 'As', 'When'],
    [
      ...why.map(({ text, when }) => row('why', text, conditionHtml(content, when))),
      row('why', whyOtherwise, 'nothing above holds'),
      row('why', whyCloses, 'always, last'),
      ...aims.map(({ text, when }) => row('an aim', text, conditionHtml(content, when))),
      ...measures.map(({ measure, when }) =>
        row(
          `what is counted; a target ${targetSteps[measure]} from today's figure`,
          MEASURE_WORDS[measure].name,
          conditionHtml(content, when),
        ),
      ),
    ],
  );
}
