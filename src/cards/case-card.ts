import { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports.ts';
import type { ForPresser } from '../app/reply.ts';
import { answerInWords } from '../domain/answer-words.ts';
import type { Knowledge } from '../domain/knowledge.ts';
import { dayInWords, momentInWords } from '../domain/london.ts';
import { isDecided, type Referral } from '../domain/referral.ts';
import type { SchoolSettings } from '../domain/settings.ts';
import type { FiredRule } from '../domain/triage-result.ts';
import { decisionForms, formView, presserNotice, takeButton } from './decision-forms.ts';
import { safetyLine } from './message-card.ts';
import { actionView, button, factView, plain } from './parts.ts';
import { defineCard, render } from './render.ts';
import { datesInWords } from './dates.ts';
import { LEVEL_WORDS, outcomeInWords, pupilReference, STATUS_WORDS, yearInWords } from './words.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

export const caseCard = defineCard(
  'case',
  z.strictObject({
    style: z.enum(['default', 'accent', 'warning', 'attention', 'good']),
    headline: z.string(),
    provisional: z.string(),
    isProvisional: z.boolean(),
    notice: z.string(),
    hasNotice: z.boolean(),
    who: z.string(),
    when: z.string(),
    isOpen: z.boolean(),
    rulesHeading: z.string(),
    rules: textView,
    hasWhy: z.boolean(),
    why: z.array(z.strictObject({ name: z.string(), lines: textView })),
    facts: z.array(factView),
    changesHeading: z.string(),
    changes: textView,
    hasChanges: z.boolean(),
    dates: textView,
    hasDates: z.boolean(),
    stepsHeading: z.string(),
    steps: textView,
    isDecided: z.boolean(),
    outcome: z.array(factView),
    safety: z.string(),
    actions: z.array(actionView),
    forms: z.array(formView),
    detailActions: z.array(actionView),
    factActions: z.array(actionView),
  }),
);

const STYLES = {
  none: 'default',
  watch: 'default',
  targeted: 'accent',
  priority: 'warning',
  urgent: 'attention',
} as const;
/** Rules named at once; the rest stands behind "Why this level?". */
const RULES_SHOWN = 3;
const STEPS_SHOWN = 5;

const CHANGES_SHOWN = 4;

/** What anybody outside the permission check reads instead of a private rule. */
export const STATUS_CHECK = 'Status check: open details';

/**
 * The case as everybody in the inclusion channel may see it: reference, the school's own reference for the pupil and
 * year only; ticks and counts, no free text, no private rule. Decided, it shrinks to outcome, who and when.
 */
export function drawCase(
  referral: Referral,
  knowledge: Knowledge,
  settings: SchoolSettings,
  forPresser: ForPresser = {},
): AdaptiveCard {
  const { triage } = referral;
  const decided = isDecided(referral);
  const fired = reasonsOnly(triage.rulesFired, knowledge);
  const rules = sharedRules(fired);
  const level = LEVEL_WORDS[triage.level];
  const { problem } = forPresser;
  const notice = presserNotice(forPresser);
  const changes = openOnly(referral.runAgain?.changes ?? []).slice(0, CHANGES_SHOWN);
  const dates = openOnly(datesInWords(referral, knowledge, settings));
  return render(caseCard, {
    style: decided ? 'good' : STYLES[triage.level],
    headline: decided ? STATUS_WORDS[referral.status] : `${level.name} · ${STATUS_WORDS[referral.status]}`,
    provisional: `Provisional: office facts are still missing. ${level.name}: ${level.means}.`,
    isProvisional: triage.provisional && !decided,
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    who: `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${yearInWords(referral)}`,
    when: whenLine(referral),
    isOpen: !decided,
    rulesHeading: `Why ${level.name.toLowerCase()}: ${fired.length} ${fired.length === 1 ? 'rule' : 'rules'} fired`,
    rules: rules.slice(0, RULES_SHOWN).map(({ name }) => ({ text: `- ${name}` })),
    hasWhy: !decided,
    why: rules.map(({ name, lines }) => ({ name, lines: lines.map((text) => ({ text })) })),
    facts: signs(referral, knowledge),
    changesHeading: `What changed when ${plain(referral.runAgain?.by.name ?? '')} added facts`,
    changes: changes.map((text) => ({ text: `- ${text}` })),
    hasChanges: changes.length > 0,
    dates: dates.map((text) => ({ text: `- ${text}` })),
    hasDates: dates.length > 0,
    stepsHeading: 'Suggested next steps',
    steps: sharedSteps(referral).map((text, index) => ({ text: `${index + 1}. ${text}` })),
    isDecided: decided,
    outcome: outcome(referral),
    safety: safetyLine(settings.dsl),
    actions: takeButton(referral),
    forms: decisionForms(referral, problem),
    factActions: [button('Add office facts', 'facts', { r: referral.id })],
    detailActions: [button('Open details in my chat', 'details', { r: referral.id })],
  });
}

/** Texts that may be shown on a shared card; private ones become one line that says nothing. */
function openOnly(texts: readonly { readonly text: string; readonly private: boolean }[]): readonly string[] {
  const open = texts.filter((each) => !each.private).map(({ text }) => text);
  return open.length < texts.length ? [...open, STATUS_CHECK] : open;
}

function whenLine(referral: Referral): string {
  const seen = referral.seen
    ? ` Seen by ${plain(referral.seen.by.name)}, ${momentInWords(referral.seen.at)}.`
    : '';
  return isDecided(referral)
    ? `Sent ${momentInWords(referral.sentAt)}.`
    : `Answer by ${dayInWords(referral.answerBy)}. Sent ${momentInWords(referral.sentAt)}.${seen}${withOwner(referral)}`;
}

/** Who looks after it, where that is not plain from who saw it. */
function withOwner({ owner, seen }: Referral): string {
  return owner && owner.id !== seen?.by.id ? ` With ${plain(owner.name)}.` : '';
}

/**
 * Fired rules that are reasons for something. A word that matched (G-05) was a prompt to a member of staff, never a
 * finding, and nobody else reads it as one.
 */
export function reasonsOnly(fired: readonly FiredRule[], knowledge: Knowledge): readonly FiredRule[] {
  const prompts = new Set(knowledge.rules.filter(({ level }) => level === 'ask').map(({ id }) => id));
  return fired.filter(({ id }) => !prompts.has(id));
}

/** Rules by name, most pressing first; private ones are one line that names nothing. */
function sharedRules(fired: readonly FiredRule[]): readonly { name: string; lines: readonly string[] }[] {
  const open = fired
    .filter((rule) => !rule.private)
    .toSorted((a, b) => weight(b) - weight(a))
    .map(({ name, because }) => ({ name, lines: because }));
  return fired.some((rule) => rule.private) ? [...open, { name: STATUS_CHECK, lines: [] }] : open;
}

function weight({ level }: FiredRule): number {
  return level === null ? 0 : ['none', 'watch', 'targeted', 'priority', 'urgent'].indexOf(level);
}

function sharedSteps(referral: Referral): readonly string[] {
  return referral.triage.nextSteps
    .filter((step) => !step.private)
    .slice(0, STEPS_SHOWN)
    .map(({ text }) => text);
}

/** Key signs and what was tried, as ticks: never free text. Signs that are not there take no room. */
function signs(referral: Referral, knowledge: Knowledge): z.input<typeof factView>[] {
  return ['EW1', 'AT2', 'BH1', 'SE1', 'GR1', 'GR2'].flatMap((id) => {
    const question = knowledge.bank.questions.get(id);
    const value = referral.answers[id];
    if (!question || value === undefined) return [];
    const clear = question.options.some(
      ({ id: option, clearsOthers }) => clearsOthers && Array.isArray(value) && value.includes(option),
    );
    return clear && id !== 'GR1' ? [] : [{ title: question.label, value: answerInWords(question, value) }];
  });
}

function outcome(referral: Referral): z.input<typeof factView>[] {
  const { decision } = referral;
  if (!decision) return [];
  return [
    { title: 'Outcome', value: outcomeInWords(decision) },
    { title: 'Decided by', value: plain(decision.by.name) },
    { title: 'When', value: momentInWords(decision.at) },
    ...(referral.owner && referral.owner.id !== decision.by.id
      ? [{ title: 'With', value: plain(referral.owner.name) }]
      : []),
    { title: 'Level', value: LEVEL_WORDS[referral.triage.level].name },
    { title: 'Referrer', value: 'has been told, with the reason' },
  ];
}
