import { CLOSING_WORDS, LEVEL_WORDS, describeDeciding, describeOutcomeForReader } from '../../words/cases.ts';
import type { Block } from '../../domain/content/content.ts';
import { actionsToDo } from '../../domain/case/still-to-come.ts';
import { latestPanel } from '../../domain/case/panels.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { isDecided, isRunning, type Override, type Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { withDutiesInSight } from '../../domain/triage/next-steps.ts';
import type { NextStep } from '../../domain/triage/triage-result.ts';
import { figuresOfBefore } from './case-details-said.ts';
import { maySee, maySeeChange, maySeeRule, reasonNames } from '../case-parts/case-details-why.ts';
import { describeStatutoryDates } from './dates.ts';
import { describeLastSeen } from '../case-parts/last-seen.ts';
import { atMost, bulletsOrLine, numberLines, plain, type Drawing, type TopicView } from '../parts.ts';
import type { Person } from '../../domain/people/person.ts';
import { VIEW_TITLES } from './case-details-layout.ts';
import { describeAction } from '../../words/meetings.ts';
import { describePanelStanding } from '../../words/panels.ts';
import { describeStoredChange } from '../../words/changes.ts';
import { describeFollowUp } from '../../words/follow-up.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';

/** Who raised it, why it has its level, who looks after it, what was decided and what is running. Shown literally. */
export function factsOfCase(referral: Referral, drawing: Drawing, reader: StaffMember): TopicView['rows'] {
  const { today, content } = drawing;
  const { seen, decision, closing, followUp, owner, triage } = referral;
  const running = isRunning(referral) ? referral.plan : undefined;
  const signed = ({ name }: Person, at: string) => `${name}, ${describeMoment(at)}`;
  const panel = latestPanel(referral);
  const reasons = reasonNames(referral, content, reader);
  return [
    { label: 'Raised by', answer: signed(referral.referrer, referral.sentAt) },
    ...(decision
      ? []
      : [
          {
            label: referral.answerBy < today ? 'Answer was due' : 'Answer by',
            answer: describeDay(referral.answerBy),
          },
        ]),
    ...(reasons.length === 0
      ? []
      : [
          {
            label: `Why ${LEVEL_WORDS[triage.level].name.toLowerCase()}`,
            answer: atMost(reasons, REASONS_SHOWN).join('; '),
          },
        ]),
    // Whoever looks after it has seen it, and is not named again where they decided it too.
    ...(owner && owner.id !== decision?.by.id ? [{ label: 'With', answer: signed(owner, owner.since) }] : []),
    ...(seen && seen.by.id !== owner?.id ? [{ label: 'Seen by', answer: signed(seen.by, seen.at) }] : []),
    ...(decision
      ? [
          { label: 'Outcome', answer: describeOutcomeForReader(decision, reader) },
          {
            label: `${describeDeciding(decision)} by`,
            answer: signed(decision.by, decision.at),
          },
        ]
      : []),
    ...(running
      ? [
          {
            label: 'Plan',
            answer: `${describeDay(running.start)} to ${describeDay(running.end)}; next review ${describeDay(running.nextReview)}`,
          },
          { label: 'Key adult', answer: running.keyAdult.name },
          { label: 'The pupil', answer: describeLastSeen(running, (name) => name) },
        ]
      : []),
    ...(panel ? [{ label: panel.name, answer: describePanelStanding(panel) }] : []),
    ...(closing
      ? [
          { label: 'Ended', answer: CLOSING_WORDS[closing.outcome] },
          { label: 'Closed by', answer: signed(closing.by, closing.at) },
        ]
      : []),
    ...(followUp
      ? [
          { label: 'A term later', answer: describeFollowUp(followUp) },
          { label: 'Said by', answer: signed(followUp.by, followUp.at) },
        ]
      : []),
  ];
}

/** A heading and its lines. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
  /** The order of its lines matters: they are numbered, from this number on. */
  readonly from?: number;
}

/** Sections as the card draws them; those without lines are left out. */
export function drawSections(sections: readonly Section[]): { heading: string; lines: string }[] {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines, from }) => ({
      heading,
      lines: from === undefined ? bulletsOrLine(lines) : numberLines(lines, from),
    }));
}

/** Steps in sight at once: nobody starts on more. */
const STEPS_SHOWN = 5;
/** Changes and past figures in sight at once. */
const LINES_SHOWN = 3;
/** Reasons of the level in sight at once. */
const REASONS_SHOWN = 3;

