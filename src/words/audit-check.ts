import { LISTS, PROVIDERS } from '../domain/case/case-lists.ts';
import type { AuditCheck, AuditProblem } from '../domain/audit.ts';
import { describeMomentWithYear } from './dates.ts';

/** The most problems said one by one. */
const MOST_SAID = 50;

/** What a check of the audit found, for whoever runs the bot; `referenceOf` names a case that is still held. */
export function describeAuditCheck(
  { intact, blocks, since, unsealed, end, problems }: AuditCheck,
  referenceOf: (referralId: string) => string | undefined,
): string {
  const sealed =
    since === undefined
      ? 'Nothing is sealed yet: the bot seals the audit about a minute after something was added.'
      : `${count(intact, 'entry is', 'entries are')} as written, in ${count(blocks, 'block', 'blocks')} since ${describeMomentWithYear(since)}.`;
  const more = problems.length - MOST_SAID;
  return [
    sealed,
    ...(unsealed > 0 ? [`${count(unsealed, 'entry is', 'entries are')} not sealed yet.`] : []),
    ...problems.slice(0, MOST_SAID).map((each) => `- ${describeProblem(each, referenceOf)}`),
    ...(more > 0 ? [`- and ${more} more.`] : []),
    problems.length === 0
      ? 'Nothing was changed, removed or added.'
      : 'Something other than the bot has written to the tables. Keep a copy of them, and of the log, before anything else.',
    ...(end
      ? [
          `The end of the chain is ${end.number}:${end.hash}. Note it where whoever can change the tables cannot; --since compares with it later.`,
        ]
      : []),
  ].join('\n');
}

const ENTRY_WORDS = {
  changed: 'An entry was changed',
  removed: 'An entry was removed',
  added: 'An entry was added by something other than the bot',
};

function describeProblem(
  problem: AuditProblem,
  referenceOf: (referralId: string) => string | undefined,
): string {
  switch (problem.what) {
    case 'changed':
    case 'removed':
    case 'added': {
      const about = referenceOf(problem.referralId);
      const at = Number.isNaN(Date.parse(problem.at)) ? 'unknown time' : describeMomentWithYear(problem.at);
      const elsewhere =
        problem.referralId === LISTS
          ? 'a list, or a copy of more than a case'
          : problem.referralId === PROVIDERS
            ? 'a provider'
            : 'a case that is not held any more';
      return `${ENTRY_WORDS[problem.what]}: ${at}, ${about ?? elsewhere}.`;
    }
    case 'block-changed':
      return `Block ${problem.number} was changed.`;
    case 'block-unlinked':
      return `Block ${problem.number} does not follow the one before it: one of them was made anew.`;
    case 'block-missing':
      return `Block ${problem.number}, or more before it, is missing.`;
    case 'other-end':
      return `The chain does not hold the noted end, block ${problem.number}: it was made anew since, or this is another school's.`;
  }
}

function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}
