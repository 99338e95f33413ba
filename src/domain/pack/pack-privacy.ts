import { OTHER_REASONS } from '../triage/evidence.ts';
import type { AnswerValue } from '../content/answers.ts';
import type { Option, Question } from '../content/bank.ts';
import type { Knowledge } from '../content/knowledge.ts';
import type { Pack, PackRow } from './pack.ts';

/** Words that a reason uses where it may not say more (see evidence.ts). */
const HINTS = ['a status check', 'recorded, see the details'];

/** How a reason begins that names other rules; the first in cases stored before the wording changed. */
const NAMES_OTHERS: readonly string[] = ['Rules that fired', OTHER_REASONS];

/** True for questions whose answers stay in the school. */
export function isHeldBack(question: Question): boolean {
  return question.private === true || question.shownIn?.pack === 'never';
}

/** True for a tick that tells of safeguarding itself, though its question may be shown. */
function isTelling({ private: secret, packAs }: Option): boolean {
  return secret === true || packAs !== undefined;
}

/** The answer as it may leave the school; undefined when nothing of it is left. */
export function outsideAnswer({ options }: Question, value: AnswerValue): AnswerValue | undefined {
  if (typeof value === 'number' || !options.some(isTelling)) return value;
  const outside = (id: string) => {
    const option = options.find((each) => each.id === id);
    return option && isTelling(option) ? option.packAs : id;
  };
  if (typeof value === 'string') return outside(value);
  const kept = [...new Set(value.flatMap((id) => outside(id) ?? []))];
  return kept.length === 0 ? undefined : kept;
}

/** A rule's reasons without the parts that stay in the school; a reason of which nothing is left goes altogether. */
export function outsideReasons(because: readonly string[], knowledge: Knowledge): readonly string[] {
  const questions = [...knowledge.bank.questions.values()];
  const held = new Set([
    ...HINTS,
    ...questions.flatMap(({ options }) => options.filter(isTelling).map(({ label }) => label)),
  ]);
  const away = questions.filter(isHeldBack).map(({ label }) => label);
  return because.flatMap((line) => {
    const colon = line.indexOf(': ');
    if (colon < 0) return [line];
    const label = line.slice(0, colon);
    if (away.includes(label)) return [];
    const kept = line
      .slice(colon + 2)
      .split('; ')
      .filter((part) => !held.has(part));
    // How many there are, and which are named, would tell of those that are not.
    if (NAMES_OTHERS.includes(label))
      return kept.length === 0 ? [] : ['Together with the other reasons given here'];
    return kept.length === 0 ? [] : [`${label}: ${kept.join('; ')}`];
  });
}

/** Every answer in the pack that somebody wrote; of those about SEND none, where such words are meant. */
function writtenAnswers(pack: Pack): readonly PackRow[] {
  const { seen, tried, strengths, voice, attendance, suspensions, timetable, provisionSoFar, proposal } =
    pack;
  const plain = [seen, tried, strengths, voice, timetable, provisionSoFar, proposal];
  return [...plain, attendance.rows, suspensions.rows].flat().filter(({ ownWords }) => ownWords === true);
}

/** What staff wrote in the plan, at its reviews and at the end. */
function planTexts({ plan, closing }: Pack): readonly (readonly [string, string | undefined])[] {
  return [
    ['why this plan', plan?.why],
    ['what the pupil wants', plan?.pupilWants],
    ...(plan?.aims ?? []).map(({ what }, at) => [`aim ${at + 1}`, what] as const),
    ...(plan?.agreed ?? []).map(({ label, value }) => [label, value] as const),
    ...(plan?.wayBack ?? []).map(({ what }, at) => [`step ${at + 1} of the way back`, what] as const),
    ['what the pupil takes back into class', plan?.takesBack],
    ...(plan?.reviews ?? []).map(
      ({ whatWorked }, at) => [`what worked (review ${at + 1})`, whatWorked] as const,
    ),
    ['how it ended', closing?.reason],
    ['what worked', closing?.whatWorked],
  ];
}

/** Words in a text that can tell of safeguarding, care, or SEND status. A prompt to read again, not a finding. */
const TELLING = [
  /\b(dsl|safeguard\w*|child protection|social (worker|services|care)|looked[ -]after|in care|foster\w*|adopted|virtual school|youth justice|police|early help|ehcp|ehc plan|senco)\b/i,
  /\b(SEND?|EHC)\b/,
];

/**
 * What staff wrote in their own words is printed as they wrote it, because shortening it would change it. Names the
 * texts of a pack that hold a word about safeguarding, care or SEND, so that somebody reads them before it leaves.
 */
export function textsToReadAgain(pack: Pack): readonly string[] {
  const texts: readonly (readonly [string, string | undefined])[] = [
    ["the decision's reason", pack.decision?.reason],
    ...writtenAnswers(pack).map(({ label, value }) => [label, value] as const),
    ...planTexts(pack),
    ...pack.setAside.map(({ what, reason }) => [`why "${what}" was set aside`, reason] as const),
    ...pack.questions.flatMap(({ question, answer }, at) => [
      [`question ${at + 1}`, question] as const,
      [`the answer to question ${at + 1}`, answer] as const,
    ]),
  ];
  return texts.flatMap(([name, text]) =>
    text !== undefined && TELLING.some((words) => words.test(text)) ? [name] : [],
  );
}
