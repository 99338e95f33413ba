import { countsPastFigures } from '../../domain/case/figures-of-case.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { auditRow } from '../audit.ts';
import { schoolDay, type School } from '../turn.ts';
import { openCases } from './open-cases.ts';
import { rerunRules } from './rerun-rules.ts';

/** A job's conflict is retried; a person's never. */
const TRIES = 3;

/**
 * Runs the rules again for every case that is undecided, waiting for its plan or has one running, once the term or
 * school year of a figure it counted is over: the figure stays in the record with its day, but no rule treats it as
 * current. The card and the history say so. Resolves to the number of cases. Throws when storage is unavailable.
 */
export async function rerunRulesAfterTerm(school: School): Promise<number> {
  const { records, content } = school;
  const cases = (await openCases(records)).filter((referral) =>
    countsPastFigures(referral, content, schoolDay(school)),
  );
  let count = 0;
  for (const { id } of cases) if (await runAgain(school, id)) count++;
  return count;
}

/** The record itself shows that the rules ran, so a second instance finds nothing to do. */
async function runAgain(school: School, referralId: string): Promise<boolean> {
  const { records, content } = school;
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await records.readReferral(referralId);
    if (!stored || !countsPastFigures(stored.value, content, schoolDay(school))) return false;
    const { answers, version } = stored.value;
    const next = { ...rerunRules(school, stored.value, { by: THE_BOT, answers }), version: version + 1 };
    const result = await records.commit([
      { change: 'referral', value: next, previous: stored.value, expected: stored.version },
      auditRow(school, { referralId, by: THE_BOT, what: 'rules-run' }),
    ]);
    if (result === 'done') return true;
  }
  return false;
}
