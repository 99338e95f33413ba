import type { Reply } from '../../src/app/reply.ts';
import { content as loaded } from './content.ts';
import { PROVIDERS } from '../../src/demo/school.ts';
import type { AnswerValue } from '../../src/domain/content/answers.ts';
import type { Condition } from '../../src/domain/content/condition.ts';
import type { CaseFormName, Question } from '../../src/domain/content/bank.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { forSchool } from '../../src/domain/questions/for-school.ts';
import { REVIEW_DECISIONS } from '../../src/domain/known-ids/plan.ts';
import { ACT_AUDITS, type ActAudit } from '../../src/domain/case/acts.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { somePlan, someReview, someUpdate } from './plans.ts';
import { testSchool } from './school.ts';

type Card = Extract<Reply, { show: string }>;

const LONG = 'Näïve ${missing} `tick` [link](http://example.org) **bold** <at>x</at> '.repeat(8);
/** So many characters, and no half of a placeholder at the end. */
const cut = (length: number) =>
  LONG.repeat(4)
    .slice(0, length)
    .replace(/\$\{[^}]*$/, '');
const by = { id: 'y', name: 'Samantha Fictional-Lead' };

/** A large school: 250 people to choose a key adult from, and thirty providers. */
const content = forSchool(
  loaded,
  testSchool({
    staff: Array.from({ length: 250 }, (_, n) => ({
      // As far apart as real ones.
      id: `${(n * 0x9e3779b1).toString(16).padStart(8, '0').slice(-8)}-0000-4000-8000-000000000000`,
      name: `Alexandra Fictional-Teacher ${n}`,
      roles: ['teacher'],
    })),
    providers: Array.from({ length: 30 }, (_, n) => ({
      ...PROVIDERS[0]!,
      name: `Larkfield Online School ${n}`,
    })),
  }),
);
const { topics, questions } = content.planBank;

/** The longest answer a question takes. */
function longest({ kind, options, maxLength, max }: Question): AnswerValue {
  switch (kind) {
    case 'choice':
      return options.at(-1)?.id ?? '';
    case 'multi':
      return options.map(({ id }) => id);
    case 'number':
      return max ?? 99;
    case 'text':
      return cut(maxLength ?? 300);
    case 'date':
    case 'dates':
      return '2026-12-11';
  }
}

function draft(name: CaseFormName, contentVersion = content.version): Draft {
  return {
    id: 'draft-1',
    owner: 'owner',
    reference: 'R-TEST1',
    startedAt: '2026-11-24T09:00:00.000Z',
    changedAt: '2026-11-24T09:00:00.000Z',
    expiresAt: '2026-12-01T09:00:00.000Z',
    contentVersion,
    form: { referralId: 'case-1', name, base: {} },
    answers: {},
    events: [],
    at: 'check',
    changing: false,
    status: 'open',
  };
}

const APPROVED = ['in-school-plan', 'ap-plan'] as const;
/** What the proposal said stands beside these. */
const HINTED_AT_LENGTH = ['PLA1', 'PLR1'];

/** No card asks of a plan in school what only alternative provision needs, nor the reverse. */
function isAskedWith(approved: (typeof APPROVED)[number]) {
  const fits = (when: Condition): boolean => {
    if ('all' in when) return when.all.every(fits);
    if (!('question' in when)) return true;
    // What the support is, is asked of a plan in school.
    if (when.question === 'PLS') return approved === 'in-school-plan';
    return !('is' in when && when.question === 'PLG1' && when.is !== approved);
  };
  return ({ askWhen }: Question): boolean => fits(askWhen);
}

/** Every reply about making a plan, giving an update and holding a review, with its longest data. */
export function planReplies(referral: Referral): readonly (readonly [string, Card])[] {
  const asked = APPROVED.flatMap((approved) =>
    topics.flatMap((topic) =>
      topic.cards.map((card): readonly [string, Card] => [
        `question ${card.id} (${approved})`,
        {
          show: 'question',
          draft: draft(topic.form as CaseFormName),
          topic,
          cardId: card.id,
          questions: card.questions
            .map((id) => questions.get(id)!)
            .filter(isAskedWith(approved))
            .map((question) => {
              return {
                question,
                value: question.kind === 'text' ? cut(2000) : longest(question),
                problem: 'Please choose Fri 18 Dec or earlier: a plan is reviewed at least every half term.',
                hint: cut(HINTED_AT_LENGTH.includes(question.id) ? 520 : 120),
              };
            }),
          progress: { step: 1, of: 9, minutesLeft: 5 },
          buttons: [],
          canGoBack: true,
          mark: 'AbCdEfGh',
          notices: [cut(500)],
        },
      ]),
    ),
  );
  const checked = (['plan', 'weekly-update', 'review'] as const).flatMap((name) =>
    APPROVED.map((approved) => ({ name, approved })),
  );
  const checks = checked.map(({ name, approved }): readonly [string, Card] => [
    `check answers of ${name} (${approved})`,
    {
      show: 'check-answers',
      mark: 'abcdefgh',
      draft: {
        ...draft(name),
        answers: Object.fromEntries([...questions.values()].map((each) => [each.id, longest(each)])),
      },
      topics: topics
        .filter((topic) => topic.form === name)
        .map((topic) => ({
          topic,
          questions: topic.cards
            .flatMap((card) => card.questions)
            .map((id) => questions.get(id)!)
            .filter((question) => question.given !== true && isAskedWith(approved)(question))
            .map((question) => ({ question, value: longest(question) })),
        })),
      notices: Array.from({ length: 8 }, () => cut(250)),
    },
  ]);
  const saved = (what: ActAudit, changes: Partial<Referral>): readonly [string, Card] => [
    `saved ${what}`,
    { show: 'plan-saved', referral: { ...referral, ...changes }, what, mayRead: true },
  ];
  const plan = somePlan({ keyAdult: { id: 'k', name: cut(60) } });
  return [
    ...asked,
    ...checks,
    ...ACT_AUDITS.map((what) => saved(what, { plan })),
    saved('update-given', {
      plan: { ...plan, updates: [someUpdate({ seen: false, contactKept: false, line: cut(200) })] },
    }),
    ...REVIEW_DECISIONS.map((decision) =>
      saved('reviewed', { plan: { ...plan, reviews: [someReview({ decision })] } }),
    ),
    saved('reviewed', {
      plan: { ...plan, reviews: [someReview({ decision: 'close' })] },
      closing: { outcome: 'returned', by, at: '2026-12-16T10:00:00.000Z', reason: cut(300) },
    }),
  ];
}
