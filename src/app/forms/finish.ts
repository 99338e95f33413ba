import { plusSchoolDays } from '../../domain/calendar/calendar.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Answers } from '../../domain/questions/answers.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { statutoryDates } from '../../domain/case/statutory-dates.ts';
import type { TriageResult } from '../../domain/triage/triage-result.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Reply } from '../reply.ts';
import type { Done, School, Turn } from '../turn.ts';
import { nowOf } from '../turn.ts';
import { openDraft } from './drafts.ts';
import { pathOf, triageDraft } from './path.ts';
import { CHECK, firstGap, showCard, showDraft } from './steps.ts';
import { draftGone } from './take-card.ts';

/** A fresh reference is drawn when one is taken already; five letters make that rare. */
const TRIES = 4;

/**
 * Sends a draft: referral, audit row, index rows and the delivery of its card in one conditional batch, and the draft
 * gone with it. Sending twice is sending once: the second press reads the referral that is there.
 */
export async function send(turn: Turn, draftId: string): Promise<Done> {
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await openDraft(turn, draftId);
    if (!stored) return { reply: await sentBefore(turn, draftId) };
    const draft = stored.value;
    if (draft.status === 'frozen' || draft.form !== undefined) return { reply: showDraft(turn, draft) };
    const gap = firstGap(pathOf(turn, draft));
    if (gap !== undefined)
      return {
        reply: showCard(turn, draft, gap, new Map(), ['One more answer is needed before this can be sent.']),
      };
    const triage = triageDraft(turn, draft);
    if (triage.outcome !== 'referral') return { reply: showDraft(turn, { ...draft, at: CHECK }) };
    const referral = referralFrom(
      turn,
      draft,
      triage,
      tries === 0 ? draft.reference : turn.names.reference(),
    );
    const delivery = cardDelivery(turn, referral);
    const result = await turn.records.commit([
      { change: 'referral', value: referral, previous: null, expected: 'new' },
      { change: 'draft-gone', owner: draft.owner, id: draft.id, expected: stored.version },
      {
        change: 'audit',
        value: {
          id: turn.names.id(),
          referralId: referral.id,
          at: referral.sentAt,
          by: referral.referrer,
          what: 'sent',
        },
      },
      { change: 'delivery', value: delivery, expected: 'new' },
    ]);
    if (result === 'done')
      return { reply: { show: 'my-referral', referral, news: 'sent' }, deliveries: [delivery.id] };
    if (await turn.records.readReferral(draftId)) return { reply: await sentBefore(turn, draftId) };
  }
  return { reply: { say: 'This could not be sent just now. Your draft is safe: please press Send again.' } };
}

/** What a draft became that is not there any more; to the press that sent it, delivered again, what it was told first. */
async function sentBefore(turn: Turn, draftId: string): Promise<Reply> {
  const reply = await draftGone(turn, draftId);
  return 'show' in reply && reply.show === 'my-referral' && (await turn.isRepeat())
    ? { ...reply, news: 'sent' }
    : reply;
}

function referralFrom(turn: Turn, draft: Draft, triage: TriageResult, reference: string): Referral {
  return {
    id: draft.id,
    reference,
    version: 1,
    contentVersion: turn.knowledge.version,
    guidanceVersion: turn.knowledge.guidanceVersion,
    referrer: { id: turn.person.id, name: turn.person.name },
    sentAt: nowOf(turn),
    answerBy: answerBy(turn, triage.level),
    answers: pathOf(turn, draft).answers,
    events: draft.events,
    triage,
    status: 'submitted',
    enquiries: [],
    notes: [],
    statutoryDates: datesToFind(turn, triage, pathOf(turn, draft).answers),
  };
}

/** The statutory dates of a case as the rules ran today, for finding it again. */
export function datesToFind(school: School, triage: TriageResult, answers: Answers): readonly string[] {
  const add = (date: string, count: number) => plusSchoolDays(school.settings, date, count);
  return statutoryDates(school.knowledge, triage, answers, add).map(({ date }) => date);
}

/** The school date by which somebody answers a referral of this level that is sent now (product default times). */
export function answerBy(school: School, level: TriageResult['level']): string {
  const days = level === 'none' ? school.knowledge.responseDays.watch : school.knowledge.responseDays[level];
  return plusSchoolDays(school.settings, londonDate(school.clock.now()), days);
}

/** The delivery that posts or redraws a case's summary card for this version of the record. */
export function cardDelivery(school: School, referral: Referral): Delivery {
  const now = nowOf(school);
  return {
    id: `${referral.id}.${referral.version}.card`,
    referralId: referral.id,
    kind: 'case-card',
    createdAt: now,
    attempts: 0,
    status: 'waiting',
    dueAt: now,
  };
}

/** Asks once before a draft is deleted. */
export async function askBeforeCancel(turn: Turn, draftId: string): Promise<Done> {
  const stored = await openDraft(turn, draftId);
  if (!stored) return { reply: await draftGone(turn, draftId) };
  return { reply: { show: 'confirm-cancel', draft: stored.value } };
}

/** Deletes a draft and everything in it. Deleting it again says the same. */
export async function deleteDraft(
  turn: Turn,
  draftId: string,
  show: 'deleted' | 'closed-without-saving',
): Promise<Done> {
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await turn.records.readDraft(turn.person.id, draftId);
    if (!stored) {
      const reply = await draftGone(turn, draftId);
      return { reply: 'show' in reply && reply.show === 'draft-gone' ? { show } : reply };
    }
    const gone = {
      change: 'draft-gone',
      owner: turn.person.id,
      id: draftId,
      expected: stored.version,
    } as const;
    if ((await turn.records.commit([gone])) === 'done') return { reply: { show } };
  }
  return { reply: { say: 'This draft is being changed in another window. Please press again.' } };
}
