import type { LeftToDo } from '../domain/case/acts/act.ts';
import type { ActName, ActLine, DecisionForm } from '../domain/case/acts.ts';
import { CLOSING_WORDS, LEVEL_WORDS, OUTCOME_WORDS, describeOutcome, PASSED_TO_WORDS } from './cases.ts';
import { describeDay, describeMoment } from './dates.ts';
import type { Referral } from '../domain/case/referral.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { Content } from '../domain/content/content.ts';
import type { Level } from '../domain/content/levels.ts';
import { FOLLOW_UP } from './follow-up.ts';
import { everybodyWho } from './roles.ts';

/** The words of an act's form: the button that opens it, its texts, and the button that sends it. */
export interface FormWords {
  readonly title: string;
  readonly label: string;
  readonly send: string;
  readonly help?: string;
  readonly more?: string;
  /** The second text goes above the first. */
  readonly moreFirst?: true;
  /** The label of the choice, if there is one; the message when nothing was chosen; and each choice, by its id. */
  readonly choice?: string;
  readonly chooseFirst?: string;
  readonly choices?: (id: string, content: Pick<Content, 'blocks'>) => string;
}

interface ActWords {
  /** In a case's history, after a name. */
  readonly done: string;
  readonly button?: string;
  readonly form?: FormWords;
  readonly choice?: string;
  readonly chooseFirst?: string;
}

const REASON = 'Why, in a sentence the referrer will read';
const WHAT_DSL_MEANS =
  'Passing on here tells the DSL nothing: no message goes to them. A safeguarding concern is told to the DSL in person, at once. The referrer and the channel read "a colleague" for the DSL. Whoever it is passed to, please write nothing about safeguarding here.';

