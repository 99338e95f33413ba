import { changedContent, type Loose } from './changed-content.ts';
import { rule, RULES, type GateEdit } from './gate-edits.ts';

const inRules = (change: (json: Loose) => void) => changedContent(RULES, change);

/** Every way to edit the gate away in its rules. */
export const RULE_EDITS: readonly GateEdit[] = [
  ['the rule about danger taken out', () => inRules((json) => json.rules.shift()), /rule G-01 is missing/],
  [
    'the rule about harm taken out',
    () => inRules((json) => (json.rules = json.rules.filter(({ id }: Loose) => id !== 'G-02'))),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'all rules that stop turned into ones that ask',
    () =>
      inRules((json) => json.rules.forEach((each: Loose) => each.level === 'stop' && (each.level = 'ask'))),
    /No rule stops the conversation/,
  ],
  [
    'the rule about harm that only asks',
    () => inRules((json) => (rule(json, 'G-02').level = 'ask')),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'the rule about harm that sets no level',
    () => inRules((json) => delete rule(json, 'G-02').level),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'the rule about harm that says urgent instead',
    () => inRules((json) => (rule(json, 'G-02').level = 'urgent')),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'the rule about harm that waits for another answer',
    () => inRules((json) => (rule(json, 'G-02').firesWhen = { question: 'SG2', is: 'yes-dsl-told' })),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'the rule about harm that waits for danger as well',
    () =>
      inRules(
        (json) =>
          (rule(json, 'G-02').firesWhen = {
            all: [rule(json, 'G-02').firesWhen, { question: 'SG1', is: 'yes' }],
          }),
      ),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'the rule about harm that waits for Stop as well',
    () =>
      inRules(
        (json) => (rule(json, 'G-02').firesWhen = { all: [rule(json, 'G-02').firesWhen, { event: 'stop' }] }),
      ),
    /SG2, option "yes-not-told": no rule stops/,
  ],
  [
    'the rule about harm that waits for a later answer',
    () =>
      inRules(
        (json) =>
          (rule(json, 'G-02').firesWhen = {
            all: [rule(json, 'G-02').firesWhen, { question: 'EW1', answered: true }],
          }),
      ),
    /G-02 stops the conversation, so it can look only at answers of the safeguarding gate/,
  ],
  [
    'the rule about harm that waits for another rule',
    () =>
      inRules(
        (json) =>
          (rule(json, 'G-02').firesWhen = {
            any: [rule(json, 'G-02').firesWhen, { rule: 'G-01' }],
          }),
      ),
    /G-02 stops the conversation, so it can look only at answers of the safeguarding gate/,
  ],
  [
    'a rule that stops and tells nobody',
    () => inRules((json) => (rule(json, 'G-02').private = true)),
    /G-02 stops the conversation, so it cannot be private/,
  ],
  [
    'the rule about harm after the others',
    () => {
      let moved: Loose;
      const files = inRules((json) => ([moved] = json.rules.splice(1, 1)));
      return changedContent('rules/02', (json) => json.rules.push(moved), files);
    },
    /G-02 stops the conversation, so it must come before every rule/,
  ],
  [
    'the rule about danger that fires for a worry',
    () =>
      inRules((json) => {
        rule(json, 'G-01').firesWhen = { question: 'SG2', is: 'yes-not-told' };
        rule(json, 'G-02').firesWhen = { question: 'SG1', is: 'yes' };
      }),
    /G-01 fires when SG1 is answered "yes", and only then/,
  ],
  [
    'a gate that stops whatever is answered',
    () => inRules((json) => (rule(json, 'G-02').firesWhen = { always: true })),
    /G-02 stops the conversation although no answer/,
  ],
  [
    'the rule about Stop taken out',
    () => inRules((json) => (json.rules = json.rules.filter(({ id }: Loose) => id !== 'G-04'))),
    /when somebody presses Stop/,
  ],
];
