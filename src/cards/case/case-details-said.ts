import { describeYear } from '../../words/cases.ts';
import { pastFiguresOf } from '../../domain/case/figures-of-case.ts';
import { describeAsOf, describePastFigures, describePastFigure } from '../../words/past-figures.ts';
import { asText } from '../../domain/content/answer-values.ts';
import { QUESTION, WEEKDAY_QUESTIONS } from '../../domain/known-ids/questions.ts';
import { describeDay } from '../../words/dates.ts';
import type { Question } from '../../domain/content/bank.ts';
import type { PastFigure } from '../../domain/questions/past-figures.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { walk } from '../../domain/triage/walk.ts';
import { maySeeAnswer } from '../case-parts/case-details-why.ts';
import type { Drawing, TopicView } from '../parts.ts';
import { describeAnswer } from '../../words/answers.ts';
import { supportLines } from '../../words/supports.ts';
import { BY_WEEKDAY, describeWeekdays, isOfWeekday } from '../../words/weekdays.ts';

/** Figures of a past term or school year, and whether the rules still counted them when they last ran. */
export function figuresOfBefore(
  referral: Referral,
  drawing: Drawing,
  reader: StaffMember,
): { readonly heading: string; readonly lines: readonly string[] } {
  const past = pastFiguresOf(referral, drawing.content, drawing);
  return {
    heading: past.every((each) => isNotCounted(referral, each))
      ? 'Figures of a term or school year that is over: not counted now, ask the office for new ones'
      : 'Figures of a term or school year that is over since the rules last ran',
    lines: describePastFigures(past.filter(({ question }) => maySeeAnswer(reader, question.id))),
  };
}

function isNotCounted({ runAgain }: Referral, { question }: PastFigure): boolean {
  return runAgain?.notCounted?.includes(question.id) === true;
}

/** An answer; of a term or school year that is over, with its day. */
function describeCaseAnswer(
  referral: Referral,
  question: Question,
  past: PastFigure | undefined,
  drawing: Drawing,
): string {
  if (question.id === QUESTION.yearGroup) return describeYear(referral, drawing);
  if (!past) return describeAnswer(question, referral.answers[question.id]);
  return `${describePastFigure(past)}${isNotCounted(referral, past) ? ': not counted now' : ''}`;
}

/** The five figures of weekdays in the place of the first of them; undefined for any other question. */
function weekdayRows({ id }: Question, referral: Referral, drawing: Drawing): TopicView['rows'] | undefined {
  if (!isOfWeekday(id)) return undefined;
  return id === WEEKDAY_QUESTIONS[0] ? weekdaysOf(referral, drawing) : [];
}

/** What the register says by weekday, in one row with its day; none where it says nothing. */
export function weekdaysOf(
  referral: Referral,
  drawing: Drawing,
  label: string = BY_WEEKDAY,
): TopicView['rows'] {
  const days = describeWeekdays(referral.answers);
  if (days === undefined) return [];
  const past = pastFiguresOf(referral, drawing.content, drawing).find(({ question }) =>
    isOfWeekday(question.id),
  );
  const asAt = asText(referral.answers[QUESTION.figuresAsAt]);
  const when = past
    ? `, ${describeAsOf(past)}${isNotCounted(referral, past) ? ': not counted now' : ''}`
    : asAt === undefined
      ? ''
      : `, as at ${describeDay(asAt, drawing.today.slice(0, 4))}`;
  return [{ label, answer: `${days}${when}` }];
}

/** A question that was asked, and the answer in words where there is one. */
interface Asked {
  readonly question: Question;
  readonly answer?: string;
}

/** What was asked, in its order, as far as this reader may know it. */
export function readableAnswers(referral: Referral, drawing: Drawing, reader: StaffMember): readonly Asked[] {
  const { content } = drawing;
  const past = new Map(
    pastFiguresOf(referral, content, drawing).map((each) => [each.question.id, each] as const),
  );
  return walk(content, referral.answers)
    .asked.filter(({ gate, id }) => gate !== true && maySeeAnswer(reader, id))
    .map((question) =>
      referral.answers[question.id] === undefined
        ? { question }
        : { question, answer: describeCaseAnswer(referral, question, past.get(question.id), drawing) },
    );
}

/** What was answered, topic by topic, as far as this reader may know it. */
export function listAnswers(referral: Referral, drawing: Drawing, reader: StaffMember): TopicView[] {
  const { content } = drawing;
  const asked = readableAnswers(referral, drawing, reader);
  const telling = {
    answers: referral.answers,
    today: drawing.today,
    question: (id: string) => content.bank.questions.get(id),
  };
  return content.bank.topics
    .map((topic) => ({
      title: topic.title,
      rows: asked
        .filter(({ question }) => question.topic === topic.id)
        .flatMap(
          ({ question, answer }) =>
            // A support that lacks what it was is told all the same.
            supportLines(question, telling) ??
            weekdayRows(question, referral, drawing) ??
            (answer === undefined ? [] : [{ label: question.label, answer }]),
        ),
    }))
    .filter(({ rows }) => rows.length > 0);
}
