import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { StaffDigest } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import { staffWords } from './digest-staff-words.ts';
import { digestView, viewOf, type Around } from './digest-view.ts';
import { button } from '../parts.ts';
import { defineCard, render } from '../render.ts';

const digestStaffCard = defineCard('digest-staff', digestView);

/** The week as everybody may read it. Its one button raises a concern: nothing in a staff channel is about a case. */
export function drawStaffDigest(
  digest: StaffDigest,
  dsl: SafeguardingContact,
  late: boolean,
  around: Around = {},
): AdaptiveCard {
  return render(
    digestStaffCard,
    viewOf(staffWords(digest, dsl, late), {
      ...around,
      actions: [
        button('Raise a concern', 'start-in-chat', {}, { style: 'positive' }),
        ...(around.actions ?? []),
      ],
    }),
  );
}
