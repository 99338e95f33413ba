import { z } from 'zod/v4';
import { USUAL_RETENTION } from '../domain/school/retention.ts';

/** A whole number between these. */
const period = (least: number, most: number, usual: number) =>
  z
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`)
    .default(usual);

/** How long the school keeps what the bot holds. Optional, as a whole and each by itself. */
export const retentionShape = {
  retention: z
    .strictObject({
      notNeededDays: period(7, 366, USUAL_RETENTION.notNeededDays),
      caseSchoolYears: period(0, 25, USUAL_RETENTION.caseSchoolYears),
      auditYears: period(1, 50, USUAL_RETENTION.auditYears),
    })
    .optional(),
};
