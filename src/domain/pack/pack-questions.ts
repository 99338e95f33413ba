import { QUESTION } from '../known-ids/questions.ts';

/** The questions of each section of a pack, in the order of its rows. */
export const SEEN = [
  QUESTION.signsNoticed,
  QUESTION.howLong,
  QUESTION.absenceSeen,
  QUESTION.absencePattern,
  QUESTION.behaviourSeen,
  QUESTION.timeOutOfLessons,
  QUESTION.sanctionsWithoutChange,
  QUESTION.feelings,
  QUESTION.effectOnTheDay,
  QUESTION.recentChange,
];
export const TRIED = [QUESTION.supportTried, QUESTION.supportResult];
export const STRENGTHS = [QUESTION.strengths, QUESTION.success];
export const VOICE = [
  QUESTION.pupilAsked,
  QUESTION.pupilView,
  QUESTION.parentsTold,
  QUESTION.proposedPupilAgreement,
  QUESTION.proposedParentAgreement,
];
export const ATTENDANCE = [QUESTION.illnessDays, QUESTION.illnessExpected, QUESTION.unauthorisedRun];
export const SUSPENSIONS = [
  QUESTION.suspensions,
  QUESTION.daysSuspendedThisTerm,
  QUESTION.daysSuspendedThisYear,
  QUESTION.suspendedToday,
  QUESTION.suspensionBegan,
  QUESTION.suspensionLength,
  QUESTION.examMissed,
  QUESTION.permanentExclusion,
  QUESTION.boardNotified,
  QUESTION.removals,
];
export const TIMETABLE = [
  QUESTION.reducedTimetable,
  QUESTION.timetableBegan,
  QUESTION.timetableEnds,
  QUESTION.timetableReview,
  QUESTION.timetableAgreed,
  QUESTION.timetableReason,
  QUESTION.timetableToldToLa,
];
export const PROVISION = [
  QUESTION.provisionSoFar,
  QUESTION.providerKind,
  QUESTION.provisionPlace,
  QUESTION.provisionCode,
  QUESTION.provisionBegan,
  QUESTION.provisionReviewed,
  QUESTION.provisionFullTime,
];
export const PROPOSAL = [
  QUESTION.proposedModel,
  QUESTION.proposedProvider,
  QUESTION.proposedPlace,
  QUESTION.proposedFullTime,
  QUESTION.proposedCode,
  QUESTION.proposedStartAndNotice,
  QUESTION.proposedAims,
  QUESTION.proposedReview,
  QUESTION.proposedEnd,
  QUESTION.proposedMeasures,
  QUESTION.proposedWayBack,
  QUESTION.proposedProviderChecked,
  QUESTION.proposedToldToLa,
  QUESTION.proposedSignOff,
];
export const SEND: readonly string[] = [
  QUESTION.senStatus,
  QUESTION.sendAsStaffKnowIt,
  QUESTION.sendCaseworkerTold,
  QUESTION.annualReview,
];
