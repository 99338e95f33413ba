import { isHeldBack, isTelling } from '../../domain/pack/pack-privacy.ts';
import type { Content } from '../../domain/content/content.ts';
import { OTHER_REASONS, PRIVATE_RULE, HELD_BACK } from '../reasons.ts';

/** How a reason that names other rules begins; the first in cases stored before the wording changed. */
const NAMES_OTHERS: readonly string[] = ['Rules that fired', OTHER_REASONS];

/** What stays in the school: questions, by label, and parts of a reason. Found once, and looked up for every reason. */
const staying = new WeakMap<
  Content,
  { readonly away: ReadonlySet<string>; readonly held: ReadonlySet<string> }
>();

function findStaying(content: Content) {
  const before = staying.get(content);
  if (before) return before;
  const questions = [...content.bank.questions.values()];
  const telling = questions.flatMap(({ options }) => options.filter(isTelling));
  const found = {
    away: new Set(questions.filter(isHeldBack).map(({ label }) => label)),
    held: new Set([PRIVATE_RULE, HELD_BACK, ...telling.map(({ label }) => label)]),
  };
  staying.set(content, found);
  return found;
}

/** A rule's reasons without the parts that stay in the school; a reason with nothing left is dropped. */
export function outsideReasons(because: readonly string[], content: Content): readonly string[] {
  const { away, held } = findStaying(content);
  return because.flatMap((line) => {
    const colon = line.indexOf(': ');
    if (colon < 0) return [line];
    const label = line.slice(0, colon);
    if (away.has(label)) return [];
    const kept = line
      .slice(colon + 2)
      .split('; ')
      .filter((part) => !held.has(part));
    // Their number and the names given would reveal the ones held back.
    if (NAMES_OTHERS.includes(label))
      return kept.length === 0 ? [] : ['Together with the other reasons given here'];
    return kept.length === 0 ? [] : [`${label}: ${kept.join('; ')}`];
  });
}
