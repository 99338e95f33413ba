import fc from 'fast-check';
import type { Answers, AnswerValue, ConversationEvent } from '../../src/domain/content/answers.ts';
import type { Question } from '../../src/domain/content/bank.ts';
import type { Content } from '../../src/domain/content/content.ts';
import type { Case } from '../../src/domain/triage/triage.ts';

const day = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

/** Any answer that a question's form allows. */
function answerTo(question: Question): fc.Arbitrary<AnswerValue> {
  const ids = question.options.map(({ id }) => id);
  switch (question.kind) {
    case 'choice':
      return fc.constantFrom(...ids);
    case 'multi': {
      const signs = question.options.filter((option) => option.clearsOthers !== true).map(({ id }) => id);
      const most = Math.min(question.atMost ?? 5, signs.length);
      return fc.oneof(
        fc.subarray(signs, { minLength: 1, maxLength: most }),
        fc.constantFrom(...ids).map((id) => [id]),
      );
    }
    case 'number':
      return fc.integer({ min: 0, max: 240 }).map((halves) => (question.step === 0.5 ? halves / 2 : halves));
    case 'text':
      return fc.constant('Facts only.');
    case 'date':
      return day;
    case 'dates':
      return fc.tuple(day, day).map((dates) => [...dates]);
  }
}

/** Cases with answers to some, most or all questions, on the path or not; the gate is passed. */
export function cases(content: Content): fc.Arbitrary<Case> {
  const questions = [...content.bank.questions.values()].filter(({ gate }) => gate !== true);
  const answers = fc
    .record(Object.fromEntries(questions.map((question) => [question.id, answerTo(question)])), {
      requiredKeys: [],
    })
    .map((given): Answers => ({ SG1: 'no', SG2: 'no', ...given }));
  const events = fc.constantFrom<readonly ConversationEvent[]>([], ['word-match', 'cleared']);
  return fc.record({ today: day, answers, events });
}
