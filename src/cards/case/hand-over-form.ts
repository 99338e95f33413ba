import { z } from 'zod/v4';
import { hasRaised } from '../../domain/case/join.ts';
import { isPossible } from '../../domain/case/may.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { can, peopleWho, type StaffMember } from '../../domain/people/roles.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { actionView, button } from '../parts.ts';

/** A choice of people and its button, folded away until it is opened. */
export const handOverView = z.strictObject({
  title: z.string(),
  choiceLabel: z.string(),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  actions: z.array(actionView),
});

/** Hand over: to any inclusion lead of the school but the one who has it and the one who raised it. */
export function handOverForm(
  referral: Referral,
  settings: SchoolSettings,
  reader: StaffMember,
): z.input<typeof handOverView>[] {
  const mayAct = can(reader, 'decides') && !hasRaised(referral, reader.id);
  if (!mayAct || !isPossible('hand-over', referral.status)) return [];
  const leads = peopleWho(settings.staff, 'decides').filter(
    ({ id }) => id !== referral.owner?.id && !hasRaised(referral, id),
  );
  if (leads.length === 0) return [];
  return [
    {
      title: 'Hand over',
      choiceLabel: 'Who looks after this case from now on',
      choices: leads.map(({ id, name }) => ({ id, label: id === reader.id ? `${name} (you)` : name })),
      actions: [button('Hand over', 'hand-over', { r: referral.id }, { style: 'positive' })],
    },
  ];
}