/** Every act in words: its button or form, and its line in the history. */
export const ACT_WORDS = {
  'take-on': { button: 'Take it on', done: 'took the case on' },
  'approve-in-school': {
    done: 'approved the in-school next steps',
    form: {
      title: 'Approve in-school steps',
      label: REASON,
      send: 'Approve the in-school next steps',
      more: 'Or in your own words, one step a line (the referrer reads these too)',
      moreFirst: true,
    },
  },
  ask: {
    done: 'asked the referrer a question',
    form: {
      title: 'Ask the referrer',
      label: 'Your question (facts only, no names)',
      send: 'Send the question',
    },
  },
  'close-not-needed': {
    done: 'closed the case as not needed',
    form: { title: 'Not needed', label: REASON, send: 'Close as not needed' },
  },
  'approve-ap': {
    done: 'approved the proposed provision',
    form: { title: 'Approve the proposed provision', label: REASON, send: 'Approve the proposed provision' },
  },
  'pass-on': {
    done: 'passed the case on',
    form: {
      title: 'Pass on',
      label: REASON,
      send: 'Pass it on',
      help: WHAT_DSL_MEANS,
      choice: 'To whom',
      chooseFirst: 'Please choose to whom it is passed on.',
      choices: (id) => (wordsFor(id, PASSED_TO_WORDS) ?? id).replace(/^the /, 'The '),
    },
  },
  close: {
    done: 'closed the case',
    form: {
      title: 'Close the case',
      label: 'What became of it, in a sentence the referrer will read',
      send: 'Close the case',
      more: 'What worked, for the record, the referrer and the referral pack (may be left out)',
      choice: 'How it ended',
      chooseFirst: 'Please choose how it ended.',
      choices: (id) => wordsFor(id, CLOSING_WORDS) ?? id,
    },
  },
  'change-decision': {
    done: 'took the decision back',
    form: {
      title: 'Change the decision',
      label: REASON,
      send: 'Take the decision back',
      help: 'The decision is taken back and the case is open again; you then decide again. The decision as it was stays in the record.',
    },
  },
  'take-up-again': {
    done: 'took the withdrawn concern up again',
    form: {
      title: 'Take it up again',
      label: REASON,
      send: 'Take it up again',
      help: 'The concern is open again and waits for a decision. That it was withdrawn stays in the record.',
    },
  },
  override: {
    done: 'set a block aside',
    form: {
      title: 'Set a block aside (headteacher)',
      label: 'Your reason, which stays in the record',
      send: 'Set it aside',
      choice: 'What is set aside',
      chooseFirst: 'Please choose what is set aside. Some things cannot be set aside by anybody.',
      choices: (id, { blocks }) => blocks.find((block) => block.id === id)?.name ?? id,
    },
  },
  join: { done: 'joined it to another case about the same pupil' },
  'hand-over': {
    button: 'Hand over',
    done: 'handed the case over',
    choice: 'Who looks after this case from now on',
    chooseFirst:
      'Please choose to whom the case is handed over: an inclusion lead of this school. Nothing was changed.',
  },
  answer: { done: 'answered the question' },
  'add-note': { done: 'added a note' },
  correct: { done: 'corrected the concern' },
  withdraw: { done: 'withdrew the concern' },
  'start-plan': { done: 'made the plan' },
  'change-plan': { done: 'changed the plan' },
  'add-update': { done: 'gave the weekly update' },
  review: { done: 'reviewed the plan' },
  'take-to-panel': { done: 'took the case to a panel', button: 'Take it to a panel' },
  'approve-panel': { done: 'approved that the case goes to the panel', button: 'Approve' },
  'send-to-panel': { done: 'sent the papers to the panel', button: 'The papers are sent' },
  'record-panel': { done: 'wrote down what the panel said', button: 'Save what the panel said' },
  'follow-panel': { done: 'wrote down what followed the panel', button: 'Save' },
  'change-panel': { done: 'corrected the panel', button: 'Save the correction' },
  'record-meeting': { done: 'wrote down a meeting', button: 'Save the meeting' },
  'change-meeting': { done: 'corrected a meeting', button: 'Save the correction' },
  'agree-action': { done: 'wrote down what was agreed at a meeting', button: 'Save what was agreed' },
  'do-action': { done: 'said that something agreed at a meeting is done', button: 'Done' },
  'withdraw-panel': { done: 'took the case back from the panel', button: 'Take it back' },
  'take-register': { done: "read in the provider's register" },
  'follow-up': { done: 'said where the pupil is a term later', button: FOLLOW_UP.send },
} as const satisfies Readonly<Record<ActName, ActWords>> &
  Readonly<Record<DecisionForm, { readonly form: FormWords }>>;

function wordsFor(id: string, words: Readonly<Record<string, string>>): string | undefined {
  return words[id];
}

/** The label of an act's button. */
export function buttonWords(name: ActName): string {
  const words: ActWords = ACT_WORDS[name];
  return words.button ?? words.form?.send ?? name;
}

/** The words of an act's form. */
export function formWords(name: DecisionForm): FormWords {
  return ACT_WORDS[name].form;
}

export const CHOOSE_FIRST = 'Please make the choice on the form first.';
export const NOT_SENT_YET = 'Not sent yet: press the button again to send it.';

export const NO_CASE =
  'This case is not in the records any more, so nothing was changed. If you think it should be, ask whoever looks after this bot.';
export const CHANGED =
  'This case changed while you were pressing. Here it is as it stands now: nothing you did was saved. Please press again if you still want to.';
export const DETAILS_NOT_FOR_YOU = `Only ${everybodyWho('reads-cases')} can read the full referral. Nothing was opened.`;
export const DETAILS_ON_THEIR_WAY =
  'The full referral is on its way to your own chat with me. Only you can see it there.';
export const HISTORY_NOT_FOR_YOU = `Only ${everybodyWho('reads-history')} can read a case's history, in their own chat. Nothing was opened.`;

/** Said to whoever handed a case over; `name` is the new owner's, undefined for the presser. */
export function describeHandOver(name: string | undefined): string {
  return name === undefined
    ? 'This case is yours now.'
    : `${name} has this case now, and is told in their own chat.`;
}

/** Said to whoever joined a concern to an earlier case. */
export function describeJoin(main: Referral, concern: Referral): string {
  return `Joined to ${main.reference}. ${concern.referrer.name} is told so now, and later what becomes of that case. "Change the decision" takes it back.`;
}

