import type { ReferrerNews } from '../../app/reply.ts';
import { isDecided, type Decision, type Referral } from '../../domain/case/referral.ts';
import type { ClosingOutcome } from '../../domain/known-ids/plan.ts';
import { plain } from '../parts.ts';

/** The heading of a referral for its referrer, by what they are being told. */
export function titleFor(referral: Referral, news: ReferrerNews): string {
  switch (news) {
    case 'sent':
      return 'Sent. Thank you for noticing';
    case 'seen':
      return 'An inclusion lead has your concern';
    case 'asked':
    case 'chased':
      return 'A question about the concern you raised';
    case 'decision-changed':
      return 'Your concern is being looked at again';
    case 'plan-active':
      return 'A plan is running';
    case 'reintegrating':
      return 'The way back to class has begun';
    case 'closed':
      return 'What became of the concern you raised';
    case 'answered':
      return 'Your answer was sent. Thank you';
    case 'note-added':
      return 'Your note was added';
    case 'withdrawn':
      return 'Withdrawn';
    case 'corrected':
      return 'Your correction was sent. Thank you';
    case 'reference-corrected':
      return 'The pupil reference was corrected';
    case 'joined':
      return 'Your concern is looked at together with another';
    case 'decided':
      return 'There is an outcome for the concern you raised';
    case 'now':
      if (referral.closing) return 'What became of the concern you raised';
      if (referral.status === 'withdrawn') return 'You withdrew this concern';
      return isDecided(referral) ? 'The outcome of your concern' : 'Your concern, as it stands now';
  }
}

/** On every receipt alike: whether a colleague has raised something is not for the referrer to know. */
export const SEEN_TOGETHER =
  'If colleagues have raised something about the same pupil, the inclusion lead sees them together.';

/** That it was joined, by whom, and who looks at the case; nothing of what others raised. */
export function describeJoin({ by }: Decision, { owner }: Referral): string {
  const who = owner ? `${plain(owner.name)} is looking at` : 'the inclusion leads are looking at';
  return `${plain(by.name)} has joined it to a case about the same pupil that ${who}. What you wrote is read with it, and you will hear here what becomes of it. You can still add a note.`;
}

const THANKS = 'Thank you for noticing. If things change, come back at any time.';
/** The first line once a case is closed, by how it ended. */
export const THANKS_AT_THE_END: Readonly<Record<ClosingOutcome, string>> = {
  returned: 'The pupil is back in class. Thank you for noticing early: it helped.',
  'stepped-down': 'Ordinary support is enough now. Thank you for noticing early: it helped.',
  continued: THANKS,
  'new-school': THANKS,
  'post-16': THANKS,
  other: THANKS,
};
