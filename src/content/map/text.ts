import { html } from 'hono/html';
import type { Condition } from '../../domain/content/condition.ts';
import type { Content } from '../../domain/content/content.ts';
import { describeCondition } from '../../words/conditions.ts';

/** A piece of the page. Values put into one are escaped, unless they are pieces themselves. */
export type Html = ReturnType<typeof html>;

/** A condition in words, with links to the questions, rules and definitions it names. */
export function conditionHtml(content: Content, condition: Condition): readonly (string | Html)[] {
  // Names are marked with characters that no content uses, so that they can be found again.
  const words = describeCondition(content, condition, (name, kind, id) => `⟦${kind}-${id}¦${name}⟧`);
  return words.split(/⟦([^⟧]*)⟧/).map((part, at) => {
    if (at % 2 === 0) return part;
    const [target, name] = part.split('¦');
    return html`<a href="#${target}">${name}</a>`;
  });
}

/** Links to things of one kind, as small chips; `name` gives their tooltips. */
export function chips(
  ids: readonly string[],
  kind: 'rule' | 'block' | 'model' | 'question',
  more = '',
  name?: (id: string) => string,
): readonly Html[] {
  return ids.map((id) => {
    const title = name && html` title="${name(id)}"`;
    return html`<a class="chip ${kind}${more}" href="#${kind}-${id}" ${title}>${id}</a>`;
  });
}

/** The same pieces with something between them. */
export function joinPieces(pieces: readonly unknown[], between: unknown): readonly unknown[] {
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [between, piece]));
}

/** `1 question`, `12 questions`. */
export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
