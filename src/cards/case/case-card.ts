import { aboutCase } from '../about.ts';
import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { ForPresser } from '../../app/for-presser.ts';
import { mostPressingFirst, reasonsOnly } from '../../domain/triage/reasons.ts';
import { sharedAnswerBy, sharedView } from '../../domain/case/shared-view.ts';
import { standingPanel } from '../../domain/case/panels.ts';
import {
  awaitsPlan,
  isDecided,
  isRunning,
  stageOf,
  takesOfficeFacts,
  type Referral,
  type Stage,
} from '../../domain/case/referral.ts';
import { actOf } from '../../domain/case/acts.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { actButtons, actForms, formView, presserNotice } from '../case-parts/decision-forms.ts';
import { safetyLine } from '../forms/message-card.ts';
import {
  actionView,
  atMost,
  bullets,
  button,
  factView,
  numberLines,
  plain,
  type ActionView,
  type Drawing,
} from '../parts.ts';
import {
  changedLine,
  dutiesWithout,
  IN_DETAILS,
  keepShareable,
  panelLine,
  sharedBecause,
  signs,
  whenLine,
} from './case-card-lines.ts';
import { stepsForChannel } from '../../domain/case/agreed-steps.ts';
import { defineCard, render } from '../render.ts';
import { describeStatutoryDates } from './dates.ts';
import { headerStyle } from '../case-parts/header-style.ts';
import { othersLine } from './same-pupil.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';
import {
  CLOSING_WORDS,
  LEVEL_WORDS,
  STATUS_CHECK,
  describeOutcome,
  describeStage,
  rewordYear,
} from '../../words/cases.ts';

const caseCard = defineCard(
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
    dates: z.string(),
    hasDates: z.boolean(),
    reasonsHeading: z.string(),
    reasons: z.string(),
    signs: z.string(),
    hasSigns: z.boolean(),
    changes: z.string(),
    hasChanges: z.boolean(),
    stepsHeading: z.string(),
    steps: z.string(),
    hasSteps: z.boolean(),
    isDecided: z.boolean(),
    outcome: z.array(factView),
    agreed: z.string(),
    hasAgreed: z.boolean(),
    actions: z.array(actionView),
    forms: z.array(formView),
    detailActions: z.array(actionView),
    hasMore: z.boolean(),
    moreOpen: z.boolean(),
    otherForms: z.array(formView),
    factActions: z.array(actionView),
    why: z.array(z.strictObject({ name: z.string(), lines: z.string() })),
    safety: z.string(),
  }),
);

/** How much the card shows at once: one and a half screens of a phone. The rest is one press away. */
const REASONS_SHOWN = 3;
const DATES_SHOWN = 3;
const SIGNS_SHOWN = 4;
const STEPS_SHOWN = 3;

/**
 * The case as the whole inclusion channel may see it: only reference, the school's own reference for the pupil and
 * year; ticks and counts, no free text, no private rule. Once decided, it shrinks to outcome, who and when.
 */
