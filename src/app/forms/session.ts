import type { Question, Topic } from '../../domain/content/bank.ts';
import { checkAnswer } from '../../domain/questions/check-answer.ts';
import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { mayOpen, offeredTopics } from '../../domain/questions/offered.ts';
import { walk, type Walk, type WalkedCard } from '../../domain/triage/walk.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { RULE } from '../../domain/known-ids/rules.ts';
import type { Content } from '../../domain/content/content.ts';
import type { CaseState } from '../../domain/triage/holds.ts';
import { runGate, triage, type Case } from '../../domain/triage/triage.ts';
import type { TriageResult } from '../../domain/triage/triage-result.ts';
import type { Turn } from '../turn.ts';
import { kindOf } from './kinds/index.ts';
import { fromCase, only, withOnlyOwn, type FromCase } from './from-case.ts';
import type { FormChecks, FormKind } from './kinds/kind.ts';

/** The draft's position once every question has been answered. */
export const CHECK = 'check';

/** Somebody may be in danger now: 999 comes first. Without it, the DSL does. */
export interface GateStop {
  readonly danger: boolean;
}

/** What has been worked out from one set of answers so far. */
interface Findings {
  answers?: Answers;
  whole?: Walk;
  due?: ReadonlySet<string>;
  begun?: ReadonlySet<string>;
  topics?: readonly Topic[];
  path?: Walk;
  triage?: TriageResult;
  gate?: CaseState;
  checks?: FormChecks;
}

/**
 * A draft while its owner fills it in, on today's content. What follows from its answers - the path through the
 * questions, the rules' result, what does not fit - is worked out lazily, once.
 */
export class Session {
  readonly turn: Turn;
  readonly draft: Draft;
  readonly kind: FormKind;
  /** The content that supplies the questions: a plan and what follows it have their own. */
  readonly content: Content;
  readonly #found: Findings;
  /** What the case says besides: conditions and rules need it, this person need not see it, and no draft holds it. */
  readonly #besides: FromCase | undefined;

  private constructor(turn: Turn, draft: Draft, found: Findings, besides: FromCase | undefined) {
    this.turn = turn;
    this.#besides = besides;
    this.draft = draft;
    this.kind = kindOf(draft);
    this.content = this.kind.content(turn.content, draft);
    this.#found = found;
  }

  /**
   * A stored draft, and the case that a form is about. Begun on older content, it keeps every answer that still fits; what
   * is not this person's to answer is taken out of it. Without its case, what such a form asks cannot be told.
   */
  static open(turn: Turn, draft: Draft, referral?: Referral): Session {
    const besides = fromCase(turn, draft, referral);
    const own = besides ? withOnlyOwn(draft, besides) : draft;
    const session = new Session(turn, own, {}, besides);
    return draft.contentVersion === turn.content.version
      ? session
      : session.withDraft(refitToContent(session, turn.content.version));
  }

