import { z } from 'zod/v4';

import { CASE_FORMS, FIRST_CASE_FORM } from '../../../domain/content/bank.ts';
import type { CaseFormDraft, Draft } from '../../../domain/questions/draft.ts';
import { row, text, instant, answers, events } from './fields.ts';
import { kindOf, mappedKind } from './row-kind.ts';

/** Rows name a form by the number of its part of the content. */
type StoredForm = Omit<CaseFormDraft, 'name'> & { readonly part: number };
type StoredDraft = Omit<Draft, 'form'> & { readonly form?: StoredForm };

const STORED = kindOf<StoredDraft>()(
  'draft',
  1,
  row({
    id: text,
    owner: text,
    reference: text,
    startedAt: instant,
    changedAt: instant,
    expiresAt: instant,
    contentVersion: text,
    form: row({
      referralId: text,
      part: z
        .int()
        .min(FIRST_CASE_FORM)
        .max(FIRST_CASE_FORM + CASE_FORMS.length - 1),
      sentAt: instant.optional(),
      base: answers,
      hints: z.record(text, text).optional(),
      askedAgain: z.array(text).optional(),
      reviews: z.int().min(0).optional(),
    }).optional(),
    corrects: row({ referralId: text, sentAt: instant, base: answers }).optional(),
    answers,
    unchecked: z.record(text, text).optional(),
    events,
    at: text,
    changing: z.boolean(),
    status: z.enum(['open', 'frozen']),
    messageId: text.optional(),
  }),
);

export const DRAFT = mappedKind<Draft, StoredDraft>(
  STORED,
  ({ form, ...draft }) => (form === undefined ? draft : { ...draft, form: toStored(form) }),
  ({ form, ...draft }) => (form === undefined ? draft : { ...draft, form: fromStored(form) }),
);

function toStored({ name, ...form }: CaseFormDraft): StoredForm {
  return { ...form, part: FIRST_CASE_FORM + CASE_FORMS.indexOf(name) };
}

function fromStored({ part, ...form }: StoredForm): CaseFormDraft {
  const name = CASE_FORMS[part - FIRST_CASE_FORM];
  if (name === undefined) throw new Error(`no form of part ${String(part)}`);
  return { ...form, name };
}
