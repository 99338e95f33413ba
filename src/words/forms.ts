import { describeDay, describeMoment } from './dates.ts';
import { OPTION } from '../domain/known-ids/options.ts';
import {
  AIM_QUESTIONS,
  MEASURE_QUESTIONS,
  QUESTION,
  STEP_QUESTIONS,
  TIMETABLE_STEP_QUESTIONS,
} from '../domain/known-ids/questions.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { Answers } from '../domain/content/answers.ts';
import type { CaseFormName, FactsForm, FormName, Question } from '../domain/content/bank.ts';
import type { Draft } from '../domain/questions/draft.ts';
import type { Block } from '../domain/content/content.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';

/** What a form about a case is called, and who fills it in. */
export const CASE_FORM_WORDS: Readonly<
  Record<CaseFormName, { readonly title: string; readonly filledInBy: string }>
> = {
  'office-facts': {
    title: 'Office facts',
    filledInBy: 'Whoever has one of the roles that stand beside a topic',
  },
  proposal: { title: 'Proposal', filledInBy: 'The inclusion lead, only when provision is proposed' },
  plan: { title: 'Plan', filledInBy: 'The inclusion lead, after an approval' },
  'weekly-update': { title: 'Weekly update', filledInBy: 'The key adult, once a week while a plan runs' },
  review: { title: 'Review', filledInBy: 'The inclusion lead, at least every half term' },
  'form-facts': {
    title: 'Facts for forms',
    filledInBy: 'Whoever has one of the roles that stand beside a topic, where a form of others asks for it',
  },
};

/** What the correction of a sent concern is called in a list of drafts. */
export const CORRECTION = 'Correction';

/** The last step of a form: its heading, what it does, and its button's label. */
export interface CheckWords {
  readonly title: string;
  readonly intro: string;
  readonly save: string;
}

const CHECK_FACTS = (reference: string): CheckWords => ({
  title: `Check, then save into ${reference}`,
  intro:
    'The rules run again when you save. Figures can be corrected later; the old values are kept in the audit.',
  save: 'Save into the case',
});

const CHECK_WORDS: Readonly<Record<FormName, (draft: Draft) => CheckWords>> = {
  concern: ({ corrects, reference }) =>
    corrects
      ? {
          title: `Correct ${reference}, then send`,
          intro:
            'Press "Change" where something is wrong. The inclusion lead then reads it as it is here; what stood there before stays in the record.',
          save: 'Send the correction',
        }
      : {
          title: 'Check your answers, then send',
          intro:
            'The inclusion lead reads this. What you tick, not what you write, decides how soon they look. The pupil and parents may ask to read it too.',
          save: 'Send to the inclusion lead',
        },
  'office-facts': ({ reference }) => CHECK_FACTS(reference),
  proposal: ({ reference }) => CHECK_FACTS(reference),
  'form-facts': ({ reference }) => ({
    title: `Check, then save into ${reference}`,
    intro:
      'It changes no level, and the inclusion channel is not told. It can be corrected later; the old answers are kept in the audit.',
    save: 'Save into the case',
  }),
  plan: ({ form, reference }) =>
    form?.reviews === undefined
      ? {
          title: `Check the plan for ${reference}, then start it`,
          intro: 'It carries your name. The pupil and parents may read it.',
          save: 'Start the plan',
        }
      : {
          title: `Check the plan for ${reference}, then save it`,
          intro: 'The old plan is replaced; reviews and weekly updates stay.',
          save: 'Save the changed plan',
        },
  'weekly-update': ({ reference }) => ({
    title: `Check the update for ${reference}, then send it`,
    intro: 'It goes into the case. It is not a report to the DSL.',
    save: 'Send the update',
  }),
  review: ({ reference }) => ({
    title: `Check the review of ${reference}, then save it`,
    intro: 'The decision carries your name.',
    save: 'Save the review',
  }),
};

/** The words of the card before something is sent or saved. */
export function checkWords(draft: Draft): CheckWords {
  return CHECK_WORDS[draft.form?.name ?? 'concern'](draft);
}

/** The card of a form in parts, from which each is opened: before something is new, and when there is something to save. */
export const PARTS_WORDS = {
  title: 'Which facts do you have?',
  intro: 'Open only the parts you have. What you leave stays open and can be added at any time.',
  more: (reference: string) => `Save into ${reference}, or add another part`,
  open: (group: number) => (group === 0 ? 'Not known yet' : 'Also not known yet'),
  add: (title: string) => `Add: ${title}`,
  /** Short, so that the longest title fits on a phone. */
  edit: (title: string) => `Edit: ${title}`,
} as const;

