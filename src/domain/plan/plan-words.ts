import { dayInWords } from '../calendar/london.ts';
import type { ContactRhythm, MeasureId, ParentAgreement, Place, ReviewDecision } from '../known-ids/plan.ts';
import { SCALES, type MeasureCourse, type WeeklyUpdate } from './plan.ts';

/** Where the sessions are. */
export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  'school-site': 'On our own site',
  'provider-site': "At the provider's site",
  home: 'At home',
};

/** How often the key adult and whoever teaches the pupil speak. */
export const CONTACT_WORDS: Readonly<Record<ContactRhythm, string>> = {
  daily: 'every day',
  'twice-a-week': 'twice a week',
  weekly: 'once a week',
};

export const PARENTS_WORDS: Readonly<Record<ParentAgreement, string>> = {
  agreed: 'agreed',
  'informed-not-agreed': 'know of it, have not agreed',
  no: 'have not agreed',
};

/** What a review decided, in the words people read. */
export const REVIEW_WORDS: Readonly<Record<ReviewDecision, string>> = {
  continue: 'The plan goes on',
  'step-down': 'Fewer hours away from ordinary lessons',
  reintegrate: 'The way back to class begins',
  change: 'The plan is changed',
  close: 'The case is closed',
};

const BEHAVIOUR_WORDS: Readonly<Record<WeeklyUpdate['behaviour'], string>> = {
  calmer: 'behaviour calmer',
  'the-same': 'behaviour as before',
  harder: 'behaviour harder',
};
const LEARNING_WORDS: Readonly<Record<WeeklyUpdate['learning'], string>> = {
  'steps-forward': 'steps forward in learning',
  'the-same': 'learning as before',
  'steps-back': 'steps back in learning',
};
const SINCE_WORDS = { nearer: 'nearer', further: 'further away', 'the-same': 'as at the start' } as const;

/** A figure with what it counts: `62 %`, `3 of 5`, `9 lessons a week`. */
export function figureInWords(measure: MeasureId, value: number): string {
  return `${value}${SCALES[measure].unit}`;
}

/** From the baseline to now and the target: `62 % at the start, 74 % on Wed 16 Dec, aim 85 %: nearer`. */
export function courseInWords({ id, baseline, target, figures, since }: MeasureCourse): string {
  const latest = figures.at(-1);
  const now = latest ? [`${figureInWords(id, latest.value)} on ${dayInWords(latest.date)}`] : [];
  const parts = [`${figureInWords(id, baseline)} at the start`, ...now, `aim ${figureInWords(id, target)}`];
  return `${parts.join(', ')}${since ? `: ${SINCE_WORDS[since]}` : ''}`;
}

/** Every figure of a measure in the order of time: `62 %, 74 % (Wed 16 Dec), 81 % (Wed 20 Jan); aim 85 %`. */
export function everyFigureInWords(
  { id, baseline, target, figures }: MeasureCourse,
  day: (date: string) => string = (date) => dayInWords(date),
): string {
  const seen = figures.map(({ date, value }) => `${figureInWords(id, value)} (${day(date)})`);
  return `${[figureInWords(id, baseline), ...seen].join(', ')}; aim ${figureInWords(id, target)}`;
}

/** How much of the way from the baseline to the target a figure is, in per cent; below 0 when it is further away. */
export function wayInPercent({ baseline, target }: MeasureCourse, value: number): number {
  return baseline === target ? 100 : Math.round(((value - baseline) / (target - baseline)) * 100);
}

/** A weekly update without its line in the writer's own words. */
export function updateInWords(update: WeeklyUpdate): string {
  const { offered, attended, engagement } = update;
  return [
    `${attended} of ${offered} sessions`,
    `engagement ${engagement} of 5`,
    BEHAVIOUR_WORDS[update.behaviour],
    LEARNING_WORDS[update.learning],
    update.contactKept ? 'contact kept' : 'contact missed',
    update.seen ? 'seen in person' : notSeen(update),
  ].join('; ');
}

function notSeen({ lastSeen }: WeeklyUpdate): string {
  return `nobody saw the pupil in person${lastSeen === undefined ? '' : ` (last on ${dayInWords(lastSeen)})`}`;
}
