import type { Referral } from '../domain/case/referral.ts';
import type { Draft } from '../domain/questions/draft.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { describeYear, pupilReference } from '../words/cases.ts';
import { plain, type Drawing } from './parts.ts';

/** Whom a case is about: "R-7K3MP · pupil AB 8 · Year 8". */
export function aboutCase(referral: Referral, day: Pick<Drawing, 'today' | 'settings'>): string {
  return `${referral.reference} · pupil ${plain(pupilReference(referral))} · ${describeYear(referral, day)}`;
}

/**
 * Whom a form is about, as far as it is known: "R-7K3MP · pupil AB 8 · Year 8", and "Pupil AB 8 · Year 8" of a concern
 * that was not sent yet. Empty before the pupil is named.
 */
export function aboutDraft(draft: Draft, day: Pick<Drawing, 'today' | 'settings'>): string {
  const { form, corrects, reference, startedAt } = draft;
  const answers = { ...form?.base, ...draft.answers, ...pupilOf(form?.base) };
  const name = answers[QUESTION.pupilReference];
  const ofCase = form ?? corrects;
  if (typeof name !== 'string') return ofCase ? reference : '';
  const year =
    answers[QUESTION.yearGroup] === undefined
      ? []
      : [describeYear({ answers, sentAt: ofCase?.sentAt ?? startedAt }, day)];
  return [...(ofCase ? [reference, `pupil ${plain(name)}`] : [`Pupil ${plain(name)}`]), ...year].join(' · ');
}

/** The pupil of a case, which no form about it changes. */
function pupilOf(base: Draft['answers'] = {}): Draft['answers'] {
  const kept = [QUESTION.pupilReference, QUESTION.yearGroup].filter((id) => base[id] !== undefined);
  return Object.fromEntries(kept.map((id) => [id, base[id] ?? '']));
}
