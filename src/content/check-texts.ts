import { allQuestionsOf, questionsIn, rulesOf } from './check-parts.ts';
import type { ContentFiles } from './schema.ts';

/** Words that label a child or claim to predict; banned from all text that people read. */
const NEVER_SAID: readonly (readonly [RegExp, string])[] = [
  [/\brefusers?\b|\bschool refusal\b/i, 'say "finds it hard to attend"'],
  [/\bfixed[- ]term exclusions?\b/i, 'say "suspension"'],
  [/\brisk scores?\b|\brisk ratings?\b/i, 'levels are not scores'],
  [/\bprobabilit(y|ies)\b|\bpredict(s|ed|ion|ions)?\b|\blikelihood\b/i, 'nothing is predicted'],
  [/\btruan(t|ts|cy)\b/i, 'say "absence"'],
  [/\bsuccess rate\b/i, "providers' success rates are not shown"],
  [/\b(push|pull) factors?\b/i, 'sources use these words in opposite senses'],
];

/** All of them at once: a quick test before finding which. */
const ANY_NEVER_SAID = new RegExp(NEVER_SAID.map(([word]) => word.source).join('|'), 'i');

/** What may never be a suggested next step. */
const NEVER_SUGGESTED = new RegExp(
  [
    /\b(suspend|exclude|expel|punish|fine|sanction)(s|ed|ing)?\b/i,
    /\b(penalty|fixed penalty) notices?\b|\bissue a (fine|penalty|warning)\b/i,
    /\b(reduce|shorten|cut) (the|their|his|her) (timetable|hours)\b/i,
    /\b(consider|suggest|offer|encourage|recommend|try|use|discuss)\W+(\w+\W+){0,3}(home educat\w+|exclusion|suspension|managed move|change of school|reduced timetable|move to another school)/i,
    /\b(remove|take)\b.*\b(from|off) (the )?roll\b/i,
    /\bdiagnos(e|is|ed)\b/i,
    /\bwait (for|until) the DSL\b/i,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'i',
);

/** Short for what staff know, and statuses. */
const JARGON = /\b(EBSA|SEMH|SEND?|EHCP?|SENCO|DSL|LA|AP|PEX|social worker|looked[- ]after)\b/;

const ABOUT_PARENTS = /\b(parents?|carers?|family|families|home visit)\b/i;

/** Mistakes in what people read: banned words, and steps that are never suggested. */
export function textProblems(raw: ContentFiles): string[] {
  const problems: string[] = [];
  const look = (what: string, ...texts: readonly (string | undefined)[]) => {
    const all = texts.join('\n');
    if (!ANY_NEVER_SAID.test(all)) return;
    for (const [word, instead] of NEVER_SAID) {
      const found = word.exec(all);
      if (found) problems.push(`${what} says "${found[0]}", which is never used here: ${instead}.`);
    }
  };
  for (const { id, label, wording, help, why, options = [] } of allQuestionsOf(raw))
    look(`Question ${id}`, label, wording, help, why, ...options.map((option) => option.label));
  for (const topic of [...raw.questions, ...raw.forms].flatMap((file) => file.topics))
    look(`Topic ${topic.id}`, topic.title, topic.intro);
  for (const { id, title, consent, sections, attachments } of raw.councilForms)
    look(
      `Form ${id}`,
      title,
      consent.because,
      ...sections.flatMap((section) => [section.title, ...section.fields.map(({ label }) => label)]),
      ...attachments.map(({ label }) => label),
    );
  const { groups, words, harmless } = raw.wordCheck;
  for (const phrase of [...words, ...harmless])
    for (const [, name = ''] of phrase.matchAll(/\{(.*?)\}/g))
      if (!groups[name])
        problems.push(`The word check's "${phrase}" names a group that is not there: ${name}.`);
  for (const rule of rulesOf(raw)) {
    look(`Rule ${rule.id}`, rule.name, rule.says, rule.duty);
    for (const { text, kind, same } of rule.steps) {
      const { text: together, instead = [] } = raw.sameSteps.steps.find(({ id }) => id === same) ?? {};
      const others = [together, ...instead.map((other) => other.text)].filter((said) => said !== undefined);
      for (const said of [text, ...others]) {
        look(`Rule ${rule.id}`, said);
        const never = NEVER_SUGGESTED.exec(said);
        if (never)
          problems.push(`Rule ${rule.id} suggests "${said}"; "${never[0]}" is never a suggested step.`);
        if (ABOUT_PARENTS.test(said) && kind !== 'parents')
          problems.push(
            `Rule ${rule.id}, step "${said}": it is about parents, so its kind must be "parents"; the DSL can then take it out.`,
          );
      }
    }
  }
  for (const block of raw.blocks.blocks) look(`Block ${block.id}`, block.name, block.says, block.clearedBy);
  for (const { id, label, document } of raw.providerChecks.checks)
    look(`Check of providers ${id}`, label, document);
  for (const tip of raw.tips.tips) {
    look(`Tip ${tip.id}`, tip.text);
    const never = NEVER_SUGGESTED.exec(tip.text);
    if (never) problems.push(`Tip ${tip.id} says "${never[0]}", which is never suggested.`);
  }
  // In a plan, an update or a review people may act on any answer.
  for (const { id, wording, help, options = [] } of questionsIn(raw.forms)) {
    const texts = [wording, help ?? '', ...options.map(({ label }) => label)];
    const never = NEVER_SUGGESTED.exec(texts.join('\n'));
    if (never) problems.push(`Question ${id} says "${never[0]}", which is never suggested.`);
  }
  const { why, whyOtherwise, whyCloses, aims } = raw.planSuggestions;
  for (const text of [...why, ...aims].map((each) => each.text).concat(whyOtherwise, whyCloses)) {
    look('The file plan-suggestions.json', text);
    const [never] = NEVER_SUGGESTED.exec(text) ?? JARGON.exec(text) ?? [];
    if (never !== undefined)
      problems.push(
        `The sentence "${text}" of plan-suggestions.json says "${never}", which is not for a plan that the pupil and parents read.`,
      );
  }
  for (const model of raw.models.models) look(`Provision model ${model.id}`, model.name, model.says);
  return problems;
}