export function drawCase(
  referral: Referral,
  { content, settings, today }: Drawing,
  forPresser: ForPresser = {},
): AdaptiveCard {
  const shared = sharedView(referral, content);
  const hasPrivate = reasonsOnly(referral.triage.rulesFired, content).some((rule) => rule.private);
  const stage = stageOf(referral, today);
  const decided = isDecided(referral);
  const reasons = mostPressingFirst(shared.reasons);
  const level = LEVEL_WORDS[shared.level];
  const { problem } = forPresser;
  const notice = presserNotice(forPresser);
  const changes = keepShareable(referral.runAgain?.changes ?? []);
  const counted = describeStatutoryDates(referral, content, settings);
  const dates = [...keepShareable(counted), ...dutiesWithout(counted, shared.duties, content)];
  const noticed = signs(referral, content);
  const steps = shared.nextSteps.slice(0, STEPS_SHOWN).map(({ text }) => text);
  const agreed = stepsForChannel(referral);
  return render(caseCard, {
    style: headerStyle(referral, today, shared.level),
    headline: describeHeadline(referral, stage, level.name),
    provisional: 'Provisional: office facts are still missing.',
    isProvisional: shared.provisional && !decided,
    notice: notice ?? '',
    hasNotice: notice !== undefined,
    who: aboutCase(referral, { today, settings }),
    when: [
      whenLine(referral, today, sharedAnswerBy(referral, content, settings)),
      panelLine(referral),
      othersLine(forPresser.others ?? [], content, today),
    ]
      .filter((line) => line !== '')
      .join(' '),
    isOpen: !decided,
    dates: bullets(atMost(dates, DATES_SHOWN, IN_DETAILS)),
    hasDates: dates.length > 0,
    reasonsHeading: `Why ${level.name.toLowerCase()}`,
    reasons: bullets([
      ...atMost(
        reasons.map(({ name }) => name),
        REASONS_SHOWN,
        'press More',
      ),
      ...(hasPrivate ? [STATUS_CHECK] : []),
    ]),
    signs: bullets(atMost(noticed, SIGNS_SHOWN, IN_DETAILS)),
    hasSigns: noticed.length > 0,
    changes: changedLine(referral, changes),
    hasChanges: changes.length > 0,
    stepsHeading:
      steps.length < shared.nextSteps.length
        ? `Suggested next steps, ${steps.length} of ${shared.nextSteps.length}`
        : 'Suggested next steps',
    steps: numberLines(steps),
    hasSteps: steps.length > 0,
    isDecided: decided,
    outcome: outcome(referral, settings),
    agreed: bullets(agreed),
    hasAgreed: agreed.length > 0 && !isRunning(referral) && referral.closing === undefined,
    actions: actButtons(referral),
    forms: actForms(['first'], referral, content, { problem }),
    detailActions: [
      button('Open details in my chat', 'details', { r: referral.id }),
      ...(decided ? factButtons(referral) : []),
    ],
    hasMore: !decided,
    moreOpen: problem !== undefined && actOf(problem.form).form?.place(referral, content) === 'beside',
    otherForms: actForms(['beside'], referral, content, { problem }),
    factActions: decided ? [] : factButtons(referral),
    why: reasons.map(({ name, because }) => ({
      name,
      lines: bullets(rewordYear(sharedBecause(because, content), referral, content, { today, settings })),
    })),
    safety: safetyLine(settings.dsl),
  });
}

/** The level until somebody has decided; of a withdrawn concern, who withdrew it. */
function describeHeadline(referral: Referral, stage: Stage, level: string): string {
  const { decision } = referral;
  const words = describeStage(stage, referral);
  if (!decision) return `${level} · ${words}`;
  return decision.outcome === 'withdrawn' ? `${words} by ${plain(decision.by.name)}` : words;
}

function factButtons(referral: Referral): ActionView[] {
  const r = { r: referral.id };
  if (!takesOfficeFacts(referral)) return [];
  // Only a case on its way to a panel needs the others.
  const forForms = standingPanel(referral) ? [button('Add facts for forms', 'form-facts', r)] : [];
  return [button('Add office facts', 'facts', r), ...forForms];
}

/** Outcome, who, when and what comes next; once closed, how it ended. */
function outcome(referral: Referral, settings: SchoolSettings): z.input<typeof factView>[] {
  const { decision, closing } = referral;
  if (!decision) return [];
  // Delivery is reported in the thread; the card is drawn before it is known.
  const told = settings.staff.some(({ id }) => id === referral.referrer.id)
    ? []
    : [{ title: 'Referrer', value: 'is not on the staff list any more, so not told' }];
  if (closing)
    return [
      { title: 'Outcome', value: CLOSING_WORDS[closing.outcome] },
      { title: 'Closed by', value: plain(closing.by.name) },
      { title: 'When', value: describeMoment(closing.at) },
      ...told,
    ];
  const owner = referral.owner ? [{ title: 'With', value: plain(referral.owner.name) }] : [];
  if (isRunning(referral)) {
    const { start, end, nextReview } = referral.plan;
    return [
      { title: 'Plan', value: `${describeDay(start)} to ${describeDay(end)}` },
      { title: 'Next review', value: describeDay(nextReview) },
      ...owner,
      { title: 'Decided by', value: `${plain(decision.by.name)}, ${describeMoment(decision.at)}` },
    ];
  }
  return [
    { title: 'Outcome', value: describeOutcome(decision) },
    // The headline names whoever withdrew it.
    ...(decision.outcome === 'withdrawn' ? [] : [{ title: 'Decided by', value: plain(decision.by.name) }]),
    { title: 'When', value: describeMoment(decision.at) },
    ...(referral.owner && referral.owner.id !== decision.by.id ? owner : []),
    ...(awaitsPlan(referral) ? [{ title: 'Next', value: 'the plan is made' }] : []),
    ...told,
  ];
}
