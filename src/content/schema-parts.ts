import { z } from 'zod/v4';
import type { Condition } from '../domain/content/condition.ts';
import { conditionProblem } from './condition-shape.ts';

export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, { error: 'may hold only letters, digits and hyphens' });
export const text = z.string().min(1, { error: 'is empty' });
export const ids = z.array(id).min(1, { error: 'needs at least one entry' });

/** One condition of the small language in `domain/content/condition.ts`. */
export const condition = z
  .custom<Condition>()
  .superRefine((raw, context) => {
    const problem = conditionProblem(raw);
    if (problem !== undefined)
      context.addIssue({ code: 'custom', message: `${problem}; see "Conditions" in src/content/README.md` });
  })
  .meta({ id: 'condition' });

export const setBy = z.enum(['law', 'guidance', 'product', 'school']);
