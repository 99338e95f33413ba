import type { Answers } from '../../domain/content/answers.ts';
import { isPossible } from '../../domain/case/acts.ts';
import { isNewConcern } from '../../domain/questions/draft.ts';
import type { DraftSummary } from '../reply.ts';
import { nowOf, type TurnResult, type Turn } from '../turn.ts';
import { countCases, readMyOpenQuestions } from '../waiting.ts';
import { mayReadDetails } from '../case/case-reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { newDraft, readUnfinished } from './drafts.ts';
import { resumeDraft } from './go-on.ts';
import { CASE_FORM_KINDS } from './kinds/index.ts';
import { Session } from './session.ts';
import { showDraft } from './show.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { describeTooManyConcerns } from '../../words/forms.ts';

/**
 * The first thing anybody sees. For those who read cases, what is urgent, overdue, waiting for them and to come; for
 * everybody else what this is and is not, and how long it takes. For both, questions for them and unfinished drafts. What
 * is waiting shows only in one's own chat.
 */
export async function welcome(turn: Turn): Promise<TurnResult> {
  const { person, clock } = turn;
  const [drafts, asked] = await Promise.all([readResumable(turn), readMyOpenQuestions(turn)]);
  const first = { person, drafts, asked };
  if (!mayReadDetails(turn)) return { reply: { show: 'welcome', ...first } };
  const counts = await countCases(turn);
  const today = londonDate(clock.now());
  return { reply: { show: 'home', today, ...first, ...(counts === undefined ? {} : { counts }) } };
}

/** Far more than anybody leaves unfinished in the seven days a draft is stored. */
const MOST_CONCERNS = 20;

/**
 * Starts a new draft at the safeguarding gate. Reuses one that is still empty: a double press or redelivery makes one
 * draft.
 */
export async function start(turn: Turn): Promise<TurnResult> {
  const concerns = (await turn.records.draftsOf(turn.person.id)).filter(
    ({ value }) => isNewConcern(value) && value.expiresAt > nowOf(turn),
  );
  const untouched = concerns.find(
    ({ value }) =>
      value.status === 'open' && Object.keys(value.answers).every((id) => id === QUESTION.whoIsAsking),
  );
  // A concern without a pupil cannot be picked from a list, so the new one replaces it.
  const nameless = concerns.find(
    ({ value }) => value.status === 'open' && value.answers[QUESTION.pupilReference] === undefined,
  );
  const again = untouched ?? (concerns.length >= MOST_CONCERNS ? nameless : undefined);
  if (!again && concerns.length >= MOST_CONCERNS)
    return { reply: { text: describeTooManyConcerns(MOST_CONCERNS) } };
  const draft = { ...newDraft(turn), answers: await whatIsKnown(turn) };
  const fresh = again ? { ...draft, id: again.value.id, reference: again.value.reference } : draft;
  const expected = again?.version ?? 'new';
  const result = await turn.records.commit([{ change: 'draft', value: fresh, expected }]);
  return result === 'done' ? { reply: showDraft(Session.open(turn, fresh)) } : showLastBegun(turn);
}

/** How this person knew the pupil of the concern they sent last: mostly the same again, and shown to be changed. */
async function whatIsKnown({ records, person }: Turn): Promise<Answers> {
  const { items } = await records.referralsBy(person.id, 1);
  const before = items[0]?.answers[QUESTION.whoIsAsking];
  return before === undefined ? {} : { [QUESTION.whoIsAsking]: before };
}

/** The concern begun last, where it stands: another delivery of the same press, or another window, was quicker. */
async function showLastBegun(turn: Turn): Promise<TurnResult> {
  const last = (await turn.records.draftsOf(turn.person.id)).findLast(({ value }) => isNewConcern(value));
  return last ? resumeDraft(turn, last.value.id) : welcome(turn);
}

/** `resume`: the one unfinished draft, or a list to choose from. */
export async function resume(turn: Turn): Promise<TurnResult> {
  const drafts = await readResumable(turn);
  const [only] = drafts;
  if (drafts.length !== 1 || !only) return { reply: { show: 'drafts', drafts } };
  return resumeDraft(turn, only.draft.id);
}

/** Unfinished drafts without the forms that their case has no use for any more; those run out by themselves. */
async function readResumable(turn: Turn): Promise<readonly DraftSummary[]> {
  const drafts = await readUnfinished(turn);
  const usable = await Promise.all(
    drafts.map(async ({ draft: { form, corrects } }) => {
      const about = (form ?? corrects)?.referralId;
      if (about === undefined) return true;
      const stored = await turn.records.readReferral(about);
      if (!stored) return false;
      return form ? CASE_FORM_KINDS[form.name].isTakenBy(stored.value) : isPossible('correct', stored.value);
    }),
  );
  return drafts.filter((_, index) => usable[index]);
}
