import type { ContactRhythm, ParentAgreement, Place, ReviewDecision } from '../domain/known-ids/plan.ts';
import type { Content } from '../domain/content/content.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { agreedContact, type Plan, type RegisterWeek, type WeeklyUpdate } from '../domain/plan/plan.ts';
import { describeAnswer } from './answers.ts';
import { describeDay } from './dates.ts';

/** Where the sessions are. */
export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  'school-site': 'On our own site',
  'provider-site': "At the provider's site",
  home: 'At home',
};

/** How often the key adult and whoever teaches the pupil speak. */
const CONTACT_WORDS: Readonly<Record<ContactRhythm, string>> = {
  daily: 'every day',
  'twice-a-week': 'twice a week',
  weekly: 'once a week',
};

export const PARENTS_WORDS: Readonly<Record<ParentAgreement, string>> = {
  agreed: 'agreed',
  'informed-not-agreed': 'know of it, have not agreed',
  no: 'have not agreed',
};

/** What a review decided. */
export const REVIEW_WORDS: Readonly<Record<ReviewDecision, string>> = {
  continue: 'The plan goes on',
  'step-down': 'Fewer hours away from ordinary lessons',
  reintegrate: 'The way back to class begins',
  change: 'The plan is changed',
  close: 'The case is closed',
};

const BEHAVIOUR_WORDS: Readonly<Record<WeeklyUpdate['behaviour'], string>> = {
  calmer: 'behaviour calmer',
  'the-same': 'behaviour as before',
  harder: 'behaviour harder',
};
const LEARNING_WORDS: Readonly<Record<WeeklyUpdate['learning'], string>> = {
  'steps-forward': 'steps forward in learning',
  'the-same': 'learning as before',
  'steps-back': 'steps back in learning',
};
const PROVIDER_WORDS: Readonly<Record<NonNullable<WeeklyUpdate['providerSent']>, string>> = {
  both: 'register and report came from the provider',
  register: 'register came from the provider, no report',
  report: 'report came from the provider, no register',
  neither: 'neither register nor report came from the provider',
};

/** Sessions of a week: `3 of 4 sessions`. */
export function describeSessions({ offered, attended }: Pick<RegisterWeek, 'offered' | 'attended'>): string {
  return `${attended} of ${offered} ${offered === 1 ? 'session' : 'sessions'}`;
}

/** A weekly update without its line in the writer's own words. */
export function describeUpdate(update: WeeklyUpdate): string {
  const { engagement, providerSent } = update;
  return [
    describeSessions(update),
    ...(providerSent === undefined ? [] : [PROVIDER_WORDS[providerSent]]),
    `engagement ${engagement} of 5`,
    BEHAVIOUR_WORDS[update.behaviour],
    LEARNING_WORDS[update.learning],
    ...(update.contactKept === undefined ? [] : [update.contactKept ? 'contact kept' : 'contact missed']),
    update.seen ? 'seen in person' : describeNotSeen(update),
  ].join('; ');
}

function describeNotSeen({ lastSeen }: WeeklyUpdate): string {
  return `nobody saw the pupil in person${lastSeen === undefined ? '' : ` (last on ${describeDay(lastSeen)})`}`;
}

/** What the support in school is; undefined where a plan does not say. */
export function describeSupport(
  { support }: Pick<Plan, 'support'>,
  { planBank }: Content,
): string | undefined {
  const asked = planBank.questions.get(QUESTION.supportKinds);
  if (support === undefined) return undefined;
  return asked === undefined ? support.join('; ') : describeAnswer(asked, support);
}

/** Who the key adult is, and how often they are in contact where that was agreed. */
export function describeKeyAdult(plan: Plan): string {
  const contact = agreedContact(plan);
  return contact === undefined
    ? plan.keyAdult.name
    : `${plan.keyAdult.name}, in contact ${CONTACT_WORDS[contact]}`;
}

/** Hours away from ordinary lessons: `6`, `25 (full-time)`. */
export function describeHours(hours: number, fullTime: boolean): string {
  return `${hours}${fullTime ? ' (full-time)' : ''}`;
}