  /** Another state of the same draft. */
  withDraft(draft: Draft): Session {
    return new Session(this.turn, draft, {}, this.#besides);
  }

  /** The same draft with other answers; those off the path are dropped. */
  withAnswers(answers: Answers, changes: Partial<Draft> = {}): Session {
    const next = this.withDraft({ ...this.draft, ...changes, answers });
    const { answers: onPath } = next.#whole;
    return next.withChanges({ answers: this.#besides ? only(onPath, this.#besides.isOwn) : onPath });
  }

  /** The same answers with another change to the draft: nothing is worked out again. */
  withChanges(changes: Partial<Draft>): Session {
    return new Session(this.turn, { ...this.draft, ...changes }, this.#found, this.#besides);
  }

  /** The draft's answers, with what the case says besides. For rules and checks; the draft alone is shown. */
  get answers(): Answers {
    return (this.#found.answers ??= { ...this.#besides?.answers, ...this.draft.answers });
  }

  get #whole(): Walk {
    return (this.#found.whole ??= walk(this.content, this.answers, [this.kind.name]));
  }

  /** The topics that are due for this person; a concern asks all of its topics. */
  get #due(): ReadonlySet<string> {
    const { turn, draft, kind, content } = this;
    const given = { today: this.#today, answers: this.answers, events: draft.events };
    return (this.#found.due ??= new Set(
      offeredTopics(content, given, kind.name, turn.person.roles, draft.form?.askedAgain).map(({ id }) => id),
    ));
  }

  get #today(): string {
    return londonDate(this.turn.clock.now());
  }

  /** The topics of the form for this person, in the order of asking. */
  get topics(): readonly Topic[] {
    return (this.#found.topics ??= this.#findTopics());
  }

  #findTopics(): readonly Topic[] {
    const { turn, draft, kind, content } = this;
    const own = content.bank.topics.filter(({ form }) => form === kind.name);
    if (draft.form === undefined) return own;
    const { roles } = turn.person;
    const all = kind.asksEverythingOf?.(turn.person) ?? false;
    return own.filter((topic) => this.#due.has(topic.id) || (all && mayOpen(topic.roles, roles)));
  }

  /**
   * What this person is asked, in order. A form about a case asks what their roles may see; only topics that are due
   * are required.
   */
  get path(): Walk {
    return (this.#found.path ??= this.#findPath());
  }

  #findPath(): Walk {
    const whole = this.#whole;
    if (this.draft.form === undefined) return whole;
    const topics = new Set(this.topics.map(({ id }) => id));
    const mine = ({ given, topic, roles }: Walk['asked'][number]) =>
      given !== true && topics.has(topic) && mayOpen(roles, this.turn.person.roles);
    return {
      ...whole,
      asked: whole.asked.filter(mine),
      missing: whole.missing.filter(
        (question) => this.#due.has(question.topic) && this.kind.isInParts !== true && mine(question),
      ),
      cards: whole.cards
        .map((card) => ({ ...card, questions: card.questions.filter(mine) }))
        .filter(({ questions }) => questions.length > 0),
    };
  }

  /** What is blank in a part that was begun. It is asked about once, and may be left so. */
  get leftBlank(): readonly Question[] {
    if (this.kind.isInParts !== true) return [];
    const asked = new Set(this.path.asked.map(({ id }) => id));
    return this.#whole.missing.filter(
      ({ id, topic }) => asked.has(id) && this.#due.has(topic) && this.begun.has(topic),
    );
  }

  /** The topics in which something is different from what the form began with; a day that only dates figures is nothing. */
  get begun(): ReadonlySet<string> {
    return (this.#found.begun ??= this.#findBegun());
  }

  #findBegun(): ReadonlySet<string> {
    const { base = {} } = this.draft.form ?? {};
    const { asked } = this.#whole;
    const { keeps = (all: Answers) => all } = this.kind;
    const answers = keeps(this.#whole.answers);
    const days = new Set(asked.flatMap(({ asAt }) => asAt ?? []));
    const isNew = ({ id }: Question) => JSON.stringify(answers[id]) !== JSON.stringify(base[id]);
    return new Set(asked.filter((each) => !days.has(each.id) && isNew(each)).map(({ topic }) => topic));
  }

  /** The rules' result on a concern's answers today. */
  get triage(): TriageResult {
    return (this.#found.triage ??= triage(this.turn.content, this.#case));
  }

  /** Set when the rules end the conversation here. Only a concern has a gate. */
  get stop(): GateStop | undefined {
    if (this.draft.form !== undefined) return undefined;
    return stopOf((this.#found.gate ??= runGate(this.turn.content, this.#case)));
  }

  get #case(): Case {
    return { today: this.#today, answers: this.#whole.answers, events: this.draft.events };
  }

  /** What checking the answers against each other finds. */
  get checks(): FormChecks {
    const { turn, draft, kind } = this;
    return (this.#found.checks ??= kind.check(turn, draft, this.path.answers));
  }

  /** A card with questions for this person, or undefined. */
  card(cardId: string): WalkedCard | undefined {
    return this.path.cards.find(({ card }) => card.id === cardId);
  }

  /** The first card with a required question left blank. */
  get firstGap(): string | undefined {
    return this.path.missing[0]?.card;
  }

  /** The first card with something typed that is no answer, or does not fit the others. */
  get firstUnfit(): string | undefined {
    const { unchecked = {} } = this.draft;
    return this.path.asked.find(({ id }) => unchecked[id] !== undefined || this.checks.problems.has(id))
      ?.card;
  }

  /**
   * The card to show after this one; `check` after the last. While one topic is being changed: the rest of that topic,
   * then the first gap the change opened, then `check`.
   */
  cardAfter(cardId: string): string {
    const order = this.#order;
    const here = order.indexOf(cardId);
    const later = this.path.cards.filter(({ card }) => order.indexOf(card.id) > here);
    const next =
      this.draft.changing || this.kind.isInParts
        ? later.find(({ topic }) => topic.cards.some(({ id }) => id === cardId))
        : later[0];
    return next?.card.id ?? this.firstGap ?? CHECK;
  }

  /** The card before this one, or undefined on the first. */
  cardBefore(cardId: string): string | undefined {
    const { cards } = this.path;
    if (cardId === CHECK) return cards.at(-1)?.card.id;
    const order = this.#order;
    const here = order.indexOf(cardId);
    return cards.findLast(({ card }) => order.indexOf(card.id) < here)?.card.id;
  }

  /** Where Back leads: to the card before; out of a part, or of a topic that is being changed, to the check. */
  backFrom(cardId: string): string {
    const before = this.cardBefore(cardId);
    if (this.kind.isInParts !== true) return this.draft.changing ? CHECK : (before ?? cardId);
    const isInPart = before !== undefined && this.card(before)?.topic === this.card(cardId)?.topic;
    return isInPart ? before : CHECK;
  }

  get #order(): readonly string[] {
    return this.content.bank.topics.flatMap((topic) => topic.cards.map(({ id }) => id));
  }
}

/**
 * How the rules stop the conversation: undefined while it continues. Only the rules decide it, no question or option by
 * itself.
 */
export function stopOf({ fired }: Pick<CaseState, 'fired'>): GateStop | undefined {
  if (!fired.some(({ level }) => level === 'stop')) return undefined;
  return { danger: fired.some(({ id }) => id === RULE.immediateDanger) };
}

/** The draft on today's content: answers to questions or options that no longer exist are dropped. */
function refitToContent({ draft, content, answers: all }: Session, contentVersion: string): Draft {
  const answers: Record<string, AnswerValue> = {};
  for (const [id, value] of Object.entries(draft.answers)) {
    const question = content.bank.questions.get(id);
    if (!question) continue;
    const checked = checkAnswer(question, value, { content, answers: { ...all, ...answers } });
    if (checked.kind === 'answer') answers[id] = checked.value;
  }
  return { ...draft, answers, contentVersion };
}
