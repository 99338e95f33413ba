import type { FieldProblems } from '../../src/app/read-fields.ts';
import type { MeetingCorrection } from '../../src/app/meetings/reply.ts';
import { meetingCorrections, MOST_ACTIONS, OUTSIDERS, type Meeting } from '../../src/domain/case/meetings.ts';
import type { Signed } from '../../src/domain/case/panels.ts';
import type { Referral } from '../../src/domain/case/referral.ts';

/** A case at a panel, meetings about it and a form sent with everything wrong, each as long as it gets. */
export function longestMeetings(
  text: string,
  running: Referral,
  signed: Signed,
): {
  readonly atPanel: Referral;
  readonly meetings: readonly Meeting[];
  readonly corrections: readonly MeetingCorrection[];
  readonly wrong: FieldProblems;
} {
  const said = { ...signed, as: 'put-off', heardOn: '2026-12-04', reason: text } as const;
  const panel = {
    ...signed,
    id: 'panel-1',
    name: text.slice(0, 60),
    deadline: '2026-12-01',
    meets: '2026-12-04',
    needsApproval: true,
    putOff: [said, said, said, said, said],
    outcome: { ...said, as: 'not-agreed' },
    appeal: { by: '2026-12-18' },
  } as const;
  const meetings = [1, 2, 3].map((n): Meeting => ({
    ...signed,
    id: `meeting-${n}`,
    kind: 'team-around',
    on: '2026-11-24',
    staff: Array.from({ length: 10 }, () => signed.by),
    others: OUTSIDERS,
    actions: Array.from({ length: MOST_ACTIONS }, (_, at) => ({
      id: `action-${n}-${at}`,
      text: text.slice(0, 200),
      by: '2026-12-04',
      person: signed.by,
    })),
  }));
  const fields = [
    ...['which', 'name', 'deadline', 'meets', 'approval', 'sent', 'as', 'heard', 'reason', 'put-off', 'told'],
    ...[
      'appeal-by',
      'appeal-made',
      'appeal-as',
      'kind',
      'on',
      'staff',
      'else',
      'others',
      'what',
      'who',
      'by',
    ],
  ];
  return {
    atPanel: { ...running, panels: [panel] },
    meetings,
    corrections: [...meetings, ...meetings, ...meetings].map((meeting) => ({
      ...signed,
      meeting: meeting.id,
      corrected: meetingCorrections(meeting, { kind: 'other', on: '2026-11-23', staff: [], others: [] }),
    })),
    wrong: {
      sentences: Object.fromEntries(fields.map((field) => [field, text.slice(0, 120)])),
      typed: { reason: text, what: text, name: text.slice(0, 60) },
      pressAgainSends: true,
    },
  };
}
