import type { Answers, AnswerValue } from '../../../domain/content/answers.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import { describeAnswer } from '../../../words/answers.ts';
import { describeChangedMeanwhile } from '../../../words/forms.ts';
import type { Session } from '../session.ts';
import type { Beginning } from './kind.ts';

/** A form brought up to date, and what is said about it; undefined when it began with what the case still says. */
export interface UpToDate {
  readonly session: Session;
  readonly notices: readonly string[];
}

/**
 * The form with what somebody else has changed in the case since it was begun. What this person left as it was is as the
 * case has it now; what both changed stays theirs, with the other's beside it.
 */
export async function takeChanges(
  session: Session,
  referral: Referral,
  { answers: now, base: _base, ...begun }: Beginning,
): Promise<UpToDate | undefined> {
  const { draft, turn, content } = session;
  const { form } = draft;
  if (!form) return undefined;
  const changed = [...content.bank.questions.values()].filter(({ id }) => !isSame(form.base[id], now[id]));
  const seen = changed.filter(({ given }) => given !== true);
  if (seen.length === 0) return undefined;
  // What is not asked was not left blank by anybody.
  const asked = new Set(session.path.asked.map(({ id }) => id));
  const isMine = (id: string) => asked.has(id) && !isSame(draft.answers[id], form.base[id]);
  const taken = changed.filter(({ id }) => !isMine(id)).map(({ id }) => id);
  const both = seen.filter(({ id }) => isMine(id) && !isSame(draft.answers[id], now[id]));
  const row = (await turn.records.auditOf(referral.id)).findLast(
    ({ what }) => what === 'plan-changed' || what === 'reviewed',
  );
  return {
    session: session.withAnswers(withKeys(draft.answers, now, taken), {
      form: {
        ...form,
        ...begun,
        base: {
          ...form.base,
          ...withKeys(
            form.base,
            now,
            changed.map(({ id }) => id),
          ),
        },
      },
    }),
    notices: describeChangedMeanwhile(
      row && { name: row.by.name, at: row.at },
      seen.filter(({ id }) => !isMine(id)).map(({ label }) => label),
      both.map((question) => ({ label: question.label, theirs: describeAnswer(question, now[question.id]) })),
    ),
  };
}

/** The answers, with these questions as they are now. */
function withKeys(answers: Answers, now: Answers, ids: readonly string[]): Answers {
  const next: Record<string, AnswerValue> = { ...answers };
  for (const id of ids) {
    const value = now[id];
    if (value === undefined) delete next[id];
    else next[id] = value;
  }
  return next;
}

function isSame(one: AnswerValue | undefined, other: AnswerValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
