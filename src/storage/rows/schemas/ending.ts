import { z } from 'zod/v4';
import type { RowKind } from './row-kind.ts';

const ending = z.looseObject({ expiresAt: z.iso.datetime({ offset: true }) });

/** Reads only the expiry date, so that a row with damaged content is deleted like any other. */
export const endingOf = ({ name, schemaVersion }: RowKind<unknown>): RowKind<z.infer<typeof ending>> => ({
  name,
  schemaVersion,
  schema: ending,
});
