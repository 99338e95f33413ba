/** The measures of success: attendance and behaviour alone never tell the whole story. */
export const MEASURES = [
  'attendance',
  'behaviour',
  'engagement',
  'social-skills',
  'learning',
  'wellbeing',
] as const;
export type MeasureId = (typeof MEASURES)[number];

export const PLACES = ['school-site', 'provider-site', 'home'] as const;
export type Place = (typeof PLACES)[number];

/** How often the key adult and whoever teaches the pupil speak. */
export const CONTACT_RHYTHMS = ['daily', 'twice-a-week', 'weekly'] as const;
export type ContactRhythm = (typeof CONTACT_RHYTHMS)[number];

export const PARENT_VIEWS = ['agreed', 'informed-not-agreed', 'no'] as const;
export type ParentAgreement = (typeof PARENT_VIEWS)[number];

export const REVIEW_DECISIONS = ['continue', 'step-down', 'reintegrate', 'change', 'close'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Why a pupil may have fewer hours in school for a time. To manage behaviour is none of them. */
export const TIMETABLE_REASONS = ['medical', 'anxiety', 'reintegration', 'other'] as const;
export type TimetableReason = (typeof TIMETABLE_REASONS)[number];

/** How the parent the pupil normally lives with agreed to a reduced timetable. */
export const TIMETABLE_AGREED = ['written', 'verbal'] as const;
export type TimetableAgreed = (typeof TIMETABLE_AGREED)[number];

/** Whether the LA has been told of a reduced timetable. */
export const TIMETABLE_LA = ['yes', 'no', 'not-required'] as const;
export type TimetableLa = (typeof TIMETABLE_LA)[number];

/** How a case ends. Words for the record, never a suggestion. */
export const CLOSING_OUTCOMES = [
  'returned',
  'stepped-down',
  'continued',
  'new-school',
  'post-16',
  'other',
] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];
