import type { FollowUpProblem } from '../../app/for-presser.ts';
import { isPossible, isTheirs } from '../../domain/case/acts.ts';
import { FOLLOW_UP_ANSWERS, followUpFrom } from '../../domain/case/follow-up.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { FOLLOW_UP, FOLLOW_UP_WORDS } from '../../words/follow-up.ts';
import type { FormView } from '../case-parts/decision-forms.ts';
import { button, type Drawing } from '../parts.ts';

/** The question whether a pupil is still back in class, from about a term after; and again for whoever answered it. */
export function followUpForm(
  referral: Referral,
  { settings, today }: Drawing,
  reader: StaffMember,
  problem: FollowUpProblem | undefined,
): FormView[] {
  const from = followUpFrom(referral, settings);
  if (from === undefined || today < from) return [];
  if (!isTheirs('follow-up', referral, reader) || !isPossible('follow-up', referral)) return [];
  const { followUp } = referral;
  if (followUp && followUp.by.id !== reader.id) return [];
  return [
    {
      form: 'follow-up',
      title: problem ? `${FOLLOW_UP.title} (not saved yet)` : FOLLOW_UP.title,
      problem: problem?.sentence ?? '',
      hasProblem: problem !== undefined,
      help: FOLLOW_UP.help,
      hasHelp: true,
      hasChoice: true,
      chosen: problem?.choice ?? followUp?.where ?? '',
      choiceId: 'follow-up-choice',
      choiceLabel: FOLLOW_UP.question,
      choiceStyle: 'expanded',
      choices: FOLLOW_UP_ANSWERS.map((id) => ({ id, label: FOLLOW_UP_WORDS[id] })),
      hasTicks: false,
      ticked: '',
      ticksId: '',
      ticksLabel: '',
      ticks: [],
      texts: [
        {
          id: 'follow-up-attendance',
          label: FOLLOW_UP.attendance,
          typed:
            problem?.attendance ?? (followUp?.attendance === undefined ? '' : String(followUp.attendance)),
          isRequired: false,
          isLong: false,
          blank: '',
        },
      ],
      actions: [button(FOLLOW_UP.send, 'follow-up', { r: referral.id }, { style: 'positive' })],
    },
  ];
}
