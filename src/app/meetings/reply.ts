import type { Meeting } from '../../domain/case/meetings.ts';
import type { Signed } from '../../domain/case/panels.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Paged } from '../pages.ts';
import type { FieldProblems } from '../read-fields.ts';

/** Forms about meetings that a button opens. */
export const MEETING_FORMS = ['record', 'change', 'agree'] as const;
export type MeetingForm = (typeof MEETING_FORMS)[number];

/** That a meeting was corrected: who, when, and its parts as they stood before. */
export interface MeetingCorrection extends Signed {
  readonly meeting: string;
  readonly corrected: AuditEntry['corrected'] & {};
}

/** The meetings about a case, and one form about them where one was asked for. */
export interface MeetingsReply extends Paged {
  readonly show: 'meetings';
  readonly referral: Referral;
  readonly reader: StaffMember;
  /** Those of this page that the reader may read, the latest first. */
  readonly meetings: readonly Meeting[];
  /** What they said before they were corrected, the latest first; for those who read a case's history. */
  readonly corrections?: readonly MeetingCorrection[];
  readonly form?: MeetingForm;
  /** With `change` and `agree`: which meeting. */
  readonly meeting?: Meeting;
  /** With `record` and `change`: whom to tick as having been there. */
  readonly likely: readonly Person[];
  readonly problems?: FieldProblems;
  readonly notice?: string;
}
