import type { z } from 'zod/v4';
import {
  CLOSING_WORDS,
  describeOutcomeForReader,
  WITHDRAWN_WORDS,
  describeDeciding,
} from '../../words/cases.ts';
import type { Block } from '../../domain/content/content.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { isRunning, type Override, type Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { withDutiesInSight } from '../../domain/triage/next-steps.ts';
import type { NextStep } from '../../domain/triage/triage-result.ts';
import { figuresOfBefore } from './case-details-said.ts';
import { maySee, maySeeChange, maySeeRule } from '../case-parts/case-details-why.ts';
import { describeStatutoryDates } from './dates.ts';
import { describeLastSeen } from '../case-parts/last-seen.ts';
import { bullets, numberLines, plain, type Drawing, type factView } from '../parts.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';

/** Who raised it, who owns it, what was decided and what is running. */
export function factsOfCase(
  referral: Referral,
  reader: StaffMember,
  today: string,
): z.input<typeof factView>[] {
  const { seen, decision, closing } = referral;
  const running = isRunning(referral) ? referral.plan : undefined;
  return [
    { title: 'Raised by', value: `${plain(referral.referrer.name)}, ${describeMoment(referral.sentAt)}` },
    ...(decision
      ? []
      : [
          {
            title: referral.answerBy < today ? 'Answer was due' : 'Answer by',
            value: describeDay(referral.answerBy),
          },
        ]),
    ...(referral.owner
      ? [{ title: 'With', value: `${plain(referral.owner.name)}, ${describeMoment(referral.owner.since)}` }]
      : []),
    ...(seen ? [{ title: 'Seen by', value: `${plain(seen.by.name)}, ${describeMoment(seen.at)}` }] : []),
    ...(decision
      ? [
          { title: 'Outcome', value: describeOutcomeForReader(decision, reader) },
          {
            title: `${describeDeciding(decision)} by`,
            value: `${plain(decision.by.name)}, ${describeMoment(decision.at)}`,
          },
        ]
      : []),
    ...(running
      ? [
          { title: 'Plan', value: `${describeDay(running.start)} to ${describeDay(running.end)}` },
          { title: 'Next review', value: describeDay(running.nextReview) },
          { title: 'Key adult', value: plain(running.keyAdult.name) },
          { title: 'The pupil', value: describeLastSeen(running) },
        ]
      : []),
    ...(closing
      ? [
          { title: 'Ended', value: CLOSING_WORDS[closing.outcome] },
          { title: 'Closed by', value: `${plain(closing.by.name)}, ${describeMoment(closing.at)}` },
        ]
      : []),
  ];
}

/** Questions, answers, notes, decisions with their reasons and outcomes, and how it ended: oldest first. */
export function talkOfCase(referral: Referral, reader: StaffMember): { from: string; text: string }[] {
  const { decision, closing, earlierDecisions = [] } = referral;
  const said = [
    ...referral.enquiries.flatMap((enquiry) => [
      { at: enquiry.askedAt, from: `${enquiry.askedBy.name} asked`, text: enquiry.question },
      ...(enquiry.answer !== undefined && enquiry.answeredAt !== undefined
        ? [{ at: enquiry.answeredAt, from: `${referral.referrer.name} answered`, text: enquiry.answer }]
        : []),
    ]),
    ...referral.notes.map(({ at, by, text }) => ({ at, from: `Note by ${by.name}`, text })),
    ...earlierDecisions.flatMap(({ decision: earlier, changedBy, changedAt, reason }) =>
      earlier.because
        ? [
            {
              at: earlier.at,
              from: `${earlier.by.name} withdrew it`,
              text: WITHDRAWN_WORDS[earlier.because],
            },
            { at: changedAt, from: `${changedBy.name} took it up again`, text: reason },
          ]
        : [
            {
              at: earlier.at,
              from: `Earlier decision, taken back since: ${describeOutcomeForReader(earlier, reader).toLowerCase()}, by ${earlier.by.name}`,
              text: earlier.reason,
            },
            { at: changedAt, from: `${changedBy.name} took that decision back`, text: reason },
          ],
    ),
    ...(decision && decision.reason !== ''
      ? [{ at: decision.at, from: `${decision.by.name} decided`, text: decision.reason }]
      : []),
    ...(closing
      ? [
          { at: closing.at, from: `${closing.by.name} closed the case`, text: closing.reason },
          ...(closing.whatWorked === undefined
            ? []
            : [{ at: closing.at, from: 'What worked', text: closing.whatWorked }]),
        ]
      : []),
  ];
  return said
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ at, from, text }) => ({ from: `${plain(from)}, ${describeMoment(at)}`, text }));
}

