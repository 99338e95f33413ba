import { plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import { londonDate } from '../calendar/london.ts';
import { without } from '../questions/past-figures.ts';
import type { Content } from '../content/content.ts';
import { sharedTriage, type SharedResult } from '../triage/shared-triage.ts';
import type { Case } from '../triage/triage.ts';
import { lastRunOn } from './figures-of-case.ts';
import type { Referral } from './referral.ts';

type View = (referral: Referral, content: Content) => SharedResult;

/** Keeps what was found of a case: one card asks several times. */
function keepFound(look: View): View {
  const found = new WeakMap<Referral, { readonly by: Content; readonly shared: SharedResult }>();
  return (referral, content) => {
    const before = found.get(referral);
    if (before?.by === content) return before.shared;
    const shared = look(referral, content);
    found.set(referral, { by: content, shared });
    return shared;
  };
}

/** What may be shown of a case where others can see it, as the rules last ran. */
export const sharedView = keepFound((referral, content) =>
  sharedTriage(content, asLastRun(referral), referral.triage),
);

/**
 * What the referrer may be shown: what follows from their own answers. What the office, SENCO or DSL added is not
 * theirs to know.
 */
export const referrerView = keepFound((referral, content) => {
  const { questions } = content.bank;
  const answers = Object.fromEntries(
    Object.entries(referral.answers).filter(([id]) => (questions.get(id)?.form ?? 'concern') === 'concern'),
  );
  return sharedTriage(content, asLastRun({ ...referral, answers }));
});

/** The case as the rules last ran on it, without figures that were already past. */
function asLastRun(referral: Referral): Case {
  const { answers, events, runAgain } = referral;
  return { today: lastRunOn(referral), answers: without(answers, runAgain?.notCounted ?? []), events };
}

/** The answer-by date, as far as it may be shown: an earlier one for a private reason is not. */
export function sharedAnswerBy(referral: Referral, content: Content, calendar: SchoolCalendar): string {
  const { level } = sharedView(referral, content);
  if (level === referral.triage.level) return referral.answerBy;
  const days = content.responseDays[level === 'none' ? 'watch' : level];
  const usual = plusSchoolDays(calendar, londonDate(referral.sentAt), days);
  return usual > referral.answerBy ? usual : referral.answerBy;
}
