import { stepsToAgree } from '../../domain/case/agreed-steps.ts';
import type { AgreedStep, Referral } from '../../domain/case/referral.ts';
import type { Content } from '../../domain/content/content.ts';
import { visibleText } from '../../domain/questions/check-text.ts';
import {
  LOOK_THROUGH_STEPS,
  NO_STEPS,
  describeLongOwnStep,
  STEPS_CHANGED,
  describeTooManyOwnSteps,
} from '../../words/agreed-steps.ts';
import type { RawInputs } from '../reply.ts';

/** The longest step in a lead's own words, in characters, and how many there may be. */
const OWN_STEP_LENGTH = 150;
const MOST_OWN_STEPS = 6;
/** The longest they may be in total, in characters. */
export const OWN_STEPS_LENGTH = OWN_STEP_LENGTH * MOST_OWN_STEPS;

/**
 * The steps chosen on an approval form, or what is wrong with them: those ticked, in the order suggested, then the
 * lead's own, one a line. A ticked step is sent back as its words, so what was read is what is recorded, even if the
 * case changed while the card was open.
 */
export function readAgreedSteps(
  referral: Referral,
  content: Content,
  inputs: RawInputs,
): { readonly steps: readonly AgreedStep[] } | { readonly problem: string } {
  const ticks = inputs['approve-in-school-steps'];
  const offered = stepsToAgree(referral, content);
  // A card drawn before there were steps to choose sends no ticks: its reader saw none.
  if (typeof ticks !== 'string' && offered.length > 0) return { problem: LOOK_THROUGH_STEPS };
  const ticked = tickedSteps(ticks);
  if (ticked.some((text) => !offered.some((step) => step.text === text))) return { problem: STEPS_CHANGED };
  const own = ownSteps(inputs['approve-in-school-more']);
  const steps = [
    ...offered.filter(({ text }) => ticked.includes(text)),
    ...own.map((text) => ({ text, ownWords: true as const })),
  ];
  if (steps.length === 0) return { problem: NO_STEPS };
  if (own.length > MOST_OWN_STEPS) return { problem: describeTooManyOwnSteps(own.length, MOST_OWN_STEPS) };
  const long = own.find((text) => text.length > OWN_STEP_LENGTH);
  if (long !== undefined) return { problem: describeLongOwnStep(long, OWN_STEP_LENGTH) };
  return { steps };
}

/** The wording of the steps ticked on a form. */
export function tickedSteps(sent: unknown): readonly string[] {
  if (typeof sent !== 'string' || sent === '') return [];
  try {
    return sent.split(',').map(decodeURIComponent);
  } catch {
    return [];
  }
}

function ownSteps(typed: unknown): readonly string[] {
  return (typeof typed === 'string' ? typed : '')
    .split('\n')
    .map((line) => visibleText(line).replace(/^(?:[-*•]|\d{1,2}[.)])\s+/u, ''))
    .filter((line) => line !== '');
}
