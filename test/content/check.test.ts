import assert from 'node:assert/strict';
import { checkContent } from '../../src/content/check.ts';
import { readContent } from '../../src/content/read.ts';
import { changedContent, checkChanged, type Loose } from '../support/changed-content.ts';

const question = (json: Loose, id: string): Loose =>
  json.topics
    .flatMap((topic: Loose) => topic.cards.flatMap((card: Loose) => card.questions))
    .find((each: Loose) => each.id === id);
const rule = (json: Loose, id: string): Loose => json.rules.find((each: Loose) => each.id === id);

const GATE = 'questions/part-0-gate.json';
const PART_1 = 'questions/part-1-staff.json';
const ATTENDANCE = 'rules/02-attendance.json';

const cardOf = (json: Loose, id: string): Loose =>
  json.topics.flatMap((topic: Loose) => topic.cards).find((card: Loose) => card.id === id);

type Mistake = readonly [what: string, path: string, change: (json: Loose) => void, says: RegExp];

const MISTAKES: readonly Mistake[] = [
  [
    'a figure of this term that would count for ever',
    'questions/part-2-office.json',
    (json) => delete question(json, 'OB2').holdsFor,
    /Question OB2 asks about this term or school year: say in "holdsFor"/,
  ],
  [
    'a figure that takes its day from no date',
    'questions/part-2-office.json',
    (json) => (question(json, 'OA2').asAt = 'OA1'),
    /Question OA2 takes its day from OA1: that has to be a question with a date/,
  ],
  [
    'a tip without a known source',
    'digest-tips.json',
    (json) => (json.tips[0].sources = ['NOWHERE']),
    /Tip greet-by-name names the source "NOWHERE"/,
  ],
  [
    'a tip that is there twice',
    'digest-tips.json',
    (json) => (json.tips[1].id = json.tips[0].id),
    /tip "?greet-by-name"?.*twice|two .*tip.*greet-by-name|greet-by-name.*(twice|more than once)/i,
  ],
  [
    'a tip that suggests what is never suggested',
    'digest-tips.json',
    (json) => (json.tips[0].text = 'Suspend the loudest one for a day.'),
    /Tip greet-by-name says "Suspend"/,
  ],
  [
    'a tip that calls a child a name',
    'digest-tips.json',
    (json) => (json.tips[0].text = 'Greet the school refusers first.'),
    /Tip greet-by-name says "refusers"/,
  ],
  [
    'too few tips',
    'digest-tips.json',
    (json) => (json.tips = json.tips.slice(0, 9)),
    /digest-tips\.json.*needs at least ten tips/,
  ],
  [
    'a tip too long to be read in a digest',
    'digest-tips.json',
    (json) => (json.tips[0].text = 'x'.repeat(201)),
    /greet-by-name.*longer than 200 characters/,
  ],
  [
    'a step that says the same as nothing',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').steps[0].same = 'nowhere'),
    /Rule A-03, step "Check that .*": "nowhere" is not in same-steps\.json/,
  ],
  [
    'words for several steps that only one step names',
    'same-steps.json',
    (json) => json.steps.push({ id: 'alone', text: 'Do this.' }),
    /"alone" of same-steps\.json needs two steps/,
  ],
  [
    'steps that say the same and are of different kinds',
    ATTENDANCE,
    (json) => (rule(json, 'A-02').steps[0].kind = 'people'),
    /Steps that say the same \("start-support"\) must be of one kind/,
  ],
  [
    'a rule that says the same twice',
    ATTENDANCE,
    (json) => (rule(json, 'A-02').steps[1].same = 'start-support'),
    /Rule A-02 says the same \("start-support"\) in two steps/,
  ],
  [
    'equal words of which only some say the same',
    'rules/05-timetable.json',
    (json) => (rule(json, 'T-08').steps[1].same = 'office-figures'),
    /Rule T-10, step "Show both figures .*": another step has these words/,
  ],
  [
    'words for several steps that suggest what is never suggested',
    'same-steps.json',
    (json) => (json.steps.find(({ id }: Loose) => id === 'consider-ap').text = 'Suspend for a day.'),
    /Rule R-03 suggests "Suspend for a day\."/,
  ],
  [
    'words for another case that suggest what is never suggested',
    'same-steps.json',
    (json) => (json.steps.find(({ id }: Loose) => id === 'key-adult').instead[0].text = 'Suspend for a day.'),
    /Rule E-03 suggests "Suspend for a day\."/,
  ],
  [
    'words for another case that another step has',
    'same-steps.json',
    (json) => {
      const textOf = (same: string) => json.steps.find(({ id }: Loose) => id === same);
      textOf('key-adult').instead[0].text = textOf('consider-ap').text;
    },
    /"key-adult" of same-steps\.json says ".*" instead, as steps that say something else do/,
  ],
  [
    'a status for some roles only that decides on the words of open steps',
    'same-steps.json',
    (json) => (json.steps[0].notWhen = { question: 'OS4', hasAnyOf: ['looked-after'] }),
    /"start-support" of same-steps\.json reads OS4, which only some roles may see/,
  ],
  [
    'words about parents for several steps of another kind',
    'same-steps.json',
    (json) => (json.steps.find(({ id }: Loose) => id === 'key-adult').text = 'Ask the family.'),
    /Rule E-03, step "Ask the family\.": it is about parents/,
  ],
  [
    'a step that waits for what is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-06').steps[0].when = { named: 'of-school-age' }),
    /Rule A-06: there is no definition "of-school-age"/,
  ],
  [
    'a duty that waits for what only some roles may see',
    ATTENDANCE,
    (json) => (rule(json, 'A-06').dutyWhen = { question: 'OS4', is: 'looked-after' }),
    /Rule A-06 reads OS4.*must be private/,
  ],
  [
    'a definition that statutory dates depend on, when it is gone',
    'definitions.json',
    (json) => delete json.definitions['of-compulsory-school-age'],
    /The definition of-compulsory-school-age is missing/,
  ],
  [
    'when there is a duty, without the duty',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').dutyWhen = { always: true }),
    /Rule A-03 says when there is a duty \("dutyWhen"\), but not which/,
  ],
  [
    'a condition on a question that is not there',
    PART_1,
    (json) => (question(json, 'EW2').askWhen = { question: 'ZZ-1', is: 'late' }),
    /Question EW2.*no question "ZZ-1"/,
  ],
  [
    'a condition on an option that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-05').firesWhen = { question: 'EW1', hasAnyOf: ['tardy'] }),
    /Rule A-05: EW1 has no option "tardy"/,
  ],
  [
    'a support that is ticked and cannot be told in a row',
    'questions/part-2-office.json',
    (json) => question(json, 'SU2').options.shift(),
    /Question SU2 needs the option "qft" as GR1 has it/,
  ],
  [
    'a support with other words in a row than on the card of ticks',
    'questions/part-2-office.json',
    (json) => (question(json, 'SU1').options[0].label = 'Other teaching'),
    /Question SU1 needs the option "qft" as GR1 has it/,
  ],
  [
    'a kind of support that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-05').firesWhen = { supports: 'in-place', hasAnyOf: ['tutor'] }),
    /Rule A-05: GR1 has no option "tutor"/,
  ],
  [
    'supports in a state that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-05').firesWhen = { supports: 'running', hasAnyOf: ['key-adult'] }),
    /"supports" should be one of tried, in-place, helping/,
  ],
  [
    'a threshold that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').firesWhen = { fact: 'absence', atLeast: 'half' }),
    /Rule A-03: there is no threshold "half"/,
  ],
  [
    'a fact that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').firesWhen = { fact: 'lateness', atLeast: 'severe-absence' }),
    /Rule A-03: there is no fact "lateness"/,
  ],
  [
    'a definition that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').firesWhen = { named: 'long-away' }),
    /Rule A-03: there is no definition "long-away"/,
  ],
  [
    'a rule that is not there',
    ATTENDANCE,
    (json) => rule(json, 'A-08').firesWhen.any.push({ rule: 'ZZ-1' }),
    /Rule A-08: there is no rule "ZZ-1"/,
  ],
  [
    'a rule that looks ahead',
    ATTENDANCE,
    (json) => rule(json, 'A-02').firesWhen.all.push({ rule: 'A-03' }),
    /Rule A-02: it looks at rule A-03, which is evaluated later/,
  ],
  [
    'a question that looks ahead',
    PART_1,
    (json) => (question(json, 'EW1').askWhen = { question: 'SE1', is: 'anxious' }),
    /Question EW1.*looks at SE1, which is asked later/,
  ],
  [
    'a question and its follow-up on one card',
    PART_1,
    (json) => {
      const now = json.topics.find((topic: Loose) => topic.id === 'now');
      now.cards = [{ id: 'now', questions: now.cards.flatMap((card: Loose) => card.questions) }];
    },
    /Question BH2 depends on BH1, which is on the same card \(now\)/,
  ],
  [
    'an answer on a button that a phone would cut off',
    PART_1,
    (json) => (question(json, 'AT1').options[0].label = 'So rarely that I could not say when it was'),
    /Card pupil: the button "So rarely.*longer than 34/,
  ],
  [
    'two buttons that say the same',
    PART_1,
    (json) => (question(json, 'AT1').options[0].label = 'Often'),
    /Card pupil: two buttons say "Often"/,
  ],
  [
    'buttons for a question of another card',
    PART_1,
    (json) => (cardOf(json, 'pupil').buttons = 'BH2'),
    /Card pupil: its buttons are to answer question BH2, but this card has no such choice/,
  ],
  [
    'a button with an answer that is not there',
    GATE,
    (json) => (cardOf(json, 'gate').buttons[0].answers.SG1 = 'perhaps'),
    /Card gate: a button answers question SG1 with "perhaps"/,
  ],
  [
    'an answer that no button gives',
    GATE,
    (json) => cardOf(json, 'gate').buttons.shift(),
    /Card gate: no button answers question SG1 with "yes"/,
  ],
  [
    'a button that answers only one question of the gate, and goes on',
    GATE,
    (json) => delete cardOf(json, 'gate').buttons[3].answers.SG1,
    /Card gate: the button "No to both" leaves a question without an answer/,
  ],
  [
    'a question that must be answered, folded away',
    PART_1,
    (json) => (question(json, 'GR1').drawn = 'folded'),
    /Question GR1 must be answered, so it cannot be folded away/,
  ],
  [
    'a question that unfolds for an answer of its own card',
    PART_1,
    (json) => (question(json, 'RC1').unfoldWhen = { question: 'GR1', is: 'none' }),
    /Question RC1, when it is unfolded: it looks at GR1, which is asked later/,
  ],
  [
    'a question that unfolds though it is not folded away',
    PART_1,
    (json) => delete question(json, 'RC1').drawn,
    /Question RC1 is not folded away/,
  ],
  [
    'a question that waits for a rule',
    PART_1,
    (json) => (question(json, 'DO2').askWhen = { anyRuleAtLeast: 'watch' }),
    /Question DO2.*before rules are looked at/,
  ],
  [
    'a question that waits for a day',
    'questions/part-3-proposal.json',
    (json) => (question(json, 'PR6').askWhen = { fact: 'figures-age-days', moreThan: 'stale-figures-days' }),
    /Question PR6.*depends on today's date/,
  ],
  [
    'a question that can never be asked',
    PART_1,
    (json) => (question(json, 'EW2').askWhen = { not: { always: true } }),
    /Question EW2 can never be asked/,
  ],
  [
    'a rule that can never fire',
    ATTENDANCE,
    (json) =>
      (rule(json, 'A-08').firesWhen = {
        all: [
          { question: 'AT1', is: 'some' },
          { question: 'AT1', isNot: 'some' },
        ],
      }),
    /Rule A-08 can never fire/,
  ],
  [
    'a count of a question with one answer',
    ATTENDANCE,
    (json) => (rule(json, 'A-08').firesWhen = { question: 'AT1', countAtLeast: 'several-signs' }),
    /Rule A-08: AT1 allows one answer only/,
  ],
  [
    'a rule that reads free text',
    ATTENDANCE,
    (json) => (rule(json, 'A-08').firesWhen = { question: 'PV3', is: 'loud' }),
    /Rule A-08: PV3 has no options/,
  ],
  [
    'a rule that reads restricted status in public',
    ATTENDANCE,
    (json) => delete rule(json, 'A-09').private,
    /Rule A-09 reads OS4.*must be private/,
  ],
  [
    'the same question twice',
    PART_1,
    (json) => (question(json, 'EW2').id = 'EW1'),
    /The question EW1 is used twice/,
  ],
  [
    'the same rule twice',
    ATTENDANCE,
    (json) => (rule(json, 'A-02').id = 'A-01'),
    /The rule A-01 is used twice/,
  ],
  [
    'the same option twice',
    PART_1,
    (json) => question(json, 'AT1').options.push({ id: 'some', label: 'Some' }),
    /Question AT1 has the option "some" twice/,
  ],
  [
    'options that clear where one is chosen',
    PART_1,
    (json) => (question(json, 'AT1').options[0].clearsOthers = true),
    /Question AT1 allows one answer only/,
  ],
  [
    'a text without a longest length',
    PART_1,
    (json) => delete question(json, 'DO2').maxLength,
    /Question DO2 .*needs "maxLength"/,
  ],
  [
    'a rule without steps',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').steps = []),
    /Rule A-01 suggests no next step/,
  ],
  [
    'a step that a duty needs and that is left out where there is no room',
    ATTENDANCE,
    (json) => (rule(json, 'A-06').steps[1].ifRoom = true),
    /Rule A-06, step .*: what a duty needs is never left out/,
  ],
  [
    'a rule without sources',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').sources = []),
    /Rule A-01 names no source/,
  ],
  [
    'a source that is not there',
    ATTENDANCE,
    (json) => rule(json, 'A-01').sources.push('HEARSAY'),
    /Rule A-01 names the source "HEARSAY"/,
  ],
  [
    'a group that is not there',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').group = 'misc'),
    /Rule A-01 is in the group "misc"/,
  ],
  [
    'a duty that nobody set',
    ATTENDANCE,
    (json) => (rule(json, 'A-06').setBy = 'product'),
    /Rule A-06 states a duty/,
  ],
  [
    'a stop after other rules',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').level = 'stop'),
    /Rule A-03 stops the conversation, so it must come before/,
  ],
  [
    'a word that is never used',
    PART_1,
    (json) => (question(json, 'AT1').options[3].label = 'A school refuser'),
    /Question AT1 says "refuser".*finds it hard to attend/,
  ],
  [
    'a score',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').says = 'The risk score is high.'),
    /Rule A-01 says "risk score"/,
  ],
  [
    'a suggestion to exclude',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').steps[2].text = 'Exclude the pupil.'),
    /Rule A-01 suggests "Exclude the pupil."/,
  ],
  [
    'a plan form that suggests what is never suggested',
    'questions/part-6-review.json',
    (json) => (question(json, 'RV4').options[1].label = 'Consider a managed move'),
    /Question RV4 says "Consider a managed move"/,
  ],
  [
    'a suggestion of home education',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').steps[2].text = 'Discuss with them home education.'),
    /Rule A-01 suggests/,
  ],
  [
    'a fine',
    ATTENDANCE,
    (json) => (rule(json, 'A-02').steps[0].text = 'Send a penalty notice.'),
    /Rule A-02 suggests/,
  ],
  [
    'a step about parents that the DSL could not take out',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').steps[1].kind = 'people'),
    /Rule A-01.*kind must be "parents"/,
  ],
  [
    'provision without saying which',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').steps[0].kind = 'planned-ap'),
    /Rule A-01.*"onlyWith"/,
  ],
  [
    'a law that a school may change',
    'thresholds.json',
    (json) => (json.thresholds.find((t: Loose) => t.id === 'illness-return-days').schoolMayChange = 'yes'),
    /Threshold illness-return-days is set by law/,
  ],
  [
    'a threshold that dates need, gone',
    'thresholds.json',
    (json) => (json.thresholds = json.thresholds.filter((t: Loose) => t.id !== 'education-from-day')),
    /threshold education-from-day is missing/,
  ],
  [
    'a definition that refers to itself',
    'definitions.json',
    (json) => (json.definitions['primary'].when = { any: [{ named: 'primary' }] }),
    /definition "primary" refers back to itself/,
  ],
  [
    'a definition that nobody uses',
    'definitions.json',
    (json) => (json.definitions['spare'] = { says: 'Spare.', when: { always: true } }),
    /definition "spare" is used nowhere/,
  ],
  [
    'a removal of a model that is not there',
    'models.json',
    (json) => json.removals[0].models.push('ZZ-1'),
    /provision model ZZ-1, which does not exist/,
  ],
  [
    'a plan question that waits for a question of triage',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PLV7').askWhen = { question: 'EW1', is: 'late' }),
    /Question PLV7, when it is asked: there is no question "EW1"/,
  ],
  [
    'a plan question that waits for a rule',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PLV7').askWhen = { rule: 'A-02' }),
    /Question PLV7, when it is asked: there is no rule "A-02"/,
  ],
  [
    'a plan question that waits for a provider of one school',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PLC1').askWhen = { question: 'PLV2', is: 'bramble' }),
    /Question PLC1.*PLV2 has no option "bramble"/,
  ],
  [
    'a review question that looks ahead',
    'questions/part-6-review.json',
    (json) => (question(json, 'RV4').askWhen = { question: 'RV8', is: 'returned' }),
    /Question RV4.*looks at RV8, which is asked later/,
  ],
  [
    'a plan question and its follow-up on one card',
    'questions/part-6-review.json',
    (json) => (question(json, 'RV6').askWhen = { question: 'RV5', answered: true }),
    /Question RV6 depends on RV5, which is on the same card \(review-views\)/,
  ],
  [
    'a plan question that can never be asked',
    'questions/part-6-review.json',
    (json) => (question(json, 'RV5').askWhen = { not: { always: true } }),
    /Question RV5 can never be asked/,
  ],
  [
    'a topic of a plan that waits for the case',
    'questions/part-4-plan.json',
    (json) => (json.topics[1].offeredWhen = { anyRuleAtLeast: 'watch' }),
    /Topic [\w-]+ belongs to a form about a plan/,
  ],
  [
    'a reason for a plan that tells what is private',
    'plan-suggestions.json',
    (json) => (json.why[0].when = { rule: 'S-01' }),
    /"Much of this school year has been missed\." .*depends on what is private/,
  ],
  [
    'a reason for a plan in words of staff',
    'plan-suggestions.json',
    (json) => (json.why[0].text = 'The pattern looks like EBSA.'),
    /"EBSA", which is not for a plan that the pupil and parents read/,
  ],
  [
    'an aim that waits for a rule that is not there',
    'plan-suggestions.json',
    (json) => (json.aims[0].when = { rule: 'Z-99' }),
    /there is no rule "Z-99"/,
  ],
  [
    'plans that would begin with one aim',
    'plan-suggestions.json',
    (json) => json.aims.pop(),
    /at least two aims have to hold always/,
  ],
  [
    'a measure without a step to its target',
    'plan-suggestions.json',
    (json) => delete json.targetSteps.wellbeing,
    /plan-suggestions\.json.*wellbeing/,
  ],
  [
    'a figure with a range of its own beside its scale',
    'questions/part-6-review.json',
    (json) => (question(json, 'RVA').max = 200),
    /Question RVA counts the measure "attendance"/,
  ],
  [
    'a largest number below the smallest',
    'questions/part-5-update.json',
    (json) => Object.assign(question(json, 'UW1'), { min: 5, max: 2 }),
    /Question UW1 has a largest value that does not fit/,
  ],
  [
    'several ticks from the school’s own list',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PLK1').kind = 'multi'),
    /Question PLK1 takes options from the school/,
  ],
  [
    'a plan question with the id of another one',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PL2').id = 'EW1'),
    /The question EW1 is used twice/,
  ],
  [
    'a word that is never used, in a plan',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PL1').wording = 'Why is this pupil a truant?'),
    /Question PL1 says "truant"/,
  ],
  [
    'a section of the pack that is not there',
    PART_1,
    (json) => (question(json, 'EW1').shownIn.pack = 'front-page'),
    /In EW1 .*"shownIn > pack" should be one of "noticed", "tried"/,
  ],
  [
    'a place on the card that is not there',
    PART_1,
    (json) => (question(json, 'EW1').shownIn.card = 'top'),
    /In EW1 .*"shownIn > card" should be one of "reason", "signs"/,
  ],
  [
    'a private answer on the channel card',
    PART_1,
    (json) => (question(json, 'SN1').shownIn.card = 'signs'),
    /Question SN1 cannot be shown on the channel card .*: it is private/,
  ],
  [
    'free text on the channel card',
    PART_1,
    (json) => (question(json, 'DO2').shownIn = { card: 'signs' }),
    /Question DO2 cannot be shown on the channel card .*: only questions with options do/,
  ],
  [
    'an answer of the office on the channel card',
    'questions/part-2-office.json',
    (json) => (question(json, 'OT1').shownIn.card = 'signs'),
    /Question OT1 cannot be shown on the channel card .*: only answers of the person who raises/,
  ],
  [
    'an answer that reveals a status on the channel card',
    PART_1,
    (json) => (question(json, 'PV1').shownIn.card = 'signs'),
    /Question PV1 cannot be shown on the channel card .*"sharedAs"/,
  ],
  [
    'one answer of several counted in a digest',
    PART_1,
    (json) => (question(json, 'AT1').shownIn.digest = 'signs'),
    /Question AT1 cannot be counted in a digest .*only ticks/,
  ],
  [
    'a private answer in the open part of the pack',
    PART_1,
    (json) => (question(json, 'SN1').shownIn.pack = 'noticed'),
    /Question SN1 is private, so it cannot be in the pack under "noticed"/,
  ],
  [
    'care status that could leave the school',
    'questions/part-2-office.json',
    (json) => (question(json, 'OS4').shownIn.pack = 'send'),
    /Question OS4 reveals safeguarding or care: it has to say "pack": "never"/,
  ],
  [
    'what tells who acts for the pupil, no longer kept in',
    'questions/part-2-office.json',
    (json) => delete question(json, 'OT8').shownIn,
    /Question OT8 reveals safeguarding or care: it has to say "pack": "never"/,
  ],
  [
    'a tick that tells of safeguarding, no longer kept in',
    PART_1,
    (json) =>
      delete question(json, 'SE1').options.find(({ id }: Loose) => id === 'difficult-experience').private,
    /Question SE1, option "difficult-experience", reveals safeguarding/,
  ],
  [
    'an option that counts in the pack as one that is not there',
    PART_1,
    (json) => (question(json, 'EW1').options[0].packAs = 'quiet'),
    /Question EW1, option "withdrawn", counts in the pack as "quiet"/,
  ],
  [
    'an option that reveals a status in the pack',
    PART_1,
    (json) => (question(json, 'AT1').options[0].sharedAs = 'some'),
    /Question AT1, option "rarely-absent", reveals a status .*packAs/,
  ],
  [
    'a rule that reads what only the forms of others ask',
    ATTENDANCE,
    (json) => (rule(json, 'A-05').firesWhen = { question: 'FM1', is: 'held' }),
    /Rule A-05: FM1 is asked only for the forms of others/,
  ],
  [
    'health evidence that would leave the school in the pack',
    'questions/part-7-form-facts.json',
    (json) => (question(json, 'FM1').shownIn = { pack: 'attendance' }),
    /Question FM1 is private, so it cannot be in the pack under "attendance"/,
  ],
  [
    'agencies that are no longer kept in',
    'questions/part-7-form-facts.json',
    (json) => delete question(json, 'FA1').shownIn,
    /Question FA1 reveals safeguarding or care/,
  ],
  [
    'a plan question with a place of its own in the pack',
    'questions/part-4-plan.json',
    (json) => (question(json, 'PL1').shownIn = { pack: 'proposal' }),
    /Question PL1 belongs to a form about a plan/,
  ],
  [
    'more questions than staff were promised time for',
    PART_1,
    (json) => (question(json, 'DO2').seconds = 300),
    /Raising a concern .* takes up to \d+ seconds; .*about four minutes.* Save \d+ seconds: take a question/,
  ],
  [
    'a misspelt key',
    PART_1,
    (json) => (question(json, 'EW1').wordng = 'What?'),
    /In EW1 .*"wordng" is not known here/,
  ],
  [
    'a missing wording',
    PART_1,
    (json) => delete question(json, 'EW1').wording,
    /In EW1 .*"wording" is missing/,
  ],
  [
    'a level that is not one',
    ATTENDANCE,
    (json) => (rule(json, 'A-01').level = 'high'),
    /In A-01 .*"level" should be one of "watch"/,
  ],
  [
    'a misspelt condition',
    ATTENDANCE,
    (json) => (rule(json, 'A-05').firesWhen = { question: 'EW1', hasAny: ['late'] }),
    /In A-05 .*"firesWhen" uses "hasAny"/,
  ],
  [
    'a number in a condition',
    ATTENDANCE,
    (json) => (rule(json, 'A-03').firesWhen = { fact: 'absence', atLeast: 50 }),
    /In A-03 .*"atLeast" should be one id/,
  ],
];

describe('The content check', () => {
  it('finds nothing wrong with the content as it is', () =>
    assert.deepEqual(checkContent(readContent()), []));

  for (const [what, path, change, says] of MISTAKES)
    it(`names ${what}`, () => {
      const problems = checkChanged(changedContent(path, change));
      assert.ok(
        problems.some((problem) => says.test(problem)),
        problems.join('\n') || 'no problem found',
      );
      for (const problem of problems) assert.match(problem, /^[A-Z].*\.$/s);
    });

  it('names a file that is missing, and one that is not JSON', () => {
    const broken = readContent().map((file) =>
      file.path === 'blocks.json'
        ? { ...file, text: '', json: undefined }
        : file.path === ATTENDANCE
          ? { ...file, text: '{', json: undefined }
          : file,
    );
    assert.deepEqual(checkContent(broken), [
      `The file ${ATTENDANCE} is not JSON: look for a missing comma, bracket or quotation mark.`,
      'The file blocks.json is missing or empty.',
    ]);
  });
});