/** What is in sight at once: what changed, what has to be done, and what is suggested until somebody has decided. */
export function sectionsInSight(
  referral: Referral,
  drawing: Drawing,
  reader: StaffMember,
): readonly Section[] {
  const { content, settings, today } = drawing;
  const { triage, decision, runAgain } = referral;
  const blocks = triage.blocks.flatMap((id) => content.blocks.find((each) => each.id === id) ?? []);
  const duties = triage.duties.flatMap((id) => content.rules.find((rule) => rule.id === id)?.duty ?? []);
  const aside = referral.overrides ?? [];
  // What was known when it was decided is not news any more.
  const isNews = runAgain !== undefined && (decision === undefined || runAgain.at > decision.at);
  const past = figuresOfBefore(referral, drawing, reader);
  return [
    ...changesSection(referral, drawing, reader).map((section) => ({
      ...section,
      lines: isNews ? atMost(section.lines, LINES_SHOWN, `"${VIEW_TITLES.why}"`) : [],
    })),
    { ...past, lines: atMost(past.lines, LINES_SHOWN, `"${VIEW_TITLES.said}"`) },
    { heading: 'Duties', lines: duties },
    {
      heading: 'Dates to keep',
      lines: describeStatutoryDates(referral, content, settings).map(({ text }) => text),
    },
    {
      heading: 'To clear before an off-site, home-based or outside plan',
      lines: blocks.filter(({ id }) => maySee(reader, id)).map((block) => describeBlock(block, aside)),
    },
    {
      heading: 'Agreed at meetings, and not done yet',
      lines: actionsToDo(referral).map(({ action }) => plain(describeAction(action, today))),
    },
    {
      heading: 'Suggested next steps',
      lines: suggestedSteps(referral, drawing, reader).slice(0, STEPS_SHOWN),
      from: 1,
    },
  ];
}

/** What is suggested besides, until somebody has decided: a decision says what happens. */
export function otherSuggestions(
  referral: Referral,
  drawing: Drawing,
  reader: StaffMember,
): readonly Section[] {
  if (isDecided(referral)) return [];
  const models = referral.triage.suggestedModels.flatMap(
    (id) => drawing.content.models.find((each) => each.id === id) ?? [],
  );
  return [
    {
      heading: 'More suggested steps',
      lines: suggestedSteps(referral, drawing, reader).slice(STEPS_SHOWN),
      from: STEPS_SHOWN + 1,
    },
    {
      heading: 'Provision to think about with people, in this order',
      lines: models.map(({ name, tier }) => `${name} (${tier})`),
      from: 1,
    },
  ].filter(({ lines }) => lines.length > 0);
}

/** What changed when the rules ran again, as far as this reader may know it. */
export function changesSection(
  referral: Referral,
  { content }: Drawing,
  reader: StaffMember,
): readonly Section[] {
  const { by, changes } = referral.runAgain ?? { changes: [] };
  const lines = changes
    .filter((change) => maySeeChange(reader, change, content))
    .map(({ text }) => describeStoredChange(text));
  const heading =
    by?.id === THE_BOT.id
      ? 'What changed because a term or school year is over'
      : 'What changed when facts were added';
  return lines.length === 0 ? [] : [{ heading, lines }];
}

/** Suggestions end with the decision, which says what happens. Those that a duty asks for are among the first. */
function suggestedSteps(referral: Referral, { content }: Drawing, reader: StaffMember): readonly string[] {
  if (isDecided(referral)) return [];
  const { nextSteps, duties } = referral.triage;
  return withDutiesInSight(nextSteps, duties, STEPS_SHOWN).flatMap((step) => {
    const from = step.from.filter((rule) => maySeeRule(reader, rule, referral, content));
    return from.length === 0 ? [] : [describeStep(step, from, referral)];
  });
}

/** The steps a lead chose when approving, and which of them the referrer was not told. */
export function agreedSteps({ decision }: Referral): readonly Section[] {
  const lines = (decision?.steps ?? []).map(({ text, teamOnly }) =>
    teamOnly ? `${plain(text)} (the referrer is not told this one)` : plain(text),
  );
  return [{ heading: 'Agreed in school', lines }];
}

/** A step; where several rules suggest it, with their names, so that nobody wonders what became of one. */
function describeStep({ text }: NextStep, from: readonly string[], { triage }: Referral): string {
  if (from.length < 2) return text;
  const names = from.flatMap((id) => triage.rulesFired.find((rule) => rule.id === id)?.name ?? []);
  return `${text} (${[...new Set(names)].join('; ')})`;
}

/** What stands, what clears it, and who may set it aside; or who did, and why. */
function describeBlock(block: Block, aside: readonly Override[]): string {
  const done = aside.find((each) => each.block === block.id);
  if (done)
    return `${block.name}: set aside by ${plain(done.by.name)}, ${describeMoment(done.at)}: ${plain(done.reason)}`;
  const who =
    block.override !== 'no' ? 'The headteacher may set it aside with a reason.' : 'Nobody can set it aside.';
  return `${block.name}: ${block.says} ${block.clearedBy} ${who}`;
}
