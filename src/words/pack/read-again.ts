import type { Pack, PackRow } from './pack.ts';

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
