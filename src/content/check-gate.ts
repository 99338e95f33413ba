import { ALWAYS_STOPS, OPTION } from '../domain/known-ids/options.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { RULE } from '../domain/known-ids/rules.ts';
import type { Answers, AnswerValue } from '../domain/content/answers.ts';
import { walk } from '../domain/triage/walk.ts';
import { runRules, stops } from '../domain/triage/triage.ts';
import { buildContent } from './build.ts';
import { leaves } from './check-reach.ts';
import { allQuestionsOf, questionsIn, questionsOf, rulesOf } from './check-parts.ts';
import type { ContentFiles, ContentQuestion, ContentTopic } from './schema.ts';

/** The most ways of answering the gate that are tried exhaustively. */
const MOST_WAYS = 5000;

/** Ways in which the safeguarding gate (part 0, and questions marked "gate") is not there, not first, can be passed over, or stops by something else. */
export function gateProblems(raw: ContentFiles): string[] {
  const gate = gateOf(raw);
  return [
    ...placeProblems(raw, gate),
    ...gate.flatMap(questionProblems),
    ...optionProblems(raw, gate),
    ...stopRuleProblems(raw, gate),
  ];
}

function gateOf(raw: ContentFiles): readonly ContentQuestion[] {
  const first = questionsIn(raw.questions.filter(({ part }) => part === 0));
  return [
    ...first,
    ...questionsIn(raw.questions.filter(({ part }) => part === 1)).filter(({ gate }) => gate === true),
  ];
}

function placeProblems(raw: ContentFiles, gate: readonly ContentQuestion[]): string[] {
  const problems: string[] = [];
  const { immediateDanger, worryAboutHarm } = QUESTION;
  if (questionsOf(raw)[0]?.id !== immediateDanger || gate[0]?.id !== immediateDanger)
    problems.push(
      `The safeguarding gate comes before everything else: question ${immediateDanger} has to be the first of part 0.`,
    );
  if (!gate.some(({ id }) => id === worryAboutHarm))
    problems.push(`Question ${worryAboutHarm} must be in the safeguarding gate (part 0).`);
  for (const file of raw.questions)
    for (const topic of file.topics.filter((each) => file.part === 0 || (file.part === 1 && hasGate(each))))
      if (topic.offeredWhen !== undefined || topic.roles !== undefined)
        problems.push(
          `Topic ${topic.id} belongs to the safeguarding gate, which is put to everybody: it cannot have "offeredWhen" or "roles".`,
        );
  const concern = new Set(gate.map(({ id }) => id));
  for (const { id, gate: marked } of allQuestionsOf(raw))
    if (marked !== undefined && !concern.has(id))
      problems.push(`Question ${id} is marked "gate", but only a concern (part 1) has a safeguarding gate.`);
  return problems;
}

function hasGate({ cards }: ContentTopic): boolean {
  return cards.some(({ questions }) => questions.some(({ gate }) => gate === true));
}

function questionProblems({
  id,
  kind,
  gate,
  mustAnswer,
  roles,
  given,
  optionsFrom,
}: ContentQuestion): string[] {
  const problems: string[] = [];
  const kinds = gate === true ? ['choice', 'multi'] : ['choice'];
  if (!kinds.includes(kind) || optionsFrom !== undefined)
    problems.push(
      `Question ${id} is in the safeguarding gate, so it is a ${kinds.map((each) => `"${each}"`).join(' or a ')} with its own options.`,
    );
  if (!mustAnswer || roles !== undefined || given !== undefined)
    problems.push(
      `Question ${id} is in the safeguarding gate, so everybody must answer it: "mustAnswer" is true, without "roles" or "given".`,
    );
  return problems;
}

function optionProblems(raw: ContentFiles, gate: readonly ContentQuestion[]): string[] {
  const problems: string[] = [];
  for (const { id, options = [] } of gate) {
    if (options.every(({ goesOn }) => goesOn === true))
      problems.push(`Question ${id} is in the safeguarding gate, but none of its options stops anything.`);
    if (options.every(({ goesOn }) => goesOn !== true))
      problems.push(
        `Question ${id} lets nobody continue: mark the options with which the conversation goes on with "goesOn".`,
      );
    for (const each of ALWAYS_STOPS)
      if (
        each.question === id &&
        options.some((option) => option.id === each.option && option.goesOn === true)
      )
        problems.push(
          `Question ${id}, option "${each.option}", has to stop the conversation, so it cannot have "goesOn".`,
        );
  }
  const inGate = new Set(gate.map(({ id }) => id));
  for (const { id, options = [] } of allQuestionsOf(raw))
    if (!inGate.has(id) && options.some(({ goesOn }) => goesOn !== undefined))
      problems.push(`Question ${id} is not of the safeguarding gate, so its options cannot have "goesOn".`);
  return problems;
}

