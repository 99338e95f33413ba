import type { FormName } from './bank.ts';

/**
 * Where an answer goes on the channel card. The reason and the signs come first, then what was tried, then whatever fits.
 * An absent sign takes no room; the card does say that nothing was tried.
 */
export const CARD_PLACES = ['reason', 'signs', 'support', 'more-signs'] as const;
type CardPlace = (typeof CARD_PLACES)[number];

/** The sections of a referral pack that hold answers; `send` only where a lead asks for it. */
export const PACK_SECTIONS = [
  'noticed',
  'tried',
  'strengths',
  'pupil-view',
  'parents-view',
  'attendance',
  'suspension',
  'timetable',
  'provision',
  'learning',
  'proposal',
  'send',
] as const;
export type PackSection = (typeof PACK_SECTIONS)[number];

/** The figure of the digests in which a question's ticks are counted. */
export const DIGEST_PLACES = ['signs'] as const;
type DigestPlace = (typeof DIGEST_PLACES)[number];

/**
 * Where an answer is shown besides "Check your answers" and the details, which show every answer to whoever may read
 * it. Absent means nowhere else: showing something to others is always a deliberate choice.
 */
export interface ShownIn {
  /** In sight on the details without a press. */
  readonly summary?: true | undefined;
  readonly card?: CardPlace | undefined;
  /** `never`: neither the answer nor a reason made from it leaves the school. */
  readonly pack?: PackSection | 'never' | undefined;
  readonly digest?: DigestPlace | undefined;
  /** On a council's form that asks for it, though no pack holds it: such a form is made for one purpose, with consent. */
  readonly councilForm?: true | undefined;
}

/** What decides whether an answer may be shown where many people read it. */
export interface ShownQuestion {
  readonly kind: string;
  readonly form: FormName;
  readonly gate?: boolean | undefined;
  readonly private?: boolean | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly options?: readonly { readonly sharedAs?: string | undefined }[] | undefined;
}

/** Why an answer may not be shown where many people read it. */
export type NotShared = 'private' | 'not-the-referrers' | 'for-some-roles' | 'no-options' | 'reveals-status';

/**
 * Why an answer may not be shown on the channel card or counted in a digest; undefined where it may. Only the
 * referrer's ticks may, and none that reveals safeguarding, care or SEND status.
 */
export function refuseSharing(question: ShownQuestion): NotShared | undefined {
  if (question.private === true) return 'private';
  if (question.form !== 'concern' || question.gate === true) return 'not-the-referrers';
  if (question.roles !== undefined) return 'for-some-roles';
  if (question.kind !== 'choice' && question.kind !== 'multi') return 'no-options';
  return question.options?.some(({ sharedAs }) => sharedAs !== undefined) ? 'reveals-status' : undefined;
}
