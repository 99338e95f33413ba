import type { PlayedCase } from './played-case.ts';
import type { Stage } from './stage.ts';

const PANEL = 'panel-of-the-sample';
const MEETING = 'meeting-of-the-sample';

/** The case goes to a panel next week, and the headteacher has approved it. */
export async function playPanel({ cast, days }: Stage, played: PlayedCase): Promise<void> {
  const { lead, headteacher } = cast;
  await played.does(lead, 3, {
    action: 'take-to-panel',
    panel: {
      id: PANEL,
      name: 'Alternative provision panel',
      deadline: days.date(-2),
      meets: days.date(-7),
      needsApproval: true,
    },
  });
  await played.does(headteacher, 1, { action: 'approve-panel', panel: PANEL });
}

/** A team around the child met yesterday: something is agreed for the teacher, for the lead and for a parent. */
export async function playMeeting({ cast, days }: Stage, played: PlayedCase): Promise<void> {
  const { lead, teacher, senco } = cast;
  const person = ({ id, name }: typeof lead) => ({ id, name });
  await played.does(lead, 1, {
    action: 'record-meeting',
    meeting: {
      id: MEETING,
      kind: 'team-around',
      on: days.date(1),
      staff: [lead, teacher, senco].map(person),
      others: ['parents', 'pupil'],
    },
  });
  const agreed = [
    { text: 'Meet at the side door every morning this week.', by: days.date(-1), person: person(teacher) },
    { text: 'Ask the school nurse about sleep.', by: days.date(-6), person: person(lead) },
    { text: 'Pack the bag together the evening before.', by: days.date(-4), outside: 'parents' as const },
  ];
  for (const [at, each] of agreed.entries())
    await played.does(lead, 1, {
      action: 'agree-action',
      meeting: MEETING,
      agreed: { id: `action-of-the-sample-${at + 1}`, ...each },
    });
}
