import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { InclusionDigest } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import { inclusionWords } from './digest-inclusion-words.ts';
import { digestView, viewOf, type Around } from './digest-view.ts';
import { defineCard, render } from '../render.ts';

const digestInclusionCard = defineCard('digest-inclusion', digestView);

/** The week as the inclusion team reads it, in its channel. */
export function drawInclusionDigest(
  digest: InclusionDigest,
  dsl: SafeguardingContact,
  late: boolean,
  around: Around = {},
): AdaptiveCard {
  return render(digestInclusionCard, viewOf(inclusionWords(digest, dsl, late), around));
}