/** What whoever did an act still has to do themselves. */
export const LEFT_TO_DO: Readonly<Record<LeftToDo, (settings: SchoolSettings) => string>> = {
  'speak-to-the-dsl': ({ dsl: { name, phone } }) =>
    `This is only written down here: nothing has been sent to the DSL. Please speak to ${name} on ${phone} yourself, now.`,
};

/** What a thread line depends on besides the case. */
export interface LineFacts {
  /** Whether the referrer has been told, as a sentence after a space, or nothing. */
  readonly told: string;
  /** The referrer could not be told of a question. */
  readonly isNotReached: boolean;
  /** The level, as everybody in the channel may see it. */
  readonly level: () => Level;
  /** The date by which the case is answered, as everybody in the channel may see it (`YYYY-MM-DD`). */
  readonly answerBy: () => string;
}

/** The line of an act in the thread under the case's card, after its reference. Says nothing about the pupil. */
export const LINE_WORDS: Readonly<Record<ActLine, (referral: Referral, facts: LineFacts) => string>> = {
  'in-school-plan': describeDecision('in-school-plan'),
  'ap-plan': describeDecision('ap-plan'),
  'passed-on': describeDecision('passed-on'),
  'not-needed': describeDecision('not-needed'),
  joined: describeDecision('joined'),
  asked: (_referral, { isNotReached, told }) =>
    isNotReached ? `there is a question to the referrer.${told}` : 'a question goes to the referrer.',
  answered: () => 'the referrer has answered. Open details to read it.',
  note: () => 'the referrer has added a note. Open details to read it.',
  withdrawn: ({ decision }) =>
    `${decision?.by.name ?? 'The referrer'} has withdrawn the concern. An inclusion lead may take it up again on the card above.`,
  'taken-up-again': ({ earlierDecisions }, { told, answerBy }) =>
    `${earlierDecisions?.at(-1)?.changedBy.name ?? 'A colleague'} has taken it up again; it is to be answered by ${describeDay(answerBy())}.${told}`,
  corrected: ({ referrer }, { level }) =>
    `${referrer.name} has corrected the concern: now ${LEVEL_WORDS[level()].name.toLowerCase()}. The card above says why.`,
  'pupil-corrected': ({ referrer }) =>
    `${referrer.name} has corrected which pupil this is about. Please check that facts added before are about this pupil.`,
  'decision-changed': ({ earlierDecisions }, { told, answerBy }) =>
    `${earlierDecisions?.at(-1)?.changedBy.name ?? 'A colleague'} has taken the decision back; it is to be answered by ${describeDay(answerBy())}.${told}`,
  'plan-active': (referral, { told }) => `a plan is running${describeNextReview(referral)}.${told}`,
  'plan-changed': (referral) => `the plan has been changed${describeNextReview(referral)}.`,
  reviewed: (referral) => `the plan has been reviewed${describeNextReview(referral)}.`,
  reintegrating: (referral, { told }) =>
    `the way back to class has begun${describeNextReview(referral)}.${told}`,
  closed: ({ closing }, { told }) =>
    `closed${closing ? ` by ${closing.by.name}: ${CLOSING_WORDS[closing.outcome].toLowerCase()}` : ''}.${told}`,
  unseen: () =>
    'please look today. The weekly update says that contact was missed or that nobody has seen the pupil. Open details to read it.',
};

function describeDecision(outcome: keyof typeof OUTCOME_WORDS) {
  return ({ decision }: Referral, { told }: LineFacts): string => {
    const what = decision ? describeOutcome(decision) : OUTCOME_WORDS[outcome];
    const who = decision ? `, by ${decision.by.name} on ${describeMoment(decision.at)}` : '';
    return `${what.replace(/^./, (first) => first.toLowerCase())}${who}.${told}`;
  };
}

function describeNextReview({ plan }: Referral): string {
  return plan ? `; next review ${describeDay(plan.nextReview)}` : '';
}
