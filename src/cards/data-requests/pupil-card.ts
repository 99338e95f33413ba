import { describeActor } from '../../words/history.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { HeldCase } from '../../app/data-requests/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { stageOf } from '../../domain/case/referral.ts';
import { describeStage, describeYear } from '../../words/cases.ts';
import { DATA_WORDS } from '../../words/data-requests.ts';
import { HOLD_CARD } from '../../words/legal-hold.ts';
import { describeDayWithYear, describeMomentWithYear } from '../../words/dates.ts';
import { button, plain, type ActionView, type Drawing } from '../parts.ts';
import type { Group } from '../parts-card.ts';
import { drawDataCard } from './data-card.ts';
import type { ShownData } from './draw.ts';
import { PUPIL_ACTIONS } from './pupil-actions.ts';
import { requestRow } from './request-row.ts';

/** What is held under a pupil's reference, and what can be done about it. */
export function drawDataPupil(reply: ShownData<'data-pupil'>, drawing: Drawing): AdaptiveCard {
  const { pupil, cases, drafts, requests, ticked, problem = '', notice = '' } = reply;
  const words = DATA_WORDS.pupil;
  const [only, ...others] = cases.map(({ referral }) => referral.reference);
  const isOne = others.length === 0;
  const ids = { pupil, ...(only !== undefined && isOne ? { cases: only } : {}) };
  const offered = PUPIL_ACTIONS.map(({ label, verb }) => button(label, verb, ids));
  return drawDataCard(drawing, {
    title: words.title(plain(pupil)),
    notice: plain(notice),
    problem: plain(problem),
    paragraphs: [[words.held(cases.length, drafts), ...(isOne ? [] : [words.whose])].join(' ')],
    groups: [
      ...cases.map((held) => ({ ...caseGroup(held, drawing), actions: [holdButton(held)] })),
      ...(only !== undefined && isOne && offered.length > 0
        ? [{ heading: words.whatToDo, actions: offered }]
        : []),
    ],
    fields: isOne
      ? []
      : [
          {
            id: 'cases',
            label: words.which,
            value: ticked.join(','),
            options: cases.map(({ referral }) => ({
              id: referral.reference,
              label: words.case(referral.reference, describeYear(referral, drawing)),
            })),
            isMulti: true,
            actions: offered,
          },
        ],
    rows: requests.map((request) => requestRow(request)),
    actions: [button(DATA_WORDS.home.back, 'data')],
  });
}

/** The way to the legal hold on a case. */
export function holdButton({ referral: { id, reference }, hold }: HeldCase): ActionView {
  return button((hold ? HOLD_CARD.see : HOLD_CARD.open)(reference), 'data-hold', { r: id });
}

/** A case with where it stands and until when it is kept; nothing of what is in it. */
export function caseGroup({ referral, keptUntil, hold }: HeldCase, drawing: Drawing): Group {
  const words = DATA_WORDS.pupil;
  const stage = describeStage(stageOf(referral, drawing.today), referral);
  return {
    heading: words.case(referral.reference, describeYear(referral, drawing)),
    text: [
      words.raised(describeMomentWithYear(referral.sentAt), stage),
      hold === undefined
        ? words.keptUntil(describeDayWithYear(keptUntil))
        : 'isDamaged' in hold
          ? words.onDamagedHold
          : words.onHold(
              plain(describeActor(hold.by)),
              describeDayWithYear(londonDate(hold.at)),
              plain(hold.reason),
            ),
    ].join(' '),
  };
}
