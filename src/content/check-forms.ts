import { canHold, leaves } from './check-reach.ts';
import { leafProblems, type Known } from './check-conditions.ts';
import { questionsIn } from './check-parts.ts';
import type { ContentFiles, QuestionsFile } from './schema.ts';

/**
 * Mistakes in the conditions of plan, weekly update and review (parts 4 to 6). Each form is separate: a question may
 * depend only on earlier ones of the same part, never on a rule, a figure, today or a shared definition.
 */
export function formProblems(raw: ContentFiles): string[] {
  return raw.forms.flatMap((file) => problemsOfForm(file, raw));
}

function problemsOfForm(file: QuestionsFile, raw: ContentFiles): string[] {
  const problems: string[] = [];
  const known: Known = {
    questions: new Map(questionsIn([file]).map((question) => [question.id, question])),
    unread: new Set(),
    definitions: new Map(),
    thresholds: new Set(raw.thresholds.thresholds.map(({ id }) => id)),
    rules: new Set(),
  };
  const earlier = new Set<string>();
  const reachable = new Set<string>();
  for (const topic of file.topics) {
    if (topic.offeredWhen)
      problems.push(
        `Topic ${topic.id} belongs to a form about a plan, so it cannot say "offeredWhen"; let its questions say "askWhen".`,
      );
    for (const card of topic.cards) {
      const together = new Set(card.questions.map(({ id }) => id));
      for (const { id, askWhen } of card.questions) {
        if (!askWhen) {
          reachable.add(id);
          continue;
        }
        for (const leaf of leaves(askWhen)) {
          if ('question' in leaf && together.has(leaf.question))
            problems.push(
              `Question ${id} depends on ${leaf.question}, which is on the same card (${card.id}); put it on a later card.`,
            );
          else
            problems.push(
              ...leafProblems(
                leaf,
                { name: `Question ${id}, when it is asked`, earlier, asking: true },
                known,
              ),
            );
        }
        if (canHold(askWhen, { definitions: known.definitions, reachable })) reachable.add(id);
        else problems.push(`Question ${id} can never be asked: what it waits for cannot happen.`);
      }
      for (const { id } of card.questions) earlier.add(id);
    }
  }
  return [...new Set(problems)];
}
