import type { Draft } from '../../domain/questions/draft.ts';
import type { PersonNotice } from '../../domain/case/notices.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { auditRow } from '../audit.ts';
import { caseReply, withCase } from '../case/case-reply.ts';
import { openDetails } from '../case/details.ts';
import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { Change } from '../ports/records.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { changeTopic } from './go-on.ts';
import { deletion, newForm, readUnfinished } from './drafts.ts';
import { CASE_FORM_KINDS } from './kinds/index.ts';
import type { CaseFormKind } from './kinds/kind.ts';
import { CHECK, Session } from './session.ts';
import { showDraft } from './show.ts';
import { CHANGED } from '../../words/acts.ts';
import { ON_ITS_WAY } from '../../words/forms.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

/** Verbs of the buttons that open a form about a case, each with its form. */
export const OPENS: ReadonlyMap<string, CaseFormKind> = new Map(
  Object.values(CASE_FORM_KINDS).flatMap((kind) =>
    Object.keys(kind.opens).map((verb) => [verb, kind] as const),
  ),
);

/** How a form is opened. */
interface Opening {
  /** Go above the first question. */
  readonly notices?: readonly string[];
  /** The topic at which it opens, of those that are this person's to answer. */
  readonly topic?: string | undefined;
}

/**
 * Opens a form about a case in the person's own chat, or resumes one they left. Permission is checked first. From a
 * channel, a link is sent to their chat: nothing about a pupil is filled in where others can read it. Throws when this verb
 * opens no form.
 */
export async function openForm(
  turn: Turn,
  referralId: string,
  verb: string,
  opening: Opening = {},
): Promise<TurnResult> {
  const kind = OPENS.get(verb);
  if (!kind) throw new Error(`no form is opened by ${verb}`);
  return withCase(turn, referralId, ({ value }) => openOn(turn, value, kind, verb, opening));
}

async function openOn(
  turn: Turn,
  referral: Referral,
  kind: CaseFormKind,
  verb: string,
  { notices = [], topic }: Opening,
): Promise<TurnResult> {
  const { id: referralId } = referral;
  const session = atTopic(begin(turn, referral, kind, verb), topic);
  const refused = kind.refuseToOpen(session, referral);
  if (refused) return { reply: refused };
  if (turn.where !== 'chat') {
    if (!kind.invitation) throw new Error(`${verb} opens a form in somebody's own chat only`);
    return invite(turn, referral, kind.invitation);
  }
  const read = kind.showsTheCase
    ? [auditRow(turn, { referralId, by: turn.person, what: 'plan-opened' })]
    : [];
  const leftBefore = async () =>
    (await readUnfinished(turn))
      .map(({ draft }) => draft)
      .filter(({ form }) => form?.referralId === referralId && form.name === kind.name);
  const isTheSame = (left: Draft) => kind.isAboutTheSame?.(left, session.draft) ?? true;
  const before = await leftBefore();
  const left = before.find(isTheSame);
  if (left) {
    await turn.records.commit(read);
    return topic === undefined
      ? { reply: showDraft(Session.open(turn, left, referral)) }
      : changeTopic(turn, left.id, topic);
  }
  const result = await turn.records.commit([
    { change: 'draft', value: session.draft, expected: 'new' },
    ...read,
    ...(await deleteOutdated(turn, before)),
  ]);
  if (result === 'done') return { reply: showDraft(session, notices) };
  // A concurrent redelivery began the form: use that one.
  const theirs = (await leftBefore()).find(isTheSame);
  return {
    reply: theirs
      ? showDraft(Session.open(turn, theirs, referral), notices)
      : caseReply(turn, referral, { notice: CHANGED }),
  };
}

/** A new form, on its first card. */
function begin(turn: Turn, referral: Referral, kind: CaseFormKind, verb: string): Session {
  const {
    answers,
    atCheck = false,
    base,
    ...more
  } = kind.opens[verb]?.(turn, referral) ?? { base: {}, answers: {} };
  const form = {
    referralId: referral.id,
    name: kind.name,
    sentAt: referral.sentAt,
    base: { ...base, ...whoItIsAbout(referral) },
    ...more,
  };
  const session = Session.open(turn, { ...newForm(turn, referral.reference, form), answers }, referral);
  // The only part there is needs no choosing.
  const isChosen = atCheck && (session.topics.length > 1 || kind.isInParts !== true);
  const first = isChosen ? undefined : session.path.cards[0]?.card.id;
  return session.withChanges({
    at: first ?? CHECK,
    changing: first !== undefined && kind.isInParts === true,
  });
}

/** The form at this topic, from which it goes on to the check. */
function atTopic(session: Session, topic: string | undefined): Session {
  const first = session.path.cards.find(({ topic: each }) => each.id === topic);
  return first ? session.withChanges({ at: first.card.id, changing: true }) : session;
}

/** The pupil's reference and year, to tell forms apart in a list of unfinished ones. */
function whoItIsAbout({ answers }: Referral): Draft['answers'] {
  return Object.fromEntries(
    [QUESTION.pupilReference, QUESTION.yearGroup].flatMap((id) => {
      const value = answers[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** Forms that were left and are about something that has passed go when a new one begins. */
async function deleteOutdated(turn: Turn, drafts: readonly Draft[]): Promise<readonly Change[]> {
  const read = await Promise.all(drafts.map(({ owner, id }) => turn.records.readDraft(owner, id)));
  return read.flatMap((stored) => (stored ? [deletion(stored.value, stored.version)] : []));
}

/** Sends the way to the form into the person's own chat. */
async function invite(turn: Turn, referral: Referral, news: PersonNotice): Promise<TurnResult> {
  const reply = caseReply(turn, referral, { notice: ON_ITS_WAY });
  // They are sent the case itself, so reading it is audited.
  if (news === 'details') return { ...(await openDetails(turn, referral.id, 'summary')), reply };
  const value = newDelivery(turn, `${referral.id}.${news}.${turn.names.id()}`, {
    kind: 'person',
    referralId: referral.id,
    to: turn.person.id,
    news,
  });
  await turn.records.commit([putInOutbox(value)]);
  return { reply, deliveries: [value.id] };
}
