import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports.ts';
import type { DetailsView, ForPresser, Reply } from '../app/reply.ts';
import { answerInWords } from '../domain/answer-words.ts';
import type { Block, Knowledge } from '../domain/knowledge.ts';
import { SET_BY_WORDS } from '../domain/explanation.ts';
import { dayInWords, momentInWords } from '../domain/london.ts';
import { isDecided, type Override, type Referral } from '../domain/referral.ts';
import { mayReadHistory, type StaffMember } from '../domain/roles.ts';
import type { SchoolSettings } from '../domain/settings.ts';
import type { FiredRule } from '../domain/triage-result.ts';
import { walk } from '../domain/walk.ts';
import { reasonsOnly } from './case-card.ts';
import { datesInWords } from './dates.ts';
import { decisionForms, formView, furtherForms, presserNotice, takeButton } from './decision-forms.ts';
import { handOverForm, handOverView } from './hand-over-form.ts';
import { historyInWords } from './history.ts';
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
    further: z.array(formView),
    furtherActions: z.array(actionView),
    handOver: z.array(handOverView),
    hasHandOver: z.boolean(),
    hasFurther: z.boolean(),
    actions: z.array(actionView),
    otherActions: z.array(actionView),
  }),
);

type History = NonNullable<Extract<Reply, { show: 'case-details' }>['history']>;

const VIEW_TITLES: Readonly<Record<DetailsView, string>> = {
  summary: 'Where it stands and what is suggested',
  said: 'What was said',
  why: 'Why this level',
  history: 'History',
};
const VIEWS = Object.keys(VIEW_TITLES) as DetailsView[];

/** The full referral for a person who may read it, in their own chat only: one of four short cards. */
export function drawCaseDetails(
  referral: Referral,
  knowledge: Knowledge,
  settings: SchoolSettings,
  reader: StaffMember,
  view: DetailsView,
  forPresser: ForPresser = {},
  history: History = { entries: [] },
): AdaptiveCard {
  const notice = presserNotice(forPresser);
  const summary = view === 'summary';
  const open = summary && !isDecided(referral);
  const lead = reader.roles.includes('inclusion-lead');
  const further = open ? furtherForms(referral, knowledge, reader, forPresser.problem) : [];
  const handOver = summary ? handOverForm(referral, settings, reader) : [];
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
    sections:
      view === 'summary'
        ? sections(referral, knowledge, settings, reader)
        : view === 'history'
          ? historyInWords(history.entries, knowledge)
          : [],
    rules:
      view === 'why'
        ? reasonsOnly(triage.rulesFired, knowledge)
            .filter(({ id }) => maySee(reader, id))
            .map((rule) => ruleRow(rule, knowledge))
        : [],
    topics: view === 'said' ? topics(referral, knowledge) : [],
    actions: summary && lead ? takeButton(referral) : [],
    forms: summary && lead ? decisionForms(referral, forPresser.problem) : [],
    further,
    furtherActions: open
      ? [
          button('Add office facts', 'facts', { r: referral.id }),
          ...(lead ? [button('Propose a provision', 'propose', { r: referral.id })] : []),
        ]
      : [],
    hasFurther: open,
    handOver,
    hasHandOver: handOver.length > 0,
    views: [
      ...VIEWS.filter((other) => other !== view && (other !== 'history' || mayReadHistory(reader))).map(
        (other) => button(VIEW_TITLES[other], 'details', { r: referral.id, view: other }),
      ),
      ...(view === 'history' && history.earlier !== undefined
        ? [
            button('Earlier', 'details', {
              r: referral.id,
              view: 'history',
              page: String(history.earlier),
            }),
          ]
        : []),
      ...(summary && lead ? [button('Get the referral pack', 'pack', { r: referral.id })] : []),
    ],
    otherActions: [stopButton()],
  });
}

