import { describeReason } from '../words/reasons.ts';
import { MEASURE_WORDS } from '../words/measures.ts';
import { createHash } from 'node:crypto';
import type { AnswerButton, Bank, Question, Topic } from '../domain/content/bank.ts';
import type { Condition } from '../domain/content/condition.ts';
import type { MeasureId } from '../domain/known-ids/plan.ts';
import { SCALES } from '../domain/plan/plan.ts';
import type { Block, Content, ProvisionModel, Rule, Threshold } from '../domain/content/content.ts';
import type { RawFile } from './read.ts';
import { buttonsOf, labelOf } from './buttons.ts';
import { placeOf } from './shape.ts';
import type { CouncilForm, FieldSource } from '../domain/content/council-form.ts';
import type { ContentFiles, ContentForm, ContentQuestion, ContentRule, ContentTopic } from './schema.ts';

const ALWAYS: Condition = { always: true };

/** Assembles checked content. `overrides` are the school's own thresholds, already checked. */
export function buildContent(
  raw: ContentFiles,
  files: readonly RawFile[],
  overrides: Readonly<Record<string, number>>,
): Content {
  const { thresholds } = raw;
  return {
    version: versionOf(files, overrides),
    guidanceVersion: thresholds.guidanceVersion,
    effectiveFrom: thresholds.effectiveFrom,
    bank: buildBank(raw, raw.questions),
    planBank: buildBank(raw, raw.forms),
    groups: raw.groups.groups,
    sources: new Map(raw.sources.sources.map((source) => [source.id, dropUndefined(source)])),
    definitions: new Map(Object.entries(raw.definitions.definitions).map(([id, { when }]) => [id, when])),
    thresholds: new Map(
      thresholds.thresholds.map((threshold): [string, Threshold] => [
        threshold.id,
        { ...threshold, value: overrides[threshold.id] ?? threshold.value },
      ]),
    ),
    rules: raw.rules.flatMap((file) => file.rules.map(buildRule)),
    sameSteps: new Map(raw.sameSteps.steps.map(({ id, ...step }) => [id, dropUndefined(step)])),
    blocks: raw.blocks.blocks.map((block): Block => ({ ...block, private: block.private === true })),
    models: raw.models.models.map((model): ProvisionModel => ({ ...model, last: model.last === true })),
    removals: raw.models.removals,
    wordCheck: raw.wordCheck,
    panels: raw.panels.panels,
    tips: raw.tips.tips,
    planSuggestions: raw.planSuggestions,
    providerChecks: raw.providerChecks.checks.map((check) => dropUndefined(check)),
    misLayouts: raw.misLayouts,
    councilForms: raw.councilForms.map(buildForm),
    describeReason,
    responseDays: thresholds.responseDays,
  };
}

function buildBank(raw: ContentFiles, files: ContentFiles['questions']): Bank {
  const questions = new Map<string, Question>();
  const topics: Topic[] = [];
  for (const file of files) {
    for (const topic of file.topics) {
      for (const card of topic.cards)
        for (const question of card.questions)
          questions.set(question.id, buildQuestion(question, placeOf(file.part), topic, card.id, raw));
      topics.push({
        ...pickDefined(topic, ['intro', 'roles']),
        id: topic.id,
        ...placeOf(file.part),
        title: topic.title,
        offeredWhen: topic.offeredWhen ?? ALWAYS,
        cards: topic.cards.map((card) => ({
          id: card.id,
          questions: card.questions.map((question) => question.id),
          ...(card.buttons === undefined
            ? {}
            : {
                buttons: buttonsOf(card).map((button): AnswerButton => ({
                  label: labelOf(button, card.questions),
                  answers: button.answers,
                })),
              }),
        })),
      });
    }
  }
  return { topics, questions };
}

function buildQuestion(
  question: ContentQuestion,
  place: Pick<Question, 'form' | 'gate'>,
  topic: ContentTopic,
  card: string,
  raw: ContentFiles,
): Question {
  const { askWhen, options, roles, ...rest } = question;
  // People and providers are the school's own and are added once its settings are known
  // (domain/questions/for-school.ts).
  const models = question.optionsFrom === 'models' ? raw.models.models : [];
  const grades = question.scale === undefined ? [] : (MEASURE_WORDS[question.scale].grades ?? []);
  const allowed = roles ?? topic.roles;
  return {
    ...(question.scale === undefined ? {} : onScale(question.scale, question.drawn)),
    ...dropUndefined(rest),
    ...place,
    topic: topic.id,
    card,
    options: [
      ...(options ?? []).map((option) => dropUndefined(option)),
      ...models.map(({ id, name }) => ({ id, label: name })),
      ...grades.map((grade, at) => ({ id: String(at + 1), label: `${at + 1}: ${grade}` })),
    ],
    askWhen: askWhen ?? ALWAYS,
    ...(allowed ? { roles: allowed } : {}),
  };
}

const SCALE_UNITS = {
  attendance: 'per cent',
  behaviour: 'lessons a week',
  engagement: 'of 5',
  'social-skills': 'of 5',
  learning: 'steps',
  wellbeing: 'of 5',
} as const satisfies Record<MeasureId, Question['unit']>;

/** Range, unit and help of a success measure's figure: a plan and its reviews always count the same thing. */
function onScale(
  measure: MeasureId,
  drawn: Question['drawn'],
): Partial<Pick<Question, 'min' | 'max' | 'unit' | 'help' | 'step'>> {
  const { least, most } = SCALES[measure];
  const { counts } = MEASURE_WORDS[measure];
  const help = `${counts.charAt(0).toUpperCase()}${counts.slice(1)}.`;
  return {
    min: least,
    max: most,
    unit: SCALE_UNITS[measure],
    // Beside a figure of the same scale it goes without saying.
    ...(drawn === 'beside' ? {} : { help }),
    step: measure === 'attendance' ? 0.1 : 1,
  };
}

function buildRule(rule: ContentRule): Rule {
  const { level, duty, steps, private: secret, ...rest } = rule;
  return {
    ...dropUndefined(rest),
    level: level ?? null,
    duty: duty ?? null,
    private: secret === true,
    steps: steps.map((step) => dropUndefined(step)),
  };
}

function buildForm(raw: ContentForm): CouncilForm {
  const { id, council, kind, title, lastYear, source, consent, attachments } = raw;
  return {
    id,
    council,
    kind,
    title,
    ...(lastYear === undefined ? {} : { lastYear }),
    source,
    consent: dropUndefined(consent),
    attachments,
    measured: raw.measured === true,
    send: raw.send === true,
    sections: raw.sections.map(({ title, fields }) => ({
      title,
      fields: fields.map(({ from, ...field }) => ({
        ...dropUndefined(field),
        ...(from === undefined ? {} : { from: from.map(buildFieldSource) }),
      })),
    })),
  };
}

function buildFieldSource(
  from: NonNullable<ContentForm['sections'][number]['fields'][number]['from']>[number],
): FieldSource {
  return 'ticks' in from ? { ticks: from.ticks.map((tick) => dropUndefined(tick)) } : from;
}

/** An object that has only the keys with a value. */
type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function dropUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>;
}

function pickDefined<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Defined<Pick<T, K>> {
  return dropUndefined(Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>);
}

/** Twelve characters that change whenever a content file or an overridden threshold does. */
export function versionOf(files: readonly RawFile[], overrides: Readonly<Record<string, number>>): string {
  const hash = createHash('sha256');
  for (const { path, json } of files) hash.update(`${path}\n${JSON.stringify(json)}\n`);
  hash.update(JSON.stringify(Object.entries(overrides).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  return hash.digest('hex').slice(0, 12);
}