/** How a card names a saved form of facts, and its button for going back. */
export const FACTS_SAVED = {
  'office-facts': { what: 'office facts', again: 'Correct a figure' },
  proposal: { what: 'the proposal', again: 'Change the proposal' },
  'form-facts': { what: 'the facts for forms', again: 'Add or correct one' },
} as const satisfies Readonly<Record<FactsForm, { what: string; again: string }>>;

/** What comes of facts that only the forms of others ask for. */
export const TELLS_NOBODY = 'They change no level, and the inclusion channel is not told of them.';

/** For somebody with a button for facts but no questions of their own there. */
export const NOT_FOR_YOU =
  'Nothing on this case is waiting for you: your role in this school has no facts to add to it now. If it should, ask whoever looks after this bot.';

/** The case takes no more of these. */
export const NO_MORE_FACTS = {
  'office-facts':
    'This case has been decided and no plan runs on it, so its facts are closed. Nothing was changed. If something is wrong, tell the inclusion lead.',
  proposal:
    'This case has been decided, so nothing more is proposed for it. Nothing was changed. The plan says what is arranged: make or change the plan, or take the decision back first.',
  'form-facts':
    'This case has been decided and no plan runs on it, so nothing is added to it. Nothing was changed. If something is wrong, tell the inclusion lead.',
} as const satisfies Readonly<Record<FactsForm, string>>;

/** The notice on a case whose form was opened from a channel. */
export const ON_ITS_WAY = 'The form is on its way to your own chat with me. Only you can see it there.';

/** The answer to "Raise a concern" where others read, and in the menu of a message. */
export function describeWayIn({ dsl }: SchoolSettings): string {
  return `The way to raise a concern is on its way to your own chat with me, where only you read it. Nothing of what is written here was taken along. If you have never opened that chat, look for me by name in Teams and write "hello". Worried about somebody's safety? Do not write it: speak to ${dsl.name} (DSL) on ${dsl.phone} now. In immediate danger call 999.`;
}

/** Something required is not answered. */
export const ONE_MORE = {
  send: 'One more answer is needed before this can be sent.',
  'save-form': 'One more answer is needed before this can be saved.',
} as const;

/** Above a card of office facts, for who does not have all of them. */
export const MAY_LEAVE_BLANK =
  'If you do not have one of these, press Continue again: the others are kept and can be saved, and this stays open for you or somebody else.';

/** Repeated conflicts with somebody else's writes. */
export const OTHERS_ARE_SAVING = {
  send: 'This could not be sent just now. Your draft is safe: please press Send again.',
  'save-form':
    'Somebody else is saving into this case just now. Nothing of yours is lost: please press again.',
} as const;

/** The person's own second window got there first. */
export const CHANGED_IN_ANOTHER_WINDOW =
  'This draft is being changed in another window. Nothing is lost: please press again.';

/** The case changed between reading and saving. */
export const CASE_CHANGED =
  'This case changed while you were pressing, so nothing was saved yet. What you wrote is all here: please press again.';

/** Why nothing was saved yet: somebody else changed the plan since the form was begun. */
export function describeChangedMeanwhile(
  by: { readonly name: string; readonly at: string } | undefined,
  taken: readonly string[],
  both: readonly { readonly label: string; readonly theirs: string }[],
): readonly string[] {
  const who = by ? `${by.name} changed this plan on ${describeMoment(by.at)}` : 'This plan was changed';
  const theirs = taken.length === 0 ? '' : ` Taken from there: ${taken.join('; ')}.`;
  return [
    `${who}, after you began. Nothing was saved yet; what you wrote is all here.${theirs} Please check, then press again.`,
    ...both.map((each) => `${each.label}: yours stands below. ${by?.name ?? 'The plan'} has: ${each.theirs}`),
  ];
}

/** A blocked plan; the blocks follow, a sentence each. */
export const BLOCKED =
  'This plan was not saved yet, because something has to be cleared first. What you wrote is all here; once it is cleared, press again.';

/** What blocks a plan: what clears it, and who may set it aside. */
export function describeBlock({ name, clearedBy, override }: Block): string {
  return override !== 'no'
    ? `${name}. ${clearedBy} Or the headteacher may set it aside with a reason, under "Open details".`
    : `${name}. ${clearedBy} Nobody can set it aside.`;
}

/** Above the plan's form, when a review decided to change it. */
export const REVIEW_SAVED = 'The review is saved. Now change the plan; what stands in it is filled in.';

/** The word check, or a question with options, was sent without a choice. */
export const CHOOSE_ONE = 'Please choose one answer to go on.';

/** What the word check removed from a draft. */
export const LEFT_OUT =
  'The DSL already knows, so what you wrote was left out. Words about a safeguarding concern are never kept here.';

