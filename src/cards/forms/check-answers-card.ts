import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { PlanSaved, Reply } from '../../app/reply.ts';
import { answerInWords } from '../../domain/questions/answer-words.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { actionView, button, plain, stopButton } from '../parts.ts';
import { aboutLine } from './about.ts';
import { noticeView } from './question-card.ts';
import { defineCard, render } from '../render.ts';

type Shown<K extends string> = Extract<Reply, { show: K }>;

const checkAnswersCard = defineCard(
  'check-answers',
  z.strictObject({
    progress: z.string(),
    title: z.string(),
    intro: z.string(),
    notices: noticeView,
    hasNotices: z.boolean(),
    topics: z.array(
      z.strictObject({
        title: z.string(),
        rows: z.array(z.strictObject({ label: z.string(), answer: z.string() })),
        actions: z.array(actionView),
      }),
    ),
    actions: z.array(actionView),
  }),
);

interface CheckWords {
  readonly title: string;
  readonly intro: string;
  readonly save: string;
  readonly verb: 'send' | 'save-form';
  readonly ids?: Readonly<Record<string, string>>;
}

/** What the last step is called, what it does, and what its button says, by what is being written. */
function checkWords({ form, reference }: Draft): CheckWords {
  const verb = 'save-form' as const;
  const ids = (what: PlanSaved) => ({ r: form?.referralId ?? '', what });
  switch (form?.part) {
    case undefined:
      return {
        title: 'Check your answers, then send',
        intro:
          'The inclusion lead reads this. What you tick, not what you write, decides how soon they look. The pupil and parents may ask to read it too.',
        save: 'Send to the inclusion lead',
        verb: 'send',
      };
    case 2:
    case 3:
      return {
        title: `Check, then save into ${reference}`,
        intro:
          'The rules run again when you save. Figures can be corrected later; what stood before is kept in the audit.',
        save: 'Save into the case',
        verb,
        ids: { r: form?.referralId ?? '' },
      };
    case 4:
      return form.reviews === undefined
        ? {
            title: `Check the plan for ${reference}, then start it`,
            intro: 'Your name stands under it. The pupil and parents may read it.',
            save: 'Start the plan',
            verb,
            ids: ids('plan-started'),
          }
        : {
            title: `Check the plan for ${reference}, then save it`,
            intro: 'What stood before is replaced; reviews and weekly updates stay.',
            save: 'Save the changed plan',
            verb,
            ids: ids('plan-changed'),
          };
    case 5:
      return {
        title: `Check the update for ${reference}, then send it`,
        intro: 'It goes into the case. It is not a report to the DSL.',
        save: 'Send the update',
        verb,
        ids: ids('update-given'),
      };
    case 6:
      return {
        title: `Check the review of ${reference}, then save it`,
        intro: 'Your name stands under the decision.',
        save: 'Save the review',
        verb,
        ids: ids('reviewed'),
      };
  }
}

/** Everything the member of staff said, by topic, each with a way to change it and come back. */
export function drawCheckAnswers(reply: Shown<'check-answers'>): AdaptiveCard {
  const d = reply.draft.id;
  const words = checkWords(reply.draft);
  return render(checkAnswersCard, {
    progress: `${aboutLine(reply.draft)}Last step`,
    title: words.title,
    intro: words.intro,
    notices: reply.notices.map((text) => ({ text: plain(text) })),
    hasNotices: reply.notices.length > 0,
    topics: reply.topics.map(({ topic, questions }) => ({
      title: topic.title,
      rows: questions.map(({ question, value }) => ({
        label: question.label,
        answer: answerInWords(question, value, reply.draft.changedAt.slice(0, 10)),
      })),
      actions: [button(`Change: ${topic.title}`, 'change', { d, topic: topic.id })],
    })),
    actions: [
      button(words.save, words.verb, { d, ...words.ids }, { style: 'positive' }),
      button('Back', 'back-from-check', { d }),
      button('Save for later', 'save-draft', { d }),
      stopButton(d),
      button('Cancel and delete', 'cancel-draft', { d }, { hidden: true }),
    ],
  });
}
