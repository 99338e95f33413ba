import { readContent, type RawFile } from '../../src/content/read.ts';
import { changedContent, questionsOfFile, type Loose } from './changed-content.ts';

const GATE = 'questions/part-0-gate.json';
/** The rules of the gate. */
export const RULES = 'rules/01-gate.json';

export const inGate = (change: (json: Loose) => void) => changedContent(GATE, change);
export const question = (json: Loose, id: string): Loose =>
  questionsOfFile(json).find((each) => each.id === id);
const option = (json: Loose, id: string, name: string): Loose =>
  question(json, id).options.find((each: Loose) => each.id === name);
export const rule = (json: Loose, id: string): Loose => json.rules.find((each: Loose) => each.id === id);

const everywhere = (from: string, to: string): readonly RawFile[] =>
  readContent().map((file) => {
    const text = file.text.replaceAll(from, to);
    return { ...file, text, json: JSON.parse(text) as unknown };
  });

/** A gate that holds only these questions, each on a card of its own and answered as any other. */
const gateOf = (...ids: readonly string[]) =>
  inGate((json) => {
    const questions = ids.map((id) => question(json, id));
    json.topics[0].cards = questions.map((each) => ({ id: `gate-${each.id}`, questions: [each] }));
  });

/** The question about harm on a later card, asked only when this holds. */
const harmAskedWhen = (condition: Loose) =>
  changedContent(GATE, (json) => (question(json, 'SG2').askWhen = condition), gateOf('SG1', 'SG2'));

/** Another answer to the question about harm, with a button of its own. */
export function addToGate(json: Loose, added: { id: string; label: string }): void {
  question(json, 'SG2').options.push(added);
  json.topics[0].cards[0].buttons.push({ answers: { SG2: added.id } });
}

export const UNSURE = { id: 'unsure', label: 'Not sure' };

export const HARMLESS: Loose = {
  id: 'ZZ-0',
  label: 'Weather',
  wording: 'Is it raining?',
  kind: 'choice',
  options: [
    { id: 'yes', label: 'Yes', goesOn: true },
    { id: 'no', label: 'No', goesOn: true },
  ],
  mustAnswer: true,
  seconds: 1,
  why: 'To test.',
  sources: ['KCSIE26'],
};

/** A way to edit the gate away, the content that comes of it, and what the check says. */
export type GateEdit = readonly [what: string, files: () => readonly RawFile[], says: RegExp];

