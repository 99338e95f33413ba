import type { ActAudit } from '../../domain/case/acts.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Stored } from '../ports/records.ts';
import type { Reply } from '../reply.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { deletion, draftGone, findOutdated, readDraft, renewDates } from './drafts.ts';
import { CASE_FORM_KINDS } from './kinds/index.ts';
import { concern } from './kinds/concern.ts';
import type { SaveResult, Saving } from './kinds/kind.ts';
import { openForm } from './open.ts';
import { markOfAll } from './mark.ts';
import { CHECK, Session } from './session.ts';
import { showCard, showDraft } from './show.ts';
import { NO_CASE } from '../../words/acts.ts';
import { ONE_MORE, OTHERS_ARE_SAVING } from '../../words/forms.ts';
import { OLDER_CHECK } from '../../words/old-cards.ts';

/** On a conflict: read again and save on top. */
const TRIES = 4;

/** A second press of Send within this time means the same one. */
const DOUBLE_CLICK_MS = 10_000;

/** A press that saves: which draft, and what the card said it was for, so a second press gets the same answer. */
export interface SavePress {
  readonly verb: 'send' | 'save-form';
  readonly draftId: string;
  /** Of the answers that the check showed; cards of earlier versions do not say. */
  readonly mark?: string | undefined;
  readonly referralId?: string | undefined;
  readonly saved?: ActAudit | undefined;
}

/**
 * Saves a form in one conditional batch: a concern becomes a case, every other form a change to its case, and the draft
 * is deleted. Idempotent: a second press is told what the first one did. Whatever prevents saving is said on the form,
 * which stays as it is.
 */
export async function save(turn: Turn, press: SavePress): Promise<TurnResult> {
  for (let tries = 0; tries < TRIES; tries++) {
    const draft = await readDraft(turn, press.draftId);
    if (!draft) return { reply: await findSavedBefore(turn, press) };
    const { form, status } = draft.value;
    const read = form && (await turn.records.readReferral(form.referralId));
    const session = Session.open(turn, draft.value, read?.value);
    if (form && !read) return { reply: { text: NO_CASE } };
    // The press belongs to another kind of draft: show the draft as it is.
    const isMeant = (form === undefined) === (press.verb === 'send');
    if (status === 'frozen' || !isMeant) return { reply: showDraft(session) };
    const refused = form && read && CASE_FORM_KINDS[form.name].refuseToSave?.(session, read.value);
    if (refused) return { reply: refused };
    const missing = completeFirst(session, press.verb);
    if (missing) return { reply: missing };
    if (press.mark !== undefined && press.mark !== markOfAll(session.draft))
      return { reply: showDraft(session.withChanges({ at: CHECK }), [OLDER_CHECK]) };
    const newer = form && read && (await CASE_FORM_KINDS[form.name].bringUpToDate?.(session, read.value));
    if (newer) {
      const value = { ...newer.session.draft, ...renewDates(turn, newer.session.draft), at: CHECK };
      const result = await turn.records.commit([{ change: 'draft', value, expected: draft.version }]);
      if (result !== 'done') continue;
      return { reply: showDraft(newer.session.withChanges(value), newer.notices) };
    }
    const saving = { session, deleteDraft: deletion(session.draft, draft.version), tries };
    const result = await saveAs(turn, saving, read);
    if (result.result === 'saved')
      return { ...(await afterSaving(turn, result, read?.value.id)), ...findOutdated(turn, session.draft) };
    // Pressed twice: the first press took the draft away, and this one says what it did.
    if (!(await readDraft(turn, press.draftId))) return { reply: await findSavedBefore(turn, press) };
    if (result.result === 'refused') return { reply: result.reply };
    if (result.result === 'not-saved')
      return { reply: showDraft(session.withChanges({ at: CHECK }), result.notices) };
  }
  return { reply: { text: OTHERS_ARE_SAVING[press.verb] } };
}

/** The first card with something still to answer or correct. */
function completeFirst(session: Session, verb: SavePress['verb']): Reply | undefined {
  const { firstGap, firstUnfit } = session;
  if (firstGap !== undefined) return showCard(session, firstGap, { notices: [ONE_MORE[verb]] });
  return firstUnfit === undefined ? undefined : showCard(session, firstUnfit);
}

async function saveAs(turn: Turn, saving: Saving, stored: Stored<Referral> | undefined): Promise<SaveResult> {
  const { form } = saving.session.draft;
  return form && stored ? CASE_FORM_KINDS[form.name].save(turn, saving, stored) : concern.save(turn, saving);
}

/** The answer to what was saved, or the form that opens next. */
async function afterSaving(
  turn: Turn,
  { reply, deliveries = [], opens }: Extract<SaveResult, { result: 'saved' }>,
  referralId: string | undefined,
): Promise<TurnResult> {
  if (!opens || referralId === undefined) return { reply, deliveries };
  const opened = await openForm(turn, referralId, opens.verb, { notices: opens.notices });
  return { deliveries, reply: opened.reply };
}

/** What a draft became that is not there any more: saved by this person before, or gone. */
async function findSavedBefore(turn: Turn, { verb, draftId, referralId, saved }: SavePress): Promise<Reply> {
  const read = referralId === undefined ? undefined : await turn.records.readReferral(referralId);
  if (read && verb === 'send' && read.value.referrer.id === turn.person.id)
    return {
      show: 'my-referral',
      referral: read.value,
      news: (await turn.isRepeat()) ? 'corrected' : 'now',
    };
  if (read && verb === 'save-form')
    for (const kind of Object.values(CASE_FORM_KINDS)) {
      const reply = await kind.savedBefore(turn, read.value, saved);
      if (reply) return reply;
    }
  const reply = await draftGone(turn, draftId);
  if (verb !== 'send' || !('show' in reply) || reply.show !== 'my-referral') return reply;
  // A double click reads the thanks that its first press got.
  const isSoon = turn.clock.now().getTime() - Date.parse(reply.referral.sentAt) < DOUBLE_CLICK_MS;
  return isSoon || (await turn.isRepeat())
    ? { show: 'my-referral', referral: reply.referral, news: 'sent' }
    : reply;
}
