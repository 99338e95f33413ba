import type { Pack, PackRow } from './pack.ts';

/** Every free-text answer in the pack; none about SEND, where such words are expected. */
function writtenAnswers(pack: Pack): readonly PackRow[] {
  const { seen, tried, strengths, voice, attendance, suspensions, timetable, provisionSoFar, proposal } =
    pack;
  const plain = [seen, tried, strengths, voice, timetable, provisionSoFar, pack.learning, proposal];
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

/** Words that can reveal safeguarding, care, or SEND status. A prompt to reread, not a finding. */
const TELLING = [
  /\b(dsl|safeguard\w*|child protection|social (worker|services|care)|looked[ -]after|in care|foster\w*|adopted|virtual school|youth justice|police|early help|ehcp|ehc plan|senco)\b/i,
  /\b(SEND?|EHC)\b/,
];

/** True for a text with such a word. */
export function mayTell(text: string): boolean {
  return TELLING.some((words) => words.test(text));
}

/**
 * Staff's own words are printed as written, because shortening would change them. Names the texts of a pack that hold a
 * word about safeguarding, care or SEND, for somebody to reread before it leaves.
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
  return texts.flatMap(([name, text]) => (text !== undefined && mayTell(text) ? [name] : []));
}