/** A stop rule is evaluated before anything but the gate has been asked, so it can refer to nothing else. */
function stopRuleProblems(raw: ContentFiles, gate: readonly ContentQuestion[]): string[] {
  const problems: string[] = [];
  const inGate = new Set(gate.map(({ id }) => id));
  const definitions = new Map(
    Object.entries(raw.definitions.definitions).map(([id, { when }]) => [id, when]),
  );
  const stopping = rulesOf(raw).filter(({ level }) => level === 'stop');
  if (stopping.length === 0)
    problems.push('No rule stops the conversation: the safeguarding gate needs rules of level "stop".');
  for (const rule of stopping) {
    const knows = leaves(rule.firesWhen, definitions).every(
      (leaf) => 'event' in leaf || 'always' in leaf || ('question' in leaf && inGate.has(leaf.question)),
    );
    if (!knows)
      problems.push(
        `Rule ${rule.id} stops the conversation, so it can look only at answers of the safeguarding gate and at events.`,
      );
    if (rule.private === true)
      problems.push(`Rule ${rule.id} stops the conversation, so it cannot be private: it has to be told.`);
  }
  return problems;
}

/**
 * Answers the gate in every way with the rules themselves, and reports where the conversation does not stop as the
 * options promise. Only for content with no other mistakes.
 */
export function gatePassProblems(raw: ContentFiles): string[] {
  const gate = gateOf(raw);
  const ways = gate.reduce((count, question) => count * (answersTo(question).length + 1), 1);
  if (ways > MOST_WAYS)
    return ['The safeguarding gate asks too much to be tried in every way: keep it to a few questions.'];
  const content = buildContent(raw, [], {});
  const fire = (answers: Answers, events: readonly 'stop'[] = []) =>
    runRules(content, { today: '', answers, events }).fired;
  const problems = new Set<string>();
  for (const answers of waysToAnswer(gate)) {
    const path = walk(content, answers, ['concern']);
    const fired = fire(answers);
    const stopping = gate.filter(({ id, options = [] }) =>
      options.some((option) => option.goesOn !== true && picked(path.answers[id]).includes(option.id)),
    );
    if (!fired.some(stops))
      for (const { id } of stopping)
        problems.add(
          `Question ${id}, option "${picked(path.answers[id]).join(', ')}": no rule stops the conversation. Give it a rule of level "stop", or mark it with "goesOn".`,
        );
    else if (stopping.length === 0)
      problems.add(
        `${nameRules(fired)} stops the conversation although no answer of the gate is one that stops.`,
      );
    const first = stopping[0];
    const before = first === undefined ? gate : gate.slice(0, gate.indexOf(first));
    for (const { id } of before)
      if (!path.asked.some((question) => question.id === id))
        problems.add(
          `Question ${id} can be bypassed: the safeguarding gate asks it whenever no earlier answer stops.`,
        );
    const danger = path.answers[QUESTION.immediateDanger] === OPTION.immediateDanger.yes;
    if (danger !== fired.some(({ id }) => id === RULE.immediateDanger))
      problems.add(
        `Rule ${RULE.immediateDanger} fires when ${QUESTION.immediateDanger} is answered "${OPTION.immediateDanger.yes}", and only then: it says to call 999.`,
      );
    if (!fire(answers, ['stop']).some(stops))
      problems.add('No rule stops the conversation when somebody presses Stop ("event": "stop").');
  }
  return [...problems];
}

/**
 * Every way to answer some questions with one option or none each; and, where several may be ticked, each that stops
 * beside each that goes on without clearing it.
 */
function waysToAnswer(questions: readonly ContentQuestion[]): readonly Answers[] {
  return questions.reduce<readonly Answers[]>(
    (ways, question) =>
      ways.flatMap((way) => [
        way,
        ...answersTo(question).map((answer) => ({ ...way, [question.id]: answer })),
      ]),
    [{}],
  );
}

function answersTo({ kind, options = [] }: ContentQuestion): readonly AnswerValue[] {
  if (kind !== 'multi') return options.map(({ id }) => id);
  const beside = options.filter(({ goesOn, clearsOthers }) => goesOn === true && clearsOthers !== true);
  const stopping = options.filter(({ goesOn }) => goesOn !== true);
  return [
    ...options.map(({ id }) => [id]),
    ...stopping.flatMap((stop) => beside.map(({ id }) => [stop.id, id])),
  ];
}

function nameRules(fired: readonly { readonly id: string }[]): string {
  return fired.map(({ id }) => `Rule ${id}`).join(' or ');
}

function picked(answer: AnswerValue | undefined): readonly unknown[] {
  return Array.isArray(answer) ? answer : [answer];
}
