import type { AdaptiveCard, Post } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import { drawInclusionDigest } from './digest-inclusion-card.ts';
import { inclusionWords } from './digest-inclusion-words.ts';
import { drawStaffDigest } from './digest-staff-card.ts';
import { staffWords } from './digest-staff-words.ts';
import type { Around } from './digest-view.ts';
import { digestText as text } from './digest-words.ts';
import { NOTIFICATION_LINES } from '../../words/notices.ts';
import { button, stopButton } from '../parts.ts';

/** A week's digest for its channel. The lock screen shows none of its figures. */
export function drawDigest(digest: Digest, dsl: SafeguardingContact, late: boolean): Post {
  return { card: drawDigestCard(digest, dsl, late), summary: NOTIFICATION_LINES.digest() };
}

/** The card of a digest, with anything that goes around it. */
function drawDigestCard(
  digest: Digest,
  dsl: SafeguardingContact,
  late: boolean,
  around: Around = {},
): AdaptiveCard {
  return digest.audience === 'staff'
    ? drawStaffDigest(digest, dsl, late, around)
    : drawInclusionDigest(digest, dsl, late, around);
}

/** A digest previewed in the lead's own chat, with a button to the other one. */
export function drawDigestPreview(
  { digest, says }: Extract<Reply, { show: 'digest-preview' }>,
  dsl: SafeguardingContact,
): AdaptiveCard {
  const other = digest.audience === 'staff' ? 'inclusion' : 'staff';
  return drawDigestCard(digest, dsl, false, {
    notices: says,
    actions: [button(`Show the ${other} digest`, 'digest-preview', { audience: other }), stopButton()],
  });
}

/** The same as plain text, for a terminal. */
export function digestText(digest: Digest, dsl: SafeguardingContact, late: boolean): string {
  return text(
    digest.audience === 'staff' ? staffWords(digest, dsl, late) : inclusionWords(digest, dsl, late),
  );
}
