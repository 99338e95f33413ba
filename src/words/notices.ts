import type { Referral } from '../domain/case/referral.ts';
import type { Person } from '../domain/people/person.ts';

/** One line for the activity feed and lock screen. Others can read it, so it never says anything about a pupil. */
export const NOTIFICATION_LINES = {
  reply: () => 'Inclusion referrals',
  sharedCase: (reference: string) => `Referral ${reference}: please look at the card`,
  referrer: (reference: string) => `News about ${reference}`,
  details: (reference: string) => `Referral ${reference}`,
  answered: (reference: string) => `An answer about ${reference}`,
  facts: (reference: string) => `Office facts for ${reference}`,
  formFacts: (reference: string) => `Facts for forms: ${reference}`,
  updateDue: () => 'A weekly update is due',
  start: () => 'Raise a concern here',
  keyAdult: () => 'You are named as key adult in a plan',
  digest: () => 'The weekly inclusion digest is here',
  problem: () => 'Something could not be posted',
  sourcesDue: () => 'Law and guidance to read again',
  undelivered: () => 'Some messages have not arrived',
} as const;

/** In the thread under a case's card, after its reference. */
export const REFERENCE_CORRECTED_LINE =
  'the pupil reference has been corrected, as the card above shows. Please check that what was added before is about this pupil.';

/** Why the full referral is sent unprompted, in sentences; empty where it was asked for. */
export const WHY_DETAILS_COME = {
  details: () => [],
  answered: () => ['The referrer has answered your question.'],
  withdrawn: ({ decision }, { name }) => [
    `${decision ? name(decision.by) : 'The referrer'} has withdrawn this concern. If you still worry about the pupil, press "Take it up again".`,
  ],
  corrected: ({ referrer }, { name }) => [
    `${name(referrer)} has corrected this concern, and its level or its pupil is different now. "History" names what was changed. If it is the pupil, check that facts added before are about this one.`,
  ],
  'case-reference-corrected': () => [
    'The pupil reference of this case has been corrected; "History" names by whom. Please check that what was added before is about this pupil.',
  ],
  'plan-due': () => ['This was approved. Next: make the plan.'],
  'in-the-way': () => [
    'New facts block what was approved. "To clear" below says what, what clears it, and who may set it aside. Until then the plan cannot be made or changed; what runs goes on, and you decide with people whether it should.',
  ],
  unseen: ({ plan }, { name, lastSeen, safety }) => {
    const update = plan?.updates.at(-1);
    const said = update?.seen === false ? 'nobody from school has seen the pupil' : 'contact was missed';
    return [
      `Please look today: ${update ? `${name(update.by)} writes that ` : ''}${said}.`,
      lastSeen,
      'Agree who sees the pupil, and when.',
      safety,
    ];
  },
  'handed-over': ({ owner }, { reader, name }) => {
    if (!owner) return [];
    return owner.id === reader.id
      ? [`${name(owner.by)} has handed this case over to you. It is yours now.`]
      : [`This case is ${name(owner)}'s now: ${name(owner.by)} handed it over.`];
  },
} as const satisfies Readonly<Record<string, (referral: Referral, on: OnDetails) => readonly string[]>>;

/** What a notice with the full referral takes from its card. */
interface OnDetails {
  readonly reader: Person;
  /** A name as the card can take it. */
  readonly name: (person: Person) => string;
  /** Who saw the pupil last. */
  readonly lastSeen: string;
  /** What to do instead of using the bot when a pupil is not safe. */
  readonly safety: string;
}
