import type { Draft } from '../../domain/questions/draft.ts';
import { plain } from '../parts.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

/** Whom a form is about: "R-7K3MP · pupil AB 8 · "; empty before the pupil is named. */
export function aboutLine({ form, corrects, reference, answers }: Draft): string {
  const pupil = form?.base[QUESTION.pupilReference] ?? answers[QUESTION.pupilReference];
  const name = typeof pupil === 'string' ? plain(pupil) : undefined;
  if (form === undefined && corrects === undefined) return name === undefined ? '' : `Pupil ${name} · `;
  return name === undefined ? `${reference} · ` : `${reference} · pupil ${name} · `;
}
