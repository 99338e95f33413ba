import { z } from 'zod/v4';
import type { OwnLayout } from '../../../app/ports/own-layouts.ts';
import { FIGURE_COLUMNS, REGISTER_COLUMNS } from '../../../domain/content/mis-layouts.ts';
import { instant, person, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

const column = z.union([
  z.enum([...FIGURE_COLUMNS, ...REGISTER_COLUMNS]),
  z.templateLiteral(['code-', z.string()]),
]);

export const OWN_LAYOUT = kindOf<OwnLayout>()(
  'own layout',
  1,
  row({
    id: text,
    headings: z.array(z.string()),
    columns: z.partialRecord(column, text),
    by: person,
    at: instant,
  }),
);