/** Nobody begins more than `most` concerns at once. */
export function describeTooManyConcerns(most: number): string {
  return `You have ${most} unfinished concerns, and I keep no more than that for one person, so no new one was begun. Type "resume" to finish one, or to cancel and delete it. What nobody goes on with is deleted after seven days. Worried about somebody's safety now? Press "Stop - safeguarding".`;
}

/** Said beside what a new plan begins with, where it is filled in. */
const FILLED_IN: Readonly<Record<string, string>> = {
  [QUESTION.supportInWords]: 'Filled in from the steps that were agreed.',
  [QUESTION.planWhy]: 'Filled in from the referral: change it until it is yours.',
  [QUESTION.pupilWants]: 'Filled in from the referral.',
  [QUESTION.planMeasures]: 'Ticked from the referral.',
  [AIM_QUESTIONS[0].what]: 'Both aims are suggested from the referral: change what does not fit.',
  [MEASURE_QUESTIONS.attendance.target]: 'A suggestion, a small step from today.',
  [MEASURE_QUESTIONS.behaviour.target]: 'A suggestion, a small step from today.',
  [QUESTION.planParentAgreement]: 'Filled in from the proposal.',
  [QUESTION.planPupilAgreement]: 'Filled in from the proposal.',
};

/** Where the days of a new plan come from, and what the proposal and the office say beside its questions. */
export function planHints(answers: Answers, suggested: Answers): Readonly<Record<string, string>> {
  const said = (id: string, question: string): readonly (readonly [string, string])[] => {
    const text = answers[id];
    return typeof text === 'string' ? [[question, `The proposal said: ${text}`]] : [];
  };
  const where = (id: string, question: string, hint: string): readonly (readonly [string, string])[] =>
    answers[id] === undefined ? [] : [[question, hint]];
  const counted = answers[QUESTION.figuresAsAt];
  const asAt = typeof counted === 'string' ? ` of ${describeDay(counted)}` : '';
  return Object.fromEntries([
    ...Object.entries(FILLED_IN).filter(([question]) => suggested[question] !== undefined),
    [
      QUESTION.planStart,
      answers[QUESTION.proposedEnd] === undefined
        ? "All three days are filled in from the school's calendar."
        : 'All three days are filled in from the proposal.',
    ],
    ...said(QUESTION.proposedAims, AIM_QUESTIONS[0].what),
    ...said(QUESTION.proposedWayBack, STEP_QUESTIONS[0].what),
    ...where(
      QUESTION.missedSessions,
      MEASURE_QUESTIONS.attendance.baseline,
      `The office figures${asAt} are for the whole year: please check.`,
    ),
    ...where(
      QUESTION.removals,
      MEASURE_QUESTIONS.behaviour.baseline,
      'Filled in from removals in the last 6 school weeks: please check.',
    ),
  ]);
}

/** What the plan says beside the questions of a review about its days and hours. */
export function reviewHints({ nextReview, end, hoursPerWeek }: Plan): Readonly<Record<string, string>> {
  return {
    [QUESTION.nextReview]: `Filled in from the school's calendar. In the plan it is ${describeDay(nextReview)}.`,
    [QUESTION.newEnd]: `So far it ends on ${describeDay(end)}.`,
    ...(hoursPerWeek === undefined ? {} : { [QUESTION.newHours]: `So far it is ${hoursPerWeek}.` }),
  };
}

/** With alternative provision, hours are not only those in school. */
const COUNT_PROVIDER = 'Hours with the provider of the plan count too.';

/** Beside the weeks of a reduced timetable, in a form about alternative provision. */
export function weeksHint(answers: Answers): Readonly<Record<string, string>> {
  return answers[QUESTION.approvedAs] === OPTION.approvedAs.ap
    ? { [TIMETABLE_STEP_QUESTIONS[0]]: COUNT_PROVIDER }
    : {};
}

/** The same about the hours in school of a reduced timetable. */
export function timetableHint(
  { provider }: Pick<Plan, 'provider'>,
  hours: number,
): Readonly<Record<string, string>> {
  const so = `So far it is ${hours}.`;
  return { [QUESTION.newHoursInSchool]: provider === undefined ? so : `${COUNT_PROVIDER} ${so}` };
}

/** The sentence beside a question that was left blank. */
export function describeBlank(question: Question): string {
  switch (question.kind) {
    case 'choice':
      return 'Please choose one answer to go on.';
    case 'multi':
      return 'Please tick at least one answer to go on.';
    case 'text':
      return 'Please write an answer to go on.';
    case 'number':
      return 'Please write a number to go on.';
    case 'date':
    case 'dates':
      return 'Please choose a date to go on.';
  }
}

/** Said where a text that was typed is too long to stand on the card whole; `left` is in characters. */
export function describeCut(left: number): string {
  return ` Only the first ${left} characters of it are still here.`;
}