/** Every such way in the questions and where they stand. */
export const QUESTION_EDITS: readonly GateEdit[] = [
  ['the gate taken out', () => readContent().filter(({ path }) => path !== GATE), /gate comes before/],
  ['the question about danger taken out', () => gateOf('SG2'), /question SG1 is missing/],
  ['the question about harm taken out', () => gateOf('SG1'), /question SG2 is missing/],
  ['the gate made part 1', () => inGate((json) => (json.part = 1)), /gate comes before/],
  [
    'the gate put after the staff part',
    () => {
      const files = readContent();
      const gate = files.filter(({ path }) => path === GATE);
      const others = files.filter(({ path }) => path !== GATE);
      return [...others.slice(0, 1), ...gate, ...others.slice(1)];
    },
    /gate comes before/,
  ],
  [
    'a question put before the gate',
    () => inGate((json) => json.topics[0].cards.unshift({ id: 'first', questions: [HARMLESS] })),
    /gate comes before everything else: question SG1/,
  ],
  [
    'a question of the gate that stops nothing',
    () => inGate((json) => json.topics[0].cards.push({ id: 'last', questions: [HARMLESS] })),
    /ZZ-0 is in the safeguarding gate, but none of its options stops/,
  ],
  ['harm asked before danger', () => gateOf('SG2', 'SG1'), /gate comes before everything else: question SG1/],
  [
    'the question about harm moved to the staff part',
    () => {
      let moved: Loose;
      const files = inGate((json) => {
        const [{ questions }] = json.topics[0].cards;
        moved = { id: 'moved', questions: questions.splice(1) };
        delete json.topics[0].cards[0].buttons;
      });
      for (const each of moved.questions[0].options) delete each.goesOn;
      return changedContent('questions/part-1', (json) => json.topics[0].cards.unshift(moved), files);
    },
    /SG2 must be in the safeguarding gate/,
  ],
  [
    'the question about harm made optional',
    () => inGate((json) => (question(json, 'SG2').mustAnswer = false)),
    /SG2 .*everybody must answer/,
  ],
  [
    'the question about danger for some roles only',
    () => inGate((json) => (question(json, 'SG1').roles = ['dsl'])),
    /SG1 .*everybody must answer/,
  ],
  [
    'a question of the gate that is given and never asked',
    () => inGate((json) => (question(json, 'SG2').given = true)),
    /SG2 .*everybody must answer/,
  ],
  [
    'a question of the gate with free text',
    () => inGate((json) => Object.assign(question(json, 'SG2'), { kind: 'text', maxLength: 100 })),
    /SG2 .*is a "choice"/,
  ],
  [
    'a question of the gate with several ticks',
    () => inGate((json) => (question(json, 'SG2').kind = 'multi')),
    /SG2 .*is a "choice"/,
  ],
  [
    'a question of a plan marked as one of the gate',
    () => changedContent('questions/part-5', (json) => (questionsOfFile(json)[0]!.gate = true)),
    /is marked "gate", but only a concern/,
  ],
  [
    'a sign of harm that is no longer one of the gate',
    () => changedContent('questions/part-1', (json) => delete question(json, 'SG3').gate),
    /SG3 is not of the safeguarding gate/,
  ],
  [
    'a sign of harm that stops nothing',
    () => changedContent(RULES, (json) => rule(json, 'G-06').firesWhen.hasAnyOf.shift()),
    /SG3, option ".*": no rule stops/,
  ],
  [
    'a "none" that hides a sign ticked beside it',
    () =>
      changedContent(RULES, (json) => {
        const { firesWhen } = rule(json, 'G-06');
        rule(json, 'G-06').firesWhen = { all: [firesWhen, { question: 'SG3', isNot: 'none' }] };
      }),
    /SG3, option ".*none.*": no rule stops/,
  ],
  [
    'signs of harm put to some roles only',
    () => changedContent('questions/part-1', (json) => (json.topics[1].roles = ['dsl'])),
    /Topic signs .*put to everybody/,
  ],
  [
    'the gate for some roles only',
    () => inGate((json) => (json.topics[0].roles = ['dsl'])),
    /Topic gate .*put to everybody/,
  ],
  [
    'the gate offered only sometimes',
    () => inGate((json) => (json.topics[0].offeredWhen = { named: 'any-concern' })),
    /Topic gate .*put to everybody/,
  ],
  [
    'harm asked only when somebody is in danger',
    () => harmAskedWhen({ question: 'SG1', is: 'yes' }),
    /SG2 can be bypassed/,
  ],
  [
    'harm asked only after danger was answered',
    () => harmAskedWhen({ question: 'SG1', is: 'no' }),
    /SG2 can be bypassed/,
  ],
  [
    'harm never asked',
    () => inGate((json) => (question(json, 'SG2').askWhen = { not: { always: true } })),
    /SG2 can never be asked/,
  ],
  [
    'the worrying answer taken out',
    () => inGate((json) => question(json, 'SG2').options.shift()),
    /SG2 lacks the option "yes-not-told"/,
  ],
  [
    'the worrying answer with another id everywhere',
    () => everywhere('"yes-not-told"', '"not-told"'),
    /SG2 lacks the option "yes-not-told"/,
  ],
  [
    'the answer "danger" with another id everywhere in the gate',
    () =>
      changedContent(
        RULES,
        (json) => (rule(json, 'G-01').firesWhen.is = 'yes-now'),
        inGate((json) => {
          option(json, 'SG1', 'yes').id = 'yes-now';
          json.topics[0].cards[0].buttons[0].answers.SG1 = 'yes-now';
        }),
      ),
    /SG1 lacks the option "yes"/,
  ],
  [
    'the worrying answer marked as one that goes on',
    () => inGate((json) => (option(json, 'SG2', 'yes-not-told').goesOn = true)),
    /SG2, option "yes-not-told", has to stop/,
  ],
  [
    'the worrying answer marked, and its rule taken out',
    () =>
      changedContent(
        RULES,
        (json) => (json.rules = json.rules.filter(({ id }: Loose) => id !== 'G-02')),
        inGate((json) => (option(json, 'SG2', 'yes-not-told').goesOn = true)),
      ),
    /SG2, option "yes-not-told", has to stop/,
  ],
  [
    'a new answer that nobody thought through',
    () => inGate((json) => addToGate(json, UNSURE)),
    /SG2, option "unsure": no rule stops/,
  ],
  [
    'an answer that goes on marked as one that stops',
    () => inGate((json) => delete option(json, 'SG2', 'yes-dsl-told').goesOn),
    /SG2, option "yes-dsl-told": no rule stops/,
  ],
  [
    'a gate that lets nobody on',
    () => inGate((json) => delete option(json, 'SG1', 'no').goesOn),
    /SG1 lets nobody continue/,
  ],
  [
    'an answer elsewhere that says it goes on',
    () => changedContent('questions/part-1', (json) => (question(json, 'AT1').options[0].goesOn = true)),
    /AT1 is not of the safeguarding gate/,
  ],
];
