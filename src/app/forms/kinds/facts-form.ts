import type { Answers } from '../../../domain/content/answers.ts';
import { isReadByRules, type CaseFormName, type FactsForm } from '../../../domain/content/bank.ts';
import { factsProblems } from '../../../domain/case/facts-checks.ts';
import { pastFiguresOf } from '../../../domain/case/figures-of-case.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import { offeredTopics } from '../../../domain/questions/offered.ts';
import { walk } from '../../../domain/triage/walk.ts';
import { describeFactsProblem } from '../../../words/facts-problems.ts';
import { describeAskedAgain } from '../../../words/past-figures.ts';
import { describeProblems } from './describe-problems.ts';
import { mayReadDetails } from '../../case/case-reply.ts';
import type { AuditEntry } from '../../ports/audit.ts';
import type { Stored } from '../../ports/records.ts';
import type { Reply } from '../../reply.ts';
import { schoolDay, type School, type Turn } from '../../turn.ts';
import { correctionsIn, questionsFor, type Correction } from '../corrections.ts';
import { saveFacts } from '../save-facts.ts';
import type { Session } from '../session.ts';
import { standingAnswers } from '../standing-answers.ts';
import type { Beginning, CaseFormKind, FormChecks, Saving, SaveResult } from './kind.ts';
import { NO_MORE_FACTS, NOT_FOR_YOU } from '../../../words/forms.ts';

/** What tells one form of facts from the other. */
interface FactsKind extends Pick<
  CaseFormKind,
  'isTakenBy' | 'asksEverythingOf' | 'afterCard' | 'invitation' | 'isInParts' | 'suggests' | 'keeps'
> {
  readonly name: FactsForm;
  /** The verb of the button that opens it. */
  readonly verb: string;
  /** The audit name of saving it. */
  readonly audited: Extract<AuditEntry['what'], 'facts-added' | 'proposed' | 'form-facts-added'>;
  /** The case's answers with what the form begins with besides. */
  readonly fillsIn?: (answers: Answers) => Answers;
  /** What is not complete or not in place, and may be saved so. */
  readonly unfinished?: (
    school: School,
    answers: Answers,
  ) => Pick<FormChecks, 'unfinished' | 'leftSo' | 'warnings'>;
}

/** The audit names of saving such a form. */
const AUDITED: readonly AuditEntry['what'][] = ['facts-added', 'proposed', 'form-facts-added'];

/**
 * A form whose answers become the case's own; each role fills in its own questions. Saves only what somebody changed,
 * on top of the case as it is then. The rules run again, the old values stay in the audit trail, and the shared card
 * says what changed; where no rule reads them, nothing runs and nobody is told.
 */
export function factsForm({
  name,
  verb,
  audited,
  isTakenBy,
  fillsIn = asTheyAre,
  keeps = asTheyAre,
  unfinished,
  ...more
}: FactsKind): CaseFormKind {
  const refuse = ({ path }: Session, referral: Referral): Reply | undefined => {
    // The role first: a case's status is not for somebody who may not add to it. A form can outlast a role.
    if (path.cards.length === 0) return { text: NOT_FOR_YOU };
    return isTakenBy(referral) ? undefined : { text: NO_MORE_FACTS[name] };
  };
  const saved = (turn: Turn, referral: Referral, changed: number): Reply => ({
    show: 'facts-saved',
    referral,
    form: name,
    verb,
    changed,
    // What is asked only for the forms of others is open nowhere.
    stillOpen: more.isInParts && isReadByRules(name) ? findOpenParts(turn, referral, name) : [],
    mayRead: mayReadDetails(turn),
  });
  return {
    ...more,
    keeps,
    name,
    isTakenBy,
    isMostlyOptional: false,
    showsTheCase: false,
    content: (content) => content,
    ownQuestions: (turn) => ownOf(turn, name),
    opens: {
      [verb]: (turn, referral) => ({
        ...begin(turn, referral, name, fillsIn),
        ...(more.isInParts ? { atCheck: true } : {}),
      }),
    },
    check: (school, _draft, answers) => ({
      problems: describeProblems(factsProblems(answers, schoolDay(school)), describeFactsProblem),
      ...(unfinished?.(school, answers) ?? { warnings: [] }),
    }),
    refuseToOpen: refuse,
    refuseToSave: refuse,
    savesAs: () => undefined,
    save: async (turn, saving, stored) => {
      const { session } = saving;
      const kept = session.withAnswers(keeps(session.answers));
      const changes = correctionsIn(turn, kept, stored.value);
      if (changes.length > 0) return saveChanges(turn, saving, stored, changes);
      const gone = await turn.records.commit([saving.deleteDraft]);
      return gone === 'done'
        ? { result: 'saved', reply: saved(turn, stored.value, 0) }
        : { result: 'changed' };
    },
    savedBefore: async (turn, referral, what) => {
      if (what !== undefined || !(await turn.isRepeat())) return undefined;
      const last = (await turn.records.auditOf(referral.id)).findLast(
        ({ by, what: done }) => by.id === turn.person.id && AUDITED.includes(done),
      );
      return last?.what === audited ? saved(turn, referral, last.corrected?.length ?? 0) : undefined;
    },
  };

  async function saveChanges(
    turn: Turn,
    { deleteDraft }: Saving,
    stored: Stored<Referral>,
    changes: readonly Correction[],
  ): Promise<SaveResult> {
    const done = await saveFacts(turn, stored, {
      changes,
      audited,
      isReadByRules: isReadByRules(name),
      also: [deleteDraft],
    });
    if (done === 'changed') return { result: 'changed' };
    return {
      result: 'saved',
      reply: saved(turn, done.referral, changes.length),
      deliveries: done.deliveries,
    };
  }
}

/** The parts that are due and hold nothing yet, or not all of it, of those this person is asked. */
function findOpenParts(turn: Turn, { answers, events }: Referral, name: CaseFormName): readonly string[] {
  const { content, person } = turn;
  const given = { today: schoolDay(turn).today, answers, events };
  const questions = [...content.bank.questions.values()];
  const missing = new Set(walk(content, answers, [name]).missing.map(({ topic }) => topic));
  return offeredTopics(content, given, name, person.roles)
    .filter(
      ({ id }) =>
        missing.has(id) ||
        !questions.some(({ topic, id: each }) => topic === id && answers[each] !== undefined),
    )
    .map(({ title }) => title);
}

function ownOf(turn: Turn, name: CaseFormName): ReadonlySet<string> {
  return new Set(questionsFor(turn, name).map(({ id }) => id));
}

/** What the case holds now of this person's own questions; a figure of a time that is over is asked again. */
function begin(
  turn: Turn,
  referral: Referral,
  name: CaseFormName,
  fillsIn: (answers: Answers) => Answers,
): Beginning {
  const theirs = ownOf(turn, name);
  const past = pastFiguresOf(referral, turn.content, schoolDay(turn)).filter(({ question }) =>
    theirs.has(question.id),
  );
  const standing = standingAnswers(turn, referral);
  return {
    base: only(standing, (id) => theirs.has(id)),
    answers: only(fillsIn(standing), (id) => theirs.has(id)),
    ...(past.length === 0
      ? {}
      : {
          askedAgain: past.map(({ question }) => question.id),
          hints: Object.fromEntries(past.map((each) => [each.question.id, describeAskedAgain(each)])),
        }),
  };
}

function asTheyAre(answers: Answers): Answers {
  return answers;
}

function only(answers: Answers, keep: (id: string) => boolean): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => keep(id)));
}