/** A heading and its lines. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
  /** The order of its lines matters. */
  readonly isNumbered?: boolean;
  /** What the button says that brings the lines out of sight. */
  readonly more?: string;
}

/** Lines of a section that are in sight at once: nobody starts on more steps than that. */
const LINES_SHOWN = 10;

/** Sections as the card draws them: of a long one `most` lines are in sight at first, and "Show all" brings the rest. */
export function collapseLong(sections: readonly Section[], most = LINES_SHOWN) {
  return sections.map(({ heading, lines, isNumbered = false, more }, at) => ({
    heading,
    lines: isNumbered ? numberLines(lines.slice(0, most)) : bullets(lines.slice(0, most)),
    rest: isNumbered ? numberLines(lines.slice(most), most + 1) : bullets(lines.slice(most)),
    hasRest: lines.length > most,
    restId: `rest-${at}`,
    showId: `show-${at}`,
    showAll: more ?? `Show all ${lines.length}`,
  }));
}

/** Duties, dates, blocks, next steps and provision: what triage gives besides the level. */
export function sectionsOfCase(
  referral: Referral,
  drawing: Drawing,
  reader: StaffMember,
): readonly Section[] {
  const { content, settings } = drawing;
  const { triage } = referral;
  const blocks = triage.blocks.flatMap((id) => content.blocks.find((each) => each.id === id) ?? []);
  const models = triage.suggestedModels.flatMap((id) => content.models.find((each) => each.id === id) ?? []);
  const duties = triage.duties.flatMap((id) => content.rules.find((rule) => rule.id === id)?.duty ?? []);
  const aside = referral.overrides ?? [];
  // With a plan in place, earlier suggestions would read like a second plan.
  const planned = referral.plan !== undefined;
  // Agreed steps replace the suggestions, and a joined concern is answered with the case it was joined to.
  const settled = (referral.decision?.steps ?? []).length > 0 || referral.status === 'joined';
  return [
    {
      heading:
        referral.runAgain?.by.id === THE_BOT.id
          ? 'What changed because a term or school year is over'
          : 'What changed when facts were added',
      lines: (referral.runAgain?.changes ?? [])
        .filter((change) => maySeeChange(reader, change, content))
        .map(({ text }) => text),
    },
    figuresOfBefore(referral, drawing, reader),
    { heading: 'Duties', lines: duties },
    {
      heading: 'Dates to keep',
      lines: describeStatutoryDates(referral, content, settings).map(({ text }) => text),
    },
    {
      heading: 'To clear before an off-site, home-based or outside plan',
      lines: blocks.filter(({ id }) => maySee(reader, id)).map((block) => describeBlock(block, aside)),
    },
    { heading: 'Agreed in school', lines: describeAgreedSteps(referral) },
    {
      heading: 'Suggested next steps',
      isNumbered: true,
      more: 'More steps',
      lines:
        planned || settled
          ? []
          : withDutiesInSight(triage.nextSteps, triage.duties, LINES_SHOWN).flatMap((step) => {
              const from = step.from.filter((rule) => maySeeRule(reader, rule, referral, content));
              return from.length === 0 ? [] : [describeStep(step, from, referral)];
            }),
    },
    {
      heading: 'Provision to think about with people, in this order',
      isNumbered: true,
      lines: planned ? [] : models.map(({ name, tier }) => `${name} (${tier})`),
    },
  ].filter((section) => section.lines.length > 0);
}

/** The steps a lead chose when approving, and which of them the referrer was not told. */
function describeAgreedSteps({ decision }: Referral): readonly string[] {
  return (decision?.steps ?? []).map(({ text, teamOnly }) =>
    teamOnly ? `${plain(text)} (the referrer is not told this one)` : plain(text),
  );
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
