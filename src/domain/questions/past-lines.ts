import { QUESTION } from '../known-ids/questions.ts';
import { asOfInWords, pastFigureInWords, type PastFigure } from './past-figures.ts';
import { absenceInWords } from '../triage/facts.ts';

/** What a rate of absence is worked out from: they make sense together only. */
const SESSIONS = [QUESTION.possibleSessions, QUESTION.missedSessions, QUESTION.partTimeSessions] as const;

/** Past figures with their day, one line each; sessions possible and missed as one. */
export function pastFiguresInLines(figures: readonly PastFigure[]): readonly string[] {
  const sessions = SESSIONS.map((id) => figures.find(({ question }) => question.id === id));
  const [possible, missed] = sessions;
  const together = possible !== undefined && missed !== undefined;
  const rest = together ? figures.filter((each) => !sessions.includes(each)) : figures;
  return [
    ...(together
      ? [`Absence: ${absenceInWords(sessions.map((each) => each?.value))}, ${asOfInWords(missed)}`]
      : []),
    ...rest.map((past) => `${past.question.label}: ${pastFigureInWords(past)}`),
  ];
}
