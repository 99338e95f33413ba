import { conditionInWords } from '../../domain/questions/condition-in-words.ts';
import type { Condition } from '../../domain/questions/condition.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';

/** A text made safe to stand in HTML. */
export function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A condition in words, with links to the questions, rules and definitions it names. */
export function conditionHtml(knowledge: Knowledge, condition: Condition): string {
  // Names are marked with characters that no content uses, so that the rest can be made safe in between.
  const words = conditionInWords(knowledge, condition, (name, kind, id) => `⟦${kind}-${id}¦${name}⟧`);
  return html(words).replaceAll(/⟦([^¦]*)¦([^⟧]*)⟧/g, '<a href="#$1">$2</a>');
}

/** Links to things of one kind, as small chips; `name` gives what shows when the pointer rests on one. */
export function chips(
  ids: readonly string[],
  kind: 'rule' | 'block' | 'model' | 'question',
  more = '',
  name?: (id: string) => string,
): string {
  return ids
    .map((id) => {
      const title = name ? ` title="${html(name(id))}"` : '';
      return `<a class="chip ${kind}${more}" href="#${kind}-${html(id)}"${title}>${html(id)}</a>`;
    })
    .join('');
}
