import { hasRaised } from '../../domain/case/join.ts';
import { isPossible, isTheirs } from '../../domain/case/acts.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { peopleWho, type StaffMember } from '../../domain/people/roles.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { ACT_WORDS } from '../../words/acts.ts';
import type { FormView } from '../case-parts/decision-forms.ts';
import { button } from '../parts.ts';

/** Hand over: to any inclusion lead of the school except the owner and the referrer. */
export function handOverForm(referral: Referral, settings: SchoolSettings, reader: StaffMember): FormView[] {
  if (!isTheirs('hand-over', referral, reader) || !isPossible('hand-over', referral)) return [];
  const { button: title, choice } = ACT_WORDS['hand-over'];
  const leads = peopleWho(settings.staff, 'decides').filter(
    ({ id }) => id !== referral.owner?.id && !hasRaised(referral, id),
  );
  if (leads.length === 0) return [];
  return [
    {
      form: 'hand-over',
      title,
      problem: '',
      hasProblem: false,
      help: '',
      hasHelp: false,
      hasChoice: true,
      chosen: '',
      choiceId: 'hand-over-choice',
      choiceLabel: choice,
      choiceStyle: 'compact',
      choices: leads.map(({ id, name }) => ({ id, label: id === reader.id ? `${name} (you)` : name })),
      hasTicks: false,
      ticked: '',
      ticksId: '',
      ticksLabel: '',
      ticks: [],
      texts: [],
      actions: [button(title, 'hand-over', { r: referral.id }, { style: 'positive' })],
    },
  ];
}