/** The SENCO's view leaves out that the DSL is aware (brief.md section 3); everybody else here sees every rule. */
function maySee(reader: StaffMember, ruleId: string): boolean {
  return ruleId !== 'G-03' || reader.roles.some((role) => role !== 'senco' && role !== 'teacher');
}

/** Duties, dates, blocks, next steps and provision: the separate things a case gives, besides its level. */
function sections(
  referral: Referral,
  knowledge: Knowledge,
  settings: SchoolSettings,
  reader: StaffMember,
): { heading: string; lines: { text: string }[] }[] {
  const { triage } = referral;
  const lines = (texts: readonly string[]) => texts.map((text) => ({ text: `- ${text}` }));
  const numbered = (texts: readonly string[]) =>
    texts.map((text, index) => ({ text: `${index + 1}. ${text}` }));
  const blocks = triage.blocks.flatMap((id) => knowledge.blocks.find((each) => each.id === id) ?? []);
  const models = triage.suggestedModels.flatMap(
    (id) => knowledge.models.find((each) => each.id === id) ?? [],
  );
  const duties = triage.duties.flatMap((id) => knowledge.rules.find((rule) => rule.id === id)?.duty ?? []);
  const aside = referral.overrides ?? [];
  return [
    {
      heading: 'What changed when facts were added',
      lines: lines((referral.runAgain?.changes ?? []).map(({ text }) => text)),
    },
    { heading: 'Duties', lines: lines(duties) },
    {
      heading: 'Dates to keep',
      lines: lines(datesInWords(referral, knowledge, settings).map(({ text }) => text)),
    },
    {
      heading: 'To clear before an off-site, home-based or outside plan',
      lines: lines(
        blocks
          .filter(({ id }) => maySee(reader, id === 'BLK-DSL' ? 'G-03' : id))
          .map((block) => blockInWords(block, aside)),
      ),
    },
    { heading: 'Suggested next steps', lines: numbered(triage.nextSteps.map(({ text }) => text)) },
    {
      heading: 'Provision to think about with people, in this order',
      lines: numbered(models.map(({ name, tier }) => `${name} (${tier})`)),
    },
  ].filter((section) => section.lines.length > 0);
}

/** What stands, what clears it, and who may set it aside; or who did, and why. */
function blockInWords(block: Block, aside: readonly Override[]): string {
  const done = aside.find((each) => each.block === block.id);
  if (done)
    return `${block.name}: set aside by ${plain(done.by.name)}, ${momentInWords(done.at)}: ${plain(done.reason)}`;
  const who =
    block.override === 'headteacher'
      ? 'The headteacher may set it aside with a reason.'
      : 'Nobody can set it aside.';
  return `${block.name}: ${block.says} ${block.clearedBy} ${who}`;
}

function ruleName({ name, level }: FiredRule): string {
  return level === null || level === 'none' ? name : `${name} (${LEVEL_WORDS[level].name.toLowerCase()})`;
}

/** A rule with what fired it, who set it, and where it comes from, with the date. */
function ruleRow(rule: FiredRule, knowledge: Knowledge): { name: string; because: string; basis: string } {
  const sources = rule.sources.map((id) => {
    const source = knowledge.sources.get(id);
    return source ? `${source.title} (${source.date})` : id;
  });
  const setBy = `${SET_BY_WORDS[rule.setBy].charAt(0).toUpperCase()}${SET_BY_WORDS[rule.setBy].slice(1)}`;
  return {
    name: ruleName(rule),
    because: rule.because.join(' · '),
    basis: sources.length > 0 ? `${setBy}. ${sources.join('; ')}` : setBy,
  };
}

function facts(referral: Referral): z.input<typeof factView>[] {
  const { seen, decision } = referral;
  return [
    { title: 'Raised by', value: `${plain(referral.referrer.name)}, ${momentInWords(referral.sentAt)}` },
    { title: 'Answer by', value: dayInWords(referral.answerBy) },
    ...(referral.owner
      ? [{ title: 'With', value: `${plain(referral.owner.name)}, ${momentInWords(referral.owner.since)}` }]
      : []),
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
