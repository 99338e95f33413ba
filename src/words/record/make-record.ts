import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import type { Question } from '../../domain/content/bank.ts';
import type { Content } from '../../domain/content/content.ts';
import type { WhyCorrected } from '../../domain/case/pupil-reference.ts';
import type { Decision, Referral } from '../../domain/case/referral.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import type { RowFigures } from '../../domain/mis-figures/answers-of-row.ts';
import { isHeldBack, isTelling } from '../../domain/pack/pack-privacy.ts';
import { describeAnswer } from '../answers.ts';
import { CLOSING_WORDS, describeOutcome, LEVEL_WORDS, WITHDRAWN_WORDS } from '../cases.ts';
import { describeDayWithYear, describeMomentWithYear } from '../dates.ts';
import { describeFollowUp } from '../follow-up.ts';
import { describeActor, describeMore, DONE_WORDS } from '../history.ts';
import { agreedRows } from '../pack/pack-plan.ts';
import { nameColumn } from '../mis-figures.ts';
import { describeMeetingPart, labelMeetingPart, MEETING_WORDS, meetingRows } from '../meetings.ts';
import { panelRows } from '../panels.ts';
import { MEASURE_WORDS } from '../measures.ts';
import { describeSessions, describeUpdate, REVIEW_WORDS } from '../plans.ts';
import type { RecordPart, RecordRow, RecordSection } from './record.ts';

/** Read long after it was made: every date carries its year. */
const NO_YEAR = '0000-01-01';

/** Who did what and when, as the audit says it. */
interface Entry {
  readonly at: string;
  readonly by: Person;
  readonly what: keyof typeof DONE_WORDS;
  readonly to?: Person;
  readonly because?: WhyCorrected;
  readonly school?: string;
  readonly approvedBy?: Person;
  readonly corrected?: readonly {
    readonly question: string;
    readonly before: AnswerValue | null;
    readonly after: AnswerValue | null;
  }[];
}

