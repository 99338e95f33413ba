import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports.ts';
import { DETAILS_VIEWS, type DetailsView, type ForPresser } from '../app/reply.ts';
import { answerInWords } from '../domain/answer-words.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import { dayInWords, momentInWords } from '../domain/london.ts';
import type { Referral } from '../domain/referral.ts';
import { isDecided } from '../domain/referral.ts';
import type { FiredRule } from '../domain/triage-result.ts';
import { walk } from '../domain/walk.ts';
import { decisionForms, formView, presserNotice, takeButton } from './decision-forms.ts';
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
    hasFacts: z.boolean(),
    talk: z.array(z.strictObject({ from: z.string(), text: z.string() })),
    sections: z.array(z.strictObject({ heading: z.string(), lines: textView })),
    rules: z.array(z.strictObject({ name: z.string(), because: z.string(), basis: z.string() })),
    topics: z.array(
      z.strictObject({
        title: z.string(),
        rows: z.array(z.strictObject({ label: z.string(), answer: z.string() })),
      }),
    ),
    views: z.array(actionView),
    forms: z.array(formView),
    actions: z.array(actionView),
    otherActions: z.array(actionView),
  }),
);

const VIEW_TITLES: Readonly<Record<DetailsView, string>> = {
  summary: 'Where it stands and what is suggested',
  said: 'What was said',
  why: 'Why this level',
};

/** The full referral for a person who may read it, in their own chat only: one of three short cards. */
export function drawCaseDetails(
  referral: Referral,
  knowledge: Knowledge,
  view: DetailsView,
  forPresser: ForPresser = {},
): AdaptiveCard {
  const notice = presserNotice(forPresser);
  const { triage } = referral;
  const level = LEVEL_WORDS[triage.level];
  return render(caseDetailsCard, {
    style: isDecided(referral) ? 'good' : 'accent',
    title: `${level.name}${triage.provisional ? ' (provisional)' : ''} · ${STATUS_WORDS[referral.status]}`,
    who: `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${yearInWords(referral)}`,
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    facts: view === 'summary' ? facts(referral) : [],
    hasFacts: view === 'summary',
    talk: view === 'summary' ? talk(referral) : [],
    sections: view === 'summary' ? sections(referral, knowledge) : [],
    rules: view === 'why' ? triage.rulesFired.map(ruleRow) : [],
    topics: view === 'said' ? topics(referral, knowledge) : [],
    actions: view === 'summary' ? takeButton(referral) : [],
    forms: view === 'summary' ? decisionForms(referral, forPresser.problem) : [],
    views: DETAILS_VIEWS.filter((other) => other !== view).map((other) =>
      button(VIEW_TITLES[other], 'details', { r: referral.id, view: other }),
    ),
    otherActions: [stopButton()],
  });
}

/** Duties, blocks, next steps and provision: the four separate things a case gives, but for its level. */
function sections(
  { triage }: Referral,
  knowledge: Knowledge,
): { heading: string; lines: { text: string }[] }[] {
  const numbered = (texts: readonly string[]) =>
    texts.map((text, index) => ({ text: `${index + 1}. ${text}` }));
  const blocks = triage.blocks.flatMap((id) => knowledge.blocks.find((each) => each.id === id) ?? []);
  const models = triage.suggestedModels.flatMap(
    (id) => knowledge.models.find((each) => each.id === id) ?? [],
  );
  const duties = triage.duties.flatMap((id) => knowledge.rules.find((rule) => rule.id === id)?.duty ?? []);
  return [
    { heading: 'Duties', lines: duties.map((text) => ({ text })) },
    { heading: 'Suggested next steps', lines: numbered(triage.nextSteps.map(({ text }) => text)) },
    {
      heading: 'Before an off-site, home-based or outside plan',
      lines: blocks.map(({ name, says, clearedBy }) => ({ text: `${name}: ${says} ${clearedBy}` })),
    },
    {
      heading: 'Provision to think about with people, in this order',
      lines: numbered(models.map(({ name, tier }) => `${name} (${tier})`)),
    },
  ].filter(({ lines }) => lines.length > 0);
}

function ruleName({ name, level }: FiredRule): string {
  return level === null || level === 'none' ? name : `${name} (${LEVEL_WORDS[level].name.toLowerCase()})`;
}

const SET_BY = {
  law: 'Set by law',
  guidance: 'From national or local guidance',
  product: 'A product default, not statutory',
  school: 'Set by the school, not statutory',
} as const;

function ruleRow(rule: FiredRule): { name: string; because: string; basis: string } {
  const { because, setBy, sources } = rule;
  return {
    name: ruleName(rule),
    because: because.join(' · '),
    basis: sources.length > 0 ? `${SET_BY[setBy]} (${sources.join(', ')})` : SET_BY[setBy],
  };
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
