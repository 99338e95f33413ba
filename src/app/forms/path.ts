import type { Answers } from '../../domain/questions/answers.ts';
import type { Part, Question, Topic } from '../../domain/questions/bank.ts';
import { isPlanForm, type Draft, type FormPart } from '../../domain/questions/draft.ts';
import { formKnowledge } from '../../domain/questions/for-school.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { mayOpen, offeredTopics } from '../../domain/questions/offered.ts';
import { triage } from '../../domain/triage/triage.ts';
import { RULE } from '../../domain/known-ids/rules.ts';
import type { TriageResult } from '../../domain/triage/triage-result.ts';
import { walk, type Walk } from '../../domain/questions/walk.ts';
import type { Turn } from '../turn.ts';
import { can } from '../../domain/people/roles.ts';

/** The parts a member of staff answers: the gate and the staff part. */
const STAFF_PARTS: readonly Part[] = [0, 1];

/** What this draft is walked with: a form about a plan has questions of its own. */
export function knowledgeOf(knowledge: Knowledge, draft: Pick<Draft, 'form'>): Knowledge {
  return isPlanForm(draft) ? formKnowledge(knowledge) : knowledge;
}

function partsOf(draft: Draft): readonly Part[] {
  return draft.form === undefined ? STAFF_PARTS : [draft.form.part];
}

/**
 * What this draft asks this person, in order: a concern asks the gate and the staff part; a form about a case asks the
 * topics that are due now, and of them only what the person's roles may see.
 */
export function pathOf(turn: Turn, draft: Draft): Walk {
  const path = walk(knowledgeOf(turn.knowledge, draft), draft.answers, partsOf(draft));
  if (draft.form === undefined) return path;
  const topics = new Set(topicsOf(turn, draft).map(({ id }) => id));
  const due = new Set(offered(turn, draft, draft.form.part).map(({ id }) => id));
  const mine = (question: Question) =>
    question.given !== true && topics.has(question.topic) && mayOpen(question.roles, turn.person.roles);
  return {
    ...path,
    asked: path.asked.filter(mine),
    missing: path.missing.filter((question) => due.has(question.topic) && mine(question)),
    cards: path.cards
      .map((card) => ({ ...card, questions: card.questions.filter(mine) }))
      .filter(({ questions }) => questions.length > 0),
  };
}

/** The topics of this draft, in the order of asking. */
export function topicsOf(turn: Turn, draft: Draft): readonly Topic[] {
  const { form } = draft;
  const { bank } = knowledgeOf(turn.knowledge, draft);
  if (form === undefined) return bank.topics.filter(({ part }) => STAFF_PARTS.includes(part));
  const due = new Set(offered(turn, draft, form.part).map(({ id }) => id));
  // Whoever may add any fact may do so also where the level alone would not ask for it; then nothing there has to be answered.
  const anyFact = form.part === 2 && can(turn.person, 'adds-any-office-fact');
  return bank.topics.filter(
    ({ id, part, roles }) =>
      part === form.part && (due.has(id) || (anyFact && mayOpen(roles, turn.person.roles))),
  );
}

/** The topics that are due now for this person. */
function offered(turn: Turn, draft: Draft, part: FormPart): readonly Topic[] {
  const given = { today: londonDate(turn.clock.now()), answers: draft.answers, events: draft.events };
  return offeredTopics(
    knowledgeOf(turn.knowledge, draft),
    given,
    part,
    turn.person.roles,
    draft.form?.askedAgain,
  );
}

/**
 * What the rules' outcome makes of answers: undefined while the conversation goes on; otherwise it stops, and `danger`
 * says whether somebody may be in danger now (999 first). Only the rules decide it, no question or option by itself.
 */
export function stopOf({ outcome, rulesFired }: TriageResult): { readonly danger: boolean } | undefined {
  if (outcome !== 'stopped') return undefined;
  return { danger: rulesFired.some(({ id }) => id === RULE.immediateDanger) };
}

/** What triage makes of a draft's answers today. */
export function triageDraft(turn: Turn, draft: Draft): TriageResult {
  return triageAnswers(turn, walk(turn.knowledge, draft.answers, partsOf(draft)).answers, draft.events);
}

/** What triage makes of answers today; what is no answer to its question counts as none. */
export function triageAnswers(turn: Turn, answers: Answers, events: Draft['events'] = []): TriageResult {
  return triage(turn.knowledge, { today: londonDate(turn.clock.now()), answers, events });
}