/** A case, whole: what was said, what was decided and why, the plan and how it went, who worked on it and who looked. */
export function recordOfCase(referral: Referral, audit: readonly Entry[], content: Content): RecordPart {
  const { reference, sentAt, referrer, plan, closing, followUp, triage } = referral;
  // A level or a date that a private rule may have set says that there is one.
  const hinted = triage.rulesFired.some((rule) => rule.private) ? ({ check: 'safeguarding' } as const) : {};
  const sections: readonly RecordSection[] = [
    {
      title: 'The concern',
      rows: [
        { label: 'Raised by', value: signed(referrer, sentAt) },
        ...answerRows(referral.answers, content),
      ],
    },
    {
      title: 'The level, and the rules that gave it',
      rows: [
        {
          label: 'Level',
          value: `${LEVEL_WORDS[triage.level].name}. It says how soon people look at a concern; it is no score and no prediction.`,
          ...hinted,
        },
        ...triage.rulesFired.map(({ name, because, says, private: isPrivate }): RecordRow => ({
          label: name,
          value: [...because, says].filter(Boolean).join(' '),
          ...(isPrivate ? { check: 'safeguarding' } : {}),
        })),
      ],
    },
    {
      title: 'What the rules suggested',
      rows: [
        ...triage.nextSteps.map(({ text, private: isPrivate }): RecordRow => ({
          label: 'Step',
          value: text,
          ...(isPrivate ? { check: 'safeguarding' } : {}),
        })),
        ...(referral.statutoryDates ?? []).map((date) => ({
          label: 'Date set by law',
          value: describeDayWithYear(date),
          ...hinted,
        })),
        ...(referral.keptDates ?? []).map(({ what, date, counted, private: isPrivate }): RecordRow => ({
          label: `Date set by law: ${describeDayWithYear(date)}`,
          value: `${what} ${counted}`,
          ...(isPrivate ? { check: 'safeguarding' } : {}),
        })),
        ...(referral.runAgain?.changes ?? []).map(({ text, private: isPrivate }): RecordRow => ({
          label: `When the rules ran again, ${describeMomentWithYear(referral.runAgain?.at ?? sentAt)}`,
          value: text,
          ...(isPrivate ? { check: 'safeguarding' } : {}),
        })),
        ...(referral.joined ?? []).map(({ reference: other, referrer: raisedBy }) => ({
          label: 'Another concern about the pupil',
          value: `${other}, raised by ${raisedBy.name}`,
        })),
      ],
    },
    { title: 'Decisions', rows: decisionRows(referral) },
    ...(referral.panels ?? []).map((panel) => ({
      title: `Panel: ${panel.name}`,
      rows: [
        { label: 'Taken there by', value: signed(panel.by, panel.at) },
        ...panelRows(panel).map((each): RecordRow => ({ ...each, check: 'another-person' })),
      ],
    })),
    ...(referral.meetings ?? []).map((meeting) => ({
      title: `${MEETING_WORDS[meeting.kind]}, ${describeDayWithYear(meeting.on)}`,
      rows: [
        { label: 'Written down by', value: signed(meeting.by, meeting.at) },
        ...meetingRows(meeting).map((each): RecordRow => ({ ...each, check: 'another-person' })),
      ],
    })),
    {
      title: 'Questions between staff',
      rows: referral.enquiries.flatMap(({ question, askedBy, askedAt, answer, answeredAt }): RecordRow[] => [
        { label: signed(askedBy, askedAt), value: question, check: 'another-person' },
        ...(answer === undefined
          ? []
          : [
              {
                label: signed(referrer, answeredAt ?? askedAt),
                value: answer,
                check: 'another-person' as const,
              },
            ]),
      ]),
    },
    {
      title: 'Notes',
      rows: referral.notes.map(({ by, at, text }) => ({
        label: signed(by, at),
        value: text,
        check: 'another-person',
      })),
    },
    ...(plan === undefined ? [] : planSections(plan, content)),
    {
      title: 'How it ended',
      rows: [
        ...(closing === undefined
          ? []
          : [
              { label: signed(closing.by, closing.at), value: CLOSING_WORDS[closing.outcome] },
              ...textRow('Why', closing.reason),
              ...textRow('What worked', closing.whatWorked),
            ]),
        ...(followUp === undefined
          ? []
          : [
              {
                label: `${signed(followUp.by, followUp.at)}: a term later`,
                value: describeFollowUp(followUp),
              },
            ]),
      ],
    },
    {
      title: 'Who worked on it, and who looked',
      rows: audit.flatMap(({ at, by, what, to, corrected = [], ...entry }) => [
        {
          label: describeMomentWithYear(at),
          value: `${describeActor(by)} ${DONE_WORDS[what]}${to ? ` (${to.name})` : ''}${describeMore(entry)}`,
        },
        ...corrected.flatMap(({ question, before, after }) => [
          ...changedRow('Before', question, before, content),
          ...changedRow('After', question, after, content),
        ]),
      ]),
    },
  ];
  return {
    title: `${reference}, raised on ${describeMomentWithYear(sentAt)}`,
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

/** A form that somebody has begun and not sent. */
export function recordOfDraft(draft: Draft, owner: string, content: Content): RecordPart {
  const unchecked = Object.entries(draft.unchecked ?? {}).map(([id, value]): RecordRow => ({
    label: questionOf(id, content)?.label ?? id,
    value,
    check: 'another-person',
  }));
  return {
    title: `A form not sent, begun on ${describeMomentWithYear(draft.startedAt)}; deleted on ${describeMomentWithYear(draft.expiresAt)} unless somebody goes on`,
    sections: [
      {
        title: 'So far',
        rows: [
          { label: 'Written by', value: owner },
          ...answerRows({ ...draft.form?.base, ...draft.corrects?.base, ...draft.answers }, content),
          ...unchecked,
        ],
      },
    ],
  };
}

/** Figures of an export, or sessions of a provider's register, that somebody has read in and not said yes or no to. */
export function recordOfWaiting(
  waiting: {
    readonly kind: 'mis-figures' | 'provider-register';
    readonly by: Person;
    readonly at: string;
    readonly expiresAt: string;
    readonly figures: RowFigures;
    readonly unnamed: readonly { readonly heading: string; readonly cell: string }[];
  },
  content: Content,
): RecordPart {
  const { kind, by, at, expiresAt, figures, unnamed } = waiting;
  const what = kind === 'mis-figures' ? 'Figures from an export' : "Sessions of a provider's register";
  const { sen, ...numbers } = figures;
  return {
    title: `${what}, read in on ${describeMomentWithYear(at)}; deleted after ${describeMomentWithYear(expiresAt)} unless somebody uses them`,
    sections: [
      {
        title: 'Not in the case yet',
        rows: [
          { label: 'Read in by', value: by.name },
          ...Object.entries(numbers).map(([column, value]) => ({
            label: nameColumn(column),
            value: String(value),
          })),
          ...(typeof sen === 'string' ? answerRows({ [QUESTION.senStatus]: sen }, content) : []),
          ...unnamed.map(({ heading, cell }): RecordRow => ({
            label: heading,
            value: cell,
            ...(/\p{L}/u.test(cell) ? { check: 'safeguarding' } : {}),
          })),
        ],
      },
    ],
  };
}

function answerRows(answers: Answers, content: Content): readonly RecordRow[] {
  return Object.entries(answers).map(([id, value]): RecordRow => {
    const question = questionOf(id, content);
    // A question of an earlier version of the content: as it was stored.
    if (!question) return { label: id, value: JSON.stringify(value), check: 'another-person' };
    const given = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    const tells =
      isHeldBack(question) ||
      question.options.some((option) => given.includes(option.id) && isTelling(option));
    return {
      label: question.wording,
      value: describeAnswer(question, value, NO_YEAR),
      ...(tells
        ? { check: 'safeguarding' }
        : question.kind === 'text' && question.textRule !== 'school-reference'
          ? { check: 'another-person' }
          : {}),
    };
  });
}

/** A corrected answer, or a part of a meeting, as it stood before or after. */
function changedRow(
  when: string,
  question: string,
  value: AnswerValue | null,
  content: Content,
): readonly RecordRow[] {
  if (value === null) return [];
  const part = labelMeetingPart(question);
  if (part !== undefined)
    return [
      { label: `${when}: ${part}`, value: describeMeetingPart(question, value), check: 'another-person' },
    ];
  return answerRows({ [question]: value }, content).map((row) => ({
    ...row,
    label: `${when}: ${row.label}`,
  }));
}

function questionOf(id: string, { bank, planBank }: Content): Question | undefined {
  return bank.questions.get(id) ?? planBank.questions.get(id);
}

function decisionRows({ decision, earlierDecisions = [], overrides = [] }: Referral): readonly RecordRow[] {
  const rowsOf = (made: Decision): readonly RecordRow[] => [
    { label: signed(made.by, made.at), value: describeOutcome(made) },
    ...(made.because === undefined
      ? []
      : [{ label: 'Withdrawn because', value: WITHDRAWN_WORDS[made.because] }]),
    ...textRow('Why', made.reason),
    ...(made.steps ?? []).map(({ text }) => ({ label: 'Agreed step', value: text })),
  ];
  return [
    ...earlierDecisions.flatMap((earlier) => [
      ...rowsOf(earlier.decision),
      ...textRow(`Changed: ${signed(earlier.changedBy, earlier.changedAt)}`, earlier.reason),
    ]),
    ...(decision === undefined ? [] : rowsOf(decision)),
    ...overrides.flatMap(({ block, by, at, reason }) =>
      textRow(`Set aside (${block}): ${signed(by, at)}`, reason),
    ),
  ];
}

function planSections(plan: Plan, content: Content): readonly RecordSection[] {
  return [
    {
      title: 'The plan',
      rows: [
        { label: 'Made by', value: signed(plan.madeBy, plan.madeAt) },
        ...textRow('Why this, why now', plan.why),
        ...textRow('What the pupil wants', plan.pupilWants),
        ...plan.aims.map(({ what, by }) => ({ label: `Aim, by ${describeDayWithYear(by)}`, value: what })),
        ...agreedRows(plan, content),
        { label: 'Key adult', value: plan.keyAdult.name },
        {
          label: 'From, to, next review',
          value: [plan.start, plan.end, plan.nextReview].map(describeDayWithYear).join('; '),
        },
        ...plan.measures.map(({ id, baseline, target }) => ({
          label: MEASURE_WORDS[id].name,
          value: `${baseline} at the start, ${target} as the aim`,
        })),
        ...plan.returnSteps.map(({ what, who, when }) => ({
          label: `Way back, from ${describeDayWithYear(when)}`,
          value: `${what} (${who})`,
        })),
        ...textRow('What the pupil takes back into class', plan.takesBack),
      ],
    },
    {
      title: 'Weekly updates',
      rows: plan.updates.flatMap((update) => [
        { label: `${update.week}: ${signed(update.by, update.at)}`, value: describeUpdate(update) },
        ...textRow('In their words', update.line),
      ]),
    },
    {
      title: "The provider's register",
      rows: (plan.providerRegister ?? []).map((read) => ({
        label: `${read.week}: read in by ${signed(read.by, read.at)}`,
        value: `${read.provider}: ${describeSessions(read)}`,
      })),
    },
    {
      title: 'Reviews',
      rows: plan.reviews.flatMap((review): readonly RecordRow[] => [
        { label: signed(review.by, review.at), value: REVIEW_WORDS[review.decision] },
        ...review.figures.map(({ measure, value }) => ({
          label: MEASURE_WORDS[measure].name,
          value: String(value),
        })),
        ...hoursRow(review),
        ...(review.pupilView === undefined ? [] : [{ label: "The pupil's view", value: review.pupilView }]),
        ...textRow("The parents' view", review.parentView),
        ...textRow('What worked', review.whatWorked),
        ...textRow('Why', review.reason),
      ]),
    },
  ];
}

/** The hours a week that a review set. */
function hoursRow({ hoursPerWeek, hoursInSchool }: Plan['reviews'][number]): readonly RecordRow[] {
  return [
    ...(hoursPerWeek === undefined
      ? []
      : [{ label: 'Hours a week from then on', value: String(hoursPerWeek) }]),
    ...(hoursInSchool === undefined
      ? []
      : [{ label: 'Hours a week in school from then on', value: String(hoursInSchool) }]),
  ];
}

/** Something in somebody's own words, which may name others. */
function textRow(label: string, value: string | undefined): readonly RecordRow[] {
  return value === undefined || value === '' ? [] : [{ label, value, check: 'another-person' }];
}

function signed({ name }: Person, at: string): string {
  return `${name}, ${describeMomentWithYear(at)}`;
}
