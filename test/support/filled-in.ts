import assert from 'node:assert/strict';
import { kindOf } from '../../src/app/forms/kinds/index.ts';
import type { Records } from '../../src/app/ports/records.ts';
import type { AnswerValue } from '../../src/domain/content/answers.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { checkAnswer } from '../../src/domain/questions/check-answer.ts';
import type { Json } from './activities.ts';

/**
 * Fills in these cards of the form this person has begun last, as if they had answered them one by one, and lets the form
 * stand at the card of `next`. Gives the draft's id. Throws where the bot would not take an answer.
 */
export async function fillIn(
  { content: all, records }: { readonly content: Content; readonly records: Records },
  owner: string,
  cards: readonly Json[],
  next: Json,
): Promise<string> {
  const begun = (await records.draftsOf(owner)).at(-1);
  assert.ok(begun, 'no form was begun');
  const content = kindOf(begun.value).content(all, begun.value);
  const [at] = Object.keys(next).flatMap((id) => content.bank.questions.get(id)?.card ?? []);
  assert.ok(at, 'the next card asks nothing');
  const answers: Record<string, AnswerValue> = { ...begun.value.answers };
  for (const [id, typed] of cards.flatMap((inputs) => Object.entries(inputs))) {
    const question = content.bank.questions.get(id);
    // Questions added to the content since are not in what these tests press through.
    if (!question) continue;
    const checked = checkAnswer(question, typed, { content, answers });
    assert.notEqual(checked.kind, 'problem', `${id} cannot be answered "${String(typed)}"`);
    if (checked.kind === 'answer') answers[id] = checked.value;
  }
  const value = { ...begun.value, answers, at };
  assert.equal(await records.commit([{ change: 'draft', value, expected: begun.version }]), 'done');
  return value.id;
}
