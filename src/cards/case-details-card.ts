import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports.ts';
import { answerInWords } from '../domain/answer-words.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import { dayInWords, momentInWords } from '../domain/london.ts';
import type { Referral } from '../domain/referral.ts';
import { isDecided } from '../domain/referral.ts';
import type { FiredRule } from '../domain/triage-result.ts';
import { walk } from '../domain/walk.ts';
import { actionView, button, factView, plain, stopButton } from './parts.ts';
import { defineCard, render } from './render.ts';
import { LEVEL_WORDS, pupilReference, STATUS_WORDS, yearInWords } from './words.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

export const caseDetailsCard = defineCard(
  'case-details',
  z.strictObject({
    style: z.enum(['default', 'accent', 'warning', 'attention', 'good']),
    title: z.string(),
    who: z.string(),
    notice: z.string(),
    hasNotice: z.boolean(),
    facts: z.array(factView),
    talk: z.array(z.strictObject({ from: z.string(), text: z.string() })),
    topics: z.array(
      z.strictObject({
        title: z.string(),
        rows: z.array(z.strictObject({ label: z.string(), answer: z.string() })),
      }),
    ),
    rulesHeading: z.string(),
    rules: z.array(z.strictObject({ name: z.string(), lines: textView })),
    hasDuties: z.boolean(),
    duties: textView,
    hasBlocks: z.boolean(),
    blocks: textView,
    steps: textView,
    hasModels: z.boolean(),
    models: textView,
    actions: z.array(actionView),
  }),
);

/** The full referral for a person who may read it, in their own chat only. */
export function drawCaseDetails(referral: Referral, knowledge: Knowledge, notice?: string): AdaptiveCard {
  const { triage } = referral;
  const level = LEVEL_WORDS[triage.level];
  const numbered = (texts: readonly string[]) =>
    texts.map((text, index) => ({ text: `${index + 1}. ${text}` }));
  return render(caseDetailsCard, {
    style: isDecided(referral) ? 'good' : 'accent',
    title: `${level.name}${triage.provisional ? ' (provisional)' : ''} · ${STATUS_WORDS[referral.status]}`,
    who: `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${yearInWords(referral)}`,
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    facts: facts(referral),
    talk: talk(referral),
    topics: topics(referral, knowledge),
    rulesHeading: `Why ${level.name.toLowerCase()}: the rules that fired`,
    rules: triage.rulesFired.map((rule) => ({ name: ruleName(rule), lines: ruleLines(rule) })),
    hasDuties: triage.duties.length > 0,
    duties: triage.duties.map((id) => ({ text: knowledge.rules.find((rule) => rule.id === id)?.duty ?? id })),
    hasBlocks: triage.blocks.length > 0,
    blocks: triage.blocks.flatMap((id) => {
      const block = knowledge.blocks.find((each) => each.id === id);
      return block ? [{ text: `${block.name}: ${block.says} ${block.clearedBy}` }] : [];
    }),
    steps: numbered(triage.nextSteps.map(({ text }) => text)),
    hasModels: triage.suggestedModels.length > 0,
    models: numbered(
      triage.suggestedModels.flatMap((id) => {
        const model = knowledge.models.find((each) => each.id === id);
        return model ? [`${model.name} (${model.tier})`] : [];
      }),
    ),
    actions: [button('Show it as it is now', 'details', { r: referral.id }), stopButton()],
  });
}

function ruleName({ name, level }: FiredRule): string {
  return level === null || level === 'none' ? name : `${name} (${LEVEL_WORDS[level].name.toLowerCase()})`;
}

const SET_BY = {
  law: 'law',
  guidance: 'statutory or national guidance',
  product: 'a product default, not statutory',
  school: 'set by the school, not statutory',
} as const;

function ruleLines({ because, setBy, sources }: FiredRule): { text: string }[] {
  const basis =
    sources.length > 0 ? `Basis: ${SET_BY[setBy]} (${sources.join(', ')})` : `Basis: ${SET_BY[setBy]}`;
  return [...because, basis].map((text) => ({ text }));
}

function facts(referral: Referral): z.input<typeof factView>[] {
  const { seen, decision } = referral;
  return [
    { title: 'Raised by', value: `${plain(referral.referrer.name)}, ${momentInWords(referral.sentAt)}` },
    { title: 'Answer by', value: dayInWords(referral.answerBy) },
    ...(seen ? [{ title: 'Seen by', value: `${plain(seen.by.name)}, ${momentInWords(seen.at)}` }] : []),
    ...(decision
      ? [{ title: 'Decided by', value: `${plain(decision.by.name)}, ${momentInWords(decision.at)}` }]
      : []),
  ];
}

/** Questions, answers, notes and the reason, oldest first. */
function talk(referral: Referral): { from: string; text: string }[] {
  const said = [
    ...referral.enquiries.flatMap((enquiry) => [
      { at: enquiry.askedAt, from: `${enquiry.askedBy.name} asked`, text: enquiry.question },
      ...(enquiry.answer !== undefined && enquiry.answeredAt !== undefined
        ? [{ at: enquiry.answeredAt, from: `${referral.referrer.name} answered`, text: enquiry.answer }]
        : []),
    ]),
    ...referral.notes.map(({ at, by, text }) => ({ at, from: `Note by ${by.name}`, text })),
    ...(referral.decision
      ? [
          {
            at: referral.decision.at,
            from: `${referral.decision.by.name} decided`,
            text: referral.decision.reason,
          },
        ]
      : []),
  ];
  return said
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ at, from, text }) => ({ from: `${plain(from)}, ${momentInWords(at)}`, text }));
}

function topics(referral: Referral, knowledge: Knowledge) {
  const asked = walk(knowledge, referral.answers, [1, 2, 3]).asked;
  return knowledge.bank.topics
    .map((topic) => ({
      title: topic.title,
      rows: asked
        .filter((question) => question.topic === topic.id && referral.answers[question.id] !== undefined)
        .map((question) => ({
          label: question.label,
          answer: answerInWords(question, referral.answers[question.id]),
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}
