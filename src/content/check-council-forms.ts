import { QUESTION } from '../domain/known-ids/questions.ts';
import { leavesOnForm } from '../domain/pack/pack-privacy.ts';
import { allQuestionsOf, twice } from './check-parts.ts';
import type { ContentFiles, ContentForm, ContentQuestion } from './schema.ts';

type Field = ContentForm['sections'][number]['fields'][number];
type FieldFrom = NonNullable<Field['from']>[number];

const SUPPORT = QUESTION.supportTried;

/** Fields of councils' forms that cannot be filled as they say, and forms that cannot be told apart. */
export function councilFormProblems(raw: ContentFiles): string[] {
  const questions = new Map(allQuestionsOf(raw).map((each) => [each.id, each]));
  const supports = new Set(
    allQuestionsOf(raw)
      .filter(({ id }) => id === SUPPORT)
      .flatMap(({ options = [] }) => options.map(({ id }) => id)),
  );
  const sources = new Set(raw.sources.sources.map(({ id }) => id));
  const checks = new Set(raw.providerChecks.checks.map(({ id }) => id));
  const known: Known = { questions, supports, checks };
  const purposes = questions.get(QUESTION.consentFor)?.options?.map(({ id }) => id) ?? [];
  const years = questions.get(QUESTION.yearGroup)?.options?.map(({ id }) => id) ?? [];
  return [
    ...twice(raw.councilForms.map(({ id }) => id)).map(
      (id) => `Two files in forms/ have the id ${id}: each form needs one of its own.`,
    ),
    ...raw.councilForms.flatMap((form) => [
      ...(sources.has(form.source)
        ? []
        : [`Form ${form.id} names the source "${form.source}", which is not in sources.json.`]),
      ...consentProblems(form, purposes),
      ...(form.lastYear === undefined || years.includes(form.lastYear)
        ? []
        : [
            `Form ${form.id} is for pupils up to year "${form.lastYear}", which ${QUESTION.yearGroup} does not offer: ${years.join(', ')}.`,
          ]),
      ...twice(form.attachments.map(({ id }) => id)).map(
        (id) => `Form ${form.id} has two attachments with the id "${id}".`,
      ),
      ...form.sections.flatMap(({ title, fields }) =>
        twice(fields.map(({ label }) => label)).map(
          (label) =>
            `Form ${form.id} has the label "${label}" twice under "${title}": nobody could tell them apart.`,
        ),
      ),
      ...form.sections.flatMap(({ fields }) => fields).flatMap((field) => fieldProblems(form, field, known)),
    ]),
  ];
}

function consentProblems({ id, consent }: ContentForm, purposes: readonly string[]): string[] {
  if (!consent.needed)
    return consent.for === undefined
      ? []
      : [`Form ${id} needs no consent, so it cannot say what consent is "for".`];
  if (consent.for === undefined)
    return [`Form ${id} needs consent and does not say what for ("for" in "consent").`];
  return consent.for
    .filter((each) => !purposes.includes(each))
    .map(
      (each) =>
        `Form ${id} needs consent for "${each}", which ${QUESTION.consentFor} does not offer: ${purposes.join(', ')}.`,
    );
}

interface Known {
  readonly questions: ReadonlyMap<string, ContentQuestion>;
  readonly supports: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
}

function fieldProblems(form: ContentForm, field: Field, known: Known): string[] {
  const named = `Form ${form.id}, field "${field.label}",`;
  const isFilled = field.mark === 'filled' || field.mark === 'half';
  return [
    ...(isFilled && field.from === undefined
      ? [`${named} is marked "${field.mark}" and does not say where from ("from").`]
      : []),
    ...(!isFilled && field.from !== undefined
      ? [`${named} says where it comes from, so it cannot be marked "${field.mark}".`]
      : []),
    ...((field.mark === 'half' || field.mark === 'by-design') && field.why === undefined
      ? [`${named} is marked "${field.mark}" and does not say why ("why").`]
      : []),
    ...(field.from ?? []).flatMap((from) =>
      sourceProblems(form, from, known).map((problem) => `${named} ${problem}.`),
    ),
  ];
}

/** Ends of a sentence. */
function sourceProblems(form: ContentForm, from: FieldFrom, known: Known): string[] {
  if ('answers' in from) return from.answers.flatMap((id) => questionProblems(form, id, known));
  if ('ticks' in from)
    return from.ticks.flatMap(({ label, question, options = [] }) => {
      if (question === undefined)
        return options.length === 0 ? [] : [`has options for the box "${label}" and no question`];
      const found = known.questions.get(question);
      const offered = found?.options?.map(({ id }) => id) ?? [];
      return [
        ...questionProblems(form, question, known),
        ...(found && options.length === 0
          ? [`does not say which options of ${question} tick the box "${label}"`]
          : []),
        ...(found
          ? options
              .filter((option) => !offered.includes(option))
              .map((option) => `names the option "${option}", which question ${question} does not offer`)
          : []),
      ];
    });
  if ('supports' in from)
    return from.supports === 'all'
      ? []
      : from.supports
          .filter((kind) => !known.supports.has(kind))
          .map((kind) => `names the support "${kind}", which is no option of ${SUPPORT}`);
  if ('providerCheck' in from)
    return known.checks.has(from.providerCheck)
      ? []
      : [`names the check "${from.providerCheck}", which is not in provider-checks.json`];
  if ('enclosed' in from)
    return form.attachments.some(({ id }) => id === from.enclosed)
      ? []
      : [`names the attachment "${from.enclosed}", which is not among the form's "attachments"`];
  return [];
}

function questionProblems(form: ContentForm, id: string, { questions }: Known): string[] {
  const question = questions.get(id);
  if (!question) return [`names the question ${id}, which does not exist`];
  const leaves = leavesOnForm(question);
  if (leaves === 'never')
    return [
      `takes the answer to ${id}, which stays in the school: only a question that says "pack" or "councilForm" in "shownIn" can be on a form`,
    ];
  return leaves === 'send' && form.send !== true
    ? [`takes the answer to ${id}, which is about SEND: the form has to say "send": true`]
    : [];
}
