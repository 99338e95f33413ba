import { z } from 'zod/v4';
import { RESPONSE_DAYS } from '../domain/school/response-days.ts';

const within = (most: number) => {
  const must = `must be a whole number of school days from 0 to ${most}`;
  return z.int(must).min(0, must).max(most, must).optional();
};

/** By how many school days after a concern somebody answers, by level. Optional, as a whole and each by itself. */
export const responseDaysShape = {
  responseDays: z
    .strictObject({
      urgent: within(RESPONSE_DAYS.urgent),
      priority: within(RESPONSE_DAYS.priority),
      targeted: within(RESPONSE_DAYS.targeted),
      watch: within(RESPONSE_DAYS.watch),
    })
    .optional(),
};
