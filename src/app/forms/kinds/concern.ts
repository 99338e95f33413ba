import { QUESTION } from '../../../domain/known-ids/questions.ts';
import { concernWarnings, withNamedYear } from '../../../domain/questions/concern-warnings.ts';
import { answerBy } from '../../../domain/case/answer-by.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import { statutoryDates } from '../../../domain/case/statutory-dates.ts';
import { plusSchoolDays } from '../../../domain/calendar/calendar.ts';
import { auditRow } from '../../audit.ts';
import { caseCard, putInOutbox } from '../../deliveries.ts';
import { nowOf, schoolDay, type Turn } from '../../turn.ts';
import type { Session } from '../session.ts';
import { describeConcernWarning, MEANT_SO } from '../../../words/concern-warnings.ts';
import { saveCorrection } from './correction.ts';
import type { ConcernKind, Saving, SaveResult } from './kind.ts';

/**
 * What a member of staff reports about a pupil: the gate first, then a few plain questions. Sent, it becomes a case.
 */
export const concern: ConcernKind = {
  name: 'concern',
  isMostlyOptional: false,
  content: (content) => content,
  afterCard: (_before, after) => withNamedYear(after),
  check: (_school, _draft, answers) => {
    const warnings = concernWarnings(answers);
    const ofYear = warnings.filter(({ warning }) => warning === 'year-of-reference');
    return {
      problems: new Map(),
      unfinished: new Map(ofYear.map((each) => [QUESTION.yearGroup, describeConcernWarning(each)] as const)),
      leftSo: MEANT_SO,
      warnings: warnings.map(describeConcernWarning),
    };
  },
  save,
};

/** Referral, audit row, index rows and the delivery of its card in one batch, which also deletes the draft. */
async function save(turn: Turn, saving: Saving): Promise<SaveResult> {
  const { session, deleteDraft, tries } = saving;
  if (session.triage.outcome !== 'referral') return { result: 'not-saved', notices: [] };
  if (session.draft.corrects) return saveCorrection(turn, saving, session.draft.corrects);
  // A taken reference is drawn again; five letters make that rare.
  const reference = tries === 0 ? session.draft.reference : turn.names.reference();
  const referral = referralFrom(turn, session, reference);
  const card = caseCard(turn, referral);
  const result = await turn.records.commit([
    { change: 'referral', value: referral, previous: null, expected: 'new' },
    deleteDraft,
    auditRow(turn, { referralId: referral.id, at: referral.sentAt, by: referral.referrer, what: 'sent' }),
    putInOutbox(card),
  ]);
  if (result !== 'done') return { result: 'changed' };
  return {
    result: 'saved',
    reply: { show: 'my-referral', referral, news: 'sent' },
    deliveries: [card.id],
  };
}

function referralFrom(turn: Turn, { draft, path, triage }: Session, reference: string): Referral {
  const { content, person, settings } = turn;
  const add = (date: string, count: number) => plusSchoolDays(settings, date, count);
  return {
    id: draft.id,
    reference,
    version: 1,
    contentVersion: content.version,
    guidanceVersion: content.guidanceVersion,
    referrer: { id: person.id, name: person.name },
    sentAt: nowOf(turn),
    answerBy: answerBy(content, schoolDay(turn), triage.level),
    answers: path.answers,
    events: draft.events,
    triage,
    status: 'submitted',
    enquiries: [],
    notes: [],
    statutoryDates: statutoryDates(content, triage, path.answers, add).map(({ date }) => date),
  };
}
