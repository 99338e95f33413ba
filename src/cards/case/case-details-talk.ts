import { WITHDRAWN_WORDS, describeOutcomeForReader } from '../../words/cases.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { plain } from '../parts.ts';
import { describeMoment } from '../../words/dates.ts';

/** Questions, answers, notes, decisions with their reasons and outcomes, and how it ended: oldest first. */
export function talkOfCase(referral: Referral, reader: StaffMember): { from: string; text: string }[] {
  const { decision, closing, earlierDecisions = [] } = referral;
  const said = [
    ...referral.enquiries.flatMap((enquiry) => [
      { at: enquiry.askedAt, from: `${enquiry.askedBy.name} asked`, text: enquiry.question },
      ...(enquiry.answer !== undefined && enquiry.answeredAt !== undefined
        ? [{ at: enquiry.answeredAt, from: `${referral.referrer.name} answered`, text: enquiry.answer }]
        : []),
    ]),
    ...referral.notes.map(({ at, by, text }) => ({ at, from: `Note by ${by.name}`, text })),
    ...earlierDecisions.flatMap(({ decision: earlier, changedBy, changedAt, reason }) =>
      earlier.because
        ? [
            {
              at: earlier.at,
              from: `${earlier.by.name} withdrew it`,
              text: WITHDRAWN_WORDS[earlier.because],
            },
            { at: changedAt, from: `${changedBy.name} took it up again`, text: reason },
          ]
        : [
            {
              at: earlier.at,
              from: `Earlier decision, taken back since: ${describeOutcomeForReader(earlier, reader).toLowerCase()}, by ${earlier.by.name}`,
              text: earlier.reason,
            },
            { at: changedAt, from: `${changedBy.name} took that decision back`, text: reason },
          ],
    ),
    ...(decision && decision.reason !== ''
      ? [{ at: decision.at, from: `${decision.by.name} decided`, text: decision.reason }]
      : []),
    ...(closing
      ? [
          { at: closing.at, from: `${closing.by.name} closed the case`, text: closing.reason },
          ...(closing.whatWorked === undefined
            ? []
            : [{ at: closing.at, from: 'What worked', text: closing.whatWorked }]),
        ]
      : []),
  ];
  return said
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ at, from, text }) => ({ from: `${plain(from)}, ${describeMoment(at)}`, text }));
}
