import type { Reply } from '../../app/reply.ts';
import type { WaitingCases } from '../../app/waiting.ts';
import { pupilReference } from '../../words/cases.ts';
import { button, plain, type ActionView } from '../parts.ts';

/** Up to this many questions get a button each; beyond it, my referrals lists them all. */
const QUESTIONS_SHOWN = 2;

/** What waits for the reader of a welcome: short counts, and the buttons that open what is counted. */
export function drawWaiting({ asked, cases }: Extract<Reply, { show: 'welcome' }>): {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly actions: ActionView[];
} {
  const lines = [...questions(asked), ...(cases ? describeCases(cases) : [])];
  const nothing = cases !== undefined && lines.length === 0;
  return {
    heading: nothing ? 'Nothing is waiting for you' : 'What is waiting for you',
    lines: nothing
      ? ['No case waits for a decision, no review is due, and every approval has its plan.']
      : lines,
    actions: [...answerButtons(asked), ...(cases ? listButtons(cases) : [])],
  };
}

type Asked = Extract<Reply, { show: 'welcome' }>['asked'];

function questions(asked: Asked): string[] {
  if (asked.length === 0) return [];
  if (asked.length > QUESTIONS_SHOWN) return [`${asked.length} questions wait for your answer.`];
  return asked.map(
    (referral) => `A question about pupil ${plain(pupilReference(referral))} waits for your answer.`,
  );
}

function answerButtons(asked: Asked): ActionView[] {
  if (asked.length > QUESTIONS_SHOWN) return [button('Referrals you sent', 'my-referrals')];
  return asked.map((referral) =>
    button(`Answer about ${pupilReference(referral)}`, 'my-referral', { r: referral.id }),
  );
}

function describeCases(cases: WaitingCases): string[] {
  const { undecided, urgent, overdue, dueToday, withReferrer, mine, reviews, withoutPlan, orMore } = cases;
  const which = [
    ...(urgent > 0 ? [`${urgent} urgent`] : []),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
    ...(dueToday > 0 ? [`${dueToday} to be answered today`] : []),
    ...(withReferrer > 0 ? [`${withReferrer} waiting for the referrer`] : []),
    ...(mine > 0 ? [`${mine} yours`] : []),
  ];
  return [
    ...(undecided > 0
      ? [
          `${describeCount(undecided, 'case waits', 'cases wait')} for a decision${which.length > 0 ? `: ${which.join(', ')}` : ''}.`,
        ]
      : []),
    ...(reviews > 0 ? [`${describeCount(reviews, 'review is', 'reviews are')} due.`] : []),
    ...(withoutPlan > 0
      ? [`${describeCount(withoutPlan, 'approval waits', 'approvals wait')} for a plan.`]
      : []),
    ...(orMore ? ['There are more cases than I counted here.'] : []),
  ];
}

function listButtons(cases: WaitingCases): ActionView[] {
  const { undecided, overdue, dueToday, withReferrer, mine, reviews, withoutPlan } = cases;
  const due = overdue + dueToday + reviews + withoutPlan > 0;
  return [
    ...(undecided > 0 ? [button('Cases to decide', 'list', { list: 'open' }, { style: 'positive' })] : []),
    ...(due ? [button('What is due', 'list', { list: 'due' })] : []),
    ...(withReferrer > 0 ? [button('Waiting for the referrer', 'list', { list: 'waiting' })] : []),
    ...(mine > 0 ? [button('Your cases', 'list', { list: 'mine' })] : []),
  ];
}

function describeCount(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
