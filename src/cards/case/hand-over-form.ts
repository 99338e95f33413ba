import { z } from 'zod/v4';
import { hasRaised } from '../../domain/case/join.ts';
import { isPossible, isTheirs } from '../../domain/case/acts.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { peopleWho, type StaffMember } from '../../domain/people/roles.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { ACT_WORDS } from '../../words/acts.ts';
import { actionView, button } from '../parts.ts';

/** A choice of people and its button, collapsed until opened. */
export const handOverView = z.strictObject({
  title: z.string(),
  choiceLabel: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  actions: z.array(actionView),
});

/** Hand over: to any inclusion lead of the school except the owner and the referrer. */
export function handOverForm(
  referral: Referral,
  settings: SchoolSettings,
  reader: StaffMember,
): z.input<typeof handOverView>[] {
  if (!isTheirs('hand-over', referral, reader) || !isPossible('hand-over', referral)) return [];
  const { button: title, choice } = ACT_WORDS['hand-over'];
  const leads = peopleWho(settings.staff, 'decides').filter(
    ({ id }) => id !== referral.owner?.id && !hasRaised(referral, id),
  );
  if (leads.length === 0) return [];
  return [
    {
      title,
      choiceLabel: choice,
      choices: leads.map(({ id, name }) => ({ id, label: id === reader.id ? `${name} (you)` : name })),
      actions: [button(title, 'hand-over', { r: referral.id }, { style: 'positive' })],
    },
  ];
}
